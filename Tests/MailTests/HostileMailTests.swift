import Foundation
import Inbox
import Mail
import Testing

@Suite(.enabled(if: Fixtures.areThere, "the shared corpora are not here: set BELLHOP_SHARED"))
struct HostileMailTests {
  @Test func explore() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("hostile-\(getpid())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let expand = Process()
    expand.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    expand.arguments = [
      "python3", Fixtures.root.appendingPathComponent("tools/hostile/expand.py").path,
      Fixtures.root.appendingPathComponent("fixtures/hostile/malformed/mime.jsonl").path, folder,
    ]
    try expand.run()
    expand.waitUntilExit()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
      let clock = ContinuousClock()
      var mail: MailMessage?
      let t = clock.measure {
        mail = SmallStack.run { try? MailMessage(reading: bytes) } ?? nil
      }
      print(
        name, t, mail?.notes ?? [], mail?.automatic.map(\.rawValue) ?? [],
        mail?.attachments.prefix(2).map {
          "\($0.name.prefix(60).debugDescription) \($0.bytes ?? 0)"
        } ?? [], mail?.text.prefix(60).debugDescription ?? "-", mail?.from.prefix(3) ?? [],
        mail?.subject.prefix(40).debugDescription ?? "", mail?.date?.description ?? "",
        mail?.id.prefix(30) ?? "")
    }
  }
}

import Foundation
import Inbox
import InboxStore
import Testing

@Suite("Contents of attachments")
struct AttachmentTests {
  private static func digest(_ digit: Int) -> String { String(repeating: "\(digit)", count: 64) }

  private func attached(_ ref: ConversationRef, _ id: MessageID, _ digit: Int, at: Instant) -> Event
  {
    var event = inbound(ref, id, at: at)
    guard case .message(var message) = event.what else { return event }
    var attachment = Attachment(name: "bill.pdf")
    attachment.digest = Self.digest(digit)
    message.attachments = [attachment]
    event.what = .message(message)
    return event
  }

  @Test("that no readable message names go, a day after they came; the others stay")
  func cleared() throws {
    let desk = try Desk()
    let folder = desk.store.paths.attachments
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for digit in 1...4 {
      try Data([1, 2, 3]).write(to: URL(fileURLWithPath: "\(folder)/\(Self.digest(digit))"))
    }
    try desk.store.append(
      [
        attached("old", "m1", 1, at: morning), attached("old", "m2", 2, at: morning),
        attached("new", "m3", 2, at: morning + 5000), attached("new", "m4", 3, at: morning + 5000),
      ], now: morning + 6000)
    try desk.store.append(
      [
        Event(at: morning + 7000, conversation: nil, by: .system, what: .purge(before: morning + 1))
      ],
      now: morning + 7000)
    let written = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    #expect(try desk.store.clearAttachments(now: written).files == 0, "they may be on their way")
    let cleared = try desk.store.clearAttachments(now: written.advanced(by: 2 * 86_400_000))
    #expect(cleared.files == 2)
    #expect(cleared.bytes == 6)
    let kept = (1...4).filter { desk.store.attachment(Self.digest($0)) != nil }
    #expect(kept == [2, 3])
  }
}

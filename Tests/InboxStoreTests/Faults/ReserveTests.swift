import Foundation
import Inbox
import Testing

@testable import InboxStore

/// Room kept for the moment in which the disk is full.
///
/// Negative control: let `Reserve.giveUp` answer false: the draft is refused, and `draft` and
/// `smallDisk` are red.
@Suite("Room for a full disk")
struct ReserveTests {
  @Test("is fifty MiB, a hundredth of a small disk, and nothing on a tiny one")
  func sizes() {
    #expect(Reserve.size(onFileSystemOf: 1 << 40) == 50 << 20)
    #expect(Reserve.size(onFileSystemOf: 5000 << 20) == 50 << 20)
    #expect(Reserve.size(onFileSystemOf: 1000 << 20) == 10 << 20)
    #expect(Reserve.size(onFileSystemOf: 64 << 20) == 667_648)
    #expect(Reserve.size(onFileSystemOf: 16 << 20) == nil)
    #expect(Reserve.size(onFileSystemOf: 0) == nil)
  }

  private func room(_ path: String) -> (bytes: Int64, onDisk: Int64)? {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    return (Int64(facts.st_size), Int64(facts.st_blocks) * 512)
  }

  @Test("is taken from the disk in truth, by who keeps the clock, and not by opening")
  func made() throws {
    let desk = try Desk()
    let path = desk.store.paths.reserve
    #expect(room(path) == nil)
    #expect(desk.store.reserveState == .notMade)
    try desk.store.keepReserve()
    guard case .kept(let size) = desk.store.reserveState else {
      Issue.record("\(desk.store.reserveState)")
      return
    }
    let made = try #require(room(path))
    #expect(made.bytes == size && made.onDisk >= size)
    // A file with a hole in it is none.
    truncate(path, 0)
    truncate(path, off_t(size))
    #expect(desk.store.reserveState == .notMade)
    try desk.store.keepReserve()
    #expect(desk.store.reserveState == .kept(size))
  }

  @Test("is given up for a draft that finds the disk full, and the draft is kept")
  func draft() throws {
    let disk = try FaultyDisk(try Desk.small().bytes())
    let store = try disk.open()
    try store.keepReserve()
    let id = try store.resolve("ref:f0")
    func save(_ text: String) throws(StoreError) {
      try store.saveDraft(
        Draft(kind: .note, text: text, cursor: 0), kind: .note, of: "maya", in: id, now: later + 1)
    }
    disk.fail(.full, at: 1)
    try save("in hand")
    #expect(room(store.paths.reserve) == nil)
    // Once it is gone the disk says what it says.
    disk.fail(.full, at: 1, count: .max)
    #expect(throws: StoreError.full) { try save("too late") }
    disk.heal()
    let page = try store.conversation(id, agent: "maya", window: .latest(1), now: later + 2)
    #expect(page.note?.text == "in hand")
    #expect(try store.verify(now: later + 2) == [])
  }

  @Test("is not given up for an import, which can wait")
  func imports() throws {
    let disk = try FaultyDisk(try Desk.small().bytes())
    let store = try disk.open()
    try store.keepReserve()
    let events = (0..<50).map {
      FoundEvent(
        inbound(ConversationRef("i\($0)"), MessageID("i\($0)"), at: later), file: "x", line: $0)
    }
    var rest = events[...]
    disk.fail(.full, at: 1, count: .max)
    #expect(throws: StoreError.full) {
      _ = try store.importEvents(now: later + 1) { rest.popFirst() }
    }
    disk.heal()
    #expect(room(store.paths.reserve) != nil)
  }

  /// Root of this machine, or of a container that lets it mount.
  private static let mayMount: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
    process.arguments = ["-m", "mount", "-t", "tmpfs", "none", "/mnt"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  @Test(
    "A disk of 64 MiB, filled to its last byte: drafts and the reply are kept, and room comes back",
    .enabled(if: mayMount, "only root may mount a small disk (unshare -m)"))
  func smallDisk() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/bellhop-small-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder + "/disk", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let script = "mount -t tmpfs -o size=64M none \"$0\" && exec \"$@\""
    let process = try DriverProcess(
      ["fill", folder + "/disk/inbox.db"], log: folder + "/log",
      before: ["/usr/bin/unshare", "-m", "/bin/sh", "-c", script, folder + "/disk"])
    #expect(!process.wasKilled())
    let lines = DriverProcess.lines(folder + "/log").map(String.init)
    #expect(lines.first == "AT FIRST kept(667648)", "\(lines)")
    #expect(lines.dropFirst().first == "FULL kept(667648)", "\(lines)")
    #expect(lines.count { $0.hasPrefix("DRAFT ") } == 3, "\(lines)")
    #expect(lines.contains { $0.hasPrefix("SENT short") }, "\(lines)")
    #expect(lines.suffix(3) == ["ROOM notMade", "AT LAST kept(667648)", "DAMAGES 0"], "\(lines)")
  }
}

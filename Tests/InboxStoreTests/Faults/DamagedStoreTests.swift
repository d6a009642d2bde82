import Foundation
import Inbox
import Testing
import TestSupport

@testable import InboxStore

/// Bytes of the file that are not what was written: bits that flipped, pages that were lost.
///
/// Three hundred stores in every test run, ten thousand in `make soak`.
///
/// Negative control: without `damage.refuseWriting` in `Store.write` a store that is known to be
/// damaged is written to.
@Suite("A damaged store")
struct DamagedStoreTests {
  private static let count = Soak.isOn ? 10_000 : 300

  @Test("never ends the program, and is not written to once it is known")
  func anyBytes() throws {
    let desk = try Desk.small(lines: 200)
    let settled = try desk.bytes()
    // With a log beside it that was never settled.
    try desk.store.append([inbound("f1", "late", at: later + 1)], now: later + 1)
    let log = try Data(contentsOf: URL(fileURLWithPath: desk.store.paths.database + "-wal"))
    var random = SeededGenerator(seed: 11)
    var known = 0
    for _ in 0..<Self.count {
      var database = settled
      var tail: Data? = Bool.random(using: &random) ? log : nil
      if var bytes = tail, Bool.random(using: &random) {
        Self.damage(&bytes, &random)
        tail = bytes
      } else {
        Self.damage(&database, &random)
      }
      if try isKnownDamaged(FaultyDisk(database, log: tail)) { known += 1 }
    }
    #expect(known > Self.count / 20)
    print("damaged stores: \(known) of \(Self.count) were noticed while they were used")
  }

  private static func damage(_ bytes: inout Data, _ random: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      let page = Int.random(in: 0..<max(1, bytes.count / 4096), using: &random) * 4096
      for place in page..<min(bytes.count, page + 4096) {
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
    case 1:
      bytes.removeLast(Int.random(in: 1...min(bytes.count, 20_000), using: &random))
    default:
      for _ in 0..<Int.random(in: 1...30, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
    }
  }

  /// Uses it in every way there is; whatever comes of it is an error in words, or what was there.
  private func isKnownDamaged(_ disk: FaultyDisk) throws -> Bool {
    guard let store = try? disk.open() else { return true }
    let uses: [(Store) throws -> Void] = [
      { store in
        _ = try store.queue(
          QueueRequest(query: .all, anchor: .first, limit: 50, agent: "maya"), now: later)
      },
      { store in
        for number in 1...10 {
          _ = try? store.conversation(
            ConversationID(Int64(number)), agent: "maya", window: .latest(50), now: later)
        }
      },
      { store in
        _ = try store.search(Query(parsing: "text"), agent: "maya", limit: 20, now: later)
      },
      { store in _ = try liveFigures(of: store, agent: "maya", now: later) },
      { store in try store.export(now: later) { (_) throws(StoreError) in true } },
      { store in _ = try store.verify(now: later + 5) },
      { store in
        try store.perform(request(.tag(["x"]), "f1", act: "x"), now: later + 6)
      },
      { store in try store.rebuild(by: nil, now: later + 7) },
      { store in _ = try store.damages(quick: false) },
    ]
    for use in uses {
      do { try use(store) } catch let error as StoreError {
        _ = error.description
      }
    }
    guard store.damage.words != nil else { return false }
    let size = try FileManager.default.attributesOfItem(atPath: disk.path + "-wal")[.size] as? Int
    #expect(throws: StoreError.self) {
      try store.perform(request(.tag(["y"]), "f2", act: "y"), now: later + 8)
    }
    let after = try FileManager.default.attributesOfItem(atPath: disk.path + "-wal")[.size] as? Int
    #expect(size == after)
    return true
  }

  @Test("that the check finds is only read from then on")
  func checked() throws {
    var bytes = try Desk.small().bytes()
    // Some page in the middle, the header left alone.
    for place in 40_960..<45_056 where place < bytes.count { bytes[place] = 0xAB }
    let disk = try FaultyDisk(bytes)
    let store = try disk.open()
    #expect(try !store.damages(quick: true).isEmpty)
    #expect(throws: StoreError.self) {
      try store.perform(request(.tag(["x"]), "f1", act: "x"), now: later + 6)
    }
    #expect(try store.latestLine() != nil)
  }
}

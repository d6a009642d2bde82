import Foundation
import Glibc
import Inbox
import InboxStore
import Synchronization
import Testing

@Suite("Nobody writes while somebody else is inside the gate")
struct GateTests {
  @Test("and who waits is told who that is", .enabled(if: Desk.usesGate, "SQLite needs no gate"))
  func waits() async throws {
    let desk = try Desk()
    let told = DispatchSemaphore(value: 0)
    let who = Mutex<[String]>([])
    let store = try Store.open(
      desk.store.paths.database, create: false, agent: "waiting", patience: 20,
      onWait: { process, agent in
        who.withLock { $0.append("\(process) \(agent)") }
        told.signal()
      }
    ) { (_) throws(StoreError) in .desk }
    // Another program, as the gate sees it: a lock of its own on the same file.
    let other = open(store.paths.gate, O_RDWR | O_CLOEXEC)
    #expect(flock(other, LOCK_EX) == 0)
    _ = "4242 priya".withCString { pwrite(other, $0, 10, 0) }
    ftruncate(other, 10)
    let finished = Mutex(false)
    let isWritten = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      #expect(throws: Never.self) {
        try store.append([inbound("c1", "m1", at: morning)], now: morning)
      }
      finished.withLock { $0 = true }
      isWritten.signal()
    }
    Self.wait(for: told)
    #expect(who.withLock { $0 } == ["4242 priya"])
    let isFinished = finished.withLock { $0 }
    #expect(!isFinished)
    #expect(throws: StoreError.refused(.unknownConversation("ref:c1"))) {
      try store.resolve("ref:c1")
    }
    close(other)
    Self.wait(for: isWritten)
    #expect(try store.resolve("ref:c1") == ConversationID(1))
  }

  private static func wait(for semaphore: DispatchSemaphore) { semaphore.wait() }
}

extension Desk {
  static var usesGate: Bool { (try? Desk().store.usesGate) ?? true }
}

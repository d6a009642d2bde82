import Foundation
import Glibc
import Inbox
import InboxStore

/// Agents of one process, each on a thread of its own, who answer the same conversations.
struct ManyAgents {
  let path: String
  let first: Int
  let count: Int
  let seconds: Int64
  /// Milliseconds between two acts of one agent.
  let pause: Int64

  func run() throws {
    let store = try StoreDriver.open(path, as: "agents \(first)")
    StoreDriver.say("READY")
    let end = StoreDriver.ticks() + seconds * 1_000_000
    let group = DispatchGroup()
    for number in first..<first + count {
      group.enter()
      let thread = Thread {
        work(as: number, on: store, until: end)
        group.leave()
      }
      thread.stackSize = 1 << 20
      thread.start()
    }
    group.wait()
  }

  private func work(as number: Int, on store: Store, until end: Int64) {
    let agent = AgentID("agent\(number)")
    var random = SystemRandomNumberGenerator()
    var turn = 0
    // Nobody begins at the same moment as all others.
    pauseFor(Int64.random(in: 0...max(1, pause), using: &random))
    while StoreDriver.ticks() < end {
      turn += 1
      let ref = ConversationRef("c\(Int.random(in: 0..<50, using: &random))")
      answer(ref, as: agent, id: MessageID("\(agent)-\(turn)"), store)
      pauseFor(pause / 2 + Int64.random(in: 0...max(1, pause), using: &random))
    }
  }

  private func pauseFor(_ milliseconds: Int64) {
    if milliseconds > 0 { usleep(UInt32(milliseconds * 1000)) }
  }

  private func answer(
    _ ref: ConversationRef, as agent: AgentID, id: MessageID, _ store: Store
  ) {
    do {
      let number = try store.resolve("ref:\(ref)")
      let page = try store.conversation(
        number, agent: agent, window: .latest(5), now: StoreDriver.now())
      let seen = page.row.version
      // Somebody reads what they answer.
      usleep(2000)
      let reply = Reply(
        id: id, text: "It is on its way. \(agent)", audience: .private, seenVersion: seen,
        holdMilliseconds: 0)
      let begin = StoreDriver.ticks()
      defer { StoreDriver.say("TOOK \(StoreDriver.ticks() - begin)") }
      do throws(StoreError) {
        let done = try store.perform(
          Request(
            act: ActID("\(id)"), by: .agent(agent), conversation: ref, command: .reply(reply)),
          now: StoreDriver.now())
        StoreDriver.say("SENT \(ref) \(seen) \(done.version) \(id)")
      } catch {
        guard case .refused = error else { throw error }
        StoreDriver.say("REFUSED \(ref) \(seen)")
      }
    } catch {
      StoreDriver.fail("\(error)")
    }
  }
}

import Glibc
import Inbox
import InboxStore

/// Acts of all kinds, one after the other, until the process is killed.
struct Acting {
  let path: String
  let agent: AgentID
  let seed: UInt64
  /// Microseconds between two acts.
  let pause: UInt32
  let steps: [Schema.Step]

  func run() throws {
    let store = try StoreDriver.open(path, as: agent.text, steps: steps)
    StoreDriver.say("READY")
    var number = 0
    while true {
      number += 1
      if pause > 0 { usleep(pause) }
      let act = ActID("\(agent)-\(seed)-\(number)")
      let ref = ConversationRef("c\(mixed(number) % 50)")
      do throws(StoreError) {
        try step(number, act, ref, store)
        StoreDriver.say("DONE \(act)")
      } catch {
        switch error {
        // A rule said no: nothing was written, and nothing is acknowledged.
        case .refused: continue
        // A program of tomorrow came: this one reads on.
        case .olderProgram:
          let all = QueueRequest(query: .all, anchor: .first, limit: 100, agent: agent)
          let page = try store.queue(all, now: StoreDriver.now())
          return StoreDriver.say("READS \(page.rows.count)")
        default: throw error
        }
      }
    }
  }

  private func step(
    _ number: Int, _ act: ActID, _ ref: ConversationRef, _ store: Store
  ) throws(StoreError) {
    let now = StoreDriver.now()
    if number % 16 == 15 {
      let by = Actor(kind: .customer, id: "p\(mixed(number) % 20)@home.example", name: "P")
      let message = Message(
        id: MessageID("\(act)"), channel: .email, account: "care", kind: .email, direction: .in,
        text: "Where is it? \(act)")
      try store.append(
        [Event(at: now, conversation: ref, by: by, act: act, what: .message(message))], as: .new,
        now: now)
      return
    }
    if number % 40 == 39 {
      try store.finishFolding(now: now)
      store.settleLog()
    }
    try store.perform(
      Request(act: act, by: .agent(agent), conversation: ref, command: command(number, act)),
      now: now)
  }

  private func command(_ number: Int, _ act: ActID) -> Command {
    switch mixed(number) % 7 {
    case 0: .tag(["t\(number % 9)"])
    case 1: .untag(["t\(number % 9)"])
    case 2: .note(id: MessageID("n-\(act)"), text: "Seen, \(act)")
    case 3: .priority([.normal, .raised, .high][number % 3])
    case 4: .assign(Assignment(agent: .to(number % 2 == 0 ? agent : nil)))
    case 5: .reopen
    default: .pending
    }
  }

  /// SplitMix64.
  private func mixed(_ number: Int) -> Int {
    var value = seed &+ UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: (value ^ (value >> 31)) >> 2)
  }
}

import Glibc
import Inbox
import InboxStore

/// A program that wants the clock of a store, and does what its keeper does when it has it, until it
/// is killed. What it hands over to the network it says before the store knows of it.
struct Keeping {
  let path: String
  /// Microseconds between two looks.
  let pause: UInt32

  func run() throws {
    let store = try StoreDriver.open(path, as: "keeper", in: .kept)
    StoreDriver.say("READY")
    var clock: SoleRight?
    var delivery: SoleRight?
    while true {
      usleep(pause)
      if clock == nil { clock = try store.clockRight() }
      guard clock != nil else { continue }
      let now = StoreDriver.now()
      _ = try store.wakeDue(now: now)
      for one in try store.runTimedRules(now: now) {
        StoreDriver.say("RAN \(one.conversation) \(one.rule)")
      }
      for one in try store.routeDue(now: now) {
        StoreDriver.say("ROUTED \(one.conversation) \(one.agent?.text ?? "none")")
      }
      for entry in try store.askDue(now: now) { StoreDriver.say("ASKED \(entry.ref)") }
      _ = try store.stopOvertaken(now: now)
      for account in Workspace.kept.accounts {
        if delivery == nil {
          delivery = try store.deliveryRight(of: account.id)
          if delivery != nil { _ = try store.adoptAbandoned(account: account.id, now: now) }
        }
        guard delivery != nil else { continue }
        while let entry = try store.claimDue(account: account, now: StoreDriver.now()) {
          StoreDriver.say("HANDED \(entry.id)")
          _ = try store.settle(
            entry.id, attempt: entry.attempt, .accepted, at: StoreDriver.now())
        }
      }
      StoreDriver.say("LOOKED")
    }
  }
}

extension Workspace {
  /// The same in every process, as one store has one workspace.
  static var kept: Workspace {
    var workspace = driven
    workspace.agents = (0..<5).map {
      Agent(id: AgentID("agent\($0)"), name: "Agent \($0)", role: .supervisor, capacity: 12)
    }
    workspace.routing = Routing()
    workspace.rules = [
      Rule(
        name: "late", on: .breach, when: [Rule.Clause(key: "target", values: ["first_response"])],
        then: [Rule.Clause(key: "notify", values: ["agent0"])])
    ]
    workspace.surveys.csat = Surveys.Satisfaction(delayMilliseconds: 600_000, lowScore: 3)
    return workspace
  }
}

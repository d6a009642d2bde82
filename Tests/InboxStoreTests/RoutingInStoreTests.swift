import Foundation
import Inbox
import InboxStore
import Testing

@Suite("Routing in the store: once, and to who is there")
struct RoutingInStoreTests {
  private static var workspace: Workspace {
    var workspace = Workspace.desk
    workspace.routing = Routing(capacity: 2)
    return workspace
  }

  private func assignee(_ desk: Desk, _ ref: String) throws -> AgentID? {
    let id = try desk.store.resolve("ref:\(ref)")
    return try #require(try desk.store.rows([id], agent: nil, now: morning + 600).first)
      .conversation.assignee
  }

  private func say(_ desk: Desk, _ agent: AgentID, _ state: Availability, at: Instant) throws {
    try desk.store.append(
      [
        Event(
          at: at, conversation: nil, by: .agent(agent), act: ActID("\(agent) \(at)"),
          what: .availability(agent: agent, state))
      ], as: .new, now: at)
  }

  @Test("the oldest due first, up to capacity; the rest when somebody frees up")
  func whole() throws {
    let desk = try Desk(Self.workspace)
    for number in 0..<6 {
      try desk.store.append(
        [
          inbound(
            ConversationRef("c\(number)"), MessageID("m\(number)"), at: morning + Int64(number))
        ],
        as: .new, now: morning + Int64(number))
    }
    #expect(try desk.store.routeDue(now: morning + 10).isEmpty, "nobody is there")
    try desk.store.attend("tom", session: "t", now: morning + 10)
    #expect(try desk.store.routeDue(now: morning + 10).map(\.agent) == ["tom", "tom"])
    #expect(try desk.store.routeDue(now: morning + 10).isEmpty)
    #expect(try assignee(desk, "c0") == "tom" && assignee(desk, "c1") == "tom")
    // By a script, without a terminal.
    try say(desk, "maya", .online, at: morning + 11)
    #expect(try desk.store.routeDue(now: morning + 11).map(\.agent) == ["maya", "maya"])
    try desk.store.attend("tom", session: "t", now: morning + 12)
    try desk.store.perform(
      request(.resolve(reason: "by phone"), "c0", by: "tom", act: "done"), now: morning + 12)
    let next = try desk.store.routeDue(now: morning + 12)
    #expect(next.map(\.agent) == ["tom"])
    #expect(try assignee(desk, "c4") == "tom")
    let overview = try #require(try desk.store.routingOverview(now: morning + 12))
    #expect(overview.waiting.count == 1)
    guard case .wait(let obstacles)? = overview.waiting.first?.decision else {
      Issue.record("somebody gets it")
      return
    }
    #expect(obstacles.map(\.agent) == ["maya", "tom"])
    #expect(obstacles.allSatisfy { $0.what == .full(open: 2, capacity: 2) })
    let page = try desk.store.conversation(
      desk.store.resolve("ref:c4"), agent: nil, window: .latest(9), now: morning + 12)
    #expect(page.entries.compactMap(\.event.routingReason) == ["least of 1, 1 of 2 open"])
    #expect(try desk.store.verify(now: morning + 60).isEmpty)
  }

  @Test("who is away gets nothing, and what was given back does not come again")
  func away() throws {
    let desk = try Desk(Self.workspace)
    try desk.store.append([inbound("c1", "m1", at: morning)], as: .new, now: morning)
    try desk.store.attend("tom", session: "t", now: morning + 1)
    try say(desk, "tom", .away, at: morning + 1)
    let team = try liveFigures(of: desk.store, agent: nil, now: morning + 2).team
    let tom = try #require(team.first { $0.agent == "tom" })
    #expect(tom.said == .away && tom.saidAt == morning + 1)
    #expect(try desk.store.routeDue(now: morning + 1).isEmpty)
    try say(desk, "tom", .online, at: morning + 2)
    try desk.store.attend("tom", session: "t", now: morning + 2)
    #expect(try desk.store.routeDue(now: morning + 2).count == 1)
    try desk.store.perform(
      request(.assign(Assignment(agent: .to(nil))), "c1", by: "tom", act: "back"), now: morning + 3)
    #expect(try desk.store.routeDue(now: morning + 3).isEmpty)
    #expect(try desk.store.availability(of: "tom") == .online)
  }

  @Test("a reopened one stays with its agent who is there, else the queue has it")
  func reopened() throws {
    let desk = try Desk(Self.workspace)
    for ref in ["c1", "c2"] as [ConversationRef] {
      try desk.store.append(
        [inbound(ref, MessageID("\(ref)-1"), at: morning, from: "\(ref)@x.example")], as: .new,
        now: morning)
      try desk.store.perform(
        request(.assign(Assignment(agent: .to("tom"))), ref, act: ActID("\(ref)-a")), now: morning)
      try desk.store.perform(
        request(.resolve(reason: "said"), ref, by: "tom", act: ActID("\(ref)-r")), now: morning + 1)
    }
    let later = morning + 120
    try desk.store.attend("tom", session: "t", now: later)
    try desk.store.append(
      [inbound("c1", "c1-2", at: later, from: "c1@x.example")], as: .new, now: later)
    #expect(try desk.store.routeDue(now: later).isEmpty)
    #expect(try assignee(desk, "c1") == "tom")
    try say(desk, "tom", .off, at: later + 1)
    try desk.store.append(
      [inbound("c2", "c2-2", at: later + 1, from: "c2@x.example")], as: .new, now: later + 1)
    let routed = try desk.store.routeDue(now: later + 1)
    #expect(routed.map(\.agent) == [nil])
    #expect(routed.first?.because == "reopened, and Tom is off")
    #expect(try assignee(desk, "c2") == nil)
    try desk.store.attend("maya", session: "m", now: later + 2)
    #expect(try desk.store.routeDue(now: later + 2).map(\.agent) == ["maya"])
    #expect(try desk.store.verify(now: later + 60).isEmpty)
    try desk.store.rebuild(by: nil, now: later + 60)
    #expect(try desk.store.availability(of: "tom") == .off)
  }

  @Test(
    "four programs keep the clock and are killed: each conversation is given once, none is left")
  func killed() throws {
    let desk = try Desk(.kept)
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    let agents = (0..<5).map { AgentID("agent\($0)") }
    for agent in agents { try say(desk, agent, .online, at: now) }
    var keepers = KeepersInTurn(desk)
    for (round, passage) in [1, 1, 2, 2, 1].enumerated() {
      try keepers.run(
        dyingAt: ["inside-gate", "before-commit", "after-commit"], passage: passage
      ) {
        for number in round * 10..<(round + 1) * 10 {
          try desk.store.append(
            [inbound(ConversationRef("k\(number)"), MessageID("m\(number)"), at: now)],
            as: .new, now: now)
        }
      }
    }
    try keepers.finish()
    var bytes: [UInt8] = []
    let end = now.advanced(by: 3_600_000)
    try desk.store.export(now: end) { (part) throws(StoreError) in
      bytes += part
      return true
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .filter { $0.contains(#""type":"assign""#) }
    #expect(lines.count == 50)
    for number in 0..<50 {
      #expect(lines.count { $0.contains(#""conversation":"k\#(number)""#) } == 1)
    }
    for agent in agents {
      #expect(lines.count { $0.contains(#""agent":"\#(agent)""#) } == 10, "\(agent)")
    }
    #expect(try desk.store.verify(now: end).isEmpty)
  }
}

extension Workspace {
  /// That of the driver that keeps the clock: one store has one workspace.
  static var kept: Workspace {
    var workspace = Workspace.small
    workspace.agents = (0..<5).map {
      Agent(id: AgentID("agent\($0)"), name: "Agent \($0)", role: .supervisor, capacity: 12)
    }
    workspace.routing = Routing()
    workspace.rules = [
      Rule(
        name: "late", on: .breach, when: [Rule.Clause(key: "target", values: ["first_response"])],
        then: [Rule.Clause(key: "notify", values: ["agent0"])])
    ]
    return workspace
  }
}

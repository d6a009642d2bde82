import Foundation
import Inbox
import InboxStore
import Testing

@Suite("Rules that wait for a time run once for each instance")
struct TimedRulesTests {
  private static func rule(
    _ name: String, _ on: Rule.Trigger, when: [String: String] = [:],
    then: [String: String] = ["tag": "late"]
  ) -> Rule {
    func clauses(_ values: [String: String]) -> [Rule.Clause] {
      values.sorted { $0.key < $1.key }.map { Rule.Clause(key: $0.key, values: [$0.value]) }
    }
    return Rule(name: name, on: on, when: clauses(when), then: clauses(then))
  }

  private func desk(_ rules: [Rule]) throws -> Desk {
    var workspace = Workspace.desk
    workspace.rules = rules
    let desk = try Desk(workspace)
    _ = try desk.store.runTimedRules(now: morning)
    return desk
  }

  private func conversation(_ desk: Desk, _ ref: String = "c1") throws -> Conversation {
    let id = try desk.store.resolve("ref:\(ref)")
    return try #require(try desk.store.rows([id], agent: nil, now: morning + 6000).first)
      .conversation
  }

  private func notes(_ store: Store) throws -> [Substring] {
    var bytes: [UInt8] = []
    try store.export(now: morning.advanced(by: 4000 * 86_400_000)) { (part) throws(StoreError) in
      bytes += part
      return true
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .filter { $0.contains(#""type":"note""#) }
  }

  @Test("waiting: once a turn, and again for the next one")
  func waiting() throws {
    let desk = try desk([
      Self.rule("slow", .waiting, when: ["for": "30m"], then: ["notify": "maya"])
    ])
    try desk.store.append([inbound("c1", "m1", at: morning)], as: .new, now: morning)
    #expect(try desk.store.nextWake() == morning + 30)
    #expect(try desk.store.runTimedRules(now: morning + 29).isEmpty)
    #expect(try desk.store.runTimedRules(now: morning + 30).count == 1)
    #expect(try desk.store.runTimedRules(now: morning + 90).isEmpty)
    try desk.store.append([inbound("c1", "m2", at: morning + 91)], as: .new, now: morning + 91)
    #expect(try desk.store.runTimedRules(now: morning + 200).isEmpty, "the same turn")
    let answer = Event(
      at: morning + 200, conversation: "c1", by: .agent("tom"),
      what: .message(
        Message(
          id: "m3", channel: .email, account: "care", kind: .email, direction: .out, text: "So.")))
    try desk.store.append([answer], as: .new, now: morning + 200)
    try desk.store.append([inbound("c1", "m4", at: morning + 201)], as: .new, now: morning + 201)
    #expect(try desk.store.runTimedRules(now: morning + 231).count == 1)
    #expect(try notes(desk.store).count == 2)
    #expect(try desk.store.verify(now: morning + 300).isEmpty)
  }

  @Test("before a breach, at risk, and after it; each promise for itself")
  func promises() throws {
    let desk = try desk([
      Self.rule("soon", .atRisk, when: ["before": "1h", "target": "first_response"]),
      Self.rule("risk", .atRisk, when: ["target": "first_response"], then: ["tag": "risk"]),
      Self.rule(
        "broken", .breach, when: ["after": "10m", "target": "first_response"], then: ["tier": "3"]),
    ])
    // Two hours for the first answer: at risk at 20 % of them.
    try desk.store.append([inbound("c1", "m1", at: morning)], as: .new, now: morning)
    func due(_ minutes: Int64) throws -> [String] {
      try desk.store.runTimedRules(now: morning + minutes).map(\.rule)
    }
    #expect(try due(59) == [])
    #expect(try due(60) == ["soon"])
    #expect(try due(95) == [])
    #expect(try due(96) == ["risk"])
    #expect(try due(129) == [])
    #expect(try due(131) == ["broken"])
    // Tier 3 has another policy, and the promise another due: the instance is the same.
    #expect(try conversation(desk).tier == .three)
    #expect(try due(500) == [])
    #expect(try conversation(desk).tags == ["late", "risk"])
  }

  @Test("What has run stays done where an act moves everything else that waits")
  func moved() throws {
    var workspace = Workspace.desk
    workspace.rules = [
      Self.rule("slow", .waiting, when: ["for": "30m"]),
      Self.rule("soon", .atRisk, when: ["before": "1h", "target": "first_response"]),
    ]
    workspace.policies.insert(
      ServicePolicy(
        name: "hard", when: .init(tiers: [.three]), calendar: nil, firstResponse: 14_400_000,
        nextResponse: nil, resolution: nil), at: 0)
    let desk = try Desk(workspace)
    try desk.store.append([inbound("c1", "m1", at: morning)], as: .new, now: morning)
    #expect(try desk.store.runTimedRules(now: morning + 30).map(\.rule) == ["slow"])
    try desk.store.perform(request(.untag(["late"]), "c1", act: "u"), now: morning + 31)
    try desk.store.perform(request(.tier(.three, reason: nil), "c1", act: "t"), now: morning + 31)
    #expect(try desk.store.runTimedRules(now: morning + 60).isEmpty, "the promise is longer now")
    #expect(try conversation(desk).tags.isEmpty)
    #expect(try desk.store.runTimedRules(now: morning + 180).map(\.rule) == ["soon"])
  }

  @Test("idle: what the rule says itself is nobody's word, and resolves it once")
  func idle() throws {
    let desk = try desk([
      Self.rule(
        "quiet", .idle, when: ["for": "3d", "status": "pending"], then: ["status": "resolved"])
    ])
    try desk.store.append([inbound("c1", "m1", at: morning)], as: .new, now: morning)
    try desk.store.perform(request(.pending, "c1", act: "p"), now: morning + 1)
    let later = morning.advanced(by: 3 * 86_400_000)
    #expect(try desk.store.runTimedRules(now: later).count == 1)
    #expect(try conversation(desk).status == .resolved)
    #expect(try desk.store.runTimedRules(now: later.advanced(by: 9 * 86_400_000)).isEmpty)
  }

  @Test("what was past before the rule came, or was imported, it does not run on")
  func past() throws {
    let desk = try desk([Self.rule("slow", .waiting, when: ["for": "30m"])])
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning + 60)
    try desk.store.append([inbound("c2", "m2", at: morning + 50)], now: morning + 60)
    #expect(try desk.store.runTimedRules(now: morning + 61).isEmpty)
    #expect(
      try desk.store.runTimedRules(now: morning + 80).map(\.rule) == ["slow"],
      "what was imported goes on waiting")
    #expect(try conversation(desk).tags.isEmpty)
    var workspace = Workspace.desk
    workspace.rules = [Self.rule("new", .waiting, when: ["for": "10m"], then: ["tag": "new"])]
    let other = try desk.another(workspace)
    #expect(try other.runTimedRules(now: morning + 90).isEmpty)
    #expect(try conversation(desk, "c2").tags == ["late"])
  }

  @Test("four programs keep the clock and are killed: each rule runs once, none is forgotten")
  func killed() throws {
    let desk = try Desk(.kept)
    let start = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) - 3 * 3_600_000)
    _ = try desk.store.runTimedRules(now: start)
    for number in 0..<40 {
      try desk.store.append(
        [inbound(ConversationRef("k\(number)"), MessageID("m\(number)"), at: start)], as: .new,
        now: start)
    }
    var keepers = KeepersInTurn(desk)
    for passage in [1, 1, 2] {
      try keepers.run(
        dyingAt: ["inside-gate", "before-commit", "after-commit", "before-commit"],
        passage: passage)
    }
    try keepers.finish()
    let notes = try notes(desk.store)
    #expect(notes.count == 40)
    for number in 0..<40 {
      #expect(notes.count { $0.contains(#""conversation":"k\#(number)""#) } == 1)
    }
    let end = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) + 60_000)
    #expect(try desk.store.verify(now: end).isEmpty)
  }
}

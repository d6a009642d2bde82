import Inbox
import TestSupport
import Testing

@Suite("What rules wait for")
struct TimedRuleTests {
  private static let start = Instant(milliseconds: 1_795_165_200_000)

  private func rule(_ on: Rule.Trigger, _ when: [String: String] = [:]) -> Rule {
    Rule(
      name: on.rawValue, on: on,
      when: when.map { Rule.Clause(key: $0.key, values: [$0.value]) }, then: [])
  }

  private func conversation() -> Conversation {
    Conversation(
      ref: "c", channel: .email, account: "care", kind: .email, openedAt: Self.start)
  }

  @Test("at risk and broken begin in the millisecond in which the promise is so, in any calendar")
  func sameAsTheState() {
    var random = SeededGenerator(seed: 31)
    for _ in 0..<300 {
      var workspace = Workspace()
      workspace.calendars["office"] =
        RandomCalendar(days: 20_770..<21_000, using: &random).workingHours(in: .utc)
      workspace.rules = [rule(.atRisk), rule(.breach)]
      let start = Self.start.advanced(by: Int64.random(in: 0..<604_800_000, using: &random))
      let promised = Int64.random(in: 1...86_400_000, using: &random)
      var target = TargetInstance(
        kind: .firstResponse, calendar: random.pick(["office", nil]), promised: promised,
        start: start)
      if random.chance(30) {
        let from = start.advanced(by: Int64.random(in: 0..<promised, using: &random))
        target.pauses = [
          .init(from: from, to: from.advanced(by: Int64.random(in: 1...promised, using: &random)))
        ]
      }
      target.due = workspace.hours(named: target.calendar)
        .due(start: start, target: promised, pauses: target.pauses)
      guard target.due != nil else { continue }
      var conversation = conversation()
      conversation.openTargets = [target]
      let moments = workspace.moments(of: conversation)
      #expect(moments.map(\.rule) == ["at_risk", "breach"])
      for (moment, state) in zip(moments, [TargetState.atRisk, .breached]) {
        func at(_ instant: Instant) -> TargetState {
          target.state(at: instant, isVoid: false, workspace: workspace)
        }
        #expect(at(moment.at) == state || state == .atRisk && at(moment.at) == .breached)
        if moment.at > start { #expect(at(moment.at.advanced(by: -1)) != state) }
      }
    }
  }

  @Test("an instance is named by what it is, not by when: it may move and is the same")
  func instances() {
    var workspace = Workspace()
    workspace.rules = [
      rule(.waiting, ["for": "2h"]), rule(.idle, ["for": "1d"]),
      rule(.breach, ["target": "resolution"]),
    ]
    var conversation = conversation()
    conversation.waitingSince = Self.start
    var target = TargetInstance(kind: .resolution, promised: 1, start: Self.start)
    target.due = Self.start.advanced(by: 50)
    conversation.openTargets = [target]
    let first = workspace.moments(of: conversation)
    #expect(first.map(\.at) == [7_200_000, 86_400_000, 51].map { Self.start.advanced(by: $0) })
    conversation.openTargets[0].due = Self.start.advanced(by: 9000)
    let second = workspace.moments(of: conversation)
    #expect(first.map(\.instance) == second.map(\.instance))
    conversation.status = .resolved
    conversation.openTargets = []
    #expect(workspace.moments(of: conversation).isEmpty)
    conversation.status = .pending
    #expect(workspace.moments(of: conversation).map(\.rule) == ["idle"], "nobody waits for us")
    workspace.rules = [rule(.waiting), rule(.idle), rule(.message)]
    #expect(workspace.moments(of: conversation).isEmpty, "without a time they never run")
  }

  /// A policy of two hours, and rules that write something.
  private func workspace(_ rules: [Rule]) -> Workspace {
    var workspace = Workspace.roundTheClock(
      first: .hours(2), next: .hours(2), resolution: .hours(48))
    workspace.agents = [Agent(id: "maya", name: "Maya", role: .supervisor)]
    workspace.rules = rules
    return workspace
  }

  private func rule(
    _ name: String, _ on: Rule.Trigger, _ when: [String: String], then: [String: String]
  ) -> Rule {
    func clauses(_ pairs: [String: String]) -> [Rule.Clause] {
      pairs.sorted { $0.key < $1.key }.map { Rule.Clause(key: $0.key, values: [$0.value]) }
    }
    return Rule(name: name, on: on, when: clauses(when), then: clauses(then))
  }

  private func inbound(_ minute: Int64, _ id: MessageID = "m1") -> Event {
    Event(
      at: Self.start.advanced(by: minute * 60_000), conversation: "c",
      by: Actor(kind: .customer, id: "kim"),
      what: .message(
        Message(
          id: id, channel: .email, account: "care", kind: .email, direction: .in, text: "Hello?")))
  }

  private func minutes(_ at: Instant) -> Double { Double(at.since(Self.start)) / 60_000 }

  @Test("a trial says when each would run, and what it does on what the ones before it left")
  func trials() throws {
    let workspace = workspace([
      rule("late", .breach, ["after": "10m"], then: ["tag": "late"]),
      rule("soon", .atRisk, ["before": "30m", "target": "first_response"], then: ["tier": "3"]),
      rule("waits", .waiting, ["for": "1h", "tier": "3"], then: ["tag": "never"]),
      rule("quiet", .idle, ["for": "1d"], then: ["status": "resolved"]),
      rule("far", .waiting, ["for": "3h", "tier": "3"], then: ["tag": "far"]),
      rule("now", .message, [:], then: ["tag": "now"]),
    ])
    let conversation = try #require(
      Conversation.fold("c", lines: [inbound(0)], workspace: workspace).conversation)
    let trials = workspace.trials(of: conversation, contact: nil, from: Self.start)
    #expect(trials.map(\.rule) == ["late", "soon", "waits", "quiet", "far"])
    func runs(_ name: String) -> [RuleTrial.Run] {
      trials.first { $0.rule == name }?.runs ?? []
    }
    #expect(runs("soon").map { minutes($0.at) } == [90])
    #expect(runs("soon").first?.report.events.map(\.what) == [.tier(.three, reason: nil)])
    #expect(runs("waits").map { minutes($0.at) } == [60])
    #expect(runs("waits").first?.report.outcome == .notMet, "it is in tier 1 by then")
    #expect(runs("far").first?.report.outcome == .done, "in tier 3 since “soon” ran")
    // The first reply's promise, then that of the resolution, which "quiet" ends before.
    #expect(runs("late").first.map { minutes($0.at) == 130 + 1.0 / 60_000 } == true)
    #expect(runs("quiet").map { minutes($0.at) } == [1440])
    // Nothing that it waits for.
    var resolved = conversation
    resolved.status = .resolved
    resolved.waitingSince = nil
    resolved.openTargets = []
    let none = workspace.trials(of: resolved, contact: nil, from: Self.start)
    #expect(none.allSatisfy { $0.runs.isEmpty })
    #expect(none.first { $0.rule == "waits" }?.conditions.map(\.holds) == [true, false])
  }

  @Test("a replay runs them in the silences between the lines, each once for what it waits for")
  func replay() {
    let old = workspace([rule("waits", .waiting, ["for": "1h"], then: ["tag": "slow"])])
    let new = workspace([rule("waits", .waiting, ["for": "30m"], then: ["tag": "slow"])])
    let answer = Event(
      at: Self.start.advanced(by: 90 * 60_000), conversation: "c", by: .agent("maya"),
      what: .message(
        Message(
          id: "r1", channel: .email, account: "care", kind: .email, direction: .out, text: "Yes.")))
    // A second word of somebody who waits begins no second wait; after the answer there is one.
    let lines = [inbound(0), inbound(10, "m2"), answer, inbound(100, "m3"), inbound(125, "m4")]
    func replayed(
      since: Int64 = 0, until: Int64?, old: Workspace, new: Workspace
    ) -> [(minute: Double, added: Int, dropped: Int)] {
      let replay = RuleReplay(
        of: "c", lines: lines, since: Self.start.advanced(by: since * 60_000),
        until: until.map { Self.start.advanced(by: $0 * 60_000) }, old: old, new: new)
      #expect(replay.differences.allSatisfy { $0.isOfTime })
      return replay.differences.map { (minutes($0.at), $0.added.count, $0.dropped.count) }
    }
    let none = workspace([])
    #expect(replayed(until: 129, old: none, new: new).map(\.minute) == [30])
    #expect(replayed(until: 130, old: none, new: new).map(\.minute) == [30, 130])
    #expect(replayed(until: nil, old: none, new: new).map(\.minute) == [30])
    let both = replayed(until: 1000, old: old, new: new)
    #expect(both.map(\.minute) == [30, 60, 130, 160])
    #expect(both.map(\.added) == [1, 0, 1, 0])
    #expect(both.map(\.dropped) == [0, 1, 0, 1])
    #expect(replayed(until: 1000, old: new, new: new).isEmpty)
    #expect(replayed(since: 120, until: 1000, old: none, new: new).map(\.minute) == [130])
  }
}

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
}

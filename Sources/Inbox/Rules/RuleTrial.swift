/// What a rule that waits for a time would do to a conversation that nothing else happens to: for
/// `rules try`.
package struct RuleTrial: Hashable, Sendable {
  package struct Run: Hashable, Sendable {
    package var at: Instant
    package var report: RuleReport
  }

  package var rule: String
  package var on: Rule.Trigger
  /// Its conditions as they are now, the trigger aside.
  package var conditions: [RuleReport.Condition]
  /// Each time that it would run; empty where there is nothing that it waits for.
  package var runs: [Run]
}

extension Workspace {
  /// More runs than this are one rule's work for another, again and again.
  private static let mostTrialRuns = 100

  /// Every rule that waits for a time, in the order of the file, with when it would run and what it
  /// would do, each on what the ones that ran before it left.
  package func trials(
    of conversation: Conversation, contact: Contact?, from now: Instant
  ) -> [RuleTrial] {
    var trials = timedRules.map { rule in
      let moment = RuleMoment(rule: rule.name, instance: rule.on.rawValue, at: now)
      let scene = RuleScene(
        moment, of: rule, in: conversation, contact: contact, workspace: self, now: now)
      return RuleTrial(
        rule: rule.name, on: rule.on,
        conditions: scene.run([rule]).reports.first?.conditions ?? [], runs: [])
    }
    var conversation = conversation
    var passed: Set<String> = []
    var clock = now
    for _ in 0..<Workspace.mostTrialRuns {
      let waiting = moments(of: conversation).filter { !passed.contains($0.key) }
      guard let next = waiting.min(by: { max($0.at, clock) < max($1.at, clock) }),
        let place = timedRules.firstIndex(where: { $0.name == next.rule })
      else { break }
      clock = max(next.at, clock)
      passed.insert(next.key)
      let scene = RuleScene(
        next, of: timedRules[place], in: conversation, contact: contact, workspace: self,
        now: clock)
      let run = scene.run([timedRules[place]])
      conversation = run.conversation
      if let report = run.reports.first {
        trials[place].runs.append(RuleTrial.Run(at: clock, report: report))
      }
    }
    return trials
  }
}

extension RuleMoment {
  /// Tells it from every other of its conversation.
  var key: String { rule + "\n" + instance }
}

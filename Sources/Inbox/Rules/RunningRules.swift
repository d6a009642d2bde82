extension RuleScene {
  /// Runs every rule of the workspace once for this line, in the order of the file.
  ///
  /// Each sees what those before it did to the conversation. What rules write triggers no rule, and
  /// what is so already is not written again. What the account lets expect comes last.
  package func run(_ rules: [Rule]) -> RuleRun {
    var scene = self
    let triggers = event.by?.isRule == true ? [] : triggers
    var reports: [RuleReport] = []
    for rule in rules {
      let report = scene.report(rule, isTriggered: triggers.contains(rule.on))
      reports.append(report.0)
      scene.conversation = report.1
    }
    // What it says depends on nothing that a rule may have changed but the audience and spam.
    if let expectation = scene.expectation() { reports.append(expectation) }
    return RuleRun(reports: reports, conversation: scene.conversation)
  }

  private func report(_ rule: Rule, isTriggered: Bool) -> (RuleReport, Conversation) {
    let conditions = rule.when.map { clause in
      RuleReport.Condition(
        key: clause.key, values: clause.values,
        holds: RuleCondition(rawValue: clause.key)?.holds(for: clause.values, in: self) ?? false)
    }
    var report = RuleReport(
      rule: rule.name, on: rule.on, conditions: conditions, outcome: .notTriggered, events: [],
      reply: nil, refused: [])
    guard isTriggered else { return (report, conversation) }
    guard conditions.allSatisfy(\.holds) else {
      report.outcome = .notMet
      return (report, conversation)
    }
    var acting = RuleActing(rule, scene: self)
    acting.act()
    report.events = acting.events
    report.reply = acting.reply
    report.refused = acting.refused
    let hasDone = !acting.events.isEmpty || acting.reply != nil
    report.outcome = hasDone ? .done : .changesNothing
    return (report, acting.conversation)
  }
}

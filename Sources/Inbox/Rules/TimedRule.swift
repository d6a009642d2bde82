/// Rules that wait for a time: somebody has waited for so long, nothing was said for so long, a
/// promise is about to break or has broken.
///
/// Each runs once for each instance of what it waits for, whichever program keeps the clock: once
/// for each time the customer waits, once for each promise. What the rule itself writes is no new
/// instance, so it never runs on itself.
package struct RuleMoment: Hashable, Sendable {
  package var rule: String
  /// Names what it waits for among all of the conversation: `waiting 1795165200000`.
  package var instance: String
  package var at: Instant
}

extension Rule {
  /// Whether it waits for a time, and not for a line.
  package var isTimed: Bool {
    switch on {
    case .waiting, .idle, .atRisk, .breach: true
    case .message, .opened, .reopened, .tag, .tier, .assigned, .csat: false
    }
  }

  /// Milliseconds that a key of `when` says.
  fileprivate func span(_ condition: RuleCondition) -> Int64? {
    when.first { $0.key == condition.rawValue }?.values.first
      .flatMap { WrittenDuration.milliseconds($0) }
  }

  fileprivate func concerns(_ kind: TargetKind) -> Bool {
    when.filter { $0.key == RuleCondition.target.rawValue }
      .allSatisfy { $0.values.contains(kind.rawValue) }
  }

  /// What it waits for in a conversation, as that stands; in the past what it has waited for.
  fileprivate func moments(
    of conversation: Conversation, in workspace: Workspace
  ) -> [RuleMoment] {
    func moment(_ instance: String, _ at: Instant) -> RuleMoment {
      RuleMoment(rule: name, instance: "\(on.rawValue) \(instance)", at: at)
    }
    switch on {
    case .waiting:
      guard let span = span(.duration), conversation.status == .open,
        let since = conversation.waitingSince
      else { return [] }
      return [moment("\(since.milliseconds)", since.advanced(by: span))]
    case .idle:
      guard let span = span(.duration), conversation.isUnderWay else { return [] }
      let since = conversation.saidByPeopleAt
      return [moment("\(since.milliseconds)", since.advanced(by: span))]
    case .atRisk, .breach:
      return conversation.openTargets.compactMap { target in
        guard concerns(target.kind), let due = target.due else { return nil }
        let at: Instant? =
          if on == .breach {
            // Broken is later than due.
            due.advanced(by: 1 + (span(.after) ?? 0))
          } else if let before = span(.before) {
            due.advanced(by: -before)
          } else {
            target.riskBegins(in: workspace)
          }
        return at.map { moment("\(target.kind.rawValue) \(target.start.milliseconds)", $0) }
      }
    case .message, .opened, .reopened, .tag, .tier, .assigned, .csat: return []
    }
  }
}

extension Workspace {
  package var timedRules: [Rule] { rules.filter(\.isTimed) }

  /// What its rules wait for in a conversation.
  package func moments(of conversation: Conversation) -> [RuleMoment] {
    guard conversation.mergedInto == nil, conversation.status != .spam else { return [] }
    return timedRules.flatMap { $0.moments(of: conversation, in: self) }
  }
}

extension RuleScene {
  /// What a rule that waited for a time looks at.
  ///
  /// - Parameter conversation: As it stands now.
  package init(
    _ moment: RuleMoment, of rule: Rule, in conversation: Conversation, contact: Contact?,
    workspace: Workspace, now: Instant
  ) {
    // No line: the time has come. The act names rule and instance, so that its lines have ids of
    // their own.
    let event = Event(
      at: now, conversation: conversation.ref, by: .system,
      act: ActID("rule \(moment.rule) \(moment.instance) \(conversation.ref)"),
      what: .status(StatusChange(conversation.status)))
    self.init(
      event: event, before: conversation, conversation: conversation, contact: contact,
      workspace: workspace, now: now)
    self.moment = rule.on
  }
}

extension Conversation {
  /// Neither resolved nor spam.
  fileprivate var isUnderWay: Bool {
    switch status {
    case .open, .pending, .snoozed: true
    case .resolved, .spam: false
    }
  }

  /// When the customer or one of us said something last; an automatic message is nobody's word, so
  /// that a rule that sends one does not begin anew by it.
  fileprivate var saidByPeopleAt: Instant {
    [latestCustomerMessageAt, lastHumanReplyAt, firstCustomerMessageAt].compactMap { $0 }.max()
      ?? openedAt
  }
}

extension TargetInstance {
  /// When it becomes at risk (metrics.md, *Primitives*): a fifth of the promise is left, or five
  /// minutes. Nil without a promise, and while its clock stands.
  fileprivate func riskBegins(in workspace: Workspace) -> Instant? {
    guard let promised, due != nil, !isPaused else { return nil }
    let enough = promised - max(promised / 5, 300_000)
    guard enough > 0 else { return start }
    return workspace.hours(named: calendar).due(start: start, target: enough, pauses: pauses)
  }
}

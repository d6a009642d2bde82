/// `reopen_rate` and `transfer_rate`: of the distinct conversations resolved in the range, those
/// reopened after it and before the end of the range, and those assigned from one agent (team) to
/// another, possibly over nobody, before it.
///
/// Of several resolves in the range any one will do: the first for the reopening, the last for the
/// transfer. Source: metrics.md, *Metrics*.
struct ReopenRate {
  var reopened = Share()
  var transferred = Share()

  mutating func add(_ other: ReopenRate) {
    reopened.add(other.reopened)
    transferred.add(other.transferred)
  }

  var members: [MetricMember] {
    [
      MetricMember("reopen_rate", .number(reopened.ratio)),
      MetricMember("transfer_rate", .number(transferred.ratio)),
    ]
  }
}

extension MetricsComputation {
  /// The resolves of a conversation, row by row.
  mutating func addResolves(_ facts: ConversationFacts, _ home: Belonging) {
    guard let subject = facts.subject else { return }
    if let contact = subject.contact, let at = subject.firstCustomerMessageAt, at >= range.from {
      pending.beginnings.append(.init(contact: contact, at: at, id: facts.id))
    }
    var index = 0
    var isInRange = false
    while index < history.resolves.count {
      let first = index
      let row = row(of: home, at: history.resolves[first].at)
      let resolvedRow = timeRow(at: history.resolves[first].at)
      index += 1
      while index < history.resolves.count,
        timeRow(at: history.resolves[index].at) == resolvedRow
      { index += 1 }
      guard let resolvedRow else { continue }
      isInRange = true
      addFocus(facts, home, resolvedIn: resolvedRow, at: history.resolves[first].at)
      guard let row else { continue }
      addResolved(first..<index, row: row, facts)
    }
    if !isInRange {
      for metric in [Evidence.Subject.reopen, .transfer, .handleTime] {
        leaveOut(metric, facts.id, "not resolved in the range")
      }
    }
  }

  /// Which bucket of time holds an instant; nil: none.
  private func timeRow(at instant: Instant) -> Int? {
    range.contains(instant) ? bucket(at: instant) : nil
  }

  private mutating func addResolved(
    _ places: Range<Int>, row: Int, _ facts: ConversationFacts
  ) {
    let first = history.resolves[places.lowerBound]
    let last = history.resolves[places.upperBound - 1]
    let reopenedAt = first.reopenedAt.flatMap { $0 < scopes[row].range.to ? $0 : nil }
    totals[row].reopening.reopened.add(reopenedAt != nil)
    totals[row].reopening.transferred.add(last.wasTransferred)
    note(
      .reopen,
      .init(
        conversation: facts.id, part: reopenedAt == nil ? .denominator : .numerator,
        value: .count(reopenedAt == nil ? 0 : 1),
        because: reopenedAt == nil ? "resolved" : "resolved and reopened", start: first.at,
        end: reopenedAt))
    note(
      .transfer,
      .init(
        conversation: facts.id, part: last.wasTransferred ? .numerator : .denominator,
        value: .count(last.wasTransferred ? 1 : 0),
        because: last.wasTransferred ? "changed agent or team before it" : "stayed where it was",
        start: facts.subject?.openedAt, end: last.at))
    if let person = history.resolves[places].last(where: \.isByPerson) {
      addFirstContact(person, row: row, facts)
    } else {
      for metric in [Evidence.Subject.fcr, .fcrNet, .oneTouch] {
        leaveOut(metric, facts.id, "not resolved by an agent in the range")
      }
    }
    guard facts.subject?.channel != .phone else {
      leaveOut(.handleTime, facts.id, "phone")
      return
    }
    totals[row].handling.resolved += 1
    note(
      .handleTime,
      .init(
        conversation: facts.id, part: .denominator, value: .count(1), because: "resolved",
        start: nil, end: first.at))
  }
}

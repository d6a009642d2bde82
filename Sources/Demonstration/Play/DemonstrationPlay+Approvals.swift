import Inbox

/// Replies that somebody else must approve: a newcomer's in the harder conversations.
extension DemonstrationPlay {
  /// So many wait at a time; whoever plays has them to themselves, for no colleague approves.
  static let mostWaiting = 2

  /// What lies there for an approval when the demonstration begins.
  package mutating func submissions(in view: PlayView) -> [Request] {
    var requests: [Request] = []
    for index in colleagues.indices where !colleagues[index].agent.approval.isEmpty {
      let agent = colleagues[index].agent
      let rows = view.open.filter {
        mustSubmit(agent, in: $0) && $0.conversation.waitingSince != nil
          && [agent.id, nil].contains($0.conversation.assignee)
      }
      for row in rows.prefix(Self.mostWaiting - requests.count) {
        let writing = beginWriting(
          index, row,
          Colleague.Visit(
            ref: row.conversation.ref, id: row.id, until: .init(milliseconds: 0), errands: [],
            besideTheUser: false, onlyLooks: false), at: .init(milliseconds: 0))
        requests.append(
          request(.reply(reply(writing, in: row)), by: agent, in: row.conversation.ref))
      }
    }
    return requests
  }

  /// Whether they may go on there: with nothing to be approved, or while few wait for that.
  func mayAnswer(_ agent: Agent, in row: QueueRow, view: PlayView) -> Bool {
    guard row.approval == nil else { return false }
    return !mustSubmit(agent, in: row)
      || view.open.count { $0.approval?.state == .requested } < Self.mostWaiting
  }

  private func mustSubmit(_ agent: Agent, in row: QueueRow) -> Bool {
    row.outbox == nil && row.approval == nil && agent.approval.contains(row.conversation.tier)
      && workspace.mayHandle(row.conversation.tier, as: agent.role)
  }
}

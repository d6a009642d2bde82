/// Who may see how other people work: how much each answered, how soon, how many promises they kept,
/// what customers thought of it, who had what was broken.
///
/// The one place that decides it, for reports, metrics, explanations and the wallboard alike. Everybody
/// sees their own; those of others the roles in `figures.people` of the workspace see. What a desk
/// needs to work together is no figure of anybody: who is there, what they have in hand, how full
/// their desk is, who did what in a conversation.
extension Workspace {
  /// - Parameter reader: Nil: Bellhop itself.
  package func maySeeFigures(of agent: AgentID, _ reader: AgentID?) -> Bool {
    agent == reader || maySeeEverybodysFigures(reader)
  }

  /// The same of all people.
  package func maySeeEverybodysFigures(_ reader: AgentID?) -> Bool {
    guard let reader, !agents.isEmpty else { return true }
    return role(of: reader).map(peopleFigures.contains) ?? false
  }

  /// The rows of a report without those of people whose figures are not for the reader.
  package func rows(_ rows: [MetricRow], seenBy reader: AgentID?) -> [MetricRow] {
    guard !maySeeEverybodysFigures(reader) else { return rows }
    return rows.filter { row in
      guard case .agent(let agent) = row.group else { return true }
      return maySeeFigures(of: agent, reader)
    }
  }

  /// `Only a senior or supervisor sees the figures of colleagues.`
  package var whoSeesPeopleFigures: String {
    let roles = Role.allCases.filter(peopleFigures.contains).map(\.rawValue)
    return "Only a \(roles.joined(separator: " or ")) sees the figures of colleagues."
  }
}

extension BreachCause {
  /// The same without the names of those whose figures are not for the reader.
  package func told(to reader: AgentID?, in workspace: Workspace) -> BreachCause {
    guard !workspace.maySeeEverybodysFigures(reader) else { return self }
    func told(_ holder: Holder) -> Holder {
      guard case .agent(let agent) = holder, !workspace.maySeeFigures(of: agent, reader) else {
        return holder
      }
      return .colleague
    }
    let cause: Cause =
      switch cause {
      case .held(let holder): .held(told(holder))
      case .handover, .handoverOfColleagues: .handoverOfColleagues
      case .arrivedOutsideHours: .arrivedOutsideHours
      }
    var shares: [Share] = []
    for share in self.shares {
      let holder = told(share.holder)
      if let index = shares.firstIndex(where: { $0.holder == holder }) {
        shares[index].working += share.working
      } else {
        shares.append(Share(holder: holder, working: share.working))
      }
    }
    return BreachCause(cause: cause, shares: shares)
  }
}

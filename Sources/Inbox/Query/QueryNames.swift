extension Query {
  /// With `assignee:` and `mentions:` naming agents by id, where a person wrote a login or a name
  /// (`assignee:Priya`, compared without case and diacritics). What nobody is called stays as it is
  /// and finds what an importer's unknown agent left.
  package func namingAgents(of workspace: Workspace) -> Query {
    func id(_ written: AgentID) -> AgentID {
      if workspace.agent(written) != nil { return written }
      let folded = FoldedText.fold(written.text)
      let agent =
        workspace.agents.first { $0.login == written.text }
        ?? workspace.agents.first { FoldedText.fold($0.name) == folded }
      return agent?.id ?? written
    }
    switch self {
    case .condition(.assignee(.agent(let agent))): return .condition(.assignee(.agent(id(agent))))
    case .condition(.mentions(.agent(let agent))): return .condition(.mentions(.agent(id(agent))))
    case .condition(.approvalFor(.agent(let agent))):
      return .condition(.approvalFor(.agent(id(agent))))
    case .condition(.inHand(.agent(let agent))): return .condition(.inHand(.agent(id(agent))))
    case .all, .words, .condition: return self
    case .not(let inner): return .not(inner.namingAgents(of: workspace))
    case .and(let members): return .and(members.map { $0.namingAgents(of: workspace) })
    case .or(let members): return .or(members.map { $0.namingAgents(of: workspace) })
    }
  }
}

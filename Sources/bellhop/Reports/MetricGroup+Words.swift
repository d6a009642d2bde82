import Inbox

extension MetricGroup {
  /// Who or what a row of a report is about, as screens and pages call it; fit to be shown.
  func name(in workspace: Workspace) -> String {
    switch self {
    case .all: "all"
    case .channel(let channel): channel.name
    case .tier(let tier): "tier \(tier.rawValue)"
    case .agent(let id): Shown.name(workspace.agent(id)?.name ?? id.text)
    case .team(let id): id.map { Shown.name($0.text) } ?? "no team"
    case .time(_, let label): label.replacing("T", with: " ")
    }
  }
}

extension MetricRow {
  /// A line of comma separated values: what kind of row it is, its id, the figures in full.
  func values(_ kind: String, _ figures: [String]) -> [String] {
    [kind, group.label] + figures.map { self[$0]?.number?.shortest ?? "" }
  }
}

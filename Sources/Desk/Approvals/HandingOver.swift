import Canvas
import Inbox

/// `H`: a conversation, or all that are marked, given away with a note.
extension DeskState {
  /// Who there is besides oneself; nobody is none, for nothing is handed to nobody.
  mutating func openHandOverPicker(_ aim: ActAim) {
    let tier = aim.one.flatMap { row(of: $0)?.conversation.tier }
    let load = Dictionary(
      figures.team.map { ($0.agent, $0) }, uniquingKeysWith: { first, _ in first })
    var items = settings.workspace.agents.filter { $0.id != me }.map { agent in
      let notTheirs = tier.flatMap { tier -> DisplayText? in
        settings.workspace.mayHandle(tier, as: agent.role)
          ? nil : "Tier \(tier.rawValue) is not theirs"
      }
      let open = load[agent.id].map { "\($0.open)" + ($0.capacity.map { "/\($0)" } ?? "") } ?? ""
      let isHere = attending?.contains(agent.id) ?? false
      return Picker.Item(
        DisplayText(filtering: agent.name, as: .name),
        detail: DisplayText(composed: isHere ? "here  \(open)" : open),
        haystack: "\(agent.name) \(agent.id)", value: .agent(agent.id), problem: notTheirs)
    }
    items += settings.workspace.teams.map { team in
      Picker.Item(
        "team " + DisplayText(filtering: team.id.text, as: .name), detail: "team",
        value: .team(team.id))
    }
    guard !items.isEmpty else { return say(.hint, "There is nobody to hand it over to") }
    layers.append(.picker(Picker(.handOver(aim), title: "Hand over to", items: items)))
  }

  mutating func askHandOverNote(_ value: Picker.Value, _ aim: ActAim) {
    let to: Assignment
    switch value {
    case .agent(let agent?): to = Assignment(agent: .to(agent))
    case .team(let team?): to = Assignment(agent: .to(nil), team: .to(team))
    default: return
    }
    layers.append(
      .prompt(
        Prompt(
          .handOverNote(to, aim), title: "What they should know",
          hint: "Enter hands it over, with or without a note")))
  }

  mutating func handOver(to: Assignment, _ aim: ActAim, note: String) {
    var who = "a team"
    if case .to(let agent?) = to.agent { who = name(of: agent) }
    if case .to(let team?) = to.team { who = "team \(team)" }
    perform(
      .handOver(GivingAway(to: to, note: note, noteID: ids.message())), at: aim,
      "handed over → \(who)")
  }
}

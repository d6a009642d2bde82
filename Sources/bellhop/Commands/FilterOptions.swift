import ArgumentParser
import Inbox

/// `--channel`, `--team`, `--tier`, `--agent`: of what alone a report is.
struct FilterOptions: ParsableArguments {
  @Option(help: "Only what is of this channel.") var channel: String?
  @Option(help: "Only what is of this team.") var team: String?
  @Option(help: "Only what is in this tier.") var tier: Int?
  @Option(help: "Only what is this person's: their replies, what they own.") var agent: String?

  /// - Throws: `Failure` for what there is not, and for a colleague whose figures are not for the
  ///   reader.
  func filter(_ session: Session) throws -> ReportFilter {
    let workspace = session.workspace
    let agent = try agent.map { try workspace.agent(commandLine: $0, "--agent") }
    if let agent { try workspace.checkFigures(of: agent, session.agent) }
    return ReportFilter(
      channel: try channel.map { try Channel(commandLine: $0) },
      team: try team.map { try workspace.team(commandLine: $0) },
      tier: try tier.map { number in
        guard let tier = Tier(rawValue: number) else {
          throw Failure(status: .usage, "There are tiers 1, 2 and 3, not \(number).")
        }
        return tier
      }, agent: agent)
  }
}

extension ReportFilter {
  /// `WhatsApp`, `team billing`, `tier 3`, `Maya`: behind the range of a heading.
  func words(_ workspace: Workspace) -> [String] {
    [
      channel?.name, team.map { "team \(Shown.name($0.text))" }, tier.map { "tier \($0.rawValue)" },
      agent.map { Shown.name(workspace.agent($0)?.name ?? $0.text) },
    ].compactMap { $0 }
  }
}

extension Workspace {
  /// Somebody by id, or by a name that is theirs alone.
  ///
  /// - Throws: `Failure` with those there are.
  func agent(commandLine name: String, _ option: String) throws -> AgentID {
    let named = agents.filter { $0.name.lowercased() == name.lowercased() }
    let found = agents.first { $0.id.text == name } ?? (named.count == 1 ? named.first : nil)
    guard let found else {
      throw Failure(
        status: .usage,
        "\(option) \(name): the workspace knows \(agents.map(\.id.text).joined(separator: ", ")).")
    }
    return found.id
  }

  func team(commandLine name: String) throws -> TeamID {
    guard teams.contains(where: { $0.id.text == name }) else {
      let known = teams.map(\.id.text).joined(separator: ", ")
      throw Failure(status: .usage, "--team \(name): the workspace knows \(known).")
    }
    return TeamID(name)
  }

  /// - Throws: `Failure` where somebody's figures are not for the reader.
  func checkFigures(of agent: AgentID, _ reader: AgentID) throws {
    guard maySeeFigures(of: agent, reader) else {
      throw Failure(
        status: .refused, "\(whoSeesPeopleFigures) Your own: `bellhop report mine`.")
    }
  }
}

extension MetricRange {
  /// More rows than anybody reads, and what a second or two compute.
  private static let mostRows = 10_000

  /// - Throws: `Failure` where a range falls into more rows than are of use.
  func check(rowsBy unit: MetricGrouping) throws {
    let count = bucketCount(of: unit)
    guard count > Self.mostRows else { return }
    let coarser = [MetricGrouping.day, .week, .month].first { bucketCount(of: $0) <= Self.mostRows }
    let instead = coarser.map { ", or take --by \($0.rawValue)" } ?? ""
    throw Failure(
      status: .usage,
      "From \(from) on there are \(count) rows by \(unit.rawValue), and \(Self.mostRows) are the "
        + "most: give a later --from\(instead).")
  }
}

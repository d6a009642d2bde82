import ArgumentParser
import Inbox
import InboxStore

/// The end of a shift: what somebody has in hand, and giving it away.
struct HandoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handover",
    abstract: "What you have in hand at the end of a shift; with --to or --team, give it away.",
    discussion: """
      Without conversations and without --to or --team it lists what is open, promised and \
      half-written. Giving away takes a note along that calls whoever gets it; without \
      conversations all that you own and have not finished goes.
      """)
  @OptionGroup var options: WritingOptions
  @OptionGroup var form: OutputForm
  @Argument(
    help: ArgumentHelp("Numbers, or ref:TEXT for the importer's id.", valueName: "conversation"))
  var conversations: [String] = []
  @Option(help: "Somebody else's list.") var of: String?
  @Option(help: "The colleague who gets it.") var to: String?
  @Option(help: "The team that gets it.") var team: String?
  @Option(help: "What they should know.") var note: String = ""

  func run() throws {
    guard to == nil || team == nil else {
      throw Failure(status: .usage, "Give --to or --team, not both.")
    }
    if let to {
      try give(to: Assignment(agent: .to(AgentID(to))))
    } else if let team {
      try give(to: Assignment(agent: .to(nil), team: .to(TeamID(team))))
    } else if conversations.isEmpty, note.isEmpty {
      try list()
    } else {
      throw Failure(status: .usage, "Say who gets them: --to AGENT or --team TEAM.")
    }
  }

  private func give(to assignment: Assignment) throws {
    try options.refuseNow()
    var names = conversations
    if names.isEmpty {
      let session = try Session(options)
      // Whoever gets nothing must be there all the same: a misspelt name is told.
      try check(assignment, session)
      let whose = try agent(session)
      names = try rows(session).filter { $0.conversation.assignee == whose }
        .map { "\($0.id.number)" }
      if names.isEmpty { return StandardError.say("There is nothing to give away.") }
    }
    try Session.act(options, on: names) { session in
      .handOver(GivingAway(to: assignment, note: note, noteID: session.freshMessageID()))
    }
    StandardError.say(names.count == 1 ? "Given away." : "\(names.count) given away.")
  }

  private func check(_ assignment: Assignment, _ session: Session) throws {
    if case .to(let agent?) = assignment.agent, session.workspace.agent(agent) == nil,
      !session.workspace.agents.isEmpty
    {
      throw Failure(Refusal.unknownAgent(agent.text))
    }
    if case .to(let team?) = assignment.team, session.workspace.team(team) == nil {
      throw Failure(Refusal.unknownTeam(team.text))
    }
  }

  private func agent(_ session: Session) throws -> AgentID {
    guard let of else { return session.agent }
    let query = Query.condition(.assignee(.agent(AgentID(of)))).namingAgents(of: session.workspace)
    guard case .condition(.assignee(.agent(let agent))) = query,
      session.workspace.agent(agent) != nil
    else { throw Failure(Refusal.unknownAgent(of)) }
    return agent
  }

  private func rows(_ session: Session) throws -> [QueueRow] {
    let agent = try agent(session)
    return try session.reaching {
      try session.store.queue(
        QueueRequest(
          query: .condition(.inHand(.agent(agent))), anchor: .first, limit: 10_000,
          agent: session.agent),
        now: session.now
      ).rows
    }
  }

  private func list() throws {
    let session = try Session(options)
    let agent = try agent(session)
    let rows = try rows(session)
    let items = rows.map { HandoverItem($0, of: agent, session) }
    switch form.form {
    case .lines: for item in items { StandardOutput.line(item.json.masked) }
    case .value: StandardOutput.line(.array(items.map(\.json.masked)))
    case .people:
      for group in HandoverItem.Group.allCases {
        let members = items.filter { $0.group == group }
        guard !members.isEmpty else { continue }
        StandardOutput.line("\(group.title), \(members.count)")
        for item in members { StandardOutput.line("  " + item.text) }
      }
      if items.isEmpty {
        StandardError.say("\(session.workspace.name(of: agent)) has nothing in hand.")
      }
    }
  }
}

/// A conversation somebody has in hand, and what of it.
private struct HandoverItem {
  enum Group: String, CaseIterable {
    case open
    case promised
    case halfWritten = "half_written"

    var title: String {
      switch self {
      case .open: "Open"
      case .promised: "Promised: pending and snoozed"
      case .halfWritten: "Besides: drafts, replies and approvals under way"
      }
    }
  }

  let row: QueueRow
  let record: ListRecord
  let isOwner: Bool

  init(_ row: QueueRow, of agent: AgentID, _ session: Session) {
    self.row = row
    record = ListRecord(row: row, workspace: session.workspace, now: session.now)
    isOwner = row.conversation.assignee == agent
  }

  var group: Group {
    guard isOwner else { return .halfWritten }
    switch row.conversation.status {
    case .open: return .open
    case .pending, .snoozed: return .promised
    case .resolved, .spam: return .halfWritten
    }
  }

  /// What there is besides owning it.
  var unfinished: [String] {
    var parts: [String] = []
    if row.hasDraft { parts.append("draft") }
    if let outbox = row.outbox { parts.append("reply \(outbox.rawValue)") }
    if let approval = row.approval {
      parts.append(approval.state == .requested ? "waits for an approval" : "sent back")
    }
    return parts
  }

  var text: String {
    let parts = unfinished
    let status = row.conversation.status
    let states = (status == .open ? [] : [status.rawValue]) + parts
    return record.text + (states.isEmpty ? "" : "  [\(states.joined(separator: ", "))]")
  }

  var json: JSONValue {
    guard case .object(let members) = record.json else { return record.json }
    return .object(
      members + [
        JSONMember("group", .string(group.rawValue)), JSONMember("draft", .bool(row.hasDraft)),
        JSONMember("outbox", .text(row.outbox?.rawValue)),
        JSONMember("approval", .text(row.approval?.state.rawValue)),
      ])
  }
}

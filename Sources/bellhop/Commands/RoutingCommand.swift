import ArgumentParser
import Inbox
import InboxStore

struct RoutingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "routing", abstract: "Who could take what nobody owns, and why not.",
    discussion: """
      Routing itself is done by an open inbox, or by `bellhop outbox run`. This writes nothing: it \
      says who is there, how full their desks are, and for each conversation that nobody owns who \
      would get it, or for each of them why they would not.
      """)
  @OptionGroup var options: WritingOptions
  @OptionGroup var form: OutputForm

  func run() throws {
    try options.refuseNow()
    let session = try Session(options)
    guard
      let overview = try session.reaching({
        try session.store.routingOverview(now: session.now)
      })
    else {
      throw Failure(status: .refused, "The workspace has no “routing”: people take what they want.")
    }
    switch form.form {
    case .lines: for one in overview.waiting { StandardOutput.line(one.json) }
    case .value: StandardOutput.line(.array(overview.waiting.map(\.json)))
    case .people:
      for line in people(overview, session) { StandardOutput.line(line) }
      if overview.waiting.isEmpty { return StandardError.say("Nothing waits for an owner.") }
      for line in waiting(overview, session) { StandardOutput.line(line) }
    }
  }

  private func people(_ overview: RoutingOverview, _ session: Session) -> [String] {
    var table = TextTable([.left, .left, .right, .left])
    for seat in overview.desk.seats {
      let capacity = overview.desk.capacity(of: seat.agent)
      let state = overview.desk.obstacle(toAnythingFor: seat)?.words ?? "is there"
      let since = overview.declaredAt[seat.agent.id].map { at in
        seat.declared.map { "(said \($0.rawValue) \(session.time.worded("\(at)")))" } ?? ""
      }
      table.add([
        Shown.name(seat.agent.name), state,
        "\(seat.open)" + (capacity.map { " of \($0)" } ?? "") + " open", since ?? "",
      ])
    }
    return table.lines()
  }

  private func waiting(_ overview: RoutingOverview, _ session: Session) -> [String] {
    overview.waiting.flatMap { one -> [String] in
      let conversation = one.value
      let isHidden = session.workspace.refusalToRead(conversation, session.agent) != nil
      let words = isHidden ? "" : conversation.subject ?? conversation.snippet.text
      let head = "\(one.conversation)  \(Shown.line(words, limit: 60))"
      switch one.decision {
      case .give(let agent, let because):
        return ["\(head)  → \(Shown.name(session.workspace.name(of: agent))): \(because)"]
      case .wait(let obstacles):
        let why = obstacles.map {
          "\(Shown.name(session.workspace.name(of: $0.agent))) \($0.what.words)"
        }
        return [
          "\(head)  stays: " + (why.isEmpty ? "there are no agents" : why.joined(separator: ", "))
        ]
      }
    }
  }
}

extension RoutingOverview.Waiting {
  fileprivate var json: JSONValue {
    var members = [JSONMember("conversation", .integer(conversation.number))]
    switch decision {
    case .give(let agent, let because):
      members.append(JSONMember("agent", .string(agent.text)))
      members.append(JSONMember("because", .string(because)))
    case .wait(let obstacles):
      members.append(JSONMember("agent", .null))
      members.append(
        JSONMember(
          "obstacles",
          .object(obstacles.map { JSONMember($0.agent.text, .string($0.what.words)) })))
    }
    return .object(members)
  }
}

import ArgumentParser
import Desk
import Inbox
import InboxStore

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "A conversation with everything said in it.")
  @OptionGroup var options: GlobalOptions
  @Argument(help: "A number, or ref:TEXT.") var conversation: String
  @Flag(help: "One JSON value.") var json = false
  @Flag(help: "Show the numbers of cards, which are masked otherwise; that is put on record.")
  var reveal = false

  func run() throws {
    if reveal { try options.refuseNow() }
    let session = try Session(options)
    let found = try session.find(conversation)
    let page = try session.page(found.id)
    if reveal { try session.putOnRecord(page) }
    let record = ListRecord(row: page.row, workspace: session.workspace, now: session.now)
    if json {
      let value = JSONValue.object([
        JSONMember("conversation", record.json),
        JSONMember("links", .array(page.links.map(\.json))),
        JSONMember("lines", .array(try page.entries.map { try $0.event.json() })),
      ])
      StandardOutput.line(reveal ? value : value.masked)
      return
    }
    StandardOutput.line(record.text)
    if let subject = page.row.conversation.subject { StandardOutput.line(Shown.line(subject)) }
    if let into = page.row.conversation.mergedInto {
      StandardOutput.line("merged into \(session.number(of: into)): what is said belongs there")
    }
    for link in page.links { StandardOutput.line(link.line(session)) }
    StandardOutput.line(page.row.standing(session) + "\n")
    for entry in page.entries.toldOnce {
      if let words = entry.words(in: session, revealed: reveal) { StandardOutput.line(words) }
    }
    for entry in page.outbox {
      StandardOutput.line("\(entry.state.rawValue): \(Shown.body(entry.reply.text))")
    }
  }
}

extension Session {
  /// Writes who looks at which masked messages, before they are shown.
  fileprivate func putOnRecord(_ page: ConversationPage) throws {
    let act = freshActID()
    let ref = page.row.conversation.ref
    for said in page.entries.compactMap(\.said) where CardNumbers.areIn(said.text) {
      let request = Request(
        act: act, by: .agent(self.agent), conversation: ref, command: .reveal(said.id))
      _ = try reaching { try store.perform(request, now: now) }
    }
  }
}

extension QueueRow {
  /// How it stands: `pending, tier 2, tom's, #billing, version 7`.
  fileprivate func standing(_ session: Session) -> String {
    var status = conversation.status.rawValue
    if conversation.status == .snoozed, let until = conversation.snoozedUntil {
      status += " until \(session.time.words(until))"
    }
    var parts = [status, "tier \(conversation.tier.rawValue)"]
    parts.append(conversation.assignee.map { "owner \(Shown.name($0.text))" } ?? "nobody's")
    if let team = conversation.team { parts.append("team \(Shown.name(team.text))") }
    parts += conversation.tags.map { "#\(Shown.line($0))" }
    return (parts + ["version \(version)"]).joined(separator: ", ")
  }
}

extension LinkedConversation {
  /// `follow-up: #18 pending, Ann Lee, email`.
  fileprivate func line(_ session: Session) -> String {
    let conversation = row.conversation
    let name = row.contactName ?? conversation.customerName
    let head = "\(words): \(row.id) \(conversation.status.rawValue)"
    let rest = [name.map { Shown.name($0) }, conversation.channel.name].compactMap { $0 }
    return ([head] + rest).joined(separator: ", ")
  }

  /// `relation` as the journal spells it; `from_here`: the line stands in this one.
  fileprivate var json: JSONValue {
    .object([
      JSONMember("id", .integer(row.id.number)),
      JSONMember("conversation", .string(row.conversation.ref.text)),
      JSONMember("relation", .string(relation.rawValue)),
      JSONMember("from_here", .bool(isFromHere)),
    ])
  }
}

extension TimelineEntry {
  /// The entry for people: time, who, what.
  fileprivate func words(in session: Session, revealed: Bool) -> String? {
    let agent = event.by.flatMap { by in
      by.kind == .agent ? session.workspace.agent(AgentID(by.id)) : nil
    }
    let who = Shown.name(agent?.name ?? event.by?.name ?? event.by?.id ?? "bellhop")
    let at = session.time.words(event.at)
    let head = "\(at)  \(who)"
    let isBack = undone ? " (taken back)" : ""
    switch event.what {
    case .message(let message):
      let text = redacted ? "(withdrawn)" : editedText ?? message.text ?? "(purged)"
      let files = message.attachments.map { "\n[file] \(Shown.name($0.name))" }.joined()
      let failed = message.delivery == .failed ? ", not sent" : ""
      return
        "\(head) (\(message.direction.rawValue)\(failed))\n\(Shown.body(text, revealed: revealed))\(files)\n"
    case .note(let note):
      return "\(head) (note, team only)\(isBack)\n\(Shown.body(note.text, revealed: revealed))\n"
    default:
      guard let what = Happening.line(session.numbered(event), workspace: session.workspace) else {
        return nil
      }
      let isAgent = event.by?.kind == .agent
      return "\(isAgent ? at : head)  \(what)\(isBack)"
    }
  }
}

extension Event {
  /// The journal's line as a value.
  fileprivate func json() throws -> JSONValue {
    var writer = JSONWriter()
    write(to: &writer)
    return try JSONValue(json: writer.bytes)
  }
}

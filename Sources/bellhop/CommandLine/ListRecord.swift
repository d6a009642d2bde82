import Inbox

/// A row of `bellhop list --jsonl`, with the fields of the command line's contract in their order.
struct ListRecord {
  let row: QueueRow
  let workspace: Workspace
  let now: Instant

  var json: JSONValue {
    let conversation = row.conversation
    return .object([
      JSONMember("id", .integer(row.id.number)),
      JSONMember("conversation", .string(conversation.ref.text)),
      JSONMember("version", .integer(row.version)),
      JSONMember("status", .string(conversation.status.rawValue)),
      JSONMember("tier", .integer(conversation.tier.rawValue)),
      JSONMember("priority", .integer(conversation.priority.rawValue)),
      JSONMember("tags", .array(conversation.tags.map(JSONValue.string))),
      JSONMember("channel", .string(conversation.channel.rawValue)),
      JSONMember("account", .string(conversation.account.text)),
      JSONMember("kind", .string(conversation.kind.rawValue)),
      JSONMember("contact", contact),
      JSONMember("subject", .text(conversation.subject)),
      JSONMember("assignee", .text(conversation.assignee?.text)),
      JSONMember("team", .text(conversation.team?.text)),
      JSONMember("waiting_since", .time(conversation.waitingSince)),
      JSONMember("opened_at", .time(conversation.openedAt)),
      JSONMember("last_message_at", .time(conversation.lastMessageAt)),
      JSONMember("sla", sla),
      JSONMember("window_closes_at", .time(conversation.windowClosesAt)),
      JSONMember("unread", .bool(row.unread)),
      JSONMember("viewers", .array(row.presence.map(viewer))),
      JSONMember("snippet", .string(conversation.snippet.text)),
    ])
  }

  private var contact: JSONValue {
    guard let id = row.conversation.contact else { return .null }
    return .object([
      JSONMember("id", .string(id.text)),
      JSONMember("name", .text(row.contactName ?? row.conversation.customerName)),
      JSONMember("handle", .text(row.conversation.customerHandle)),
    ])
  }

  private var sla: JSONValue {
    guard let target = row.conversation.decidingTarget else { return .null }
    return .object([
      JSONMember("policy", .text(target.policy)),
      JSONMember("target", .string(target.kind.rawValue)),
      JSONMember("due", .time(target.due)),
      JSONMember(
        "state", .string(target.state(at: now, isVoid: false, workspace: workspace).rawValue)),
    ])
  }

  private func viewer(_ presence: Presence) -> JSONValue {
    .object([
      JSONMember("agent", .string(presence.agent.text)),
      JSONMember("mode", .string(presence.mode.rawValue)),
      JSONMember("since", .time(presence.since)),
    ])
  }
}

extension JSONValue {
  /// A text, or null where there is none.
  static func text(_ text: String?) -> JSONValue {
    text.map(JSONValue.string) ?? .null
  }

  /// RFC 3339 in UTC, or null.
  static func time(_ instant: Instant?) -> JSONValue {
    instant.map { .string($0.description) } ?? .null
  }
}

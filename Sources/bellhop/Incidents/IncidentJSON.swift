import Inbox

// Incidents for scripts, as `bellhop incident --json` prints them.

extension Incident {
  fileprivate var members: [JSONMember] {
    [
      JSONMember("incident", .string(id.text)), JSONMember("title", .string(title)),
      JSONMember("tag", .string(tag)), JSONMember("open", .bool(isOpen)),
      JSONMember("opened_at", .time(openedAt)), JSONMember("opened_by", .text(openedBy?.id)),
      JSONMember("closed_at", .time(closedAt)), JSONMember("closed_by", .text(closedBy?.id)),
      JSONMember("closing_note", .text(closingNote)),
    ]
  }
}

extension IncidentSummary {
  var json: JSONValue {
    .object(incident.members + [JSONMember("conversations", .integer(members))])
  }
}

extension IncidentTally {
  fileprivate var json: JSONValue {
    .object([
      JSONMember("conversations", .integer(members)), JSONMember("waiting", .integer(waiting)),
      JSONMember("answered", .integer(answered)), JSONMember("resolved", .integer(resolved)),
      JSONMember("overdue", .integer(breached)),
    ])
  }
}

extension IncidentPage {
  var json: JSONValue {
    .object(
      incident.members + [
        JSONMember("tally", tally.json),
        JSONMember(
          "words",
          .array(
            incident.words.map {
              .object([
                JSONMember("lang", .string($0.language)), JSONMember("text", .string($0.text)),
                JSONMember("by", .text($0.by?.id)), JSONMember("at", .time($0.at)),
              ])
            })),
        JSONMember(
          "updates",
          .array(
            incident.updates.map {
              .object([
                JSONMember("text", .string($0.text)), JSONMember("by", .text($0.by?.id)),
                JSONMember("at", .time($0.at)),
              ])
            })),
        JSONMember(
          "affected",
          .array(
            people.map {
              .object([
                JSONMember("contact", .string($0.contact.text)), JSONMember("name", .text($0.name)),
                JSONMember("conversation", $0.conversation.map { .integer($0.number) } ?? .null),
              ])
            })),
        JSONMember("ids", .array(versions.keys.sorted().map { .integer($0.number) })),
      ])
  }
}

extension IncidentReport {
  var json: JSONValue {
    .object(
      incident.members + [
        JSONMember("tally", tally.json), JSONMember("customers", .integer(customers)),
        JSONMember(
          "channels",
          .object(
            channels.map { JSONMember($0.channel.rawValue, .integer($0.conversations)) })),
        JSONMember("timeline", .array(entries.map(\.json))),
      ])
  }
}

extension IncidentReport.Entry {
  fileprivate var json: JSONValue {
    var members = [JSONMember("at", .time(at)), JSONMember("by", .text(by?.id))]
    func add(_ what: String, _ name: String? = nil, _ value: JSONValue = .null) {
      members.append(JSONMember("what", .string(what)))
      if let name { members.append(JSONMember(name, value)) }
    }
    switch what {
    case .opened: add("opened")
    case .approved(let language, let text):
      add("approved", "lang", .string(language))
      members.append(JSONMember("text", .string(text)))
    case .update(let text): add("update", "text", .string(text))
    case .joined(let count): add("joined", "conversations", .integer(count))
    case .left(let count): add("left", "conversations", .integer(count))
    case .affected(let count): add("affected", "people", .integer(count))
    case .spared(let count): add("spared", "people", .integer(count))
    case .answered(let count): add("answered", "answers", .integer(count))
    case .closed(let note): add("closed", "text", .text(note))
    }
    return .object(members)
  }
}

import Inbox

// Incidents in words for people, as `bellhop incident` prints them.

extension IncidentSummary {
  func words(_ session: Session) -> String {
    "\(Shown.name(incident.id.text))  \(incident.state(session))  "
      + "\(Counted.words(members, "conversation"))  #\(Shown.name(incident.tag))  "
      + Shown.line(incident.title)
  }
}

extension Incident {
  fileprivate func state(_ session: Session) -> String {
    let start = session.time.words(openedAt)
    return closedAt.map { "closed, \(session.time.words(from: openedAt, to: $0))" }
      ?? "open since \(start)"
  }

  fileprivate func heading(_ session: Session) -> [String] {
    var lines = ["\(Shown.line(title)): \(state(session))"]
    lines.append("  id \(Shown.name(id.text))  tag #\(Shown.name(tag))")
    if let note = closingNote { lines.append("  \(Shown.line(note))") }
    return lines
  }
}

extension IncidentTally {
  fileprivate var words: String {
    var parts = [
      Counted.words(members, "conversation"), "\(waiting) waiting", "\(answered) answered",
      "\(resolved) resolved",
    ]
    if breached > 0 { parts.append("\(breached) overdue") }
    return parts.joined(separator: ", ")
  }
}

extension IncidentPage {
  func words(_ session: Session) -> [String] {
    var lines = incident.heading(session) + ["  \(tally.words)"]
    lines += incident.words.flatMap { one in
      ["", "Approved, \(one.language):"]
        + Shown.body(one.text).split(separator: "\n", omittingEmptySubsequences: false)
        .map { "  " + $0 }
    }
    if !incident.updates.isEmpty {
      lines += ["", "Updates:"]
      lines += incident.updates.map { update in
        "  \(session.time.words(update.at))  \(session.who(update.by)): \(Shown.line(update.text))"
      }
    }
    if !people.isEmpty {
      lines += ["", "Affected without having written:"]
      lines += people.map { person in
        let state =
          person.conversation.map { "told or writing in \($0)" } ?? "not told yet"
        return "  \(Shown.name(person.name ?? person.contact.text)): \(state)"
      }
    }
    if !rows.isEmpty {
      lines += ["", "Conversations:"]
      lines += rows.map {
        "  " + ListRecord(row: $0, workspace: session.workspace, now: session.now).text
      }
      if tally.members > rows.count {
        lines.append("  … \(tally.members - rows.count) more: bellhop list incident:\(incident.id)")
      }
    }
    return lines
  }
}

extension IncidentReport {
  func words(_ session: Session) -> [String] {
    var lines = incident.heading(session) + ["  \(tally.words)"]
    let ways = channels.map { "\($0.channel.name) \($0.conversations)" }.joined(separator: ", ")
    lines.append(
      "  \(Counted.words(customers, "customer"))\(ways.isEmpty ? "" : ": " + ways)")
    lines.append("")
    lines += entries.map { entry in
      "\(session.time.words(entry.at))  \(entry.what.words), \(session.who(entry.by))"
    }
    return lines
  }
}

extension IncidentReport.Entry.What {
  /// In half a sentence, before who did it.
  var words: String {
    switch self {
    case .opened: "opened"
    case .approved(let language, let text):
      "words approved, \(Shown.name(language)): “\(Shown.line(text))”"
    case .update(let text): "update: \(Shown.line(text))"
    case .joined(let count): "\(Counted.words(count, "conversation")) joined"
    case .left(let count): "\(Counted.words(count, "conversation")) left"
    case .affected(let count):
      "\(Counted.words(count, "person", "people")) named who had not written"
    case .spared(let count): "\(Counted.words(count, "person", "people")) taken off the list"
    case .answered(let count): "\(Counted.words(count, "answer")) sent"
    case .closed(let note): "closed" + (note.map { ": \(Shown.line($0))" } ?? "")
    }
  }
}

extension Session {
  fileprivate func who(_ actor: Actor?) -> String {
    guard let actor else { return "Bellhop" }
    return Shown.name(actor.name ?? workspace.name(of: AgentID(actor.id)))
  }
}

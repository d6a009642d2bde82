extension Event {
  /// Writes the line in the journal's one spelling (interchange.md), without the line feed: `v`,
  /// `at`, `type`, `conversation`, `by`, the table's fields in its order, `act`, then unknown fields
  /// in the order read.
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("v")
      writer.integer(1)
      writer.text("at", at.description)
      writer.text("type", what.type)
      writer.text("conversation", conversation?.text)
      if let by {
        writer.key("by")
        by.write(to: &writer)
      }
      what.writeFields(to: &writer)
      writer.text("act", act?.text)
      writer.members(unknown)
    }
  }
}

extension Actor {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.text("kind", kind.rawValue)
      writer.text("id", id)
      writer.text("name", name)
      writer.text("handle", handle)
      writer.members(unknown)
    }
  }
}

extension Occurrence {
  /// The word of interchange.md's table.
  package var type: String {
    switch self {
    case .message: "message"
    case .opened: "opened"
    case .note: "note"
    case .tag: "tag"
    case .untag: "untag"
    case .tier: "tier"
    case .priority: "priority"
    case .assign: "assign"
    case .status: "status"
    case .merge: "merge"
    case .handoff: "handoff"
    case .csat: "csat"
    case .survey: "survey"
    case .nps: "nps"
    case .call: "call"
    case .focus: "focus"
    case .deflection: "deflection"
    case .contact: "contact"
    case .approval: "approval"
    case .availability: "availability"
    case .skip: "skip"
    case .resolutionReason: "resolution_reason"
    case .link: "link"
    case .incident: "incident"
    case .undo: "undo"
    case .edit: "edit"
    case .redact: "redact"
    case .purge: "purge"
    case .reveal: "reveal"
    }
  }

  fileprivate func writeFields(to writer: inout JSONWriter) {
    switch self {
    case .message(let message): message.writeFields(to: &writer)
    case .opened(let opening): opening.writeFields(to: &writer)
    case .note(let note):
      writer.text("id", note.id.text)
      writer.text("text", note.text)
      writer.texts("mentions", note.mentions.map(\.text))
    case .tag(let tag), .untag(let tag): writer.text("tag", tag)
    case .tier(let tier, let reason):
      writer.integer("tier", Int64(tier.rawValue))
      writer.text("reason", reason)
    case .priority(let priority): writer.integer("priority", Int64(priority.rawValue))
    case .assign(let assignment):
      writer.change("agent", assignment.agent)
      writer.change("team", assignment.team)
    case .status(let change):
      writer.text("status", change.status.rawValue)
      if change.until == nil, change.status == .snoozed { writer.member("until", .null) }
      writer.text("until", change.until?.description)
      writer.flag("auto", change.auto)
    case .merge(let into): writer.text("into", into.text)
    case .handoff: break
    case .undo(let act): writer.text("undoes", act.text)
    case .focus(let agent, let from, let to):
      writer.text("agent", agent.text)
      writer.text("from", from.description)
      writer.text("to", to.description)
    case .contact(let update): update.writeFields(to: &writer)
    default: writeRarerFields(to: &writer)
    }
  }

  private func writeRarerFields(to writer: inout JSONWriter) {
    switch self {
    case .csat(let score, let comment, let survey):
      writer.integer("score", Int64(score))
      writer.text("comment", comment)
      writer.text("survey", survey)
    case .survey(let id, let kind, let contact):
      writer.text("id", id)
      writer.text("kind", kind.rawValue)
      writer.text("contact", contact.text)
    case .nps(let contact, let score, let survey, let comment):
      writer.text("contact", contact.text)
      writer.integer("score", Int64(score))
      writer.text("survey", survey)
      writer.text("comment", comment)
    case .call(let call): call.writeFields(to: &writer)
    case .deflection(let kind, let contact):
      writer.text("kind", kind.rawValue)
      writer.text("contact", contact?.text)
    case .approval(let approval): approval.writeFields(to: &writer)
    case .availability(let agent, let state):
      writer.text("agent", agent.text)
      writer.text("state", state.rawValue)
    case .skip(let agent, let reason):
      writer.text("agent", agent.text)
      writer.text("reason", reason)
    case .resolutionReason(let reason): writer.text("reason", reason)
    case .link(let to, let relation):
      writer.text("to", to.text)
      writer.text("relation", relation.rawValue)
    case .incident(let id, let state, let text):
      writer.text("incident", id)
      writer.text("state", state.rawValue)
      writer.text("text", text)
    case .edit(let id, let text):
      writer.text("id", id.text)
      writer.text("text", text)
    case .redact(let id): writer.text("id", id.text)
    case .purge(let before): writer.text("before", before.description)
    case .reveal(let message): writer.text("message", message.text)
    default: break
    }
  }
}

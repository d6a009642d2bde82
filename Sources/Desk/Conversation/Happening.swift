import Canvas
import Inbox

/// The words for a line of the journal that is no message: one short sentence, and who or what did
/// it in the column of speakers.
package enum Happening {
  struct Words {
    var label: DisplayText
    /// The agent's name, for what agents do; else what made it happen, where that says more.
    var who: DisplayText
    var text: DisplayText
  }

  /// What happened, who did it where an agent did, in one line; nil for what has a text of its own
  /// or concerns nobody who reads along.
  package static func line(_ event: Event, workspace: Workspace) -> DisplayText? {
    words(of: event, workspace: workspace).map { $0.who + $0.text }
  }

  /// - Parameter page: The conversation that it is shown in, for what is said of others there.
  static func words(
    of event: Event, workspace: Workspace, on page: ConversationPage? = nil
  ) -> Words? {
    func agent(_ id: AgentID) -> DisplayText {
      DisplayText(filtering: workspace.agent(id)?.name ?? id.text, as: .name, limit: 60)
    }
    func foreign(_ text: String) -> DisplayText { DisplayText(masking: text, as: .line) }
    let label: DisplayText = event.givesBack ? "auto" : label(event.by)
    var who: DisplayText =
      event.by?.kind == .agent ? agent(AgentID(event.by?.id ?? "")) + " " : .empty
    // Nobody did it, and no rule of the workspace either: a failure did.
    if event.givesBack { who = "the reply was not sent: " }
    func words(_ text: DisplayText) -> Words { Words(label: label, who: who, text: text) }
    switch event.what {
    case .opened: return words("opened it")
    case .tag(let tag): return words("+ #" + foreign(tag))
    case .untag(let tag): return words("- #" + foreign(tag))
    case .tier(let tier, let reason):
      let because = reason.map { ": " + foreign($0) } ?? .empty
      return words("tier \(tier.rawValue)" + because)
    case .priority(let priority):
      return words("priority " + name(priority))
    case .assign(let assignment):
      let to = assigned(assignment, agent, foreign)
      if let reason = event.routingReason {
        return Words(label: "auto", who: "routing: ", text: to + ", " + foreign(reason))
      }
      return words(event.givesBack ? "back " + to : to)
    case .status(let change):
      let what = status(change, workspace.zone)
      return words(event.givesBack ? "open again" : what)
    case .merge(let into):
      return words(page?.mergeWords(event, into) ?? "merged into " + foreign(into.text))
    case .handoff: return words("handed over to people")
    case .csat(let score, let comment, _):
      let said = comment.map { ", " + foreign($0) } ?? .empty
      return Words(label: "csat", who: .empty, text: "\(score) of 5" + said)
    case .survey(_, let kind, _):
      return Words(
        label: DisplayText(composed: kind.rawValue), who: .empty,
        text: kind == .csat ? "asked for a score of 1 to 5" : "asked for a score of 0 to 10")
    case .nps(_, let score, _, let comment):
      let said = comment.map { ", " + foreign($0) } ?? .empty
      return Words(label: "nps", who: .empty, text: "\(score) of 10" + said)
    case .call(let call):
      let talk = LocalTime.short(call.talkSeconds * 1000)
      return Words(
        label: "call", who: .empty, text: call.answered ? "talked " + talk : "not answered")
    case .skip(_, let reason):
      return words("skipped it" + (reason.map { ": " + foreign($0) } ?? .empty))
    case .resolutionReason(let reason):
      return words("resolved unanswered: " + foreign(reason))
    case .link(_, let relation):
      // Which other one stands in the details: its name here is an importer's, not a number.
      return words("linked it: " + name(relation))
    case .approval(let approval):
      return words(ApprovalWords.step(approval, foreign))
    case .incident(let id, .join, _): return words("put it to the incident " + foreign(id))
    case .incident(let id, .leave, _): return words("took it out of the incident " + foreign(id))
    case .undo: return words("took an act back")
    case .reveal: return words("looked at a masked number")
    case .contact(let update):
      // Of what networks tell of people no line stands in a conversation.
      guard event.conversation != nil, let identities = update.identities else { return nil }
      let list = identities.prefix(4).map {
        DisplayText(composed: $0.channel.code) + " " + foreign($0.handle)
      }
      return words("knows " + foreign(update.contact.text) + " as " + list.joined(separator: ", "))
    case .message, .note, .focus, .deflection, .availability, .incident,
      .edit, .redact, .purge:
      return nil
    }
  }

  static func name(_ priority: Priority) -> DisplayText {
    switch priority {
    case .normal: "normal"
    case .raised: "raised"
    case .high: "high"
    case .urgent: "urgent"
    }
  }

  static func name(_ relation: Relation) -> DisplayText {
    switch relation {
    case .followUp: "a follow-up"
    case .duplicate: "a duplicate"
    case .related: "related"
    }
  }

  static func name(_ status: Status) -> DisplayText {
    switch status {
    case .open: "open"
    case .pending: "pending"
    case .snoozed: "snoozed"
    case .resolved: "resolved"
    case .spam: "spam"
    }
  }

  private static func label(_ by: Actor?) -> DisplayText {
    switch by?.kind {
    case .agent, .customer, nil: "act"
    case .bot, .system: "rule"
    }
  }

  private static func assigned(
    _ assignment: Assignment, _ agent: (AgentID) -> DisplayText,
    _ foreign: (String) -> DisplayText
  ) -> DisplayText {
    var parts: [DisplayText] = []
    if case .to(let who) = assignment.agent {
      parts.append(who.map { "→ " + agent($0) } ?? "→ nobody")
    }
    if case .to(let team) = assignment.team {
      parts.append(team.map { "team " + foreign($0.text) } ?? "no team")
    }
    return parts.joined(separator: ", ")
  }

  private static func status(_ change: StatusChange, _ zone: ZoneRules) -> DisplayText {
    var text = name(change.status)
    if let until = change.until {
      text += " until " + LocalTime.weekdayClock(until, zone)
    }
    return change.auto ? text + ", automatically" : text
  }
}

extension ConversationPage {
  /// By the numbers that people know: what a journal names is an importer's. Nil for a merge into
  /// one that this page says nothing of.
  fileprivate func mergeWords(_ event: Event, _ into: ConversationRef) -> DisplayText? {
    func number(_ ref: ConversationRef?) -> DisplayText? {
      let id = ref == row.conversation.ref ? row.id : merged.first { $0.ref == ref }?.id
      return id.map { DisplayText(composed: $0.description) }
    }
    guard let other = number(event.conversation) else {
      return number(into).map { "merged into " + $0 }
    }
    guard into != row.conversation.ref else { return "merged " + other + " into this one" }
    return number(into).map { "merged " + other + " into " + $0 }
  }
}

/// An incident in a line: for the banner, pickers and lists.
package struct IncidentSummary: Hashable, Sendable {
  package var incident: Incident
  /// Conversations that are part of it.
  package var members: Int

  package init(incident: Incident, members: Int) {
    self.incident = incident
    self.members = members
  }
}

/// How the conversations of an incident stand.
package struct IncidentTally: Hashable, Sendable {
  package var members = 0
  /// Their customers wait for an answer.
  package var waiting = 0
  /// A person answered since it was opened, and nobody waits.
  package var answered = 0
  package var resolved = 0
  /// A promise is past its due right now.
  package var breached = 0
  package var inTier3 = 0
  package var tagged = 0

  package init() {}

  package mutating func add(_ conversation: Conversation, in incident: Incident, now: Instant) {
    members += 1
    if conversation.tier == .three { inTier3 += 1 }
    if conversation.tags.contains(incident.tag) { tagged += 1 }
    if conversation.status == .resolved { resolved += 1 }
    if let due = conversation.earliestDue, due < now { breached += 1 }
    if conversation.waitingSince != nil {
      waiting += 1
    } else if let at = conversation.lastHumanReplyAt, at >= incident.openedAt {
      answered += 1
    }
  }
}

/// Somebody who is affected and had not written when they were named.
package struct AffectedPerson: Hashable, Sendable {
  package var contact: ContactID
  package var name: String?
  /// Their conversation of the incident: the notice that they got, or what they wrote since.
  package var conversation: ConversationID?
  /// The words that are on their way to them.
  package var isLeaving: Bool

  package init(
    contact: ContactID, name: String?, conversation: ConversationID?, isLeaving: Bool = false
  ) {
    self.contact = contact
    self.name = name
    self.conversation = conversation
    self.isLeaving = isLeaving
  }
}

/// All that is shown of one incident.
package struct IncidentPage: Sendable {
  package var incident: Incident
  package var tally: IncidentTally
  package var people: [AffectedPerson]
  /// The first of its conversations, in the order of the queue.
  package var rows: [QueueRow]
  /// Of all its conversations, for the guard of an answer to them.
  package var versions: [ConversationID: Int64]

  package init(
    incident: Incident, tally: IncidentTally, people: [AffectedPerson], rows: [QueueRow],
    versions: [ConversationID: Int64]
  ) {
    self.incident = incident
    self.tally = tally
    self.people = people
    self.rows = rows
    self.versions = versions
  }

  /// Those who have not written and were not told.
  package var untold: [AffectedPerson] { people.filter { $0.conversation == nil } }
}

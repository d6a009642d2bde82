import Inbox

/// Incidents inside a transaction.
extension Recorder {
  /// Makes a conversation's rows of `incident_member` anew from its own lines.
  func writeMemberships(_ held: Held) throws {
    try connection.run(
      "DELETE FROM incident_member WHERE conversation = ?1", .integer(held.id))
    for one in try connection.memberships(of: held.id, now: now) {
      try connection.run(
        "INSERT INTO incident_member(incident, conversation, at) VALUES (?1, ?2, ?3)",
        .text(one.incident.text), .integer(held.id), Value(one.since))
    }
  }

  /// What `decide` asks about incidents; nil: of a conversation that is only being begun.
  func incidents(of held: Held?) throws -> IncidentScene {
    let all = try knownIncidents ?? connection.incidents(workspace, now: now)
    knownIncidents = all
    guard !all.isEmpty, let held else { return IncidentScene(incidents: all) }
    // What this transaction wrote is not in the table yet.
    if held.incidentsChanged {
      let own = try connection.memberships(of: held.id, now: now).map(\.incident)
      return IncidentScene(incidents: all, memberOf: Set(own))
    }
    return IncidentScene(incidents: all, memberOf: try connection.memberships(ofFamily: held.id))
  }

  /// Decides as if an incident were open, and writes nothing; why it may not be.
  func suppose(_ opening: IncidentRequest) throws -> Refusal? {
    let all = try connection.incidents(workspace, now: now)
    switch decide(opening, among: all, workspace: workspace, now: now) {
    case .failure(let refusal): return refusal
    case .success(let lines):
      let own = Incident.fold(lines, language: workspace.language)
      knownIncidents = all.filter { $0.id != opening.incident } + own
      return nil
    }
  }

  /// As a part of the act by which the first ones join, so that taking that back ends it.
  ///
  /// - Throws: `refused`.
  func open(_ opening: IncidentRequest, as act: ActID) throws {
    var opening = opening
    opening.act = act
    let all = try connection.incidents(workspace, now: now)
    for line in try decide(opening, among: all, workspace: workspace, now: now)
      .mapError(StoreError.refused).get()
    { try record(line) }
    knownIncidents = nil
  }

  /// An incident that was opened for those who joined is over once that act is taken back with all of
  /// them, unless something was said of it since; it goes on when the act is done again.
  func undoOpening(_ request: Request) throws {
    guard case .undo(let target) = request.command else { return }
    let heads = try connection.rows(
      """
      SELECT seq, line FROM event WHERE act = ?1 AND type = 'incident' AND conversation IS NULL
      """, .text(target.text)
    ) { try Event(storedLine: $0.bytes(1), text: nil, sequence: $0.integer(0)) }
    for head in heads {
      guard case .incident(let name, let state, _) = head.what else { continue }
      try finish()
      guard
        let incident = try connection.incidents(workspace, now: now)
          .first(where: { $0.id.text == name })
      else { continue }
      func write(_ state: IncidentState, _ text: String?) throws {
        try record(
          Event(
            at: now, conversation: nil, by: request.by, act: request.act,
            what: .incident(id: name, state, text: text)))
      }
      switch state {
      case .open where try incident.isAsOpened && connection.members(of: incident.id).isEmpty:
        try write(.close, "Taken back.")
      case .close where incident.closedAt == head.at: try write(.open, nil)
      default: break
      }
    }
  }

  /// The open incident that keeps programs silent there.
  func silencingIncident(in held: Held) throws -> Incident? {
    guard let conversation = held.conversation else { return nil }
    let all = try knownIncidents ?? connection.incidents(workspace, now: now)
    knownIncidents = all
    guard all.contains(where: \.isOpen) else { return nil }
    return try incidents(of: held).silencing(tags: conversation.tags)
  }
}

extension Incident {
  /// It is open, and nothing was said of it since it was opened.
  fileprivate var isAsOpened: Bool {
    isOpen && updates.isEmpty && affected.isEmpty && words.allSatisfy { $0.at <= openedAt }
  }
}

extension Connection {
  /// All incidents that the journal tells of until now, in the order in which they were opened.
  ///
  /// - Complexity: O(lines about incidents themselves): tens of each.
  func incidents(_ workspace: Workspace, now: Instant) throws -> [Incident] {
    let lines = try rows(
      """
      SELECT seq, line FROM event INDEXED BY event_incident
      WHERE type = 'incident' AND conversation IS NULL AND at <= ?1 ORDER BY at, seq
      """, Value(now)
    ) { try Event(storedLine: $0.bytes(1), text: nil, sequence: $0.integer(0)) }
    return Incident.fold(lines, language: workspace.language)
  }

  /// What a conversation is part of by its own lines.
  func memberships(of conversation: Int64, now: Instant) throws -> [IncidentMembership] {
    let lines = try rows(
      """
      SELECT seq, line FROM event
      WHERE conversation = ?1 AND rare = 1 AND type IN ('undo', 'incident') AND at <= ?2
      ORDER BY at, seq
      """, .integer(conversation), Value(now)
    ) { try Event(storedLine: $0.bytes(1), text: nil, sequence: $0.integer(0)) }
    return IncidentMembership.fold(lines)
  }

  /// What a conversation, or one that was merged into it, is part of.
  func memberships(ofFamily conversation: Int64) throws -> Set<IncidentID> {
    var all: Set<IncidentID> = []
    for member in try livingFamily(of: conversation) {
      all.formUnion(
        try rows(
          "SELECT incident FROM incident_member WHERE conversation = ?1", .integer(member)
        ) { IncidentID($0.text(0)) })
    }
    return all
  }

  /// The living conversations of an incident, each once, by number.
  func members(of incident: IncidentID) throws -> [Int64] {
    let own = try rows(
      "SELECT conversation FROM incident_member WHERE incident = ?1", .text(incident.text)
    ) { $0.integer(0) }
    return Set(try own.compactMap { try livingRoot(of: $0) }).sorted()
  }
}

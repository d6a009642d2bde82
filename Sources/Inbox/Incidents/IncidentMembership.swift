/// That a conversation is part of an incident: the fold of its own `join` and `leave` lines.
package struct IncidentMembership: Hashable, Sendable {
  package var incident: IncidentID
  /// When it joined last.
  package var since: Instant

  package init(incident: IncidentID, since: Instant) {
    self.incident = incident
    self.since = since
  }

  /// Those of one conversation, by incident.
  ///
  /// - Parameter lines: Its own lines in journal order, at least those of the types `incident` and
  ///   `undo`; what was undone counts for nothing.
  package static func fold(_ lines: [Event]) -> [IncidentMembership] {
    var since: [IncidentID: Instant] = [:]
    for (line, counts) in zip(lines, Event.areCounted(lines[...])) where counts {
      guard case .incident(let id, let state, _) = line.what else { continue }
      let incident = IncidentID(id)
      switch state {
      case .join: since[incident] = since[incident] ?? line.at
      case .leave: since[incident] = nil
      case .open, .update, .close: continue
      }
    }
    return since.map { IncidentMembership(incident: $0.key, since: $0.value) }
      .sorted { $0.incident < $1.incident }
  }
}

/// The incidents that a conversation may have to do with, for `decide`.
package struct IncidentScene: Hashable, Sendable {
  /// All that the journal tells of.
  package var incidents: [Incident] = []
  /// Those that this conversation, or one that was merged into it, is part of.
  package var memberOf: Set<IncidentID> = []

  package init(incidents: [Incident] = [], memberOf: Set<IncidentID> = []) {
    self.incidents = incidents
    self.memberOf = memberOf
  }

  package subscript(id: IncidentID) -> Incident? { incidents.first { $0.id == id } }

  /// The open incident that keeps programs silent in a conversation with these tags; nil where they
  /// may speak: what is said in a crisis was approved, and nobody is asked how they liked it.
  package func silencing(tags: [String]) -> Incident? {
    incidents.first { $0.isOpen && (memberOf.contains($0.id) || tags.contains($0.tag)) }
  }
}

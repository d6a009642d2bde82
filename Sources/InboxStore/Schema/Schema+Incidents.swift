extension Schema {
  /// Which conversations are part of which incident, as the fold of their own lines says
  /// (`IncidentMembership`): of one that was merged away, too, for then the other one is part of it.
  /// The incidents themselves are few lines of the journal, found by an index.
  static let incidents = """
    CREATE TABLE incident_member(
      incident TEXT NOT NULL,
      conversation INTEGER NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (incident, conversation)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX incident_member_of ON incident_member(conversation);
    CREATE INDEX event_incident ON event(at, seq)
      WHERE type = 'incident' AND conversation IS NULL;

    UPDATE event SET rare = 1 WHERE type = 'incident' AND conversation IS NOT NULL;
    INSERT OR REPLACE INTO fact(name, value)
      SELECT 'folded', '0' WHERE EXISTS (
        SELECT 1 FROM event WHERE rare = 1 AND type = 'incident' AND conversation IS NOT NULL);
    """
}

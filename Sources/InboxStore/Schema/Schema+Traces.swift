extension Schema {
  /// What reports read: one row a conversation, whatever range and rows they ask for (see `Trace`).
  ///
  /// A report reads the conversations in which something happened since it begins, by `trace_last`,
  /// and sums up those that only stand, by `trace_standing`. `event_alone`: what names no conversation.
  static let traces = """
    CREATE TABLE trace(
      conversation INTEGER PRIMARY KEY,
      last_at INTEGER NOT NULL,
      channel TEXT,
      tier INTEGER,
      team TEXT,
      assignee TEXT,
      open INTEGER NOT NULL,
      waiting_since INTEGER,
      unanswered INTEGER NOT NULL,
      subject BLOB,
      steps BLOB NOT NULL,
      ended BLOB NOT NULL,
      past_steps INTEGER NOT NULL,
      past_ended INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX trace_last ON trace(last_at);
    CREATE INDEX trace_standing
      ON trace(channel, tier, team, assignee, last_at, open, waiting_since, unanswered)
      WHERE open = 1 OR waiting_since IS NOT NULL;

    CREATE TABLE trace_past(
      conversation INTEGER NOT NULL,
      what TEXT NOT NULL,
      number INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (conversation, what, number)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX event_alone ON event(at)
      WHERE conversation IS NULL AND type IN ('call', 'nps', 'survey', 'deflection');
    """
}

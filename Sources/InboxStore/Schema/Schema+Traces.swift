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

  /// The sums of those that only stand, kept with every write, so that a report need not ask all
  /// of them: by the UTC day of their latest line, for a report begins on any day. `team` and
  /// `assignee` are empty for none; `waiting_starts` counts from the beginning of the day.
  /// `trace_waiting` finds who waits longest.
  static let standing = """
    CREATE TABLE standing(
      channel TEXT NOT NULL,
      tier INTEGER NOT NULL,
      team TEXT NOT NULL,
      assignee TEXT NOT NULL,
      day INTEGER NOT NULL,
      open INTEGER NOT NULL,
      waiting INTEGER NOT NULL,
      waiting_starts INTEGER NOT NULL,
      unanswered INTEGER NOT NULL,
      PRIMARY KEY (channel, tier, team, assignee, day)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO standing
      SELECT channel, tier, coalesce(team, ''), coalesce(assignee, ''),
        (last_at - (last_at % 86400000 + 86400000) % 86400000) / 86400000 AS day,
        sum(open), count(waiting_since),
        coalesce(sum(waiting_since - last_at + (last_at % 86400000 + 86400000) % 86400000), 0),
        sum(unanswered)
      FROM trace WHERE channel IS NOT NULL AND (open = 1 OR waiting_since IS NOT NULL)
      GROUP BY 1, 2, 3, 4, 5;
    DROP INDEX trace_standing;
    CREATE INDEX trace_waiting ON trace(channel, tier, team, assignee, waiting_since)
      WHERE waiting_since IS NOT NULL;
    """

  /// Traces tell of promises that ended and of turns, so these tables go; what is left of them are
  /// the promises that ended late, in the order in which `breach` lines are derived.
  static let brokenPromises = """
    CREATE TABLE breach(
      conversation INTEGER NOT NULL,
      due INTEGER NOT NULL,
      kind TEXT NOT NULL,
      PRIMARY KEY (conversation, due, kind)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX breach_due ON breach(due);
    INSERT OR IGNORE INTO breach(conversation, due, kind)
      SELECT conversation, due, kind FROM target WHERE void = 0 AND end > due;
    DROP TABLE target;
    DROP TABLE turn;
    """
}

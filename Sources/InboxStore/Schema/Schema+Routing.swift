extension Schema {
  /// `availability`: what each agent said last, of every such line of the journal. `routed`: to whom
  /// routing gave a conversation since it came to the queue; what somebody gave back does not come
  /// to them again. `reopened`: whose agent must be looked at.
  static let routing = """
    CREATE TABLE availability(
      agent TEXT PRIMARY KEY,
      state TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT OR REPLACE INTO availability(agent, state, at)
      SELECT json_extract(CAST(line AS TEXT), '$.agent'),
        json_extract(CAST(line AS TEXT), '$.state'), at
      FROM event WHERE type = 'availability' ORDER BY at, seq;

    CREATE TABLE routed(
      conversation INTEGER NOT NULL,
      agent TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (conversation, agent)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX routed_agent ON routed(agent, at);

    CREATE TABLE reopened(
      conversation INTEGER PRIMARY KEY
    ) STRICT;
    """
}

extension Schema {
  /// `discarded_draft`: what somebody threw away within the last day, so that `u` brings it back
  /// after a restart and on another terminal, too.
  static let discardedDrafts = """
    CREATE TABLE discarded_draft(
      agent TEXT NOT NULL,
      conversation INTEGER NOT NULL,
      kind TEXT NOT NULL,
      at INTEGER NOT NULL,
      state BLOB NOT NULL,
      PRIMARY KEY (agent, conversation, kind)
    ) STRICT, WITHOUT ROWID;
    """
}

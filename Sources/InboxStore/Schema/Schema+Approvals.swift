extension Schema {
  /// Replies that were submitted, one row each, as the fold of their lines says (`ApprovalCase`):
  /// `seq` is the latest line, `news` tells whether its author has something to learn from it.
  /// `submission` is how a waiting one is to be sent: state, as the outbox is.
  ///
  /// Traces hold a step for each `approval` line from here on, so conversations that have one are
  /// folded anew.
  static let approvals = """
    CREATE TABLE approval(
      conversation INTEGER NOT NULL,
      message TEXT NOT NULL,
      author TEXT NOT NULL,
      state TEXT NOT NULL,
      at INTEGER NOT NULL,
      due INTEGER,
      news INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      PRIMARY KEY (conversation, message)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX approval_waiting ON approval(due) WHERE state = 'requested';
    CREATE INDEX approval_author ON approval(author, state, news);
    CREATE INDEX outbox_author ON outbox(author);

    CREATE TABLE submission(
      conversation INTEGER NOT NULL,
      message TEXT NOT NULL,
      at INTEGER NOT NULL,
      entry BLOB NOT NULL,
      PRIMARY KEY (conversation, message)
    ) STRICT, WITHOUT ROWID;

    INSERT OR REPLACE INTO fact(name, value)
      SELECT 'folded', '0' WHERE EXISTS (SELECT 1 FROM event WHERE rare = 1 AND type = 'approval');
    """
}

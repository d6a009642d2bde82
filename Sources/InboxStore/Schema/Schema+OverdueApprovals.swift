extension Schema {
  /// `approval_overdue`: replies of which it was told that their approval is past its due, and when,
  /// so that it is told once.
  static let overdueApprovals = """
    CREATE TABLE approval_overdue(
      conversation INTEGER NOT NULL,
      message TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (conversation, message)
    ) STRICT, WITHOUT ROWID;
    """
}

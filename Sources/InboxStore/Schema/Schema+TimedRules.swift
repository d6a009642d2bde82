extension Schema {
  /// `rule_due`: what rules wait for, and when. `rule_fired`: what they need not wait for any more,
  /// because they ran, or because it was past when they came into the workspace.
  static let timedRules = """
    CREATE TABLE rule_due(
      conversation INTEGER NOT NULL,
      rule TEXT NOT NULL,
      instance TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (conversation, rule, instance)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX rule_due_at ON rule_due(at);

    CREATE TABLE rule_fired(
      conversation INTEGER NOT NULL,
      rule TEXT NOT NULL,
      instance TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (conversation, rule, instance)
    ) STRICT, WITHOUT ROWID;
    """
}

import Inbox

extension Store {
  /// Every target instance as it stands at `now`, by conversation (code points of the importer's
  /// id), then start, then kind; one conversation at a time, however many there are.
  ///
  /// - Parameters:
  ///   - query: Which conversations; nil for all, the merged ones too.
  ///   - asOf: The lines up to then only, and the instances as they stood.
  ///   - body: Returns false to stop.
  package func targets(
    _ query: Query? = nil, agent: AgentID? = nil, now: Instant, asOf: Instant? = nil,
    _ body: (TargetRecord) throws -> Bool
  ) throws(StoreError) {
    try read { connection in
      let workspace = try workspace(connection).workspace
      let past = try PastReader(connection, asOf: asOf) { workspace }
      let now = asOf ?? now
      let filter = try query.map {
        try RowFilter(
          $0, connection: connection, workspace: workspace, me: agent, now: now, asOf: asOf)
      }
      let traces = TraceReader(connection: connection)
      try connection.statement(
        """
        SELECT id, version, queue_key, customer_seq, state, matures_at IS NOT NULL
        FROM conversation
        WHERE state IS NOT NULL ORDER BY ref
        """
      ).forEach([]) { row in
        var bare = try BareRow(row)
        var ended: [TargetInstance]?
        if let past {
          guard let then = try past.folded(bare), let conversation = then.conversation else {
            return true
          }
          bare.conversation = conversation
          ended = then.ended
        }
        if let filter, try !filter.holds(for: bare) { return true }
        let known = try ended ?? traces.ended(of: bare.id)
        let records = TargetRecord.records(
          of: bare.conversation, ended: known, at: now, workspace: workspace)
        for record in records where try !body(record) { return false }
        return true
      }
    }
  }
}

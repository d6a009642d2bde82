import Inbox

extension Verifier {
  /// Which conversations are part of incidents: few have any line of it.
  func checkMemberships() throws {
    let ids = try connection.rows(
      """
      SELECT conversation FROM event WHERE rare = 1 AND type = 'incident'
        AND conversation IS NOT NULL
      UNION SELECT conversation FROM incident_member ORDER BY 1
      """
    ) { $0.integer(0) }
    for id in ids {
      compare(
        "incident_member", "conversation #\(id)",
        stored: try connection.rows(
          """
          SELECT incident, at FROM incident_member WHERE conversation = ?1 ORDER BY incident
          """, .integer(id)
        ) { $0.values(2) },
        expected: try connection.memberships(of: id, now: recorder.now)
          .map { [.text($0.incident.text), Value($0.since)] })
    }
  }
}

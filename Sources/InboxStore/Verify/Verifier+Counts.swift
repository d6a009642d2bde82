import Inbox

extension Verifier {
  /// People, from their `contact` lines.
  func checkPeople() throws {
    let ids = try connection.rows(
      "SELECT contact FROM contact_line UNION SELECT id FROM contact ORDER BY 1"
    ) { ContactID($0.text(0)) }
    for id in ids { try check(contact: id) }
    let strays =
      try connection.integer(
        """
        SELECT (SELECT count(*) FROM event WHERE type = 'contact')
          - (SELECT count(*) FROM contact_line)
        """) ?? 0
    if strays != 0 { differs("contact_line", "the journal", "\(strays) lines are not listed") }
    let owners =
      try connection.integer(
        "SELECT count(*) FROM identity WHERE contact NOT IN (SELECT id FROM contact)") ?? 0
    if owners != 0 { differs("identity", "people", "\(owners) rows belong to nobody") }
  }

  private func check(contact id: ContactID) throws {
    let subject = "contact \(id)"
    let lines = try recorder.contactLines(of: id)
    var all = Contact(id: id)
    var present = all
    for line in lines {
      guard case .contact(let update) = line.event.what, update.contact == id else {
        differs("contact_line", subject, "line \(line.sequence) is not about this person")
        continue
      }
      if all.isChanged(by: update) == line.isIdle {
        differs("event", subject, "line \(line.sequence) is marked idle, or not, by mistake")
      }
      all.apply(update)
      if line.event.at <= recorder.now { present.apply(update) }
    }
    let matures = lines.first { !$0.isIdle && $0.event.at > recorder.now }?.event.at
    let expected: [[Value]] =
      lines.isEmpty
      ? [] : [[Value(lines.last?.event.at), Value(matures), .blob(present.stateBytes)]]
    compare(
      "contact", subject,
      stored: try connection.rows(
        "SELECT last_at, matures_at, state FROM contact WHERE id = ?1", .text(id.text)
      ) { $0.values(3) }, expected: expected)
    let identities = Set(
      present.identities.map { [Value.text($0.channel.rawValue), .text($0.handle)] })
    let stored = try connection.rows(
      "SELECT channel, handle FROM identity WHERE contact = ?1", .text(id.text)
    ) { $0.values(2) }
    if Set(stored) != identities {
      differs("identity", subject, "the handles are not those of the journal")
    }
  }

  /// Rows that no line of the journal stands behind, of tables that are not kept in the order of
  /// conversations.
  func checkLooseRows() throws {
    let counts: [(table: String, sql: StaticString)] = [
      ("message", "SELECT count(*) FROM message"),
      ("conversation_tag", "SELECT count(*) FROM conversation_tag"),
      ("history", "SELECT count(*) FROM history"), ("mention", "SELECT count(*) FROM mention"),
    ]
    for (table, sql) in counts {
      let surplus = (try connection.integer(sql) ?? 0) - (found.rows[table] ?? 0)
      if surplus > 0 { differs(table, "the journal", "\(surplus) rows belong to no line of it") }
    }
    let checks: [(table: String, sql: StaticString)] = [
      ("nps", "SELECT count(*) FROM nps WHERE seq NOT IN (SELECT seq FROM event)"),
      (
        "survey",
        "SELECT abs((SELECT count(*) FROM survey) - count(*)) FROM event WHERE type = 'survey'"
      ),
      (
        "link",
        "SELECT count(*) FROM link WHERE seq NOT IN (SELECT seq FROM event WHERE type = 'link')"
      ),
      (
        "link",
        "SELECT count(*) FROM event WHERE type = 'link' AND seq NOT IN (SELECT seq FROM link)"
      ),
    ]
    for (table, sql) in checks {
      let count = try connection.integer(sql) ?? 0
      if count != 0 { differs(table, "the journal", "\(count) rows belong to no line of it") }
    }
  }

  /// What is counted over all conversations.
  func checkCounts() throws {
    var counts: [Tally.Key: Int64] = [:]
    try connection.statement("SELECT dimension, value, status, n FROM tally WHERE n <> 0")
      .forEach([]) { row in
        guard let dimension = Tally.Dimension(rawValue: row.text(0)),
          let status = Status(rawValue: row.text(2))
        else {
          differs("tally", "“\(row.text(0))”", "nothing is counted by that")
          return true
        }
        counts[Tally.Key(dimension: dimension, value: row.text(1), status: status)] =
          row.integer(3)
        return true
      }
    let made = found.tally.conversations.filter { $0.value != 0 }
    for key in Set(counts.keys).union(made.keys) where counts[key] != made[key] {
      differs(
        "tally", "\(key.dimension.rawValue) “\(key.value)”, \(key.status.rawValue)",
        "\(counts[key] ?? 0) counted, the journal makes \(made[key] ?? 0)")
    }
    try checkStanding()
    var hours: [Tally.InboundKey: Int64] = [:]
    try connection.statement("SELECT quarter, channel, n FROM inbound WHERE n <> 0").forEach([]) {
      hours[Tally.InboundKey(quarter: $0.integer(0), channel: $0.text(1))] = $0.integer(2)
      return true
    }
    let inbound = found.tally.inbound.filter { $0.value != 0 }
    for key in Set(hours.keys).union(inbound.keys) where hours[key] != inbound[key] {
      let at = Instant(
        milliseconds: key.quarter.multipliedReportingOverflow(by: Tally.quarter).partialValue)
      differs(
        "inbound", "\(key.channel) from \(at)",
        "\(hours[key] ?? 0) messages counted, the journal makes \(inbound[key] ?? 0)")
    }
  }

  /// The sums of what only stands.
  private func checkStanding() throws {
    var sums: [StandingCount.Cell: StandingCount] = [:]
    try connection.statement(
      """
      SELECT channel, tier, team, assignee, day, open, waiting, waiting_starts, unanswered
      FROM standing
      """
    ).forEach([]) { row in
      let cell = StandingCount.Cell(
        channel: row.text(0), tier: row.integer(1), team: row.text(2), assignee: row.text(3),
        day: row.integer(4))
      sums[cell] = StandingCount(
        open: row.integer(5), waiting: row.integer(6), waitingStarts: row.integer(7),
        unanswered: row.integer(8))
      return true
    }
    let made = found.tally.standing
    for cell in Set(sums.keys).union(made.keys) where sums[cell] != made[cell] {
      differs(
        "standing", "\(cell.channel), tier \(cell.tier)",
        "the sums are not those of the conversations")
    }
  }
}

import Inbox

/// Makes the tables anew: columns of lines first, then rows of messages, people, conversations.
///
/// Invariant at its end: `Verifier` finds nothing.
struct Rebuilder {
  let connection: Connection
  let workspace: Workspace
  let now: Instant
  private let report: ImportProgress.Report
  /// Conversations that are folded before the memory is given back.
  private static let atOnce: Int64 = 200

  init(
    _ connection: Connection, workspace: Workspace, now: Instant,
    report: @escaping ImportProgress.Report
  ) {
    self.connection = connection
    self.workspace = workspace
    self.now = now
    self.report = report
  }

  func run() throws {
    try tell(0, of: nil)
    try empty()
    CrashPoint.pass(.rebuilding)
    try nameConversations()
    try connection.readLinesAgain(tell: { try tell(0, of: nil) })
    try connection.indexWordsAgain()
    try rebuildPeople()
    let all = try connection.integer("SELECT count(*) FROM conversation") ?? 0
    // Whom a line counts for shows only once every conversation knows where it was merged into:
    // those that a merge touches are folded a second time.
    try fold(all: all, among: "SELECT id FROM conversation WHERE id > ?1 ORDER BY id LIMIT ?2")
    try fold(
      all: all,
      among: """
        SELECT id FROM (SELECT child AS id FROM merge UNION SELECT parent FROM merge)
        WHERE id > ?1 ORDER BY id LIMIT ?2
        """)
    try purgeAgain()
  }

  private func tell(_ done: Int64, of all: Int64?) throws {
    guard report(ImportProgress(.rebuilding, done: done, all: all)) else {
      throw StoreError.cancelled
    }
  }

  private func recorder() -> Recorder {
    Recorder(connection: connection, workspace: workspace, now: now)
  }

  /// What is made from the journal alone goes.
  private func empty() throws {
    try connection.run("INSERT INTO words(words) VALUES ('delete-all')")
    try connection.run("INSERT INTO people(people) VALUES ('delete-all')")
    try connection.run("DELETE FROM conversation_tag")
    try connection.run("DELETE FROM merge")
    try connection.run("DELETE FROM link")
    try connection.run("DELETE FROM nps")
    try connection.run("DELETE FROM survey")
    try connection.run("DELETE FROM availability")
    try connection.run("DELETE FROM history")
    try connection.run("DELETE FROM contact")
    try connection.run("DELETE FROM contact_line")
    try connection.run("DELETE FROM identity")
    try connection.run("DELETE FROM breach")
    try connection.run("DELETE FROM open_target")
    try connection.run("DELETE FROM trace")
    try connection.run("DELETE FROM trace_past")
    try connection.run("DELETE FROM standing")
    try connection.run("DELETE FROM tally")
    try connection.run("DELETE FROM inbound")
    try connection.run("DELETE FROM mention")
    try connection.run("DELETE FROM approval")
    try connection.run("DELETE FROM incident_member")
  }

  /// A row for every number that lines or the outbox name, with the name that its lines bear and
  /// the highest version that anything of it has; nothing else.
  private func nameConversations() throws {
    let known = try connection.rows(
      """
      SELECT n.id, c.ref, (SELECT e.line FROM event e WHERE e.conversation = n.id LIMIT 1),
        max(coalesce(c.version, 0),
          coalesce((SELECT max(version) FROM event WHERE conversation = n.id), 0),
          coalesce((SELECT max(version) FROM move WHERE conversation = n.id), 0),
          coalesce((SELECT max(version) FROM outbox WHERE conversation = n.id), 0))
      FROM (SELECT conversation AS id FROM event WHERE conversation IS NOT NULL
        UNION SELECT id FROM conversation UNION SELECT conversation FROM outbox) n
      LEFT JOIN conversation c ON c.id = n.id
      """
    ) { row in
      let line = row.isNull(2) ? nil : row.bytes(2)
      let event = try line.map { try Event(storedLine: $0, text: nil, sequence: 0) }
      let before = row.optionalText(1)
      return Named(
        id: row.integer(0), ref: event?.conversation?.text ?? before ?? "#\(row.integer(0))",
        before: before, version: row.integer(3))
    }
    try connection.run("DELETE FROM conversation")
    // Of two that claim a name the one that had it keeps it; its lines come back to it by name.
    for one in known.filter({ $0.ref == $0.before }) + known.filter({ $0.ref != $0.before }) {
      try connection.run(
        "INSERT OR IGNORE INTO conversation(id, ref, version) VALUES (?1, ?2, ?3)",
        .integer(one.id), .text(one.ref), .integer(one.version))
    }
  }

  private struct Named {
    var id: Int64
    var ref: String
    var before: String?
    var version: Int64
  }

  private func rebuildPeople() throws {
    let ids = try connection.rows("SELECT DISTINCT contact FROM contact_line ORDER BY contact") {
      ContactID($0.text(0))
    }
    for (number, id) in ids.enumerated() {
      if number % 256 == 0 { try tell(0, of: nil) }
      try recorder().rebuild(contact: id)
    }
  }

  private func fold(all: Int64, among ids: StaticString) throws {
    var last: Int64 = 0
    var done: Int64 = 0
    while true {
      try tell(min(done, all), of: all)
      let next = try connection.rows(
        ids, .integer(last), .integer(Rebuilder.atOnce)
      ) { $0.integer(0) }
      guard let final = next.last else { return }
      let recorder = recorder()
      for id in next {
        guard let held = try recorder.hold(id) else { continue }
        held.needsFold = true
        held.isDirty = true
        held.wordsChanged = true
      }
      try recorder.finish()
      last = final
      done += Int64(next.count)
    }
  }

  /// What was to be purged is, and what is to be one day is remembered.
  private func purgeAgain() throws {
    try connection.setFact("purge", nil)
    let recorder = recorder()
    let lines = try connection.rows(
      "SELECT seq, line, conversation FROM event WHERE type = 'purge' ORDER BY at, seq"
    ) { row in
      (
        try Event(storedLine: row.bytes(1), text: nil, sequence: row.integer(0)),
        row.optionalInteger(2)
      )
    }
    for (event, conversation) in lines {
      guard case .purge(let before) = event.what else { continue }
      if event.at <= now {
        try recorder.purge(before: before, conversation: conversation)
      } else {
        try recorder.planPurge(at: event.at)
      }
    }
    try recorder.finish()
  }
}

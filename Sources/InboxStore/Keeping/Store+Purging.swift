import Inbox

/// What a purge takes away, or would take away.
package struct PurgeReport: Hashable, Sendable {
  /// Messages that lose their words.
  package var messages = 0
  /// Of so many conversations.
  package var conversations = 0
  /// The time of the oldest of them.
  package var oldest: Instant?
  /// Whether the file was written anew, so that not even the slack of its pages holds anything.
  package var isCompacted = false

  package init() {}
}

extension Store {
  /// What a purge would take away; nothing is written.
  package func purgeable(before: Instant) throws(StoreError) -> PurgeReport {
    try read { connection in
      try connection.first(
        """
        SELECT count(*), count(DISTINCT m.conversation), min(e.at) FROM message m
        JOIN event e ON e.seq = m.seq
        WHERE m.key < ?2 AND e.at < ?1 AND m.is_note = 0 AND m.text IS NOT NULL
        """, Value(before), .integer(Recorder.firstKey(at: before.advanced(by: 1)))
      ) { row in
        var report = PurgeReport()
        report.messages = Int(clamping: row.integer(0))
        report.conversations = Int(clamping: row.integer(1))
        report.oldest = row.optionalInstant(2)
        return report
      } ?? PurgeReport()
    }
  }

  /// Takes away the words of all messages older than `before`, for good: the lines, numbers,
  /// targets and times stay. Writes one `purge` line.
  ///
  /// The words go in portions, others work in between, and the line comes last: what is interrupted
  /// is a smaller purge, and the next one goes on with it. Then the file itself is wiped, see
  /// `wipe`. Attachments that only such messages name go too. Notes stay, and what is on its way in
  /// the outbox.
  ///
  /// - Parameter progress: False stops after a portion.
  /// - Throws: `cancelled` if it was stopped; `wrongUsage` for an instant to come.
  package func purge(
    before: Instant, by actor: Actor, act: ActID, now: Instant,
    progress: ImportProgress.Report = { _ in true }
  ) throws(StoreError) -> PurgeReport {
    guard before <= now else { throw .wrongUsage("what is to come cannot be purged") }
    let report = try purgeable(before: before)
    var count: Int64 = 0
    while true {
      let portion = try overwritingChange(now: now) { recorder in
        try recorder.purge(
          before: before, conversation: nil, atMost: Store.purgedAtOnce, erasesEdits: true)
      }
      count += Int64(portion)
      guard portion > 0 else { break }
      CrashPoint.pass(.purging)
      guard progress(ImportProgress(.purging, done: count, all: Int64(report.messages))) else {
        throw .cancelled
      }
    }
    try overwritingChange(now: now) { recorder in
      try recorder.eraseCopies(before: before)
      guard report.messages > 0 else { return }
      let line = Event(
        at: recorder.now, conversation: nil, by: actor, act: act, what: .purge(before: before))
      try recorder.record(line)
    }
    try clearAttachments(now: now)
    try wipe()
    var done = report
    if report.messages > 0, try fileSize() <= Store.compactedByItself {
      try compact()
      done.isCompacted = true
    }
    return done
  }

  /// Bytes of a store that is written anew after a purge, in a few seconds; larger ones only when
  /// somebody asks for it, for everybody's writes wait.
  private static let compactedByItself: Int64 = 256 << 20

  /// Messages that lose their words in one transaction.
  private static let purgedAtOnce = 1000

  /// What is deleted is overwritten, also where SQLite would only forget it.
  private func overwritingChange<Result>(
    now: Instant, _ body: (Recorder) throws -> Result
  ) throws(StoreError) -> Result {
    try overwriting(true)
    defer { try? overwriting(false) }
    return try change(now: now, body)
  }

  /// Does what the workspace's `retention` asks for, once a day; nil where nothing was to be done.
  ///
  /// Only for who holds `clockRight`.
  package func keepRetention(now: Instant) throws(StoreError) -> PurgeReport? {
    guard let age = try workspace().retention.bodies else { return nil }
    let last = try read { try $0.fact("retained").flatMap { Int64($0) } }
    if let last, last <= now.milliseconds, now.milliseconds - last < Store.retentionPause {
      return nil
    }
    let before = now.advanced(by: -age)
    let isDue = try purgeable(before: before).messages > 0
    let report =
      isDue
      ? try purge(before: before, by: .system, act: ActID("retention \(now)"), now: now) : nil
    try write { try $0.setFact("retained", String(now.milliseconds)) }
    return report
  }

  /// Milliseconds between two looks.
  private static let retentionPause: Int64 = 86_400_000
}

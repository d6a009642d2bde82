import Inbox

/// Writes checked and sorted lines, one portion a transaction, the gate free in between.
///
/// Killed and begun again it completes: what was written is known by then, and skipped.
final class ImportWriter {
  private let store: Store
  private let now: Instant
  /// Lines up to this place were held before the import.
  private let boundary: Int64
  /// How many lines equal to one held before were skipped, for the instant that is being written:
  /// each held one answers for one.
  private var answered: [[UInt8]: Int64] = [:]
  private var answeredAt = Instant(milliseconds: .min)
  private var memory = ImportMemory()
  private(set) var report: ImportReport

  /// Lines in a transaction.
  static let portion: Int64 = 500
  /// Write-ahead log after which a portion checkpoints: 32 MiB, for an import rewrites the same
  /// pages over and over.
  private static let checkpointPages: Int32 = 8000

  init(_ store: Store, report: ImportReport, now: Instant) throws(StoreError) {
    self.store = store
    self.now = now
    self.report = report
    boundary = try store.read { try $0.integer("SELECT max(seq) FROM event") ?? 0 }
  }

  func write(_ events: [ReadyEvent]) throws(StoreError) {
    var next = report
    try store.write(
      checkpointPages: ImportWriter.checkpointPages, usesReserve: false
    ) { connection in
      let recorder = Recorder(
        connection: connection, workspace: try store.workspace(connection).workspace, now: now)
      try memory.lend(to: recorder)
      for event in events { try write(event, recorder, &next) }
      try recorder.finish()
      next.written -= recorder.forgotten
      next.dropped += recorder.forgotten
      try memory.keep(from: recorder)
    }
    report = next
  }

  private func write(
    _ ready: ReadyEvent, _ recorder: Recorder, _ report: inout ImportReport
  ) throws {
    let messages = ready.event.message == nil ? 0 : 1
    if try isHeld(ready, recorder) {
      report.skipped += 1
      report.knownMessages += messages
      return
    }
    if try recorder.recordJudged(ready.event, stored: ready.stored, dropsIdle: true) {
      report.written += 1
      report.newMessages += messages
    } else {
      report.dropped += 1
    }
  }

  /// A message whose id its conversation knows, or a line equal to one held before this import.
  private func isHeld(_ ready: ReadyEvent, _ recorder: Recorder) throws -> Bool {
    let event = ready.event
    if case .message = event.what { return try recorder.knows(event) }
    guard boundary > 0 else { return false }
    let own = try event.conversation.flatMap { try recorder.hold($0) }
    if own == nil, event.conversation != nil { return false }
    let line = ready.stored
    // An edit whose words were purged here since is the same line.
    let bare = event.isEdit ? event.withoutEditedText.storedLine : line
    let held =
      try recorder.connection.integer(
        """
        SELECT count(*) FROM event
        WHERE conversation IS ?1 AND at = ?2 AND seq <= ?3 AND line IN (?4, ?5)
        """, Value(own?.id), Value(event.at), .integer(boundary), .blob(line), .blob(bare)) ?? 0
    if event.at != answeredAt {
      answered.removeAll(keepingCapacity: true)
      answeredAt = event.at
    }
    guard held > answered[line, default: 0] else { return false }
    answered[line, default: 0] += 1
    return true
  }
}

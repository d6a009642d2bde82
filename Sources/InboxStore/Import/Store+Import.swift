import Inbox

extension Store {
  /// Takes journals in as history: no rule runs, nothing is sent (interchange.md).
  ///
  /// All files are read and checked before the first line is written; then their lines are written
  /// in the order of their times, 500 a transaction. Stopped or killed in between, what is written
  /// stays, and importing the same again completes it. Memory does not grow with the files.
  ///
  /// - Parameters:
  ///   - paths: Files of JSON Lines; `-` is the standard input.
  ///   - skipsBad: Leaves bad lines out instead of refusing all.
  ///   - now: Later lines are stored and take effect when the clock passes them.
  ///   - progress: False cancels.
  ///   - onBad: Told of every bad line, by file and line, before anything is written.
  /// - Throws: `badLines` (nothing has changed then), `cancelled`, and what the disk says.
  package func importJournal(
    _ paths: [String], skipsBad: Bool = false, now: Instant,
    progress: @escaping ImportProgress.Report = { _ in true },
    onBad: (BadLine) -> Void = { _ in }
  ) throws(StoreError) -> ImportReport {
    try StoreError.catching {
      let staging = try Staging(self.paths)
      var stager = JournalStager(staging, report: progress)
      try stager.stage(paths)
      var report = ImportReport()
      report.read = stager.read
      report.derived = stager.derived
      return try write(
        staging, report: report, skipsBad: skipsBad, now: now, onBad: onBad, progress: progress)
    }
  }

  /// The same for events that are made from something else than journals.
  ///
  /// - Parameter next: The next event in any order, nil after the last; it may say by `cancelled`
  ///   that the caller stopped.
  package func importEvents(
    now: Instant, skipsBad: Bool = false,
    progress: @escaping ImportProgress.Report = { _ in true },
    onBad: (BadLine) -> Void = { _ in },
    next: () throws -> FoundEvent?
  ) throws(StoreError) -> ImportReport {
    try StoreError.catching {
      let staging = try Staging(self.paths)
      var report = ImportReport()
      var writer = JSONWriter(reservingCapacity: 4096)
      var portion = JournalPortion(file: "")
      while let found = try next() {
        report.read += 1
        if found.file != portion.file || portion.lines.count == Store.eventsAtOnce {
          try staging.add(portion)
          portion = JournalPortion(file: found.file)
        }
        portion.lines.append(CheckedLine(found, &writer))
      }
      try staging.add(portion)
      return try write(
        staging, report: report, skipsBad: skipsBad, now: now, onBad: onBad, progress: progress)
    }
  }

  /// Events that are staged together.
  private static let eventsAtOnce = 250

  private func write(
    _ staging: Staging, report: ImportReport, skipsBad: Bool, now: Instant,
    onBad: (BadLine) -> Void, progress: ImportProgress.Report
  ) throws -> ImportReport {
    try ConversationCheck(staging: staging, store: self).run()
    let counts = staging.counts
    var report = report
    report.bad = counts.badCount
    if counts.badCount > 0 {
      var first: [BadLine] = []
      try staging.bad { line in
        if first.count < Store.shownBadLines { first.append(line) }
        onBad(line)
      }
      guard skipsBad else { throw StoreError.badLines(first, count: counts.badCount) }
    }
    try mature(now: now)
    let writer = try ImportWriter(self, report: report, now: now)
    // Read, parsed and spelled for the journal beside the thread that writes.
    let feed = ReadAhead<[ReadyEvent]>(name: "bellhop.feed", ahead: Store.portionsAhead) {
      let feed = StagedFeed(staging, portion: ImportWriter.portion)
      return { try feed.next() }
    }
    defer { feed.stop() }
    var done: Int64 = 0
    while progress(ImportProgress(.writing, done: done, all: counts.count)) {
      guard let events = try feed.next() else {
        settleLog()
        return writer.report
      }
      try writer.write(events)
      done += Int64(events.count)
    }
    throw StoreError.cancelled
  }

  /// Portions that may wait to be written.
  private static let portionsAhead = 2

  /// Bad lines that an error shows.
  private static let shownBadLines = 100
}

extension CheckedLine {
  /// An event as a line of a journal would say it.
  fileprivate init(_ found: FoundEvent, _ writer: inout JSONWriter) {
    writer.removeAll()
    found.event.write(to: &writer)
    let role = Staging.Role(of: found.event)
    self.init(
      number: found.line, bytes: writer.bytes,
      finding: .good(
        at: found.event.at, role: role, ref: role == .other ? nil : found.event.conversation?.text)
    )
  }
}

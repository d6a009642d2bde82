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
      while let found = try next() {
        report.read += 1
        writer.removeAll()
        found.event.write(to: &writer)
        try staging.add(
          found.event, bytes: writer.bytes, file: staging.addFile(found.file), number: found.line)
      }
      return try write(
        staging, report: report, skipsBad: skipsBad, now: now, onBad: onBad, progress: progress)
    }
  }

  private func write(
    _ staging: Staging, report: ImportReport, skipsBad: Bool, now: Instant,
    onBad: (BadLine) -> Void, progress: ImportProgress.Report
  ) throws -> ImportReport {
    try ConversationCheck(staging: staging, store: self).run()
    var report = report
    report.bad = staging.badCount
    if staging.badCount > 0 {
      var first: [BadLine] = []
      try staging.bad { line in
        if first.count < Store.shownBadLines { first.append(line) }
        onBad(line)
      }
      guard skipsBad else { throw StoreError.badLines(first, count: staging.badCount) }
    }
    try mature(now: now)
    let writer = try ImportWriter(self, report: report, now: now)
    let feed = StagedFeed(staging, portion: ImportWriter.portion)
    var done: Int64 = 0
    while true {
      guard progress(ImportProgress(.writing, done: done, all: staging.count)) else {
        throw StoreError.cancelled
      }
      let events = try feed.next()
      if events.isEmpty {
        settleLog()
        return writer.report
      }
      try writer.write(events)
      done += Int64(events.count)
    }
  }

  /// Bad lines that an error shows.
  private static let shownBadLines = 100
}

import Inbox

/// Reads files of JSON Lines into the staging database, every line checked by itself.
struct JournalStager {
  let staging: Staging
  let report: ImportProgress.Report
  /// A line longer than this is refused before it is looked at.
  static let lineLimit = JSONLimits.journal.bytes
  /// Lines between two reports of progress.
  private static let stride = 1000

  var read = 0
  var derived = 0
  private var finishedBytes: Int64 = 0
  private var allBytes: Int64? = 0

  init(_ staging: Staging, report: @escaping ImportProgress.Report) {
    self.staging = staging
    self.report = report
  }

  mutating func stage(_ paths: [String]) throws {
    // All are opened first: a file that is missing ends the import before the long work.
    let files = try paths.map { path throws(StoreError) in try LineFile(path: path) }
    for file in files {
      allBytes = file.size.flatMap { size in allBytes.map { $0 + size } }
    }
    for file in files {
      try stage(file)
      finishedBytes += file.position
    }
  }

  private mutating func stage(_ file: LineFile) throws {
    let index = staging.addFile(file.name)
    var untilReport = 0
    while let line = try file.next(limit: JournalStager.lineLimit) {
      if untilReport == 0 {
        untilReport = JournalStager.stride
        let progress = ImportProgress(
          .reading, done: finishedBytes + file.position, all: allBytes)
        guard report(progress) else { throw StoreError.cancelled }
      }
      untilReport -= 1
      switch line {
      case .bytes(let bytes): try take(bytes, file: index, number: file.number)
      case .tooLong:
        read += 1
        try staging.add(
          bad: "longer than \(JournalStager.lineLimit) bytes",
          column: JournalStager.lineLimit + 1, file: index, number: file.number)
      }
    }
  }

  private mutating func take(_ line: UnsafeRawBufferPointer, file: Int, number: Int) throws {
    // An empty line says nothing; programs like to end a file with one.
    guard !line.allSatisfy({ $0 == 0x0D || $0 == 0x20 || $0 == 0x09 }) else { return }
    read += 1
    let bytes = Array(line)
    let parsed: JournalLine
    do {
      parsed = try JournalLine(reading: bytes)
    } catch {
      try staging.add(bad: error.problem, column: error.column, file: file, number: number)
      return
    }
    switch parsed {
    case .derived: derived += 1
    case .event(let event): try staging.add(event, bytes: bytes, file: file, number: number)
    }
  }
}

import Inbox

/// Takes files of JSON Lines into the staging database; they are read and checked on a thread of
/// their own meanwhile.
struct JournalStager {
  let staging: Staging
  let report: ImportProgress.Report
  /// Portions that may wait between reading and staging.
  private static let ahead = 3

  var read = 0
  var derived = 0

  init(_ staging: Staging, report: @escaping ImportProgress.Report) {
    self.staging = staging
    self.report = report
  }

  mutating func stage(_ paths: [String]) throws {
    let reading = ReadAhead<JournalPortion>(name: "bellhop.import", ahead: JournalStager.ahead) {
      let reader = try JournalReader(paths)
      return { try reader.next() }
    }
    defer { reading.stop() }
    guard report(ImportProgress(.reading, done: 0, all: nil)) else { throw StoreError.cancelled }
    while let portion = try reading.next() {
      try staging.add(portion)
      read += portion.lines.count
      for line in portion.lines {
        if case .derived = line.finding { derived += 1 }
      }
      let progress = ImportProgress(.reading, done: portion.position, all: portion.all)
      guard report(progress) else { throw StoreError.cancelled }
    }
  }
}

import Inbox

/// A checked line on its way into the journal.
struct StagedLine: Sendable {
  /// Its place among all lines read.
  var ordinal: Int64
  var at: Instant
  /// The index of its file among those of the import.
  var file: Int
  /// Its number in the file.
  var number: Int
  /// The bytes that were read.
  var bytes: [UInt8]

  /// The event; what was staged was read once already.
  func event() throws -> Event {
    do {
      guard case .event(let event) = try JournalLine(reading: bytes) else {
        throw StoreError.unreadableLine(sequence: ordinal, why: "derived")
      }
      return event
    } catch let error as JournalError {
      throw StoreError.unreadableLine(sequence: ordinal, why: error.problem)
    }
  }
}

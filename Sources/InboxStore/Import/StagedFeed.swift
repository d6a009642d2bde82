import Inbox

/// An event on its way into the journal, with the bytes that will stand there: made beside the
/// thread that writes.
struct ReadyEvent: Sendable {
  var event: Event
  var stored: [UInt8]

  init(_ event: Event) {
    self.event = event
    stored = event.storedLine
  }
}

/// The events of a staging database in order of time, by portions; lives on a thread of its own.
final class StagedFeed {
  private let staging: Staging
  private let portion: Int64
  private var last: StagedLine?

  init(_ staging: Staging, portion: Int64) {
    self.staging = staging
    self.portion = portion
  }

  /// The next portion, nil after the last.
  func next() throws -> [ReadyEvent]? {
    let lines = try staging.portion(after: last, count: portion)
    guard let final = lines.last else { return nil }
    last = final
    return try lines.map { ReadyEvent(try $0.event()) }
  }
}

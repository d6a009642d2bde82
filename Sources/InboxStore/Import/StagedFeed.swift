import Inbox

/// The events of a staging database in order of time, by portions.
final class StagedFeed {
  private let staging: Staging
  private let portion: Int64
  private var last: StagedLine?

  init(_ staging: Staging, portion: Int64) {
    self.staging = staging
    self.portion = portion
  }

  /// The next portion; empty after the last.
  func next() throws -> [Event] {
    let lines = try staging.portion(after: last, count: portion)
    last = lines.last ?? last
    return try lines.map { try $0.event() }
  }
}

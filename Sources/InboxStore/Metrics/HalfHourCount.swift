import Inbox

/// What was said in a half hour.
package struct HalfHourCount: Hashable, Sendable {
  /// Customer messages.
  package var inbound = 0
  /// Human replies.
  package var replies = 0

  private static let length: Int64 = 1_800_000

  /// Those from an instant to the one that holds another, with nothing in them yet.
  static func none(from start: Instant, to end: Instant) -> [HalfHourCount] {
    Array(repeating: HalfHourCount(), count: Int(max(0, end.since(start)) / length) + 1)
  }

  /// Which of them holds an instant; nil before the first.
  fileprivate static func place(of instant: Instant, from start: Instant) -> Int? {
    instant < start ? nil : Int(instant.since(start) / length)
  }
}

extension Array<HalfHourCount> {
  /// Counts the steps of a conversation that lie in them.
  mutating func add(_ steps: [HistoryStep], from start: Instant) {
    for step in steps {
      guard let place = HalfHourCount.place(of: step.at, from: start), indices.contains(place)
      else { continue }
      switch step.what {
      case .humanReply: self[place].replies += 1
      case .customerMessage: self[place].inbound += 1
      default: continue
      }
    }
  }
}

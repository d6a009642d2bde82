extension WorkingHours {
  /// The longest stretches in which it is open, inside [start, end), in order and half-open.
  ///
  /// They are found as they are asked for, so that the first one of a long range costs little.
  package func openIntervals(from start: Instant, to end: Instant) -> OpenIntervals {
    OpenIntervals(
      hours: self, position: ZoneRules.bounded(start.milliseconds),
      end: ZoneRules.bounded(end.milliseconds))
  }
}

/// The stretches in which a calendar is open; a stretch goes on over midnight and over a change of
/// the clock if no closed instant lies between.
package struct OpenIntervals: Sequence, IteratorProtocol, Sendable {
  private let hours: WorkingHours
  /// Everything before this instant has been looked at.
  private var position: Int64
  private let end: Int64

  init(hours: WorkingHours, position: Int64, end: Int64) {
    self.hours = hours
    self.position = position
    self.end = end
  }

  package mutating func next() -> Range<Instant>? {
    guard !hours.neverOpens else { return nil }
    var found: Range<Int64>?
    while position < end, let piece = nextPiece() {
      if let open = found {
        guard piece.lowerBound == open.upperBound else { break }
        found = open.lowerBound..<piece.upperBound
      } else {
        found = piece
      }
      position = piece.upperBound
    }
    return found.map {
      Instant(milliseconds: $0.lowerBound)..<Instant(milliseconds: $0.upperBound)
    }
  }

  /// The first open piece at or after `position` inside one day and one period of the clock.
  private func nextPiece() -> Range<Int64>? {
    var at = position
    while at < end {
      let period = hours.zone.period(at: at)
      let (dayNumber, inDay) = (at + period.offset).flooredDivision(by: .millisecondsOfDay)
      let midnight = dayNumber * .millisecondsOfDay - period.offset
      let limit = Swift.min(period.end, end, midnight + .millisecondsOfDay)
      for stretch in hours.schedule.stretches(ofDay: dayNumber) where stretch.end > inDay {
        let from = midnight + Swift.max(stretch.start, inDay)
        guard from < limit else { break }
        return from..<Swift.min(midnight + stretch.end, limit)
      }
      at = limit
    }
    return nil
  }
}

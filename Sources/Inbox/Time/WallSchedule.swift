/// Where on the wall clock it is open, worked out once from a calendar's days; knows no zone.
///
/// Intervals that reach into the next day are cut at midnight and united there with that day's own,
/// so that each civil day has its sorted stretches and a total. Days that a holiday or a special day
/// touches, and those after them, stand in a list of exceptions; all others follow their weekday.
/// All times are milliseconds: of the wall clock since 1970, or of the day since midnight.
struct WallSchedule: Hashable, Sendable {
  /// Half-open, of one day.
  struct Stretch: Hashable, Sendable {
    var start: Int64
    var end: Int64
  }

  /// One civil day: its part of `stretches`, and how long it is open.
  private struct Day: Hashable, Sendable {
    var stretches: Range<Int>
    var total: Int64
  }

  private struct Exception: Hashable, Sendable {
    var dayNumber: Int64
    var day: Day
    /// How much longer all earlier exceptions are open than their weekdays say.
    var surplusBefore: Int64
  }

  private var stretches: [Stretch] = []
  /// Monday first.
  private var week: [Day] = []
  /// How long a week is open before each of its days, Monday first.
  private var openBefore: [Int64] = []
  private var openAWeek: Int64 = 0
  private var exceptions: [Exception] = []

  /// Whether there is no stretch on any day.
  var isEmpty: Bool { stretches.isEmpty }

  /// - Parameters:
  ///   - hours: the usual intervals of a weekday.
  ///   - replaced: the days that have other intervals than their weekday, by day number.
  init(hours: (Weekday) -> [OpeningInterval], replaced: [Int: [OpeningInterval]]) {
    func intervals(_ dayNumber: Int) -> [OpeningInterval] {
      replaced[dayNumber] ?? hours(CivilDate(dayNumber: dayNumber).weekday)
    }
    for monday in Self.mondayNumber..<(Self.mondayNumber + 7) {
      func usual(_ dayNumber: Int) -> [OpeningInterval] {
        hours(CivilDate(dayNumber: dayNumber).weekday)
      }
      openBefore.append(openAWeek)
      week.append(append(usual(monday), after: usual(monday - 1)))
      openAWeek += week.last?.total ?? 0
    }
    var surplus: Int64 = 0
    for dayNumber in Set(replaced.keys.flatMap { [$0, $0 + 1] }).sorted() {
      let day = append(intervals(dayNumber), after: intervals(dayNumber - 1))
      exceptions.append(
        Exception(dayNumber: Int64(dayNumber), day: day, surplusBefore: surplus))
      surplus += day.total - usualDay(Int64(dayNumber)).total
    }
  }

  /// 1969-12-29, the Monday on which weeks are counted from.
  private static let mondayNumber = -3

  /// Unites a day's own intervals with what reaches over from the day before.
  private mutating func append(
    _ own: [OpeningInterval], after previous: [OpeningInterval]
  ) -> Day {
    let pieces =
      own.map { (start: $0.start, end: min($0.end, 1440)) }
      + previous.filter { $0.end > 1440 }.map { (start: 0, end: $0.end - 1440) }
    let first = stretches.count
    for piece in pieces.sorted(by: { $0.start < $1.start }) {
      let stretch = Stretch(start: Int64(piece.start) * 60_000, end: Int64(piece.end) * 60_000)
      if stretches.count > first, stretch.start <= stretches[stretches.count - 1].end {
        stretches[stretches.count - 1].end = max(stretches[stretches.count - 1].end, stretch.end)
      } else {
        stretches.append(stretch)
      }
    }
    let total = stretches[first...].reduce(0) { $0 + $1.end - $1.start }
    return Day(stretches: first..<stretches.count, total: total)
  }
}

extension WallSchedule {
  private func usualDay(_ dayNumber: Int64) -> Day {
    week[Int((dayNumber - Int64(Self.mondayNumber)).flooredDivision(by: 7).remainder)]
  }

  /// The first exception on or after a day.
  private func firstException(from dayNumber: Int64) -> Int {
    var low = 0
    var high = exceptions.count
    while low < high {
      let middle = (low + high) / 2
      if exceptions[middle].dayNumber < dayNumber { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func day(_ dayNumber: Int64) -> Day {
    if !exceptions.isEmpty {
      let index = firstException(from: dayNumber)
      if index < exceptions.count, exceptions[index].dayNumber == dayNumber {
        return exceptions[index].day
      }
    }
    return usualDay(dayNumber)
  }

  /// The stretches of a day, in order.
  func stretches(ofDay dayNumber: Int64) -> ArraySlice<Stretch> {
    stretches[day(dayNumber).stretches]
  }

  func isOpen(at wall: Int64) -> Bool {
    let (dayNumber, inDay) = wall.flooredDivision(by: .millisecondsOfDay)
    return stretches(ofDay: dayNumber).contains { $0.start <= inDay && inDay < $0.end }
  }

  /// How long it is open from `start` to `end` on the wall clock.
  /// - Complexity: O(log exceptions), whatever the distance.
  func open(from start: Int64, to end: Int64) -> Int64 {
    openSinceAnyMonday(until: end) - openSinceAnyMonday(until: start)
  }

  /// An antiderivative: how long it is open since a Monday long ago.
  private func openSinceAnyMonday(until wall: Int64) -> Int64 {
    let (dayNumber, inDay) = wall.flooredDivision(by: .millisecondsOfDay)
    let (weeks, weekday) =
      (dayNumber - Int64(Self.mondayNumber)).flooredDivision(by: 7)
    var sum = weeks * openAWeek + openBefore[Int(weekday)]
    var today = week[Int(weekday)]
    if !exceptions.isEmpty {
      let index = firstException(from: dayNumber)
      if index < exceptions.count {
        sum += exceptions[index].surplusBefore
        if exceptions[index].dayNumber == dayNumber { today = exceptions[index].day }
      } else if let last = exceptions.last {
        sum += last.surplusBefore + last.day.total - usualDay(last.dayNumber).total
      }
    }
    for stretch in stretches[today.stretches] where stretch.start < inDay {
      sum += min(stretch.end, inDay) - stretch.start
    }
    return sum
  }

  /// The first moment by which it was open for `duration` since `start`, both of the wall clock.
  ///
  /// The caller has made sure that it comes: `open(from:to:)` some end reaches `duration`.
  /// - Complexity: O(days until then).
  func moment(after start: Int64, openFor duration: Int64, notAfter limit: Int64) -> Int64 {
    var (dayNumber, inDay) = start.flooredDivision(by: .millisecondsOfDay)
    var missing = duration
    while dayNumber * .millisecondsOfDay < limit {
      let day = day(dayNumber)
      if inDay > 0 || day.total >= missing {
        for stretch in stretches[day.stretches] where stretch.end > inDay {
          let from = max(stretch.start, inDay)
          if stretch.end - from >= missing {
            return dayNumber * .millisecondsOfDay + from + missing
          }
          missing -= stretch.end - from
        }
      } else {
        missing -= day.total
      }
      dayNumber += 1
      inDay = 0
    }
    return limit
  }
}

import Inbox

/// First responses and promises of today and of the last hours (metrics.md, `sla`).
extension FiguresReader {
  private struct Ended {
    var kind: String
    var start: Instant
    var due: Instant?
    var end: Instant
    var endedBy: String?
  }

  func fillPromises(
    _ figures: inout LiveFigures, day: LocalDay, hours: [LocalHour]
  ) throws {
    let since = min(day.start, hours[0].start)
    let ended = try connection.rows(
      """
      SELECT kind, start, due, end, ended_by FROM target INDEXED BY target_end
      WHERE void = 0 AND end >= ?1 AND end <= ?2
      """, Value(since), Value(now)
    ) { row in
      Ended(
        kind: row.text(0), start: row.instant(1), due: row.optionalInstant(2),
        end: row.instant(3), endedBy: row.optionalText(4))
    }
    // Breached belongs to the range by its due, whether it ended late or runs on.
    var missed = try connection.rows(
      """
      SELECT due FROM target INDEXED BY target_late
      WHERE void = 0 AND end > due AND due >= ?1 AND due < ?2
      """, Value(since), Value(now)
    ) { $0.instant(0) }
    missed += try connection.rows(
      "SELECT due FROM open_target WHERE due IS NOT NULL AND due >= ?1 AND due < ?2",
      Value(since), Value(now)
    ) { $0.instant(0) }

    func share(_ from: Instant, _ to: Instant) -> Double? {
      let met = ended.count { target in
        target.end >= from && target.end < to && target.due.map { target.end <= $0 } ?? false
      }
      let breached = missed.count { $0 >= from && $0 < to }
      return met + breached == 0 ? nil : Double(met) / Double(met + breached)
    }
    func median(_ from: Instant, _ to: Instant) -> Int64? {
      let times = ended.filter {
        $0.kind == TargetKind.firstResponse.rawValue && $0.endedBy == "reply" && $0.end >= from
          && $0.end < to
      }.map { $0.end.since($0.start) }.sorted()
      guard !times.isEmpty else { return nil }
      let middle = times.count / 2
      // The mean of the two middle ones, without adding them up.
      return times.count.isMultiple(of: 2)
        ? times[middle - 1] + (times[middle] - times[middle - 1]) / 2 : times[middle]
    }
    figures.sla = share(day.start, day.end)
    figures.slaByHour = hours.map { share($0.start, $0.end) }
    figures.firstResponseP50 = median(day.start, day.end)
    figures.firstResponseByHour = hours.map { median($0.start, $0.end) }
  }
}

import Inbox

extension LiveFiguresReader {
  /// The numbers, hours and people of a day that is over, in the place of today's; what needs
  /// somebody stays as it is now.
  ///
  /// - Parameter daysBack: 1: yesterday. 0 changes nothing.
  package mutating func wallboard(
    urgent: Int, strip: Int, daysBack: Int, of filter: ReportFilter = ReportFilter(),
    now: Instant
  ) throws(StoreError) -> WallboardFigures {
    var wallboard = try wallboard(urgent: urgent, strip: strip, of: filter, now: now)
    let zone = try store.workspace().zone
    let date = zone.day(holding: now).date.advanced(by: -daysBack)
    let (start, end) = (zone.start(of: date), zone.start(of: date.advanced(by: 1)))
    guard daysBack > 0, end <= now,
      let day = MetricRange(from: start, to: end, now: now, zone: zone)
    else { return wallboard }
    var counts = HalfHourCount.none(from: start, to: end.advanced(by: -1))
    let parts = try store.report(now: now, of: filter) { tables in
      try tables.parts(
        [ReportCut(day), ReportCut(day, by: .hour), ReportCut(day, by: .agent)], at: day
      ) { facts in
        guard facts.subject?.counts ?? false else { return }
        counts.add(facts.steps, from: start)
      }
    }
    wallboard.daysBack = daysBack
    wallboard.today = parts[0].rows.first
    wallboard.hours = parts[1].rows
    wallboard.people = try store.workspace().rows(parts[2].rows, seenBy: agent)
    let found = counts
    wallboard.halfHours = try store.read { connection in
      try WallboardReader(connection: connection, filter: filter, now: end)
        .halfHours(since: start, found, zone: zone)
    }
    // The evening's silence leaves no room for the day.
    while let last = wallboard.halfHours.last, last.inbound == 0, last.replies == 0 {
      wallboard.halfHours.removeLast()
    }
    return wallboard
  }
}

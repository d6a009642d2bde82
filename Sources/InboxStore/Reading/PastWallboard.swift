import Inbox

extension LiveFiguresReader {
  /// The numbers, hours and people of a day that is over, in the place of today's; what needs
  /// somebody stays as it is now.
  ///
  /// - Parameter daysBack: 1: yesterday. 0 changes nothing.
  package mutating func wallboard(
    urgent: Int, strip: Int, daysBack: Int, now: Instant
  ) throws(StoreError) -> WallboardFigures {
    var wallboard = try wallboard(urgent: urgent, strip: strip, now: now)
    let zone = try store.workspace().zone
    let date = zone.day(holding: now).date.advanced(by: -daysBack)
    let (start, end) = (zone.start(of: date), zone.start(of: date.advanced(by: 1)))
    guard daysBack > 0, end <= now,
      let day = MetricRange(from: start, to: end, now: now, zone: zone)
    else { return wallboard }
    var replies = Array(
      repeating: 0, count: max(1, Int(end.since(start) / WallboardReader.halfHour)))
    let parts = try store.report(now: now) { tables in
      try tables.parts(
        [ReportCut(day), ReportCut(day, by: .hour), ReportCut(day, by: .agent)], at: day
      ) { facts in
        guard facts.subject?.counts ?? false else { return }
        for step in facts.steps where day.contains(step.at) {
          guard case .humanReply = step.what else { continue }
          let place = Int(step.at.since(start) / WallboardReader.halfHour)
          if replies.indices.contains(place) { replies[place] += 1 }
        }
      }
    }
    wallboard.daysBack = daysBack
    wallboard.today = parts[0].rows.first
    wallboard.hours = parts[1].rows
    wallboard.people = parts[2].rows
    wallboard.halfHours = try store.read { connection in
      try WallboardReader(connection: connection, now: end)
        .halfHours(since: start, replies: replies, zone: zone)
    }
    // The evening's silence leaves no room for the day.
    while let last = wallboard.halfHours.last, last.inbound == 0, last.replies == 0 {
      wallboard.halfHours.removeLast()
    }
    return wallboard
  }
}

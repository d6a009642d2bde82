import Desk
import Inbox
import InboxStore

/// Makes reports, for the command line and for the screen alike.
struct ReportMaker {
  let store: Store
  let workspace: Workspace
  /// The lines up to then only.
  var asOf: Instant?

  func page(_ name: ReportName, _ range: MetricRange) throws(StoreError) -> ReportPage {
    let heading = MetricTable.heading(range, DeskTime(workspace))
    func rows(
      _ groupings: [MetricGrouping?], at looked: MetricRange?,
      look: (ConversationFacts) -> Void = { _ in }
    ) throws(StoreError) -> [[MetricRow]] {
      try store.report(range, by: groupings, at: looked, asOf: asOf, look: look)
    }
    switch name {
    case .slaByWeek:
      let week = range.buckets(of: .week, in: workspace.zone).last?.range ?? range
      var breaches = Breaches(range: week, workspace: workspace)
      let weeks = try rows([.week], at: week) { breaches.add($0) }.flatMap { $0 }
      return SLAByWeekReport(
        range: range, workspace: workspace, rows: weeks, breaches: breaches
      ).page(heading)
    case .firstResponseByHour:
      var responses = FirstResponses(range: range, zone: workspace.zone)
      let channels = try rows([.channel], at: range) { responses.add($0) }.flatMap { $0 }
      return FirstResponseByHourReport(range: range, rows: channels, responses: responses)
        .page(heading)
    case .responseTimes:
      var responses = FirstResponses(range: range, zone: workspace.zone)
      let all = try rows([nil], at: range) { responses.add($0) }.flatMap { $0 }
      return ResponseTimesReport(range: range, rows: all, responses: responses).page(heading)
    case .team:
      let both = try rows([.agent, .team], at: nil)
      return TeamReport(
        range: range, workspace: workspace, agents: both.first ?? [], teams: both.last ?? []
      ).page(heading)
    }
  }

  /// So many weeks, the last of them so many before the one that holds now; that one up to now.
  static func weeks(
    _ count: Int, before back: Int, now: Instant, zone: ZoneRules
  ) -> MetricRange? {
    let today = zone.day(holding: now).date
    let monday = today.advanced(by: -(((today.dayNumber + 3) % 7 + 7) % 7) - 7 * max(0, back))
    return MetricRange(
      from: zone.start(of: monday.advanced(by: -7 * (count - 1))),
      to: back > 0 ? zone.start(of: monday.advanced(by: 7)) : nil, now: now, zone: zone)
  }
}

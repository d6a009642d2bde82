import Desk
import Inbox
import InboxStore

/// Makes reports, for the command line and for the screen alike.
struct ReportMaker {
  let store: Store
  let workspace: Workspace
  /// Who will read it: what tags restrict is not told to everybody. Nil: Bellhop itself.
  let reader: AgentID?
  /// The lines up to then only.
  var asOf: Instant?

  /// - Parameter question: Of its time only the name is taken; the range says it.
  func page(_ question: ReportQuestion, _ range: MetricRange) throws(StoreError) -> ReportPage {
    var made = try store.report(now: range.now, of: question.filter, asOf: asOf) { tables in
      try page(question, range, tables)
    }
    made.name(workspace, question.filter)
    return made
  }

  private func page(
    _ question: ReportQuestion, _ range: MetricRange, _ tables: ReportReader
  ) throws -> ReportPage {
    let heading = heading(question, range)
    func rows(
      _ grouping: MetricGrouping?, at looked: MetricRange?,
      look: (ConversationFacts) -> Void = { _ in }
    ) throws -> [MetricRow] {
      try tables.parts([ReportCut(range, by: grouping)], at: looked, look: look)[0].rows
    }
    switch question.name {
    case .slaByWeek:
      let week = range.buckets(of: .week, in: workspace.zone).last?.range ?? range
      var breaches = Breaches(range: week, workspace: workspace, reader: reader)
      let weeks = try rows(.week, at: week) { breaches.add($0) }
      return SLAByWeekReport(
        range: range, workspace: workspace, rows: weeks, breaches: breaches
      ).page(heading)
    case .firstResponseByHour:
      var responses = FirstResponses(range: range, zone: workspace.zone)
      let channels = try rows(.channel, at: range) { responses.add($0) }
      return FirstResponseByHourReport(range: range, rows: channels, responses: responses)
        .page(heading)
    case .responseTimes:
      var responses = FirstResponses(range: range, zone: workspace.zone)
      let all = try rows(nil, at: range) { responses.add($0) }
      return ResponseTimesReport(range: range, rows: all, responses: responses).page(heading)
    case .team:
      let both = try tables.parts([ReportCut(range, by: .agent), ReportCut(range, by: .team)])
      return TeamReport(
        range: range, workspace: workspace,
        agents: workspace.rows(both[0].rows, seenBy: reader),
        isWhole: workspace.maySeeEverybodysFigures(reader), teams: both[1].rows
      ).page(heading)
    case .day:
      let parts = try tables.parts([
        ReportCut(range), ReportCut(range, by: .hour), ReportCut(range, by: .agent),
        ReportCut(range, by: .team), ReportCut(range, by: .channel),
      ])
      return DayReport(
        range: range, workspace: workspace, whole: parts[0].rows, hours: parts[1].rows,
        agents: workspace.rows(parts[2].rows, seenBy: reader), teams: parts[3].rows,
        channels: parts[4].rows
      ).page(heading)
    case .csatByTag:
      let all = try tables.parts([ReportCut(range, explaining: "csat_mean")])[0]
      return try SatisfactionByTagReport(
        range: range, workspace: workspace, rows: all.rows,
        answers: all.evidence?.counted ?? [], tables
      ).page(heading)
    case .csatByMonth:
      let both = try tables.parts([
        ReportCut(range, by: .month, explaining: "csat_mean"),
        ReportCut(range, by: .month, explaining: "nps"),
      ])
      return try SatisfactionByMonthReport(
        range: range, workspace: workspace, rows: both[0].rows,
        answers: both[0].evidence?.counted ?? [],
        recommendations: both[1].evidence?.counted ?? [], reader: reader, tables
      ).page(heading)
    case .tiersByWeek:
      var mix = TierMix(range: range, zone: workspace.zone)
      let weeks = try rows(.week, at: range) { mix.add($0) }
      return try TiersByWeekReport(
        range: range, workspace: workspace, rows: weeks, weeks: mix.weeks, reader: reader, tables
      ).page(heading)
    case .incident: throw StoreError.wrongUsage("bellhop incident report ID tells of one incident.")
    case .mine, .agent:
      return try AgentReport(
        question.name, of: question.agent ?? reader ?? AgentID(""), range: range,
        workspace: workspace, reader: reader, tables
      ).page(heading)
    }
  }

  /// What the desk asks for, of now.
  static func page(
    _ question: ReportQuestion, _ store: Store, for reader: AgentID, now: Instant
  ) throws(StoreError) -> ReportPage {
    let workspace = try store.workspace()
    if let incident = question.incident {
      var page = try IncidentTimelineReport.page(of: incident, in: store, workspace, now: now)
      page.workspace = workspace.name
      return page
    }
    guard let range = range(of: question, now: now, zone: workspace.zone) else {
      throw .wrongUsage("There is nothing to report yet.")
    }
    return try ReportMaker(store: store, workspace: workspace, reader: reader)
      .page(question, range)
  }

  /// From when to when, and of what.
  private func heading(_ question: ReportQuestion, _ range: MetricRange) -> String {
    ([MetricTable.heading(range, DeskTime(workspace))] + question.filter.words(workspace))
      .joined(separator: ", ")
  }

  /// The stretch that a report is of, so many weeks or months before the one that holds now; the
  /// latest one up to now.
  static func range(
    of question: ReportQuestion, now: Instant, zone: ZoneRules
  ) -> MetricRange? {
    let today = zone.day(holding: now).date
    let (first, next) =
      switch question.name.period {
      case .weeks(let count): today.weeks(count, before: question.back)
      case .months(let count): today.months(count, before: question.back)
      case .day:
        (
          today.advanced(by: -max(0, question.back)), today.advanced(by: 1 - max(0, question.back))
        )
      }
    return MetricRange(
      from: zone.start(of: first), to: question.back > 0 ? zone.start(of: next) : nil, now: now,
      zone: zone)
  }
}

extension CivilDate {
  /// So many weeks, the last of them so many before the one with this day: their first day, and the
  /// one after them.
  func weeks(_ count: Int, before back: Int) -> (first: CivilDate, next: CivilDate) {
    let monday = advanced(by: -(((dayNumber + 3) % 7 + 7) % 7) - 7 * max(0, back))
    return (monday.advanced(by: -7 * (count - 1)), monday.advanced(by: 7))
  }

  /// The same with months.
  func months(_ count: Int, before back: Int) -> (first: CivilDate, next: CivilDate) {
    func month(_ number: Int) -> CivilDate {
      CivilDate(year: number / 12, month: number % 12 + 1, day: 1) ?? self
    }
    let last = parts.year * 12 + parts.month - 1 - max(0, back)
    return (month(last - count + 1), month(last + 1))
  }
}

/// How a number comes out of what `bellhop explain` lists: what is counted, what is divided by what.
///
/// Made of the listed entries alone, never of the sums that gave the number, so that whoever reads an
/// explanation can do the sum, and a test can do it for every metric.
package enum Derivation: Hashable, Sendable {
  /// Every entry is one.
  case count(Int)
  /// Some of the entries, by what their scores are.
  case some(Int, of: Int)
  /// Those in the part ÷ all.
  case ratio(part: Int, whole: Int)
  /// As a ratio, in hundredths.
  case percent(Int, of: Int)
  /// Those in the part ÷ those in the whole, which are listed beside them.
  case quotient(part: Int, whole: Int)
  /// The sum ÷ how many.
  case mean(sum: Double, count: Int)
  /// The middle one, or the mean of the two in the middle.
  case median(Double?, count: Int)
  /// The one at this place when they are put in order, counted from 1.
  case ninetieth(Double?, place: Int, count: Int)
  case longest(Double?, count: Int)
  /// Seconds in front of agents, what overlaps for one of them once ÷ conversations resolved.
  case busy(seconds: Double, resolved: Int)
  case recommendation(promoters: Int, detractors: Int, count: Int)
  /// Each at so much.
  case savings(Int, each: Double)
  /// By the hours of the local day.
  case hours([Int])
  case devoted(open: Bool, part: Int, whole: Int, questions: Int, median: Double?)

  /// Nil for a name that metrics.md does not have.
  ///
  /// - Parameter counted: What the explanation of the metric lists as counted.
  package init?(of metric: String, from counted: [Evidence.Counted], workspace: Workspace) {
    guard let evidence = Evidence(metric: metric) else { return nil }
    let entries = Entries(all: counted)
    switch evidence.subject {
    case .inboundMessages where metric == "volume_by_hour":
      self = .hours(entries.hours(workspace.zone))
    case .firstResponse, .response, .resolution, .wait: self = entries.times(metric)
    case .oldestWait: self = .longest(entries.values.max(), count: counted.count)
    case .serviceLevel where metric.hasSuffix("_met") || metric.hasSuffix("_breached"):
      self = .count(counted.count)
    case .serviceLevel, .responseRate, .answerRate, .unseenRate, .fcr, .fcrNet, .oneTouch,
      .csatResponse, .deflectionShare, .selfService, .reopen, .transfer:
      self = .ratio(part: entries.part, whole: counted.count)
    case .deflection where metric == "savings_usd":
      self = .savings(
        counted.count, each: workspace.costs.callDollars - workspace.costs.messageDollars)
    case .deflection: self = .quotient(part: entries.part, whole: counted.count - entries.part)
    case .devoted:
      self = .devoted(
        open: SociallyDevoted.isOpen(workspace), part: entries.part,
        whole: counted.count { $0.part != nil }, questions: counted.count,
        median: SortedDurations(values: entries.milliseconds).median)
    case .handleTime:
      self = .busy(
        seconds: entries.busy, resolved: counted.count { $0.part == .denominator })
    case .phoneHandleTime: self = .mean(sum: entries.sum, count: counted.count)
    case .csat, .nps: self = entries.scores(metric)
    case .inboundMessages, .newConversations, .contacts, .firstResponseOpen, .fcrProvisional,
      .backlog, .unassigned:
      self = .count(counted.count)
    }
  }

  /// The metric's value, as the report has it.
  package var value: MetricValue {
    func ratio(_ part: Int, _ whole: Int) -> MetricValue {
      .number(Share(part: part, whole: whole).ratio)
    }
    switch self {
    case .count(let count), .some(let count, of: _): return .count(count)
    case .ratio(let part, let whole), .quotient(let part, let whole): return ratio(part, whole)
    case .percent(let part, let whole):
      return .number(whole == 0 ? nil : 100 * Double(part) / Double(whole))
    case .mean(let sum, let count): return .number(count == 0 ? nil : sum / Double(count))
    case .median(let value, _), .ninetieth(let value, _, _), .longest(let value, _):
      return .number(value)
    case .busy(let seconds, let resolved):
      return .number(resolved == 0 ? nil : seconds / Double(resolved))
    case .recommendation(let promoters, let detractors, let count):
      let share = 100 * Double(promoters - detractors) / Double(max(count, 1))
      return .number(count == 0 ? nil : share.rounded(.toNearestOrAwayFromZero))
    case .savings(let count, let each): return .number(Double(count) * each)
    case .hours(let counts): return .list(counts)
    case .devoted(let open, let part, let whole, let questions, let median):
      let rate = Share(part: part, whole: whole).ratio
      return .members(
        SociallyDevoted.members(rate: rate, questions: questions, median: median, open: open))
    }
  }
}

/// Sums over the entries of an explanation.
private struct Entries {
  let all: [Evidence.Counted]

  var part: Int { all.count { $0.part == .numerator } }
  var values: [Double] { all.compactMap(\.value.number) }
  var sum: Double { values.reduce(0, +) }

  /// In order.
  var milliseconds: [Int64] {
    values.map { Int64(($0 * 1000).rounded()) }.sorted()
  }

  func hours(_ zone: ZoneRules) -> [Int] {
    var counts = [Int](repeating: 0, count: 24)
    var hour = HourOfDay(zone: zone)
    for entry in all {
      if let start = entry.start { counts[hour[start]] += 1 }
    }
    return counts
  }

  func times(_ metric: String) -> Derivation {
    let sorted = SortedDurations(values: milliseconds)
    if metric.hasSuffix("_n") { return .count(all.count) }
    if metric.contains("_mean_") {
      return .mean(sum: Double(sorted.values.reduce(0, &+)) / 1000, count: all.count)
    }
    if metric.contains("_p50_") { return .median(sorted.median, count: all.count) }
    if metric.contains("_p90_") {
      return .ninetieth(
        sorted.ninetieth, place: (9 * all.count + 9) / 10, count: all.count)
    }
    return .longest(values.max(), count: all.count)
  }

  var busy: Double {
    var intervals: [AgentID: [Range<Instant>]] = [:]
    for entry in all where entry.part == .numerator {
      guard let agent = entry.agent, let start = entry.start, let end = entry.end, start < end
      else { continue }
      intervals[agent, default: []].append(start..<end)
    }
    return Double(AverageHandleTime.busy(intervals)) / 1000
  }

  func scores(_ metric: String) -> Derivation {
    func those(_ holds: (Double) -> Bool) -> Derivation {
      .some(values.count(where: holds), of: all.count)
    }
    switch metric {
    case "csat_mean": return .mean(sum: sum, count: all.count)
    case "csat_percent": return .percent(values.count { $0 >= 4 }, of: all.count)
    case "nps_promoters": return those { $0 >= 9 }
    case "nps_passives": return those { (7...8).contains($0) }
    case "nps_detractors": return those { $0 <= 6 }
    case "nps":
      return .recommendation(
        promoters: values.count { $0 >= 9 }, detractors: values.count { $0 <= 6 },
        count: all.count)
    default: return .count(all.count)
    }
  }
}

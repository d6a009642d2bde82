import Inbox

/// A past day beside itself with something changed.
struct ReplayText {
  let day: String
  let replay: ReplayedDay
  let variant: ReplayedDay.Variant
  let pace: Pace
  let asItWas: ReplayedDay.Outcome
  let changed: ReplayedDay.Outcome

  var lines: [String] {
    var table = TextTable([.left, .right, .left, .right, .right])
    table.add(["", "broken", "", "promises", "hours"])
    let people = replay.duties.reduce(0.0) { sum, duty in
      sum + Double(duty.until.since(duty.from)) / 3_600_000
    }
    table.add([
      "as it happened", String(replay.broken), "", String(replay.promises),
      ForecastText.rounded(people, 1),
    ])
    add(asItWas, "simulated as it was", &table)
    if variant != .init() { add(changed, words, &table) }
    return ["\(day), run again"] + table.lines(indent: 2) + [
      "", paceWords,
      "Promises of an answer. Hours: of all people together, twice for who handles two at once.",
    ]
  }

  private var paceWords: String {
    guard pace.day != nil else {
      return replay.promises < Pace.enough
        ? "Answers take as long as their focus: a day of fewer than \(Pace.enough) promises tells no pace."
        : "Answers take as long as their focus: no pace at which people worked breaks what was broken, "
          + "so believe the difference, not the number."
    }
    return "Each answer takes up \(ForecastText.rounded(pace.factor, 2)) × its focus: the pace at "
      + "which the day, as it was, breaks what was broken."
  }

  private func add(_ outcome: ReplayedDay.Outcome, _ title: String, _ table: inout TextTable) {
    table.add([
      title, ForecastText.rounded(outcome.spread.expected, 1),
      "(\(outcome.spread.low)–\(outcome.spread.high))", String(outcome.promises),
      ForecastText.rounded(outcome.hours, 1),
    ])
  }

  /// `2 agents more, newest first, answers within 30 m 00 s`.
  private var words: String {
    var parts: [String] = []
    switch variant.staffing {
    case .asItWas: break
    case .exactly(let count): parts.append("\(count) agents all day")
    case .change(let change):
      let count = change.magnitude
      parts.append("\(count) agent\(count == 1 ? "" : "s") \(change < 0 ? "fewer" : "more")")
    }
    switch variant.order {
    case .due: break
    case .arrival: parts.append("first come, first served")
    case .newest: parts.append("newest first")
    case .tier: parts.append("tier 3 first")
    }
    if let promised = variant.promised {
      parts.append("answers within \(MetricWords.duration(Double(promised) / 1000))")
    }
    return parts.joined(separator: ", ")
  }

  var json: JSONValue {
    func value(_ outcome: ReplayedDay.Outcome) -> JSONValue {
      .object([
        JSONMember("broken", ForecastJSON.spread(outcome.spread)),
        JSONMember("promises", .integer(outcome.promises)),
        JSONMember("hours", ForecastJSON.number(outcome.hours)),
      ])
    }
    return .object([
      JSONMember("from", .string(replay.from.description)),
      JSONMember("to", .string(replay.until.description)),
      JSONMember(
        "happened",
        .object([
          JSONMember("broken", .integer(replay.broken)),
          JSONMember("promises", .integer(replay.promises)),
        ])),
      JSONMember("pace", ForecastJSON.pace(pace)),
      JSONMember("as_it_was", value(asItWas)), JSONMember("changed", value(changed)),
    ])
  }
}

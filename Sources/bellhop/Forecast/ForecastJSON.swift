import Inbox

/// A forecast for scripts; times in UTC, spans in seconds, shares from 0 to 1.
enum ForecastJSON {
  static func value(_ forecast: Forecast, _ score: ForecastScore) -> JSONValue {
    .object([
      JSONMember("at", .string(forecast.at.description)),
      JSONMember("until", .string(forecast.until.description)),
      JSONMember("runs", .integer(forecast.runs)), JSONMember("breaches", spread(forecast.spread)),
      JSONMember(
        "staffing",
        .array(
          forecast.staffing.map { staffing in
            .object([
              JSONMember("agents", .integer(staffing.change)),
              JSONMember("breaches", spread(staffing.spread)),
            ])
          })),
      JSONMember("waiting", .integer(forecast.waiting)),
      JSONMember("broken_already", .integer(forecast.overdue)),
      JSONMember(
        "arrivals",
        .object([
          JSONMember("turns", number(forecast.arrivals)),
          JSONMember("weeks", .integer(forecast.weeks)),
          JSONMember("level", number(forecast.level)),
          JSONMember("recent_share", number(forecast.recentShare)),
        ])),
      JSONMember("agents", .array(forecast.duties.map(duty))),
      JSONMember("unseen", .array(forecast.unseen.map { .string($0.text) })),
      JSONMember("pace", pace(forecast.pace)),
      JSONMember("handling", .array(forecast.works.map(work))),
      JSONMember("promises", .array(forecast.promises.map(promise))),
      JSONMember("outlook", .array(forecast.outlook.map(hour))),
      JSONMember("score", value(score)),
    ])
  }

  static func pace(_ pace: Pace) -> JSONValue {
    .object([
      JSONMember("factor", number(pace.factor)),
      JSONMember("broken", pace.day.map { .integer($0.broken) } ?? .null),
      JSONMember("promises", pace.day.map { .integer($0.promises) } ?? .null),
    ])
  }

  static func spread(_ spread: Forecast.Spread) -> JSONValue {
    .object([
      JSONMember("expected", number(spread.expected)), JSONMember("low", .integer(spread.low)),
      JSONMember("high", .integer(spread.high)),
    ])
  }

  static func number(_ number: Double?) -> JSONValue {
    number.map { $0.isFinite ? .number($0.shortest) : .null } ?? .null
  }

  private static func duty(_ duty: Duty) -> JSONValue {
    .object([
      JSONMember("agent", duty.agent.map { .string($0.text) } ?? .null),
      JSONMember("from", .string(duty.from.description)),
      JSONMember("until", .string(duty.until.description)),
      JSONMember("because", .string("\(duty.reason)")),
    ])
  }

  private static func work(_ work: Forecast.Work) -> JSONValue {
    let (basis, count): (String, Int?) =
      switch work.basis {
      case .channel(let count): ("focus", count)
      case .allChannels(let count): ("focus_of_all_channels", count)
      case .pace(let count): ("pace", count)
      case .assumed: ("assumed", nil)
      }
    return .object([
      JSONMember("channel", .string(work.channel.rawValue)),
      JSONMember("mean_s", number(work.mean / 1000)), JSONMember("basis", .string(basis)),
      JSONMember("samples", count.map { .integer($0) } ?? .null),
    ])
  }

  private static func promise(_ promise: Forecast.Promise) -> JSONValue {
    .object([
      JSONMember("id", .number(String(promise.conversation))),
      JSONMember("target", .string(promise.kind.rawValue)),
      JSONMember("due", .string(promise.due.description)),
      JSONMember("chance", number(promise.chance)),
    ])
  }

  private static func hour(_ hour: StaffingOutlook) -> JSONValue {
    .object([
      JSONMember("from", .string(hour.from.description)),
      JSONMember("to", .string(hour.until.description)),
      JSONMember("turns", number(hour.arrivals)), JSONMember("agents", number(hour.agents)),
      JSONMember("needed", hour.needed.map { .integer($0) } ?? .null),
      JSONMember("late", number(hour.late)),
    ])
  }

  private static func value(_ score: ForecastScore) -> JSONValue {
    .object([
      JSONMember("promises", .integer(score.count)), JSONMember("brier", number(score.brier)),
      JSONMember("reference", number(score.reference)),
      JSONMember("forecasts", .integer(score.forecasts)), JSONMember("held", .integer(score.held)),
      JSONMember(
        "bands",
        .array(
          score.bands.map { band in
            .object([
              JSONMember("n", .integer(band.count)), JSONMember("said", number(band.meanSaid)),
              JSONMember("happened", number(band.happened)),
            ])
          })),
    ])
  }
}

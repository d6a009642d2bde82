import Inbox

/// What forecasts said, kept until their hour is over, and how good they were: sums alone. They are
/// no events: nobody did anything.
extension Store {
  /// One forecast is kept in so many milliseconds.
  package static let forecastPace: Int64 = 900_000
  /// So long sums count: ninety days.
  private static let scored: Int64 = 90 * 86_400_000
  private static let million = 1_000_000.0

  /// Keeps what a forecast says, unless one was kept within the last quarter of an hour, and scores
  /// those whose hour is over.
  package func keep(_ forecast: Forecast) throws(StoreError) {
    let now = forecast.at
    let over = try outcomes(now: now)
    let last = try readApart { try $0.integer("SELECT max(at) FROM forecast") }
    let isNew = last.map { now.milliseconds - $0 >= Store.forecastPace } ?? true
    guard isNew || !over.isEmpty else { return }
    try write { connection in
      for outcome in over { try outcome.write(connection) }
      guard isNew else { return }
      try connection.run(
        """
        INSERT OR IGNORE INTO forecast(at, until, low, high, expected) VALUES (?1, ?2, ?3, ?4, ?5)
        """, Value(now), Value(forecast.until), .integer(Int64(forecast.spread.low)),
        .integer(Int64(forecast.spread.high)),
        .integer(Int64(forecast.spread.expected * Store.million)))
      for promise in forecast.promises {
        try connection.run(
          """
          INSERT OR IGNORE INTO forecast_promise(at, conversation, kind, chance)
          VALUES (?1, ?2, ?3, ?4)
          """, Value(now), .integer(promise.conversation), .text(promise.kind.rawValue),
          .integer(Int64(promise.chance * Store.million)))
      }
      try connection.run(
        "DELETE FROM forecast WHERE at < ?1", Value(now.advanced(by: -Store.scored)))
      try connection.run(
        "DELETE FROM forecast_band WHERE day < ?1",
        .integer(now.advanced(by: -Store.scored).milliseconds / 86_400_000))
    }
  }

  /// How good the forecasts of the last ninety days were.
  package func forecastScore() throws(StoreError) -> ForecastScore {
    try readApart { connection in
      var score = ForecastScore()
      let bands = try connection.rows(
        "SELECT band, sum(n), sum(broken), sum(said), sum(squares) FROM forecast_band GROUP BY band"
      ) { row in
        (
          Int(row.integer(0)),
          ForecastScore.Band(
            count: Int(row.integer(1)), broken: Int(row.integer(2)),
            said: Double(row.integer(3)) / Store.million,
            squares: Double(row.integer(4)) / Store.million)
        )
      }
      for (place, band) in bands { score.add(band, at: place) }
      score.forecasts = Int(
        try connection.integer("SELECT count(*) FROM forecast WHERE broken IS NOT NULL") ?? 0)
      score.held = Int(
        try connection.integer(
          "SELECT count(*) FROM forecast WHERE broken >= low AND broken <= high") ?? 0)
      return score
    }
  }

  /// What became of the forecasts whose hour is over.
  private func outcomes(now: Instant) throws(StoreError) -> [ForecastOutcome] {
    try readApart { connection in
      let over = try connection.rows(
        "SELECT at, until FROM forecast WHERE broken IS NULL AND until < ?1 ORDER BY at",
        Value(now)
      ) { ($0.instant(0), $0.instant(1)) }
      guard !over.isEmpty else { return [] }
      let workspace = try workspace(connection).workspace
      return try over.compactMap { at, until in
        // A due at the forecast's own instant was not foretold any more; one at its end was.
        let range = MetricRange(
          from: at.advanced(by: 1), to: until.advanced(by: 1), now: now, zone: workspace.zone)
        guard let range else { return nil }
        var outcome = ForecastOutcome(at: at)
        try outcome.look(range, workspace, connection)
        return outcome
      }
    }
  }
}

/// What was said of the promises of one forecast, and what happened.
private struct ForecastOutcome {
  let at: Instant
  private(set) var score = ForecastScore()
  private(set) var broken = 0

  init(at: Instant) {
    self.at = at
  }

  /// Spam and what was merged away is scored as it counts elsewhere: not at all.
  mutating func look(
    _ range: MetricRange, _ workspace: Workspace, _ connection: Connection
  ) throws {
    var kinds: [Int64: Set<TargetKind>] = [:]
    var sum = 0
    try MetricsReader(connection: connection, workspace: workspace, range: range)
      .each(asOf: nil) { facts in
        let late = facts.breached(in: range)
        sum += late.count
        if !late.isEmpty { kinds[facts.id] = Set(late.map(\.kind)) }
      }
    broken = sum
    let said = try connection.rows(
      """
      SELECT p.conversation, p.kind, p.chance FROM forecast_promise p
      JOIN conversation c ON c.id = p.conversation
      WHERE p.at = ?1 AND c.merged_into IS NULL AND c.status <> 'spam'
      """, Value(at)
    ) { ($0.integer(0), TargetKind(rawValue: $0.text(1)), Double($0.integer(2)) / 1_000_000) }
    for (conversation, kind, chance) in said {
      guard let kind else { continue }
      score.add(chance: chance, isBroken: kinds[conversation]?.contains(kind) ?? false)
    }
  }

  /// Another program may have scored it meanwhile.
  func write(_ connection: Connection) throws {
    try connection.run(
      "UPDATE forecast SET broken = ?2 WHERE at = ?1 AND broken IS NULL", Value(at),
      .integer(Int64(broken)))
    guard connection.changes == 1 else { return }
    try connection.run("DELETE FROM forecast_promise WHERE at = ?1", Value(at))
    for (place, band) in score.bands.enumerated() where band.count > 0 {
      try connection.run(
        """
        INSERT INTO forecast_band(day, band, n, broken, said, squares)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT(day, band) DO UPDATE SET n = n + ?3, broken = broken + ?4, said = said + ?5,
          squares = squares + ?6
        """, .integer(at.milliseconds / 86_400_000), .integer(Int64(place)),
        .integer(Int64(band.count)), .integer(Int64(band.broken)),
        .integer(Int64(band.said * 1_000_000)), .integer(Int64(band.squares * 1_000_000)))
    }
  }
}

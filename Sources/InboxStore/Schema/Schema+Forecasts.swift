extension Schema {
  /// What forecasts said: their range with what it came to once the hour is over (`broken`), the
  /// chance of each promise until then, and from then on only sums by UTC day and tenth of certainty
  /// (see `ForecastScore`). Chances and their squares are millionths.
  static let forecasts = """
    CREATE TABLE forecast(
      at INTEGER PRIMARY KEY,
      until INTEGER NOT NULL,
      low INTEGER NOT NULL,
      high INTEGER NOT NULL,
      expected INTEGER NOT NULL,
      broken INTEGER
    ) STRICT;
    CREATE INDEX forecast_open ON forecast(until) WHERE broken IS NULL;
    CREATE TABLE forecast_promise(
      at INTEGER NOT NULL,
      conversation INTEGER NOT NULL,
      kind TEXT NOT NULL,
      chance INTEGER NOT NULL,
      PRIMARY KEY (at, conversation, kind)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE forecast_band(
      day INTEGER NOT NULL,
      band INTEGER NOT NULL,
      n INTEGER NOT NULL,
      broken INTEGER NOT NULL,
      said INTEGER NOT NULL,
      squares INTEGER NOT NULL,
      PRIMARY KEY (day, band)
    ) STRICT, WITHOUT ROWID;
    """
}

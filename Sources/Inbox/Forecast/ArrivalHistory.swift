import Foundation

/// How many customer messages came when, and so how many are to be expected: the mean of the same
/// local hour of the week over the weeks before, corrected by how today goes.
///
/// - The hours: up to `weeks` weeks before, those that the store remembers.
/// - The last two hours, which go on as they were: the less the weeks know of this part of the day,
///   and the nearer the hour, the more they count, as evidence of a gamma distributed rate (a hour of
///   the weeks before weighs as many hours of today as today's level makes of it). Without a week
///   before they are all there is; where hundreds came in these weeks they hardly count.
/// - Today: messages of today so far against those usual by now, both moved towards each other by
///   `steady` messages, so that a quiet first hour says little (a gamma prior of that weight on the
///   day's level; Gelman et al.: Bayesian Data Analysis, 2.6).
/// - Days differ more than chance alone would have it: `shape` says how much, for a gamma
///   distributed level of the day (Jongbloed, Koole: Managing uncertainty in call centres using
///   Poisson mixtures, 2001).
package struct ArrivalHistory: Sendable {
  package static let weeks = 8
  package static let quarter: Int64 = 900_000
  static let week: Int64 = 604_800_000
  private static let steady = 20.0
  private static let hour: Int64 = 3_600_000

  /// What is known of a channel's messages in quarters of an hour since 1970.
  private var counts: [Channel: [Int64: Int]] = [:]
  private let zone: ZoneRules
  private let now: Instant
  /// The first quarter of which the store knows messages; nil: none at all.
  private let first: Int64?

  package init(zone: ZoneRules, now: Instant, first: Int64?) {
    (self.zone, self.now, self.first) = (zone, now, first)
  }

  /// - Parameter quarter: Quarters of an hour since 1970.
  package mutating func add(quarter: Int64, channel: Channel, count: Int) {
    counts[channel, default: [:]][quarter, default: 0] += count
  }

  package var channels: [Channel] { counts.keys.sorted { $0.rawValue < $1.rawValue } }

  /// The parts of time whose quarters are asked for to look from `now` as far as `horizon`
  /// milliseconds ahead.
  package static func wanted(
    now: Instant, horizon: Int64, zone: ZoneRules
  ) -> [Range<Instant>] {
    let day = zone.day(holding: now).start
    return (0...Int64(weeks)).map { week in
      let from = day.advanced(by: -week * Self.week - 2 * 3_600_000 - 3_600_000)
      let to = week == 0 ? now : now.advanced(by: horizon - week * Self.week + 2 * 3_600_000)
      return from..<max(from, to).advanced(by: 1)
    }
  }

  /// How many of the weeks before the store remembers.
  package var weeksKnown: Int {
    (1...Int64(Self.weeks)).count { week in
      isKnown(now.advanced(by: -week * Self.week))
    }
  }

  /// Messages a millisecond expected at an instant.
  package func rates(at instant: Instant) -> [Channel: Double] {
    let hour = zone.hour(holding: instant)
    let length = Double(max(1, hour.end.since(hour.start)))
    let evidence = evidence(at: instant)
    let hours = evidence.weeks + 2 * evidence.recentWeight
    return Dictionary(
      uniqueKeysWithValues: channels.map { channel in
        let past = self.hours(of: channel, at: instant).reduce(0, +)
        let recent = sum(channel, from: now.advanced(by: -2 * Self.hour), to: now)
        return (
          channel, (Double(past) + evidence.recentWeight * Double(recent)) / hours / length
        )
      })
  }

  /// How far the last two hours decide what is expected at an instant, 0 to 1.
  package func recentShare(at instant: Instant) -> Double {
    let evidence = evidence(at: instant)
    let recent = 2 * evidence.recentWeight
    return recent / (recent + evidence.weeks)
  }

  /// Hours of today that the weeks before are worth, and what each of the last two counts.
  private func evidence(at instant: Instant) -> (weeks: Double, recentWeight: Double) {
    let known = (1...Int64(Self.weeks)).map { then(instant, $0) }.filter(isKnown)
    let around = known.reduce(0) { sum, then in
      sum
        + counts.keys.reduce(0) {
          $0
            + self.sum(
              $1, from: then.advanced(by: -2 * Self.hour), to: then.advanced(by: 2 * Self.hour))
        }
    }
    let ahead = max(0, Double(instant.since(now)) / Double(Self.hour))
    let weight = Self.steady / (Self.steady + Double(around)) * exp2(-ahead)
    // Never nothing: eight hours ahead without a week before the last two hours are all there is.
    return (Double(known.count) / level, max(weight, 1e-6))
  }

  /// How today's volume compares to the usual: 1.2 is a fifth more.
  package var level: Double {
    let day = zone.day(holding: now).start
    var (today, usual, weeks) = (0.0, 0.0, 0)
    for channel in counts.keys { today += Double(sum(channel, from: day, to: now)) }
    for week in 1...Int64(Self.weeks) where isKnown(then(day, week)) {
      weeks += 1
      for channel in counts.keys {
        usual += Double(sum(channel, from: then(day, week), to: then(now, week)))
      }
    }
    guard weeks > 0 else { return 1 }
    return (today + Self.steady) / (usual / Double(weeks) + Self.steady)
  }

  /// How much the same hour differs from week to week, as the shape of a gamma distribution by its
  /// moments, mean² ÷ (variance − mean); infinite where it differs no more than chance.
  package func shape(at instant: Instant) -> Double {
    let weeks = (1...Int64(Self.weeks)).compactMap { week -> Double? in
      guard isKnown(then(instant, week)) else { return nil }
      return Double(counts.keys.reduce(0) { $0 + hour($1, holding: then(instant, week)) })
    }
    guard weeks.count > 2 else { return .infinity }
    let mean = weeks.reduce(0, +) / Double(weeks.count)
    let variance =
      weeks.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(weeks.count - 1)
    return variance > mean && mean > 0 ? mean * mean / (variance - mean) : .infinity
  }
}

extension ArrivalHistory {
  /// The same local hour of the weeks before.
  private func hours(of channel: Channel, at instant: Instant) -> [Int] {
    (1...Int64(Self.weeks)).compactMap { week in
      let then = then(instant, week)
      return isKnown(then) ? hour(channel, holding: then) : nil
    }
  }

  /// The same time on the clock, whatever summer time did meanwhile.
  private func then(_ instant: Instant, _ week: Int64) -> Instant {
    let before = instant.advanced(by: -week * Self.week)
    return before.advanced(by: Int64(zone.offset(at: instant) - zone.offset(at: before)) * 1000)
  }

  private func isKnown(_ instant: Instant) -> Bool {
    first.map { Self.number(of: instant) >= $0 } ?? false
  }

  private func hour(_ channel: Channel, holding instant: Instant) -> Int {
    let hour = zone.hour(holding: instant)
    return sum(channel, from: hour.start, to: hour.end)
  }

  /// Of whole quarters that begin in [from, to).
  private func sum(_ channel: Channel, from: Instant, to: Instant) -> Int {
    guard let own = counts[channel], from < to else { return 0 }
    let quarters = Self.number(of: from)...Self.number(of: to.advanced(by: -1))
    return quarters.reduce(0) { $0 + (own[$1] ?? 0) }
  }

  private static func number(of instant: Instant) -> Int64 {
    instant.milliseconds.flooredDivision(by: quarter).quotient
  }
}

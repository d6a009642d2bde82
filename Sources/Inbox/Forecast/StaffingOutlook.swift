/// An hour to come in steady state: who will be there against who would be needed.
///
/// By `ErlangA`, which fits where an hour is long against an answer and who comes is served in turn;
/// what waits already is left out. Patience is how soon conversations are resolved without an answer.
package struct StaffingOutlook: Hashable, Sendable {
  /// So many customers are to be answered as promised.
  package static let goal = 0.95

  package var from: Instant
  package var until: Instant
  /// Turns expected to begin.
  package var arrivals: Double
  /// People there, a half for who comes at half past.
  package var agents: Double
  /// The part that waits longer than promised; nil where more come than are answered, for ever.
  package var late: Double?
  /// The least number of people with whom the goal is reached; nil where nobody is promised anything,
  /// or nobody comes.
  package var needed: Int?
}

extension StaffingOutlook {
  fileprivate static let most = 500

  /// The full hours after the one under way, as far as it is known who will be there.
  static func hours(of scene: ForecastScene) -> [StaffingOutlook] {
    let end = scene.now.advanced(by: ForecastScene.outlook)
    var hours: [StaffingOutlook] = []
    var at = scene.workspace.zone.hour(holding: scene.now).end
    while at < end, hours.count < 8 {
      let hour = scene.workspace.zone.hour(holding: at)
      guard hour.end > at, hour.end <= end else { break }
      hours.append(scene.outlook(from: at, to: hour.end))
      at = hour.end
    }
    return hours
  }
}

extension ForecastScene {
  fileprivate func outlook(from: Instant, to end: Instant) -> StaffingOutlook {
    let length = Double(end.since(from))
    let rates = turns(at: from).sorted { $0.key.rawValue < $1.key.rawValue }
    let rate = rates.reduce(0) { $0 + $1.value }
    let there = duties.reduce(0.0) { sum, duty in
      let part = min(duty.until, end).since(max(duty.from, from))
      return sum + Double(max(0, part)) / length
        * servers(of: [duty]).0.reduce(0) { $0 + 1 / $1.stretch }
    }
    var outlook = StaffingOutlook(
      from: from, until: end, arrivals: rate * length, agents: there, late: nil, needed: nil)
    guard rate > 0 else {
      outlook.late = 0
      return outlook
    }
    let work = rates.reduce(0) { $0 + $1.value / rate * history.answerTimes(of: $1.key).mean }
    let weights = newcomers(channels).compactMap { one -> (promised: Double, part: Double)? in
      guard let promised = one.kind.promised,
        workspace.hours(named: one.kind.calendar).isOpen(at: from),
        let own = rates.first(where: { $0.key == one.channel })?.value
      else { return nil }
      return (Double(promised), own / rate * one.share)
    }
    func late(_ count: Int) -> Double? {
      ErlangA(
        arrivals: rate, service: 1 / max(1, work), impatience: history.patience.map { 1 / $0 } ?? 0,
        servers: count
      ).map { queue in
        weights.reduce(0) { $0 + $1.part * queue.waitsLonger(than: $1.promised) }
      }
    }
    outlook.late = there < 0.5 ? (weights.isEmpty ? 0 : nil) : late(Int(there.rounded()))
    guard !weights.isEmpty else { return outlook }
    outlook.needed = (1...StaffingOutlook.most).first { count in
      late(count).map { $0 <= 1 - StaffingOutlook.goal } ?? false
    }
    return outlook
  }
}

/// `nps` and its parts: 9–10 promoters, 7–8 passives, 0–6 detractors; 100 × (promoters − detractors)
/// ÷ n, rounded half away from zero, −100…100.
///
/// Of each contact the latest answer in the range counts. Source: metrics.md, *Metrics*.
struct NetPromoterScore {
  var promoters = 0
  var passives = 0
  var detractors = 0

  struct Answer {
    var contact: ContactID
    var score: Int
    var at: Instant
    var conversation: Int64?
    var row: Int
    /// Which bucket of time; each is a range of its own.
    var bucket: Int
  }

  mutating func add(_ score: Int) {
    switch score {
    case 9...: promoters += 1
    case 7...8: passives += 1
    default: detractors += 1
    }
  }

  mutating func add(_ other: NetPromoterScore) {
    promoters += other.promoters
    passives += other.passives
    detractors += other.detractors
  }

  var members: [MetricMember] {
    let count = promoters + passives + detractors
    let share = 100 * Double(promoters - detractors) / Double(max(count, 1))
    return [
      MetricMember(
        "nps", .number(count == 0 ? nil : share.rounded(.toNearestOrAwayFromZero))),
      MetricMember("nps_n", .count(count)), MetricMember("nps_promoters", .count(promoters)),
      MetricMember("nps_passives", .count(passives)),
      MetricMember("nps_detractors", .count(detractors)),
    ]
  }
}

extension MetricsComputation {
  mutating func settleRecommendations() {
    struct Place: Hashable {
      var contact: ContactID
      var bucket: Int
    }
    var last: [Place: Int] = [:]
    for (index, answer) in pending.recommendations.enumerated() {
      let place = Place(contact: answer.contact, bucket: answer.bucket)
      if let known = last[place], pending.recommendations[known].at > answer.at { continue }
      last[place] = index
    }
    for (index, answer) in pending.recommendations.enumerated() {
      guard last[Place(contact: answer.contact, bucket: answer.bucket)] == index else {
        if answer.row >= 0 {
          evidence?.leaveOut(
            .nps, answer.conversation, "\(answer.contact) answered again later")
        }
        continue
      }
      guard answer.row >= 0 else { continue }
      totals[answer.row].promoters.add(answer.score)
      note(
        .nps,
        .init(
          conversation: answer.conversation,
          part: answer.score >= 9 ? .numerator : .denominator, value: .count(answer.score),
          because: "latest answer of \(answer.contact)", start: answer.at, end: answer.at,
          source: answer.contact.text))
    }
    pending.recommendations = []
  }
}

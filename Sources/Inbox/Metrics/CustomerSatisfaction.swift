/// `csat_n`, `csat_mean`, `csat_percent` and `csat_response_rate`.
///
/// The last answer of each survey counts, if it lies in the range; an answer without `survey` is its
/// own. Percent: scores 4 and 5 of all, 0…100. It belongs to the sender of the last human reply before
/// the answer. Response rate: of the csat surveys sent in the range, those answered before its end.
/// Source: metrics.md, *Metrics*.
struct CustomerSatisfaction {
  var count = 0
  var sum = 0
  var content = 0
  var surveys = Share()

  struct Sent {
    var id: String
    var at: Instant
    var conversation: Int64?
    var row: Int
  }

  struct Score {
    var survey: String?
    var at: Instant
    var score: Int
    var conversation: Int64
    var whose: MetricsComputation.Belonging
  }

  mutating func add(_ other: CustomerSatisfaction) {
    count += other.count
    sum += other.sum
    content += other.content
    surveys.add(other.surveys)
  }

  var members: [MetricMember] {
    [
      MetricMember("csat_n", .count(count)),
      MetricMember("csat_mean", .number(count == 0 ? nil : Double(sum) / Double(count))),
      MetricMember(
        "csat_percent", .number(count == 0 ? nil : 100 * Double(content) / Double(count))),
      MetricMember("csat_response_rate", .number(surveys.ratio)),
    ]
  }
}

extension MetricsComputation {
  mutating func addScores(_ facts: ConversationFacts, _ home: Belonging) {
    for answer in history.answers where answer.at >= range.from {
      pending.scores.append(
        .init(
          survey: answer.survey, at: answer.at, score: answer.score, conversation: facts.id,
          whose: home.done(by: answer.replier)))
    }
  }

  /// Once all answers are known: which is a survey's last, and which surveys were answered.
  mutating func settleSurveys() {
    var last: [String: Int] = [:]
    var first: [String: Instant] = [:]
    for (index, score) in pending.scores.enumerated() {
      guard let survey = score.survey else { continue }
      if let known = last[survey], pending.scores[known].at > score.at { continue }
      last[survey] = index
    }
    for score in pending.scores {
      guard let survey = score.survey else { continue }
      first[survey] = min(first[survey] ?? score.at, score.at)
    }
    for (index, score) in pending.scores.enumerated() {
      if let survey = score.survey, last[survey] != index {
        if takes(score.whose) {
          evidence?.leaveOut(.csat, score.conversation, "answered again later")
        }
        continue
      }
      guard let row = row(of: score.whose, at: score.at) else { continue }
      totals[row].satisfaction.count += 1
      totals[row].satisfaction.sum += score.score
      if score.score >= 4 { totals[row].satisfaction.content += 1 }
      note(
        .csat,
        .init(
          conversation: score.conversation, part: score.score >= 4 ? .numerator : .denominator,
          value: .count(score.score),
          because: score.survey.map { "last answer of survey \($0)" } ?? "answer without a survey",
          start: score.at, end: score.at, source: score.survey, agent: score.whose.agent))
    }
    for sent in pending.surveys {
      let answer = first[sent.id].flatMap { $0 < scopes[sent.row].range.to ? $0 : nil }
      totals[sent.row].satisfaction.surveys.add(answer != nil)
      note(
        .csatResponse,
        .init(
          conversation: sent.conversation, part: answer == nil ? .denominator : .numerator,
          value: .count(answer == nil ? 0 : 1),
          because: answer == nil ? "no answer before the end" : "answered", start: sent.at,
          end: answer))
    }
    pending.scores = []
    pending.surveys = []
  }
}

import Desk
import Inbox
import InboxStore

/// `csat-by-tag`: what customers think of how we handle what: each tag of the scored conversations,
/// the lowest average first.
struct SatisfactionByTagReport {
  /// A conversation with several tags counts in each of them.
  struct Topic {
    /// Nil: what bears none.
    let tag: String?
    var answers: [Evidence.Counted] = []

    var scores: [Double] { answers.compactMap(\.value.number) }
    var mean: Double { scores.reduce(0, +) / Double(max(1, scores.count)) }
    var percent: Double {
      100 * Double(scores.count { $0 >= 4 }) / Double(max(1, scores.count))
    }

    func share(where holds: (Double) -> Bool) -> Double {
      Double(scores.count(where: holds)) / Double(max(1, scores.count))
    }
  }

  /// With fewer, one angry customer makes a topic.
  static let few = 5

  let range: MetricRange
  /// One row of everything.
  let rows: [MetricRow]
  let lowScore: Int
  private let topics: [Topic]

  /// - Parameter answers: As `csat_mean` counts them.
  init(
    range: MetricRange, workspace: Workspace, rows: [MetricRow], answers: [Evidence.Counted],
    _ tables: ReportReader
  ) throws {
    (self.range, self.rows) = (range, rows)
    lowScore = workspace.lowScore
    var topics: [String?: Topic] = [:]
    var known: [Int64: [String]] = [:]
    for answer in answers {
      guard let id = answer.conversation else { continue }
      let tags = try known[id] ?? tables.tags(of: id)
      known[id] = tags
      for tag in tags.isEmpty ? [nil] : Set(tags).map(Optional.some) {
        topics[tag, default: Topic(tag: tag)].answers.append(answer)
      }
    }
    self.topics = topics.values.sorted {
      let (left, right) = ($0.answers.count < Self.few, $1.answers.count < Self.few)
      if left != right { return right }
      if $0.mean != $1.mean { return $0.mean < $1.mean }
      return ($0.answers.count, $1.tag ?? "") > ($1.answers.count, $0.tag ?? "")
    }
  }

  func page(_ heading: String) -> ReportPage {
    ReportPage(
      name: .csatByTag, heading: heading, sections: [section],
      json: ReportPage.json(
        .csatByTag, range, rows,
        [JSONMember("low_score", .integer(lowScore)), JSONMember("tags", .array(topics.map(json)))]
      ), csv: csv)
  }

  private func low(_ topic: Topic) -> [Evidence.Counted] {
    topic.answers.filter { ($0.value.number ?? 0) <= Double(lowScore) }
  }

  private func lowShare(_ topic: Topic) -> Double {
    topic.share { $0 <= Double(lowScore) }
  }

  private var section: ReportPage.Section {
    let all = rows.first
    var section = ReportPage.Section(
      title: "Tags, the lowest CSAT first",
      columns: [
        .init("tag", .left), .init("answers"), .init("CSAT"), .init("content"),
        .init("low", .right, .bar),
      ],
      rows: topics.map { topic in
        [
          .init(topic.tag.map { "#\(Shown.name($0))" } ?? "without a tag"),
          .init(String(topic.answers.count)),
          .init(MetricWords.words("csat_mean", .number(topic.mean))),
          .init(MetricWords.words("csat_percent", .number(topic.percent))),
          .init(
            MetricWords.words("share", .number(lowShare(topic))), share: lowShare(topic)),
        ]
      } + [
        [
          .init("all"), .init(MetricWords.words("csat_n", all?["csat_n"])),
          .init(MetricWords.words("csat_mean", all?["csat_mean"])),
          .init(MetricWords.words("csat_percent", all?["csat_percent"])), .init(""),
        ]
      ],
      chart: topics.isEmpty
        ? nil
        : .bars(
          topics.map { topic in
            .init(
              label: topic.tag.map { "#\(Shown.name($0))" } ?? "without a tag",
              text: MetricWords.words("share", .number(lowShare(topic))),
              share: lowShare(topic))
          }),
      notes: [
        "CSAT: the average of 5. Content: scores 4 and 5. Low: scores up to \(lowScore).",
        "A conversation counts in each of its tags. Tags with fewer than \(Self.few) answers come last.",
      ])
    section.caption = "The share of scores up to \(lowScore)."
    section.behind =
      topics.map { topic in
        .conversations(
          topic.tag.map { "#\(Shown.name($0))" } ?? "without a tag",
          topic.answers.sorted { ($0.value.number ?? 0) < ($1.value.number ?? 0) }, unit: .count)
      } + [.metric(.satisfaction, range)]
    return section
  }

  private func json(_ topic: Topic) -> JSONValue {
    .object([
      JSONMember("tag", topic.tag.map { .string($0) } ?? .null),
      JSONMember("csat_n", .integer(topic.answers.count)),
      JSONMember("csat_mean", .number(topic.mean.shortest)),
      JSONMember("csat_percent", .number(topic.percent.shortest)),
      JSONMember("low_n", .integer(low(topic).count)),
      JSONMember("low_share", .number(lowShare(topic).shortest)),
    ])
  }

  private var csv: String {
    CommaSeparated.text(
      [["tag", "csat_n", "csat_mean", "csat_percent", "low_n", "low_share"]]
        + topics.map { topic in
          [
            topic.tag ?? "", String(topic.answers.count), topic.mean.shortest,
            topic.percent.shortest, String(low(topic).count), lowShare(topic).shortest,
          ]
        })
  }
}

extension Workspace {
  /// Up to which CSAT score an answer is low, as the workspace says it for follow-ups.
  var lowScore: Int { surveys.csat?.lowScore ?? 3 }
}

import Desk
import Inbox

/// `response-times`: how many first responses took how long, and how many of them came by their due.
struct ResponseTimesReport {
  let range: MetricRange
  /// One row of everything.
  let rows: [MetricRow]
  let responses: FirstResponses

  func page(_ heading: String) -> ReportPage {
    ReportPage(
      name: .responseTimes, heading: heading, sections: [histogram, figures],
      json: ReportPage.json(.responseTimes, range, rows, members), csv: csv)
  }

  private var whole: Int { responses.buckets.reduce(0) { $0 + $1.count } }

  private func share(_ part: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }

  private static func words(_ limit: Int64?) -> String {
    switch limit {
    case nil: "more"
    case let limit? where limit < 3600: "\(limit / 60) m"
    case let limit? where limit < 86_400: "\(limit / 3600) h"
    case let limit?: "\(limit / 86_400) d"
    }
  }

  private var histogram: ReportPage.Section {
    let buckets = responses.buckets
    let most = Double(max(1, buckets.map(\.count).max() ?? 1))
    var sum = 0
    let table = buckets.map { bucket in
      sum += bucket.count
      let words = Self.words(bucket.limit)
      return [
        ReportPage.Cell(bucket.limit == nil ? words : "up to \(words)"),
        ReportPage.Cell(String(bucket.count), share: Double(bucket.count) / most),
        ReportPage.Cell(MetricWords.words("share", .number(share(bucket.count)))),
        ReportPage.Cell(MetricWords.words("share", .number(share(sum)))),
        ReportPage.Cell(bucket.within == 0 ? "·" : String(bucket.within)),
        ReportPage.Cell(bucket.late == 0 ? "·" : String(bucket.late)),
      ]
    }
    var section = ReportPage.Section(
      title: "First responses by how long they took",
      columns: [
        .init("took", .left), .init("how many", .right, .bar), .init("share"),
        .init("up to here"), .init("in time"), .init("late"),
      ], rows: table,
      chart: .columns(
        buckets.map { bucket in
          ReportChart.Mark(
            label: Self.words(bucket.limit), text: String(bucket.count),
            share: Double(bucket.count) / most, lateShare: Double(bucket.late) / most)
        }),
      notes: [
        "Time on the clock. In time and late: against the due of each, in its working hours; without a",
        "due there is neither.",
      ])
    section.caption = "How many took how long; the upper part of a column came after its due."
    section.behind = buckets.enumerated().map { place, bucket in
      let words = Self.words(bucket.limit)
      return .conversations(
        bucket.limit == nil ? "first responses that took more" : "first responses up to \(words)",
        responses.counted { $0.bucket == place }, unit: .seconds)
    }
    return section
  }

  private var figures: ReportPage.Section {
    let row = rows.first
    let names = [
      "first_response_n", "first_response_mean_s", "first_response_p50_s", "first_response_p90_s",
      "first_response_open", "sla_first_response",
    ]
    let within = MetricWords.words("share", .number(responses.shareWithin))
    var section = ReportPage.Section(
      title: "In figures", columns: [.init("", .left), .init("")],
      rows: names.map { [.init(MetricTitle.words($0)), .init(MetricWords.words($0, row?[$0]))] }
        + [[.init("Of those answered, in time"), .init(within)]],
      notes: ["The SLA counts besides them those whose due passed without an answer."])
    section.behind = names.map { name in
      switch name {
      case "first_response_p50_s": .metric(.firstResponse, range)
      case "sla_first_response": .metric(.serviceLevel, range)
      default: nil
      }
    }
    return section
  }

  private var members: [JSONMember] {
    let buckets = responses.buckets.map { bucket in
      JSONValue.object([
        JSONMember("up_to_s", bucket.limit.map { .number(String($0)) } ?? .null),
        JSONMember("n", .integer(bucket.count)), JSONMember("in_time", .integer(bucket.within)),
        JSONMember("late", .integer(bucket.late)),
      ])
    }
    return [
      JSONMember("buckets", .array(buckets)),
      JSONMember("share_in_time", responses.shareWithin.map { .number($0.shortest) } ?? .null),
    ]
  }

  private var csv: String {
    CommaSeparated.text(
      [["up_to_s", "n", "in_time", "late"]]
        + responses.buckets.map { bucket in
          [
            bucket.limit.map(String.init) ?? "", String(bucket.count), String(bucket.within),
            String(bucket.late),
          ]
        })
  }
}

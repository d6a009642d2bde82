import Desk
import Inbox

/// `first-response-by-hour`: the median first response by the hour in which customers asked, for each
/// channel: where the day has its gaps.
struct FirstResponseByHourReport {
  let range: MetricRange
  /// By channel.
  let rows: [MetricRow]
  let responses: FirstResponses

  func page(_ heading: String) -> ReportPage {
    ReportPage(
      name: .firstResponseByHour, heading: heading, sections: [section],
      json: ReportPage.json(.firstResponseByHour, range, rows, [JSONMember("hours", hours)]),
      csv: csv)
  }

  private struct Cell {
    let channel: Channel
    let hour: Int
    let count: Int
    let median: Double
  }

  /// Those that are not empty, by hour, then channel.
  private var cells: [Cell] {
    (0..<24).flatMap { hour in
      responses.channels.compactMap { channel in
        let place = FirstResponses.Hour(channel: channel, hour: hour)
        return responses.median(place).map {
          Cell(channel: channel, hour: hour, count: responses.count(place), median: $0)
        }
      }
    }
  }

  private static func words(_ hour: Int) -> String { "\(hour < 10 ? "0" : "")\(hour)" }

  private var section: ReportPage.Section {
    let cells = cells
    let longest = max(1, cells.map(\.median).max() ?? 1)
    func cell(_ channel: Channel, _ hour: Int) -> Cell? {
      cells.first { $0.channel == channel && $0.hour == hour }
    }
    // The busiest first: of many a screen shows those.
    func count(_ channel: Channel) -> Double {
      rows.first { $0.group == .channel(channel) }?["first_response_n"]?.number ?? 0
    }
    let channels = responses.channels.sorted {
      (-count($0), $0.rawValue) < (-count($1), $1.rawValue)
    }
    let busy = (0..<24).filter { hour in cells.contains { $0.hour == hour } }
    let table = busy.map { hour in
      [ReportPage.Cell(Self.words(hour))]
        + channels.map { channel in
          cell(channel, hour).map { found in
            ReportPage.Cell(
              "\(Self.short(found.median)) (\(found.count))",
              share: max(0.01, found.median / longest))
          } ?? ReportPage.Cell("·")
        }
    }
    let whole = channels.map { channel in
      let row = rows.first { $0.group == .channel(channel) }
      let median = row?["first_response_p50_s"]?.number.map(Self.short) ?? "—"
      return ReportPage.Cell("\(median) (\(MetricWords.words("", row?["first_response_n"])))")
    }
    var section = ReportPage.Section(
      title: "Median first response, and how many",
      columns: [.init("hour", .left)] + channels.map { .init($0.name, .right, .shade) },
      rows: table + (channels.isEmpty ? [] : [[ReportPage.Cell("all")] + whole]),
      chart: channels.isEmpty
        ? nil
        : .heat(
          channels.map { channel in
            ReportChart.Row(
              label: channel.name,
              cells: (0..<24).map { hour in
                let found = cell(channel, hour)
                return ReportChart.Mark(
                  label: Self.words(hour), text: found.map { Self.short($0.median) } ?? "",
                  share: found.map { $0.median / longest })
              })
          }),
      notes: [
        "The hour of the local day in which the customer began to wait; the darker, the longer.",
        "Those that a person answered in the range; hours without any are left out.",
      ])
    section.noun = "channels"
    section.behind =
      busy.map { hour in
        .conversations(
          "asked from \(Self.words(hour)) to \(Self.words((hour + 1) % 24))",
          responses.counted { $0.hour.hour == hour }, unit: .seconds)
      } + [.metric(.firstResponse, range)]
    return section
  }

  /// `42s`, `12m`, `1.5h`, `14h`, `4d`: for a cell of a map.
  private static func short(_ seconds: Double) -> String {
    let seconds = min(max(0, seconds), 1e12)
    if seconds < 59.5 { return "\(Int(seconds.rounded()))s" }
    if seconds < 3570 { return "\(Int((seconds / 60).rounded()))m" }
    if seconds < 9.95 * 3600 { return "\(((seconds / 360).rounded() / 10).shortest)h" }
    if seconds < 47.5 * 3600 { return "\(Int((seconds / 3600).rounded()))h" }
    return "\(Int((seconds / 86_400).rounded()))d"
  }

  private var hours: JSONValue {
    .array(
      cells.map { cell in
        .object([
          JSONMember("channel", .string(cell.channel.rawValue)),
          JSONMember("hour", .integer(cell.hour)),
          JSONMember("first_response_n", .integer(cell.count)),
          JSONMember("first_response_p50_s", .number(cell.median.shortest)),
        ])
      })
  }

  private var csv: String {
    CommaSeparated.text(
      [["hour", "channel", "first_response_n", "first_response_p50_s"]]
        + cells.map { cell in
          [String(cell.hour), cell.channel.rawValue, String(cell.count), cell.median.shortest]
        })
  }
}

extension FirstResponses {
  /// Some of them, as an explanation has them; the longest first.
  func counted(where holds: (Answered) -> Bool) -> [Evidence.Counted] {
    all.filter(holds).sorted {
      (-$0.milliseconds, $0.conversation) < (-$1.milliseconds, $1.conversation)
    }.map { one in
      Evidence.Counted(
        conversation: one.conversation, value: .number(Double(one.milliseconds) / 1000),
        because: one.agent.map { "human reply by \($0)" } ?? "human reply", start: one.start,
        end: one.end)
    }
  }
}

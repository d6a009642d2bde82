/// The conversations behind a number, as `bellhop explain --json` writes them (cli.md).
package struct Explanation: Hashable, Sendable {
  package var metric: String
  package var value: MetricValue
  /// Of which time; nil where it stands behind a row of a report.
  package var range: MetricRange?
  package var filter: ReportFilter
  package var evidence: Evidence
  /// The importers' ids of the conversations named in it.
  package var names: [Int64: ConversationRef]

  package init(
    metric: String, value: MetricValue, range: MetricRange? = nil,
    filter: ReportFilter = ReportFilter(), evidence: Evidence, names: [Int64: ConversationRef]
  ) {
    self.metric = metric
    self.value = value
    (self.range, self.filter) = (range, filter)
    self.evidence = evidence
    self.names = names
  }

  /// Those that count, in order of time.
  package var counted: [Evidence.Counted] {
    evidence.counted.sorted {
      ($0.end ?? $0.start ?? .distantFuture, $0.conversation ?? 0)
        < ($1.end ?? $1.start ?? .distantFuture, $1.conversation ?? 0)
    }
  }

  /// The others, each conversation with each reason once, by its number.
  package var leftOut: [Evidence.LeftOut] {
    var seen: Set<Evidence.LeftOut> = []
    return evidence.leftOut.filter { seen.insert($0).inserted }.sorted {
      ($0.conversation ?? 0, $0.because) < ($1.conversation ?? 0, $1.because)
    }
  }

  package func name(of conversation: Int64?) -> ConversationRef? {
    conversation.flatMap { names[$0] }
  }

  package var json: JSONValue {
    func time(_ instant: Instant?) -> JSONValue { instant.map { .string($0.description) } ?? .null }
    return .object([
      JSONMember("metric", .string(metric)), JSONMember("value", value.json),
      JSONMember("from", time(range?.from)), JSONMember("to", time(range?.to)),
      JSONMember("now", time(range?.now)), JSONMember("filter", filter.json),
      JSONMember("counted", .array(counted.map(json))),
      JSONMember(
        "left_out",
        .array(
          leftOut.map {
            .object([
              JSONMember("conversation", reference($0.conversation)),
              JSONMember("because", .string($0.because)),
            ])
          })),
    ])
  }

  private func json(_ counted: Evidence.Counted) -> JSONValue {
    var members = [JSONMember("conversation", reference(counted.conversation))]
    if let part = counted.part { members.append(JSONMember("part", .string(part.rawValue))) }
    members += [
      JSONMember("value", counted.value.json), JSONMember("because", .string(counted.because)),
      JSONMember("start", counted.start.map { .string($0.description) } ?? .null),
      JSONMember("end", counted.end.map { .string($0.description) } ?? .null),
    ]
    return .object(members)
  }

  private func reference(_ conversation: Int64?) -> JSONValue {
    name(of: conversation).map { .string($0.text) } ?? .null
  }
}

extension Instant {
  fileprivate static let distantFuture = Instant(milliseconds: .max)
}

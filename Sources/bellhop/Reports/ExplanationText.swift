import Canvas
import Desk
import Inbox
import InboxStore

/// What stands behind a number, for people: conversations by number and customer, local times.
struct ExplanationText {
  let explained: Explanation
  let range: MetricRange
  let session: Session

  /// The value, the rule, what counts, what does not.
  func lines() throws -> [String] {
    let metric = explained.metric
    let time = session.time
    let names = try customers()
    var counted = TextTable([.left, .left, .right, .left, .left])
    for one in explained.counted {
      counted.add(
        label(one.conversation, names) + [
          value(one),
          one.start.map { time.words(from: $0, to: one.end) }
            ?? one.end.map { time.words($0) } ?? "", because(one.because),
        ])
    }
    var leftOut = TextTable([.left, .left, .left])
    for one in explained.leftOut {
      leftOut.add(label(one.conversation, names) + [because(one.because)])
    }
    let derived = Derivation(of: metric, from: explained.counted, workspace: session.workspace)
    let value = derived?.verdict ?? MetricWords.words(metric, explained.value)
    let only = explained.filter.words(session.workspace)
    return [
      "\(MetricTitle.words(metric)) (\(metric)): \(value)",
      "  = " + (derived?.words(metric) ?? ""),
      MetricTable.heading(range, time)
        + (only.isEmpty ? "" : ", \(only.joined(separator: ", ")) only"),
      explained.evidence.subject.rule,
      "counted: \(explained.counted.count)",
    ] + counted.lines(indent: 2) + ["left out: \(explained.leftOut.count)"]
      + leftOut.lines(indent: 2)
  }

  private func label(_ conversation: Int64?, _ names: [Int64: String]) -> [String] {
    conversation.map { ["#\($0)", names[$0] ?? ""] } ?? ["–", ""]
  }

  private func because(_ reason: String) -> String {
    Shown.line(TargetKind.named(in: session.worded(reason)), limit: 1000)
  }

  /// What it adds, in the metric's unit; in a ratio whether it is in the part. A one says nothing.
  private func value(_ one: Evidence.Counted) -> String {
    let metric = explained.metric
    if isTime, one.part != .denominator || explained.evidence.subject == .devoted {
      return one.value.number.map(MetricWords.duration) ?? ""
    }
    if explained.evidence.subject == .handleTime { return "" }
    let subject = explained.evidence.subject
    if subject == .csat || subject == .nps { return one.value.number?.shortest ?? "—" }
    if let part = one.part {
      let isPart = part == .numerator
      if metric.hasPrefix("sla") { return isPart ? "kept" : "broken" }
      return isPart ? "yes" : "no"
    }
    guard let number = one.value.number else { return "—" }
    return number == 1 ? "" : number.shortest
  }

  /// `X_n` counts what its sisters measure in seconds.
  private var isTime: Bool {
    switch explained.evidence.subject {
    case .firstResponse, .response, .resolution, .wait, .oldestWait, .handleTime,
      .phoneHandleTime, .devoted:
      true
    default: false
    }
  }

  /// Customers by conversation, some at a time.
  private func customers() throws -> [Int64: String] {
    let all = explained.counted.map(\.conversation) + explained.leftOut.map(\.conversation)
    let ids = Set(all.compactMap { $0 }).sorted()
    var names: [Int64: String] = [:]
    for start in stride(from: 0, to: ids.count, by: 500) {
      let some = ids[start..<min(start + 500, ids.count)].map { ConversationID($0) }
      let rows = try session.reaching { () throws(StoreError) in
        try session.store.rows(some, agent: session.agent, now: session.now)
      }
      for row in rows { names[row.id.number] = Shown.name(row.displayName.description) }
    }
    return names
  }
}

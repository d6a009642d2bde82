import Foundation
import Inbox
import InboxStore
import TestSupport
import Testing

@Suite("Reports of the store")
struct MetricsTests {
  private func zone(_ name: String) throws -> ZoneRules {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/\(name)"))
    return try ZoneRules(tzif: Array(bytes))
  }

  private let groupings: [MetricGrouping?] = [
    nil, .channel, .agent, .tier, .team, .hour, .day, .week, .month,
  ]

  /// Ranges of every length, now at the end of the journal or somewhere inside.
  private func ranges(
    _ lines: [Event], zone: ZoneRules, _ random: inout SeededGenerator
  ) throws -> [MetricRange] {
    let end = (lines.last?.at ?? morning).advanced(by: 86_400_000 * 9)
    var ranges: [MetricRange] = []
    for now in [end, random.pick(lines).at, random.pick(lines).at.advanced(by: 1)] {
      for length: Int64 in [86_400_000 * 60, 86_400_000 * 3, 3_600_000 * 30] {
        let from = now.advanced(by: -Int64.random(in: 1...length, using: &random))
        let to = from.advanced(by: Int64.random(in: 1...length, using: &random))
        let range = MetricRange(from: from, to: random.chance(50) ? nil : to, now: now, zone: zone)
        ranges.append(try #require(range))
      }
    }
    return ranges
  }

  /// Hours of weeks are many rows and show nothing that hours of two days do not.
  private func isSensible(_ range: MetricRange, _ grouping: MetricGrouping?) -> Bool {
    grouping != .hour || range.to.since(range.from) < 86_400_000 * 2
  }

  private func expectSame(
    _ rows: [MetricRow], _ oracle: [(label: String, metrics: JSONValue)], _ comment: String
  ) {
    #expect(rows.map(\.group.label) == oracle.map(\.label), "\(comment)")
    for (row, other) in zip(rows, oracle.map(\.metrics)) {
      #expect(row.metrics.count == other.object?.count, "\(comment)")
      for member in row.metrics where !isSame(member.value.json, other[member.name]) {
        Issue.record(
          "\(comment) \(row.group.label) \(member.name): \(member.value.json), \(String(describing: other[member.name]))"
        )
      }
    }
  }

  private func expectSame(_ rows: [MetricRow], _ others: [MetricRow], _ comment: String) {
    #expect(rows.map(\.group) == others.map(\.group), "\(comment)")
    for (row, other) in zip(rows, others) {
      for (one, two) in zip(row.metrics, other.metrics) where one != two {
        Issue.record("\(comment) \(row.group.label) \(one.name): \(one.value), \(two.value)")
      }
    }
  }

  private func isSame(_ ours: JSONValue, _ theirs: JSONValue?) -> Bool {
    switch (ours, theirs) {
    case (.number(let left), .number(let right)?):
      guard let left = Double(left), let right = Double(right) else { return false }
      return abs(left - right) <= 1e-9 * max(1, abs(left))
    case (.object(let left), .object(let right)?):
      return left.count == right.count
        && left.allSatisfy { member in
          isSame(member.value, right.first { $0.name == member.name }?.value)
        }
    case (.array(let left), .array(let right)?):
      return left.count == right.count && zip(left, right).allSatisfy { isSame($0, $1) }
    default: return ours == theirs
    }
  }

  @Test(
    "are what the specification says, computed slowly by another program",
    .enabled(if: PythonOracle.isThere, "SKIPPED: no python3 with zoneinfo here"),
    arguments: [
      (1, "Europe/Berlin"), (2, "America/New_York"), (3, "Asia/Kathmandu"), (4, "UTC"),
      (5, "Europe/Berlin"), (6, "America/St_Johns"),
    ] as [(UInt64, String)])
  func oracle(seed: UInt64, zoneName: String) throws {
    let zone = try zone(zoneName)
    let desk = try MetricDesk(zone: zone, named: zoneName)
    var random = SeededGenerator(seed: seed)
    let lines = MetricJournal(seed: seed, length: Soak.isOn ? 700 : 240).lines
    let store = try Desk(desk.workspace)
    let end = (lines.last?.at ?? morning).advanced(by: 86_400_000 * 9)
    var rest = lines[...]
    while !rest.isEmpty {
      let portion = rest.prefix(Int.random(in: 1...30, using: &random))
      try store.store.append(Array(portion), now: end)
      rest = rest.dropFirst(portion.count)
    }
    var questions: [MetricsOracle.Question] = []
    for range in try ranges(lines, zone: zone, &random) {
      for grouping in groupings where isSensible(range, grouping) {
        questions.append(.init(range: range, grouping: grouping))
      }
    }
    let answers = try MetricsOracle.ask(questions, lines: lines, workspace: desk.description)
    #expect(answers.count == questions.count)
    for (question, answer) in zip(questions, answers) {
      let rows = try store.store.metrics(
        question.range, by: question.grouping, asOf: question.range.now)
      expectSame(
        rows, answer,
        "\(question.range.from)…\(question.range.to) as of \(question.range.now) \(String(describing: question.grouping))"
      )
    }
  }

  @Test(
    "live, from the tables and by a full replay are one", arguments: 11...13 as ClosedRange<UInt64>)
  func threeWays(seed: UInt64) throws {
    let zone = try zone("Europe/Berlin")
    let desk = try MetricDesk(zone: zone, named: "Europe/Berlin")
    let lines = MetricJournal(seed: seed, length: 200).lines
    let middle = lines[100].at
    let live = try Desk(desk.workspace)
    var today = LiveMetrics(store: live.store, from: middle)
    var clock = SeededGenerator(seed: seed)
    for (place, line) in lines.enumerated() {
      try live.store.append([line], now: line.at)
      guard line.at >= middle else { continue }
      // Time goes on while nothing happens: promises break, resolves get ripe, hours begin. And then
      // the clock is set back.
      let next =
        place + 1 < lines.count ? lines[place + 1].at : line.at.advanced(by: 86_400_000 * 8)
      let quiet = Instant(
        milliseconds: .random(in: line.at.milliseconds...next.milliseconds, using: &clock))
      let standing = try #require(groupings.randomElement(using: &clock))
      let idle = try #require(MetricRange(from: middle, to: nil, now: quiet, zone: zone))
      let kept = try today.rows([.init(from: middle, by: standing)], now: quiet)[0]
      expectSame(kept, try live.store.metrics(idle, by: standing), "while nothing happens")
      let grouping = try #require(groupings.randomElement())
      // From where the facts begin, and from somewhere later, as a panel's hours and its day.
      let later = Instant(milliseconds: (middle.milliseconds + line.at.milliseconds) / 2)
      let cuts = [middle, later].map { LiveMetrics.Cut(from: $0, by: grouping) }
      for (cut, kept) in zip(cuts, try today.rows(cuts, now: line.at)) {
        let range = try #require(MetricRange(from: cut.from, to: nil, now: line.at, zone: zone))
        expectSame(kept, try live.store.metrics(range, by: grouping), "live from \(cut.from)")
      }
    }
    let now = lines[lines.count - 1].at
    let all = try Desk(desk.workspace)
    try all.store.append(lines, now: now)
    #expect(try all.store.verify(now: now) == [])
    #expect(try live.store.verify(now: now) == [])
    var random = SeededGenerator(seed: seed)
    for range in try ranges(lines, zone: zone, &random) where range.now >= now {
      for grouping in groupings where isSensible(range, grouping) {
        let fromTables = try all.store.metrics(range, by: grouping)
        expectSame(fromTables, try live.store.metrics(range, by: grouping), "event by event")
        var replay = MetricsComputation(range: range, by: grouping, workspace: desk.workspace)
        try all.store.eachConversation(upTo: range.now) { one in
          replay.add(ConversationFacts(id: one.id.number, one.folded))
          return true
        }
        for line in lines where line.conversation == nil && range.contains(line.at) {
          if let step = HistoryStep(line), step.standsAlone { replay.add(alone: step) }
        }
        expectSame(fromTables, replay.rows(), "replayed")
      }
    }
  }

  @Test("the long past of a conversation is put aside and read again")
  func long() throws {
    let desk = try Desk()
    var lines: [Event] = []
    for number in 0..<900 {
      let at = morning + Int64(number)
      lines.append(
        number.isMultiple(of: 2)
          ? inbound("c", MessageID("m\(number)"), at: at)
          : Event(
            at: at, conversation: "c", by: .agent("maya"),
            what: .message(
              Message(
                id: MessageID("m\(number)"), channel: .email, account: "care", kind: .email,
                direction: .out, text: "Yes"))))
    }
    let end = morning + 1000
    for line in lines { try desk.store.append([line], now: end) }
    let range = try #require(MetricRange(from: morning, to: nil, now: end, zone: .utc))
    let row = try #require(try desk.store.metrics(range).first)
    #expect(row["inbound_messages"] == .count(450))
    #expect(row["response_n"] == .count(450))
    #expect(row["response_mean_s"] == .number(60))
    #expect(try desk.store.verify(now: end) == [])
    let late = inbound("c", "late", at: morning + -60)
    try desk.store.append([late], now: end)
    #expect(try desk.store.metrics(range).first?["response_n"] == .count(450))
    #expect(try desk.store.verify(now: end) == [])
  }
}

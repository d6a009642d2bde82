import Foundation
import Inbox
import InboxStore
import TestSupport
import Testing

@Suite("What a report reads")
struct ReportReaderTests {
  private struct World {
    let store: Store
    let lines: [Event]
    let now: Instant
    let zone: ZoneRules

    init(seed: UInt64, length: Int = 260, merges: Bool = true) throws {
      let bytes = try Data(
        contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/Europe/Berlin"))
      zone = try ZoneRules(tzif: Array(bytes))
      let desk = try MetricDesk(zone: zone, named: "Europe/Berlin")
      lines = MetricJournal(seed: seed, length: length, merges: merges).lines
      now = (lines.last?.at ?? morning).advanced(by: 86_400_000 * 2)
      store = try Desk(desk.workspace).store
      try store.append(lines, now: now)
    }

    func range(days: Int64, to end: Instant? = nil) throws -> MetricRange {
      try #require(
        MetricRange(
          from: (end ?? now).advanced(by: -86_400_000 * days), to: end, now: now, zone: zone))
    }
  }

  private func expectSame(_ left: [MetricRow], _ right: [MetricRow], _ comment: String) {
    #expect(left.map(\.group) == right.map(\.group), "\(comment)")
    for (one, other) in zip(left, right) {
      for (mine, theirs) in zip(one.metrics, other.metrics) where !isSame(mine, theirs) {
        Issue.record("\(comment) \(one.group.label) \(mine.name): \(mine.value), \(theirs.value)")
      }
    }
  }

  /// Sums of seconds are put together in another order.
  private func isSame(_ left: MetricMember, _ right: MetricMember) -> Bool {
    guard let one = left.value.number, let other = right.value.number else {
      return left == right
    }
    return abs(one - other) <= 1e-9 * max(1, abs(one))
  }

  @Test("Many tables in one go are the tables one by one", arguments: 1...4 as ClosedRange<UInt64>)
  func oneGo(seed: UInt64) throws {
    let world = try World(seed: seed, length: 500)
    let end = world.now.advanced(by: -86_400_000 * 5)
    let ranges = [try world.range(days: 40), try world.range(days: 2, to: end)]
    let groupings: [MetricGrouping?] = [nil, .agent, .team, .tier, .channel, .week, .month]
    let cuts = ranges.flatMap { range in groupings.map { ReportCut(range, by: $0) } }
    for asOf in [nil, world.now, world.now.advanced(by: -86_400_000 * 4)] {
      let parts = try world.store.report(now: world.now, asOf: asOf) { try $0.parts(cuts) }
      for (cut, part) in zip(cuts, parts) {
        let alone = try world.store.metrics(cut.range, by: cut.grouping, asOf: asOf)
        expectSame(part.rows, alone, "\(String(describing: cut.grouping))")
      }
    }
  }

  @Test("Of one channel or team: the row that tells it from others", arguments: [6, 7])
  func filtered(seed: UInt64) throws {
    let world = try World(seed: seed, length: 500)
    for days: Int64 in [60, 4] { try check(world, try world.range(days: days)) }
  }

  private func check(_ world: World, _ range: MetricRange) throws {
    func check(_ filter: ReportFilter, _ rows: [MetricRow], _ group: MetricGroup) throws {
      let part = try world.store.report(now: world.now, of: filter) {
        try $0.parts([ReportCut(range)])
      }
      var row = try #require(rows.first { $0.group == group })
      row.group = .all
      expectSame(part.first?.rows ?? [], [row], "\(filter)")
    }
    let channels = try world.store.metrics(range, by: .channel)
    #expect(channels.count > 2)
    #expect(channels.contains { $0["backlog"]?.number ?? 0 > 0 })
    for case .channel(let channel) in channels.map(\.group) {
      try check(ReportFilter(channel: channel), channels, .channel(channel))
    }
    let teams = try world.store.metrics(range, by: .team)
    try check(ReportFilter(team: "billing"), teams, .team("billing"))
  }

  @Test("People together: each alone, and their sums", arguments: [8, 9])
  func pooled(seed: UInt64) throws {
    let world = try World(seed: seed, length: 400)
    let range = try world.range(days: 60)
    let parts = try world.store.report(now: world.now) { tables in
      try tables.parts([
        ReportCut(range, by: .agent, pooling: ["maya"]),
        ReportCut(range, by: .agent, pooling: ["maya", "tom"]),
      ])
    }
    var maya = parts[0].rows[0]
    maya.group = .all
    expectSame([parts[0].pooled], [maya], "alone")
    let (rows, both) = (parts[1].rows, parts[1].pooled)
    func sum(_ name: String) -> Double { rows.compactMap { $0[name]?.number }.reduce(0, +) }
    func weighted(_ mean: String, _ count: String) -> Double? {
      let whole = rows.reduce(0.0) {
        $0 + ($1[mean]?.number ?? 0) * ($1[count]?.number ?? 0)
      }
      return sum(count) == 0 ? nil : whole / sum(count)
    }
    #expect(sum("response_n") > 3 && rows.allSatisfy { $0["response_n"]?.number ?? 0 > 0 })
    for name in ["response_n", "csat_n", "sla_met", "sla_breached"] {
      #expect(both[name]?.number == sum(name), "\(name)")
    }
    for (mean, count) in [("response_mean_s", "response_n"), ("csat_mean", "csat_n")] {
      let expected = try #require(weighted(mean, count))
      #expect(abs((both[mean]?.number ?? -1) - expected) < 1e-6, "\(mean)")
    }
    // A median is none of medians: from all responses of the two.
    let explained = try #require(try world.store.explain("response_p50_s", range))
    let times = explained.counted.filter { entry in
      ["maya", "tom"].contains { entry.because.hasPrefix("human reply by \($0)") }
    }.compactMap(\.value.number).sorted()
    #expect(times.count == Int(sum("response_n")))
    let middle = (times[(times.count - 1) / 2] + times[times.count / 2]) / 2
    #expect(both["response_p50_s"]?.number == middle)
  }

  @Test("The mix is what metrics by tier counts week by week; raises are what the lines say")
  func tiers() throws {
    for seed: UInt64 in 10...13 {
      let world = try World(seed: seed, length: 500, merges: false)
      let range = try world.range(days: 70)
      var mix = TierMix(range: range, zone: world.zone)
      _ = try world.store.report(now: world.now) { tables in
        try tables.parts([], at: range) { mix.add($0) }
      }
      for week in mix.weeks {
        let rows = try world.store.metrics(week.range, by: .tier)
        for row in rows {
          guard case .tier(let tier) = row.group else { continue }
          #expect(Double(week.begun[tier] ?? 0) == row["new_conversations"]?.number)
        }
      }
      #expect(
        Set(mix.weeks.flatMap(\.raises).map { Raise($0.at, $0.from, $0.to) })
          == raises(in: world, range))
    }
  }

  private struct Raise: Hashable {
    var at: Instant
    var from: Tier
    var to: Tier

    init(_ at: Instant, _ from: Tier, _ to: Tier) { (self.at, self.from, self.to) = (at, from, to) }
  }

  /// From the journal alone, a conversation at a time.
  private func raises(in world: World, _ range: MetricRange) -> Set<Raise> {
    var found: Set<Raise> = []
    for (ref, own) in Dictionary(grouping: world.lines, by: \.conversation) {
      let folded = Conversation.fold(
        ref ?? "", lines: own, workspace: Workspace(name: "x"), upTo: world.now)
      guard folded.conversation.map({ $0.status != .spam }) ?? false else { continue }
      var tier = Tier.one
      for (line, counts) in zip(own, Event.areCounted(own[...])) where counts {
        guard case .tier(let new, _) = line.what else { continue }
        if new > tier, range.contains(line.at) { found.insert(Raise(line.at, tier, new)) }
        tier = new
      }
    }
    return found
  }
}

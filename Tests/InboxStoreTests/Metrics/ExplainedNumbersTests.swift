import Foundation
import Inbox
import InboxStore
import TestSupport
import Testing

@Suite("What stands behind a number")
struct ExplainedNumbersTests {
  private struct World {
    let store: Store
    let workspace: Workspace
    let range: MetricRange

    init(seed: UInt64) throws {
      let bytes = try Data(
        contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/Europe/Berlin"))
      let zone = try ZoneRules(tzif: Array(bytes))
      workspace = try MetricDesk(zone: zone, named: "Europe/Berlin").workspace
      let lines = MetricJournal(seed: seed, length: Soak.isOn ? 1500 : 500).lines
      let now = (lines.last?.at ?? morning).advanced(by: 86_400_000 * 8)
      store = try Desk(workspace).store
      try store.append(lines, now: now)
      range = try #require(
        MetricRange(from: MetricJournal.start, to: nil, now: now, zone: zone))
    }
  }

  private func isSame(_ left: MetricValue, _ right: MetricValue) -> Bool {
    if case .members(let left) = left, case .members(let right) = right {
      return left.count == right.count
        && zip(left, right).allSatisfy { $0.name == $1.name && isSame($0.value, $1.value) }
    }
    guard let one = left.number, let other = right.number else { return left == right }
    return abs(one - other) <= 1e-9 * max(1, abs(one))
  }

  /// Whose row is whose filter; nil: one that no filter asks for.
  private func filter(_ group: MetricGroup) -> ReportFilter? {
    switch group {
    case .all: ReportFilter()
    case .channel(let channel): ReportFilter(channel: channel)
    case .agent(let agent): ReportFilter(agent: agent)
    case .tier(let tier): ReportFilter(tier: tier)
    case .team(let team): team.map { ReportFilter(team: $0) }
    case .time: nil
    }
  }

  @Test(
    "gives it, for every metric of every channel, agent, tier and team",
    arguments: [77, 78] as [UInt64])
  func everyFilter(seed: UInt64) throws {
    let world = try World(seed: seed)
    var seen: Set<String> = []
    for grouping in [nil, .channel, .agent, .tier, .team] as [MetricGrouping?] {
      for row in try world.store.metrics(world.range, by: grouping) {
        guard let filter = filter(row.group) else { continue }
        for member in row.metrics {
          let explained = try #require(
            try world.store.explain(member.name, world.range, of: filter), "\(member.name)")
          let comment = "\(row.group) \(member.name): \(explained.value), \(member.value)"
          #expect(isSame(explained.value, member.value), "\(comment)")
          let derived = try #require(
            Derivation(of: member.name, from: explained.counted, workspace: world.workspace))
          #expect(isSame(derived.value, member.value), "\(comment), listed \(derived)")
          for entry in explained.counted where entry.conversation != nil {
            #expect(explained.name(of: entry.conversation) != nil)
          }
          if member.value.number != nil {
            seen.insert("\(grouping?.rawValue ?? "") \(member.name)")
          }
        }
      }
    }
    // Of nothing there is nothing to go wrong.
    #expect(
      seen.isSuperset(of: [
        " nps", " fcr", " self_service", " aht_s", " oldest_wait_s", "channel deflection_share",
        "agent sla", "agent csat_percent", "agent response_p90_bs", "tier aht_s",
      ]), "\(seen.sorted())")
    #expect(try world.store.explain("no_such_metric", world.range) == nil)
  }

  @Test("Of several at once: metrics and explain take the same", arguments: [79] as [UInt64])
  func together(seed: UInt64) throws {
    let world = try World(seed: seed)
    let filter = ReportFilter(channel: .x, agent: "maya")
    let row = try #require(try world.store.metrics(world.range, of: filter).first)
    #expect((row["response_n"]?.number ?? 0) > 0)
    for member in row.metrics {
      let explained = try #require(try world.store.explain(member.name, world.range, of: filter))
      #expect(isSame(explained.value, member.value), "\(member.name)")
    }
    // By week it is cut, and the weeks are of the same conversations.
    let weeks = try world.store.metrics(world.range, by: .week, of: filter)
    #expect(weeks.compactMap { $0["response_n"]?.number }.reduce(0, +) == row["response_n"]?.number)
    let channels = try world.store.metrics(world.range, by: .channel, of: filter)
    #expect(channels.map(\.group) == [.channel(.x)])
    #expect(channels.first?.metrics == row.metrics)
  }

  @Test("What one conversation was left out for is told of those asked about alone")
  func leftOut() throws {
    let world = try World(seed: 77)
    let all = try #require(try world.store.explain("first_response_n", world.range))
    let one = try #require(
      try world.store.explain("first_response_n", world.range, of: ReportFilter(channel: .x)))
    #expect(!one.leftOut.isEmpty && one.leftOut.count < all.leftOut.count)
    #expect(Set(one.leftOut).isSubset(of: Set(all.leftOut)))
  }
}

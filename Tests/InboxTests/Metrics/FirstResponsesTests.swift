import Testing

@testable import Inbox

/// What stands behind the heat map and the histogram counts what the metrics count.
@Suite("First responses one by one")
struct FirstResponsesTests {
  @Test("A limit belongs to its bucket; late is after the due; resolved is no response")
  func buckets() throws {
    let workspace = Workspace.roundTheClock(first: .minutes(10))
    let range = try #require(
      MetricRange(from: at("20 00:00"), to: nil, now: at("20 20:00"), zone: workspace.zone))
    var responses = FirstResponses(range: range, zone: workspace.zone)
    var computation = MetricsComputation(range: range, workspace: workspace)
    for (number, reply) in ["10:01", "10:05", "10:06", "13:00", nil].enumerated() {
      var journal = Journal(ConversationRef("c\(number)"))
      journal.customer("10:00")
      if let reply { journal.reply(reply) } else { journal.status("10:30", .resolved) }
      let facts = ConversationFacts(
        id: Int64(number), journal.folded(in: workspace, upTo: "20 20:00"))
      responses.add(facts)
      computation.add(facts)
    }
    let row = try #require(computation.rows().first)
    #expect(responses.buckets.map(\.count) == [1, 1, 1, 0, 0, 0, 1, 0, 0, 0])
    #expect(Double(responses.buckets.reduce(0) { $0 + $1.count }) == row.number("first_response_n"))
    #expect(responses.buckets.map(\.late).reduce(0, +) == 1)
    #expect(responses.shareWithin == 0.75)
    let place = FirstResponses.Hour(channel: .whatsapp, hour: 10)
    #expect(responses.channels == [.whatsapp])
    #expect(responses.count(place) == 4)
    #expect(responses.median(place) == row.number("first_response_p50_s"))
  }

  @Test("What breached says is what sla_breached counts")
  func breached() throws {
    let workspace = Workspace.roundTheClock(first: .minutes(10), resolution: .hours(2))
    let range = try #require(
      MetricRange(from: at("20 10:05"), to: at("20 14:00"), now: at("20 20:00"), zone: .utc))
    var late = Journal("late")
    late.customer("10:00")
    late.reply("10:30")
    var open = Journal("open")
    open.customer("13:55")
    var early = Journal("early")
    early.customer("09:50")
    let all = [late, open, early].map {
      ConversationFacts(id: 1, $0.folded(in: workspace, upTo: "20 20:00"))
    }
    var computation = MetricsComputation(range: range, workspace: workspace)
    for facts in all { computation.add(facts) }
    let count = all.reduce(0) { $0 + $1.breached(in: range).count }
    #expect(Double(count) == computation.rows().first?.number("sla_breached"))
    #expect(count == 3)
  }
}

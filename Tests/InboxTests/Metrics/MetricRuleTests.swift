import Testing

@testable import Inbox

/// Sentences of metrics.md's table that the field often gets wrong.
@Suite("Rules of the metrics")
struct MetricRuleTests {
  private let workspace = Workspace.roundTheClock(
    first: .minutes(30), next: .hours(1), resolution: .hours(4))

  private func row(
    _ journals: [Journal], from: String = "20 00:00", to: String? = nil, now: String = "20 18:00",
    alone: [HistoryStep] = []
  ) throws -> MetricRow {
    try #require(
      try report(journals, in: workspace, from: from, to: to, now: now, alone: alone).first)
  }

  @Test("nothing is no value, and counts are 0")
  func nothing() throws {
    let row = try row([])
    for member in row.metrics {
      switch member.value {
      case .count(let count): #expect(count == 0, "\(member.name)")
      case .number(let number):
        #expect(number == (member.name == "savings_usd" ? 0 : nil), "\(member.name)")
      case .list(let list): #expect(list == [Int](repeating: 0, count: 24))
      case .members(let members):
        #expect(
          members.map(\.value) == [
            .flag(true), .number(nil), .count(0), .number(nil), .flag(nil), .flag(nil),
          ])
      case .flag: break
      }
    }
  }

  @Test("the unanswered wait, and do not shrink the mean")
  func waiting() throws {
    var answered = Journal("a")
    answered.customer("10:00")
    answered.reply("10:10")
    var open = Journal("b")
    open.customer("10:00")
    let row = try row([answered, open])
    #expect(row.number("first_response_mean_s") == 600)
    #expect(row.number("first_response_open") == 1)
    #expect(row.number("wait_n") == 2)
    #expect(row.number("wait_max_s") == 28_800)
    #expect(row.number("oldest_wait_s") == 28_800)
  }

  @Test("a resolution reopened begins anew, and ends less its pauses")
  func resolution() throws {
    var journal = Journal()
    journal.customer("09:00")
    journal.reply("09:10")
    journal.status("09:20", .resolved)
    journal.customer("12:00")
    journal.reply("12:05")
    journal.status("12:05", .pending)
    journal.customer("12:35")
    journal.status("13:00", .resolved)
    let row = try row([journal])
    #expect(row.number("resolution_n") == 2)
    #expect(row.number("resolution_mean_s") == 1500)
    #expect(row.number("reopen_rate") == 1)
    #expect(row.number("one_touch") == 0)
  }

  @Test("resolved by itself: the duration ends at the last human reply")
  func automatic() throws {
    var journal = Journal()
    journal.customer("09:00")
    journal.reply("09:30")
    journal.status("09:30", .pending)
    journal.line(
      "16:00", .status(StatusChange(.resolved, auto: true)), by: .system)
    let row = try row([journal])
    #expect(row.number("resolution_mean_s") == 1800)
    #expect(row.number("sla_resolution_met") == 1)
    #expect(row["one_touch"] == .number(nil))
  }

  @Test("spam takes its past out of every figure")
  func spam() throws {
    var journal = Journal()
    journal.customer("09:00")
    journal.reply("09:10")
    #expect(try row([journal]).number("response_n") == 1)
    journal.status("10:00", .spam)
    let row = try row([journal])
    #expect(row.number("response_n") == 0)
    #expect(row.number("inbound_messages") == 0)
    #expect(row.number("backlog") == 0)
    journal.status("11:00", .open)
    #expect(try self.row([journal]).number("response_n") == 1)
  }

  @Test("first contact resolution ripens, and another conversation undoes it")
  func firstContact() throws {
    var journal = Journal("a")
    journal.customer("09:00")
    journal.reply("09:10")
    journal.status("09:20", .resolved)
    let young = try row([journal])
    #expect(young["fcr"] == .number(nil))
    #expect(young.number("fcr_provisional") == 1)
    #expect(young.number("one_touch") == 1)
    let ripe = try row([journal], now: "27 09:20")
    #expect(ripe.number("fcr") == 1)
    #expect(ripe.number("fcr_net") == 1)
    #expect(try row([journal], now: "27 09:19:59.999")["fcr"] == .number(nil))
    var again = Journal("b")
    again.customer("27 09:19")
    #expect(try row([journal, again], now: "28 00:00").number("fcr") == 0)
    again = Journal("b")
    again.customer("27 09:20")
    #expect(try row([journal, again], now: "28 00:00").number("fcr") == 1)
  }

  @Test("focus of one agent in two conversations at once counts once")
  func handleTime() throws {
    var one = Journal("a")
    one.customer("09:00")
    one.line("09:10", .focus(agent: "maya", from: at("09:00"), to: at("09:10")))
    one.line("09:10", .focus(agent: "tom", from: at("09:00"), to: at("09:10")))
    one.status("09:20", .resolved)
    var other = Journal("b")
    other.customer("09:00")
    other.line("09:15", .focus(agent: "maya", from: at("09:05"), to: at("09:15")))
    other.status("09:20", .resolved)
    #expect(try row([one, other]).number("aht_s") == 750)
    let call = HistoryStep(at: at("10:00"), .call("maya", seconds: 300, answered: true))
    let missed = HistoryStep(at: at("10:00"), .call(nil, seconds: 0, answered: false))
    #expect(try row([], alone: [call, missed]).number("aht_phone_s") == 300)
  }

  @Test("what happened between two of one instant goes by the journal's order")
  func sameInstant() throws {
    var before = Journal("a")
    before.reply("10:00")
    before.customer("10:00")
    var after = Journal("b")
    after.customer("10:00")
    after.reply("10:00")
    let row = try row([before, after])
    #expect(row.number("answer_rate") == 0.5)
    #expect(row.number("first_response_n") == 1)
    #expect(row.number("first_response_mean_s") == 0)
  }

  @Test("the state at the end is the one after every event before it")
  func backlog() throws {
    var journal = Journal()
    journal.customer("10:00")
    journal.line("11:00", .assign(Assignment(agent: .to("maya"))))
    journal.status("12:00", .resolved)
    for (to, open, unassigned) in [
      ("10:00:00.001", 1, 1), ("11:00", 1, 1), ("11:00:00.001", 1, 0), ("12:00", 1, 0),
      ("12:00:00.001", 0, 0),
    ] {
      let row = try row([journal], from: "09:00", to: to)
      #expect(row.number("backlog") == Double(open), "\(to)")
      #expect(row.number("unassigned") == Double(unassigned), "\(to)")
    }
    #expect(try row([journal], from: "09:00", to: "10:00").number("backlog") == 0)
  }

  @Test("turns belong to who answered, the rest to who has it now")
  func agents() throws {
    var workspace = workspace
    workspace.agents = ["maya", "tom"].map {
      Agent(id: AgentID($0), name: $0, role: .agent)
    }
    var journal = Journal()
    journal.customer("10:00")
    journal.reply("10:10", by: "tom")
    journal.line("10:20", .assign(Assignment(agent: .to("maya"))))
    journal.line("10:30", .csat(score: 5, comment: nil, survey: nil))
    let rows = try report([journal], in: workspace, now: "12:00", by: .agent)
    #expect(rows.map(\.group) == [.agent("maya"), .agent("tom")])
    #expect(rows.map { $0.number("response_n") } == [0, 1])
    #expect(rows.map { $0.number("csat_n") } == [0, 1])
    #expect(rows.map { $0.number("inbound_messages") } == [1, 0])
    #expect(rows.map { $0.number("backlog") } == [1, 0])
  }
}

@Suite("Buckets of a report")
struct MetricBucketTests {
  @Test("an hour that is repeated makes two rows, one that is skipped none")
  func hours() throws {
    let zone = try TimeZoneFixtures.zone("CET-1CEST,M3.5.0,M10.5.0/3")
    func labels(_ from: String, _ to: String) throws -> [String] {
      let (from, to) = (
        try #require(Instant(commandLine: from)), try #require(Instant(commandLine: to))
      )
      let range = try #require(MetricRange(from: from, to: to, now: to, zone: zone))
      return range.buckets(of: .hour, in: zone).map(\.group.label)
    }
    #expect(
      try labels("2026-10-25T00:00:00Z", "2026-10-25T02:30:00Z") == [
        "2026-10-25T02:00+02:00", "2026-10-25T02:00+01:00", "2026-10-25T03:00+01:00",
      ])
    #expect(
      try labels("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z") == [
        "2026-03-29T01:00+01:00", "2026-03-29T03:00+02:00",
      ])
  }

  @Test("weeks are ISO's, months are whole, both cut by the range")
  func weeks() throws {
    let from = try #require(Instant(commandLine: "2026-12-30T12:00:00Z"))
    let to = try #require(Instant(commandLine: "2027-01-05T00:00:00Z"))
    let range = try #require(MetricRange(from: from, to: to, now: to, zone: .utc))
    let weeks = range.buckets(of: .week, in: .utc)
    #expect(weeks.map(\.group.label) == ["2026-W53", "2027-W01"])
    #expect(weeks.first?.range.from == from)
    #expect(weeks.last?.range.to == to)
    #expect(range.buckets(of: .month, in: .utc).map(\.group.label) == ["2026-12", "2027-01"])
  }

  @Test("without bounds it is today, up to now and its event")
  func today() throws {
    let range = try #require(MetricRange(from: nil, to: nil, now: at("12:00"), zone: .utc))
    #expect(range.from == at("00:00"))
    #expect(range.contains(at("12:00")))
    #expect(!range.contains(at("12:00:00.001")))
    #expect(MetricRange(from: at("12:00"), to: at("12:00"), now: at("13:00"), zone: .utc) == nil)
    #expect(MetricRange(from: at("14:00"), to: at("15:00"), now: at("13:00"), zone: .utc) == nil)
  }
}

@Suite("Questions")
struct QuestionTests {
  @Test(
    "are told by their marks, not by those of links",
    arguments: [
      ("Where is it?", nil, true), ("where is it", nil, false), ("多久？", nil, true),
      ("أين؟", nil, true), ("Πού είναι;", nil, true), ("Πού είναι\u{037E}", nil, true),
      ("See https://a.example/?x=1", nil, false), ("Is it https://a.example/b?", nil, true),
      ("(https://a.example/?x=1)", nil, false), ("WWW.a.example/?x=1 thanks", nil, false),
      ("awww.that?", nil, true), ("I came; I saw", nil, false), ("pou einai;", "el", true),
      ("pou einai ;", "el-GR", false), ("«Πού;»", nil, true), ("a;b", "el", false),
      ("mailto:a?subject=b", nil, true), ("sip+x://host?y done", nil, false), ("", nil, false),
    ] as [(String, String?, Bool)])
  func told(text: String, language: String?, isQuestion: Bool) {
    #expect(Question.isAsked(in: text, language: language) == isQuestion)
  }
}

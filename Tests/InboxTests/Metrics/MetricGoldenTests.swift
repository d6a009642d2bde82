import Testing

@testable import Inbox

/// Folds journals and reports on them, by UTC days unless the workspace says otherwise.
func report(
  _ journals: [Journal], in workspace: Workspace, from: String = "20 00:00", to: String? = nil,
  now: String, by grouping: MetricGrouping? = nil, alone: [HistoryStep] = []
) throws -> [MetricRow] {
  let range = try #require(
    MetricRange(from: at(from), to: to.map { at($0) }, now: at(now), zone: workspace.zone))
  var computation = MetricsComputation(range: range, by: grouping, workspace: workspace)
  for (number, journal) in journals.enumerated() {
    let folded = journal.folded(in: workspace, upTo: now)
    computation.add(ConversationFacts(id: Int64(number), folded))
  }
  for step in alone { computation.add(alone: step) }
  return computation.rows()
}

extension MetricRow {
  func number(_ name: String) -> Double? { self[name]?.number }
}

/// metrics.md, *Golden vectors*, through the reports.
@Suite("Golden vectors of the metrics")
struct MetricGoldenTests {
  @Test("8: notes, bots and automatic replies answer nothing; a second reply in a row neither")
  func eight() throws {
    let workspace = Workspace.roundTheClock(first: .hours(1), next: .hours(1))
    var journal = Journal()
    journal.customer("10:00")
    journal.customer("10:05")
    journal.line("10:06", .note(Note(id: "n", text: "See this")))
    journal.bot("10:07")
    journal.reply("10:20")
    journal.reply("10:21")
    journal.customer("10:30")
    journal.message("10:30", .out, by: .agent("maya")) { $0.auto = true }
    journal.reply("10:50")
    let row = try #require(try report([journal], in: workspace, now: "12:00").first)
    #expect(row.number("first_response_n") == 1)
    #expect(row.number("first_response_mean_s") == 1200)
    #expect(row.number("response_n") == 2)
    #expect(row.number("response_mean_s") == 1200)
    #expect(row.number("sla_next_response_met") == 1)
    #expect(row.number("wait_n") == 2)
  }

  @Test("9: what an agent begins has a first response only once the customer writes")
  func nine() throws {
    let workspace = Workspace.roundTheClock(first: .hours(1))
    var answered = Journal("a")
    answered.reply("09:00")
    answered.customer("09:40")
    answered.reply("09:45")
    var alone = Journal("b")
    alone.reply("09:00")
    let row = try #require(try report([answered, alone], in: workspace, now: "12:00").first)
    #expect(row.number("first_response_n") == 1)
    #expect(row.number("first_response_mean_s") == 300)
    #expect(row.number("new_conversations") == 2)
    let silent = try #require(try report([alone], in: workspace, now: "12:00").first)
    #expect(silent.number("first_response_n") == 0)
    #expect(silent["first_response_mean_s"] == .number(nil))
    #expect(silent.number("new_conversations") == 1)
  }

  @Test("10: satisfaction and recommendation")
  func ten() throws {
    var journals: [Journal] = []
    for number in 0..<8 {
      var journal = Journal(ConversationRef("c\(number)"))
      journal.customer("09:00")
      journal.line("09:10", .survey(id: "s\(number)", kind: .csat, contact: "kim"), by: .system)
      if number < 4 {
        let score = [5, 4, 3, 1][number]
        journal.line("09:20", .csat(score: score, comment: nil, survey: "s\(number)"))
      }
      journals.append(journal)
    }
    let alone = [9, 10, 8, 7, 6, 0, 10, 9, 5, 7].enumerated().map { number, score in
      HistoryStep(at: at("10:00"), .nps(ContactID("p\(number)"), score: score))
    }
    let row = try #require(
      try report(journals, in: Workspace(), now: "12:00", alone: alone).first)
    #expect(row.number("csat_n") == 4)
    #expect(row.number("csat_mean") == 3.25)
    #expect(row.number("csat_percent") == 50)
    #expect(row.number("csat_response_rate") == 0.5)
    #expect(row.number("nps") == 10)
    #expect(row.number("nps_n") == 10)
  }

  @Test("11: the overdue count though nobody answered; what runs in time does not")
  func eleven() throws {
    let workspace = Workspace.roundTheClock(first: .minutes(30))
    func journal(_ number: Int, asked: String, reply: String?) -> Journal {
      var journal = Journal(ConversationRef("c\(number)"))
      journal.customer(asked)
      if let reply { journal.reply(reply) }
      return journal
    }
    let journals = [
      journal(1, asked: "09:00", reply: "09:10"), journal(2, asked: "09:00", reply: "09:30"),
      journal(3, asked: "09:00", reply: "09:01"), journal(4, asked: "09:00", reply: "09:31"),
      journal(5, asked: "09:00", reply: nil), journal(6, asked: "11:45", reply: nil),
      journal(7, asked: "11:50", reply: nil),
    ]
    let row = try #require(try report(journals, in: workspace, now: "12:00").first)
    #expect(row.number("sla_first_response") == 0.6)
    #expect(row.number("sla_first_response_met") == 3)
    #expect(row.number("sla_first_response_breached") == 2)
    #expect(row.number("first_response_open") == 3)
  }

  @Test("12: after a merge the other one's question is the first")
  func twelve() throws {
    let workspace = Workspace.roundTheClock(first: .minutes(30))
    var lines = Journal("A")
    lines.customer("09:50", in: "B")
    lines.customer("10:00")
    lines.line("10:10", .merge(into: "A"), in: "B")
    lines.reply("10:30")
    var other = lines
    other.ref = "B"
    let row = try #require(try report([lines, other], in: workspace, now: "12:00").first)
    #expect(row.number("first_response_n") == 1)
    #expect(row.number("first_response_mean_s") == 2400)
    #expect(row.number("sla_first_response_breached") == 1)
    #expect(row.number("new_conversations") == 1)
    #expect(row.number("inbound_messages") == 2)
  }
}

import Testing

@testable import Inbox

/// metrics.md, *Golden vectors*, through the fold.
@Suite("Golden vectors of the clocks")
struct GoldenVectorTests {
  private func due(
    of kind: TargetKind = .firstResponse, asked: String, in workspace: Workspace
  ) -> Instant? {
    var journal = Journal()
    journal.customer(asked)
    return journal.folded(in: workspace).target(kind)?.due
  }

  @Test("1: Friday 16:45 and half an hour is Monday 09:15, met to the millisecond")
  func one() throws {
    let workspace = try Workspace.office(first: .minutes(30))
    #expect(due(asked: "20 16:45", in: workspace) == at("23 09:15"))
    for (reply, state) in [
      ("23 09:15:00.000", TargetState.met), ("23 09:15:00.001", TargetState.breached),
    ] {
      var journal = Journal()
      journal.customer("20 16:45")
      journal.reply(reply)
      let target = journal.folded(in: workspace).target(.firstResponse)
      #expect(target?.state(at: at(reply), isVoid: false, workspace: workspace) == state)
    }
  }

  @Test("2: at closing time, and seconds are not rounded")
  func two() throws {
    let workspace = try Workspace.office(first: .minutes(30))
    #expect(due(asked: "20 17:00", in: workspace) == at("23 09:30"))
    #expect(due(asked: "20 16:59:30", in: workspace) == at("23 09:29:30"))
  }

  @Test("3: Monday is a holiday")
  func three() throws {
    let monday = try #require(CivilDate(year: 2026, month: 11, day: 23))
    let workspace = try Workspace.office(first: .minutes(30), holidays: [monday])
    #expect(due(asked: "20 16:45", in: workspace) == at("24 09:15"))
  }

  @Test(
    "4: pending pauses the resolution",
    arguments: [
      ("20 10:00", "20 11:00", "20 13:30", "20 16:30"),
      ("19 15:00", "19 16:00", "20 10:00", "20 13:00"),
    ])
  func four(asked: String, pending: String, open: String, due: String) throws {
    let workspace = try Workspace.office(resolution: .hours(4))
    var journal = Journal()
    journal.customer(asked)
    journal.status(pending, .pending)
    #expect(journal.folded(in: workspace).target(.resolution)?.due == nil)
    journal.status(open, .open)
    #expect(journal.folded(in: workspace).target(.resolution)?.due == at(due))
  }

  @Test("5: working time over a weekend")
  func five() throws {
    let workspace = try Workspace.office(first: .hours(2))
    var journal = Journal()
    journal.customer("20 16:30")
    let target = journal.folded(in: workspace).target(.firstResponse)
    #expect(
      target?.workingTimeLeft(at: at("23 09:20"), workspace: workspace)
        == .minutes(120 - 50))
  }

  @Test("6: twenty-four working hours")
  func six() throws {
    let workspace = try Workspace.office(first: .hours(24))
    #expect(due(asked: "20 16:55", in: workspace) == at("25 16:55"))
  }

  @Test("7: lunch")
  func seven() throws {
    let workspace = try Workspace.office(
      first: .minutes(30), hours: ["09:00-12:00", "13:00-17:00"])
    #expect(due(asked: "20 11:50", in: workspace) == at("20 13:20"))
  }

  @Test("8: only what answers, answers")
  func eight() throws {
    var journal = Journal()
    journal.customer("10:00")
    journal.customer("10:05")
    journal.line("10:06", .note(Note(id: "n", text: "Looks like a double charge")))
    journal.bot("10:07")
    journal.reply("10:20")
    journal.reply("10:21")
    journal.customer("10:30")
    journal.message("10:30", .out, by: .agent("maya")) { $0.auto = true }
    journal.reply("10:50")
    let folded = journal.folded(in: try .office(first: .hours(1), next: .hours(1)))
    #expect(folded.turns.map { $0.end.since($0.start) } == [.minutes(20), .minutes(20)])
    #expect(folded.turns.map(\.isFirst) == [true, false])
    let first = try #require(folded.target(.firstResponse))
    #expect(first.end?.since(first.start) == .minutes(20))
    #expect(folded.targets(.nextResponse).count == 1)
    #expect(folded.conversation?.waitingSince == nil)
  }

  @Test("9: the agent began")
  func nine() throws {
    var journal = Journal()
    journal.reply("09:00")
    let before = journal.folded(in: try .office(first: .hours(1), resolution: .hours(4)))
    #expect(before.targets(.firstResponse).isEmpty)
    #expect(before.target(.resolution)?.start == at("09:00"))
    journal.customer("09:40")
    journal.reply("09:45")
    let after = journal.folded(in: try .office(first: .hours(1), resolution: .hours(4)))
    #expect(after.turns.map { $0.end.since($0.start) } == [.minutes(5)])
    #expect(after.target(.firstResponse)?.start == at("09:40"))
    #expect(after.targets(.resolution).map(\.start) == [at("09:00")])
  }

  @Test("12: merged, the earlier question counts")
  func twelve() throws {
    let workspace = try Workspace.office(first: .hours(1))
    var journal = Journal("A")
    journal.customer("09:50", in: "B")
    journal.customer("10:00")
    journal.line("10:10", .merge(into: "A"), in: "B")
    journal.reply("10:30")
    let folded = journal.folded(in: workspace)
    #expect(folded.turns.map { $0.end.since($0.start) } == [.minutes(40)])
    journal.ref = "B"
    let merged = journal.folded(in: workspace)
    #expect(merged.conversation?.mergedInto == "A")
    #expect(merged.ended.isEmpty && merged.turns.isEmpty)
    let conversation = try #require(merged.conversation)
    #expect(
      TargetRecord.records(of: conversation, ended: [], at: at("10:30"), workspace: workspace)
        == [TargetRecord(conversation: "B", what: .merged(into: "A"))])
  }
}

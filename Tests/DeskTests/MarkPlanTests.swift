import Canvas
import Inbox
import Testing

@testable import Desk

/// What the plan of an act on marks says and offers beforehand, and what stays marked after it.
@Suite struct MarkPlanTests {
  private let lena = ConversationID(88121)
  private let ruiz = ConversationID(88109)
  private let beck = ConversationID(88124)

  private func settings(_ change: (inout Workspace) -> Void) -> DeskSettings {
    var settings = Sample.settings
    change(&settings.workspace)
    return settings
  }

  @Test func onlyWhatWasRefusedStaysMarkedWhateverTheAct() {
    var bench = Bench()
    // Beck Foods is pending already; three others are not.
    let place = bench.store.rows.firstIndex { $0.id == beck } ?? 0
    bench.store.rows[place].conversation.priority = .high
    bench.press("* P")
    bench.type("high\n")
    #expect(bench.shows("1 not:"))
    bench.wait(400)
    bench.press("y")
    #expect(bench.bulks.count == 1)
    #expect(bench.desk.marks.ids == [beck])
  }

  @Test func anIncidentThatTheMarkedJoinEndsTheirMarks() {
    var bench = Bench()
    bench.press("x j x I Enter")
    bench.type("Double charges\n")
    bench.wait(800)
    bench.press("y")
    #expect(bench.bulks.count == 1)
    #expect(bench.desk.marks.isEmpty)
  }

  @Test func anUndoTakesNoMarksAway() {
    var bench = Bench()
    bench.press("x j x P")
    bench.type("high\n")
    bench.wait(400)
    bench.press("y g g x u")
    #expect(bench.bulks.count == 2)
    #expect(bench.desk.marks.ids == [lena])
  }

  @Test func aRestrictingTagSaysWhoLosesWhat() {
    var bench = Bench(
      settings: settings { $0.restricted = ["employee": [.senior, .supervisor]] })
    let owners = bench.store.rows.filter { $0.conversation.assignee == "tom" }.count
    #expect(owners > 1)
    bench.press("* t")
    bench.type("employee\n")
    #expect(bench.shows("15 become restricted by #employee: only"))
    #expect(bench.shows("senior or supervisor may read them."))
    #expect(bench.shows("may not read \(owners) of them and has them no more."))
    #expect(!bench.shows("You may not read"))
    bench.wait(400)
    bench.press("y")
    #expect(bench.message.contains("may not read \(owners) of them"))
  }

  @Test func aRestrictingTagOfOthersSaysThatItHidesThemFromOneself() {
    var settings = settings { $0.restricted = ["employee": [.supervisor]] }
    settings.agent = settings.workspace.agents.first { $0.role == .agent } ?? settings.agent
    var bench = Bench(settings: settings)
    bench.press("x t")
    bench.type("employee\n")
    #expect(bench.shows("You may not read it any more."))
  }

  @Test func aMergeSaysWhatItsTagsKeepFromWhom() {
    var bench = Bench(settings: settings { $0.restricted = ["employee": [.supervisor]] })
    bench.store.rows[0].conversation.tags = ["employee"]
    bench = {
      var fresh = Bench(rows: bench.store.rows, settings: bench.desk.settings)
      fresh.press("L")
      fresh.type("\(ruiz.number)")
      fresh.press("Enter")
      return fresh
    }()
    #expect(bench.shows("#88109 becomes restricted by #employee"))
    #expect(bench.shows("Tom may not read it and"))
    // What bears the tag itself is kept from nobody new.
    bench.press("Esc")
    let place = bench.store.rows.firstIndex { $0.id == ruiz } ?? 0
    bench.store.rows[place].conversation.tags = ["employee"]
    bench.wait(400)
    bench.press("L")
    bench.type("\(ruiz.number)")
    bench.press("Enter")
    #expect(bench.shows("#88121 and #88109"))
    #expect(!bench.shows("becomes restricted"))
  }

  @Test func whatLacksATagGetsOneFromThePlanAndThePlanComesAgain() {
    var bench = Bench(settings: settings { $0.requiredBeforeResolve = [.tag] })
    // The two where nobody waits.
    bench.press("G x k x e")
    #expect(bench.shows("2 not: It needs a tag before it is resolved."))
    #expect(bench.shows("t  give the 2 without a tag one first"))
    bench.wait(400)
    bench.press("t")
    #expect(bench.shows("Tag for the 2 without one"))
    bench.type("outage\n")
    #expect(bench.bulks.map(\.command) == [.tag(["outage"])])
    #expect(bench.shows("y  do it: 2 × resolved"))
    bench.wait(400)
    bench.press("y")
    #expect(bench.bulks.map(\.command) == [.tag(["outage"]), .resolve(reason: nil)])
    #expect(bench.desk.marks.isEmpty)
  }

  @Test func escFromTheTagLeavesTheMarksAndDoesNothing() {
    var bench = Bench(settings: settings { $0.requiredBeforeResolve = [.tag] })
    bench.press("G x k x e")
    bench.wait(400)
    bench.press("t Esc")
    #expect(bench.bulks.isEmpty)
    #expect(bench.desk.marks.count == 2)
  }
}

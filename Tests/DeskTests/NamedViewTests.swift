import Canvas
import Inbox
import Testing

@testable import Desk

/// `g1` to `g9`: lists of one's own and of the team.
@Suite struct NamedViewTests {
  private var settings: DeskSettings {
    get throws {
      var settings = Sample.settings
      settings.ownViews = [try SavedView(name: "My waiting", text: "is:open assignee:me")]
      settings.workspace.views = [
        try SavedView(name: "Nobody’s", text: "is:open assignee:none"),
        try SavedView(name: "Priya", text: "is:open assignee:Priya"),
      ]
      return settings
    }
  }

  @Test func ownOnesComeFirstAndTheHeaderBearsTheName() throws {
    var bench = Bench(settings: try settings)
    bench.press("g 1")
    #expect(bench.screen[0].contains("My waiting"))
    #expect(bench.screen.contains { $0.contains("g1 [My waiting") })
    #expect(bench.desk.queue.list.rows.allSatisfy { $0.conversation.assignee == "maya" })
    bench.press("g 2")
    #expect(bench.screen[0].contains("Nobody’s"))
    bench.press("g 7")
    #expect(bench.message.contains("the team is g3"))
    // Back is the triage.
    bench.press("Esc")
    #expect(bench.desk.queue.view == .triage)
  }

  @Test func namesOfPeopleMeanTheirIds() throws {
    let bench = Bench(settings: try settings)
    #expect(bench.desk.views.entries[2].view.query.description == "is:open assignee:priya")
  }

  @Test func whichKeyAndHelpNameThem() throws {
    var bench = Bench(settings: try settings)
    bench.press("g")
    bench.wait(400)
    #expect(bench.screen.contains { $0.contains("My waiting (own)") })
    #expect(bench.screen.contains { $0.contains("Nobody’s (team)") })
    bench.press("Esc ?")
    bench.type("g 1")
    #expect(bench.screen.contains { $0.contains("g1 My waiting (own)") })
  }

  @Test func theListCountsThemAndGoesThere() throws {
    var bench = Bench(settings: try settings)
    bench.press("g 0")
    let mine = bench.store.rows.count {
      $0.conversation.status == .open && $0.conversation.assignee == "maya"
    }
    #expect(bench.screen.contains { $0.contains("g1  My waiting") && $0.contains("\(mine)  own") })
    bench.type("nobody")
    bench.press("Enter")
    #expect(bench.screen[0].contains("Nobody’s"))
  }

  @Test func aFilterIsKeptUnderAName() throws {
    var bench = Bench(settings: try settings)
    bench.press("g =")
    #expect(bench.message.contains("There is no filter to keep"))
    bench.press("F")
    bench.type("tier:3")
    bench.press("Enter g =")
    bench.type("Priority")
    bench.press("Enter")
    let kept = try SavedView(name: "Priority", text: "is:open (tier:3)")
    #expect(bench.effects.contains(.saveView(kept)))
    #expect(bench.screen[0].contains("Priority"))
    #expect(bench.message.contains("g2"))
  }

  @Test func countsAreWrittenForPeople() {
    #expect(ViewCount(999).words.string == "999")
    #expect(ViewCount(10_000, isLeast: true).words.string == "10,000+")
    #expect(ViewCount(1_234_567).words.string == "1,234,567")
  }

  @Test func aChangedWorkspaceChangesTheViewInFront() throws {
    var bench = Bench(settings: try settings)
    bench.press("g 2")
    var workspace = try settings.workspace
    workspace.views[0] = try SavedView(name: "Nobody’s", text: "is:pending")
    bench.send(.workspace(workspace))
    bench.paint()
    #expect(bench.desk.queue.view.text == "is:pending")
    #expect(bench.desk.queue.list.rows.allSatisfy { $0.conversation.status == .pending })
  }
}

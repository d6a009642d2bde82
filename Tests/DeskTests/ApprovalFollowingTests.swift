import Canvas
import Inbox
import Testing

@testable import Desk

/// What others, or the clock, do to a submitted reply while somebody looks at it.
extension ApprovalDeskTests {
  /// Somebody else does something to what the box shows.
  private func change(_ bench: inout Bench, _ change: (inout [ApprovalCase]) -> Void) {
    change(&bench.store.approvals[Self.lena, default: []])
    bench.send(
      .changes(
        ChangeSet(
          now: ChangeSet.Place(sequence: 900, counter: 0),
          changes: [ChangeSet.Change(conversation: Self.lena, by: "priya", at: bench.now)],
          everything: false, workspaceChanged: false)))
  }

  private static func approved(_ one: inout ApprovalCase) {
    one.state = .approved
    one.answeredBy = .agent("priya")
    one.audience = nil
  }

  @Test("An open box follows what a colleague does to it, says so, and lets no key through")
  func followed() {
    for (state, words, title) in [
      (Approval.State.approved, "Priya approved it meanwhile", "Approved by Priya"),
      (.rejected, "Priya sent it back meanwhile", "Sent back by Priya"),
      (.withdrawn, "Tom took it back meanwhile", "Tom took it back"),
    ] {
      var bench = waiting("maya")
      bench.press("O")
      bench.wait(800)
      change(&bench) { cases in
        cases[0].state = state
        cases[0].answeredBy = .agent(state == .withdrawn ? "tom" : "priya")
      }
      #expect(bench.message.contains(words), "\(bench.message)")
      #expect(bench.shows(title))
      #expect(!bench.shows("O approve"))
      bench.press("O")
      #expect(bench.requests.isEmpty)
      #expect(bench.desk.approvalBox != nil)
    }
  }

  @Test("Words that are being written instead stay, go nowhere, and say why")
  func followedWhileWriting() {
    for (key, mode) in [("E", ApprovalBox.Mode.editing), ("B", .sendingBack)] {
      var bench = waiting("maya")
      bench.press("O \(key)")
      bench.type("Which bank?")
      change(&bench) { Self.approved(&$0[0]) }
      #expect(bench.message.contains("Priya approved it meanwhile"))
      #expect(bench.shows("your words go nowhere"))
      #expect(bench.desk.approvalBox?.mode == mode)
      bench.press("^S")
      #expect(bench.requests.isEmpty)
      #expect(bench.message.contains("It was approved already"))
      #expect(bench.desk.approvalBox?.buffer?.text.contains("Which bank?") == true)
      bench.press("Esc")
      #expect(bench.shows("Approved by Priya"))
    }
  }

  @Test("Submitted anew, the newer words take the place of those in the box, and are read first")
  func followedAnew() {
    var bench = waiting("maya")
    bench.press("O")
    bench.wait(800)
    let now = bench.now
    change(&bench) { cases in
      cases[0].state = .withdrawn
      var anew = ApprovalCase(
        message: "r2", author: "tom", requestedAt: now, due: nil,
        variants: ["Noch besser."])
      anew.audience = .private
      cases.append(anew)
    }
    #expect(bench.message.contains("Tom submitted other words instead: these"))
    #expect(bench.shows("Noch besser."))
    bench.paint()
    bench.press("O")
    #expect(bench.requests.isEmpty, "nobody has read them yet")
    bench.wait(800)
    bench.press("O")
    guard case .approve(let answer)? = bench.requests.last?.command else {
      Issue.record("not approved")
      return
    }
    #expect(answer.message == "r2")
  }

  @Test("Its author's box shows what became of it")
  func followedByItsAuthor() {
    var bench = waiting("tom")
    bench.press("O")
    change(&bench) { cases in
      Self.approved(&cases[0])
      cases[0].edited = Self.changed
    }
    #expect(bench.shows("Approved by Priya in other words"))
    #expect(bench.shows("{+3"))
  }

  @Test("Refused because somebody was quicker, the words that were written are still in the box")
  func refusedWithWords() {
    var bench = waiting("maya")
    bench.press("O B")
    bench.type("Which bank?")
    bench.store.refusal = .noApprovalWaits(.approved)
    bench.press("^S")
    #expect(bench.message.contains("It was approved already"))
    #expect(bench.desk.approvalBox?.note.text == "Which bank?")
    // Without words of one's own there is nothing to keep.
    bench = waiting("maya")
    bench.press("O")
    bench.wait(800)
    bench.store.refusal = .noApprovalWaits(.approved)
    bench.press("O")
    #expect(bench.message.contains("It was approved already"))
    #expect(bench.desk.approvalBox == nil)
  }

  @Test("Submitting says what it replaces; what became of it takes the place of “waits” at once")
  func statusLine() {
    var bench = bench("tom")
    bench.answersActs = false
    bench.press("r")
    bench.type("Hallo Lena")
    bench.press("^S")
    if let act = bench.requests.last?.act {
      let step = Approval(message: "r1", state: .requested)
      bench.send(.performed(act, .submitted(step, version: 9, replaces: true)))
    }
    #expect(bench.message.contains("instead of what you submitted before"))
    bench.wait(1500)
    bench.clearEffects()
    bench.send(.news([News(.approval, of: Self.lena, by: "maya", outcome: .approved)]))
    #expect(bench.message.contains("Maya approved your reply"))
    #expect(!bench.effects.contains(.bell), "it is in sight")
  }

  @Test("Overdue it has its sign in the list, in the tab, on the wallboard, and is told as such")
  func overdue() {
    var bench = waiting("maya") { $0.due = Bench.thursday.advanced(by: -300_000) }
    var figures = Sample.figures
    (figures.approvals, figures.overdueApprovals) = (1, 1)
    bench.send(.figures(figures))
    bench.press("g a")
    bench.wait(200)
    #expect(bench.shows("ok?-5m"))
    #expect(bench.shows("Approve !! 1"))
    bench.press("O")
    #expect(bench.shows("was due"))
    bench.press("Esc Esc")
    bench.wait(400)
    bench.press("g w")
    #expect(bench.screen.contains { $0.contains("!!") && $0.contains("ok?-5m") })
    let news = News(
      .approval, of: Self.lena, by: "tom", outcome: .requested, isOverdue: true)
    bench.send(.news([news]))
    #expect(bench.message == "\(Self.lena): the approval that Tom asks for is overdue; ga shows it")
  }
}

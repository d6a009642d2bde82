import Canvas
import Inbox
import Testing

@testable import Desk

/// Submitting, answering and handing over, on the screens.
@Suite struct ApprovalDeskTests {
  static let lena = ConversationID(88121)
  static let sizes = [Size(width: 120, height: 36), Size(width: 80, height: 24)]
  static let written = """
    Hallo Lena,

    danke für den Auszug. Deine Bank gibt die Vormerkung in 5 bis 7 Tagen frei.
    """
  static let changed = """
    Hallo Lena,

    danke für den Auszug. Deine Bank gibt die Vormerkung in 3 bis 5 Tagen frei, du zahlst nur einmal.
    """

  /// - Parameter me: Tom's replies wait in every tier; Maya and Priya may approve.
  func bench(_ me: AgentID, size: Size = sizes[0]) -> Bench {
    var settings = Sample.settings
    for place in settings.workspace.agents.indices
    where settings.workspace.agents[place].id == "tom" {
      settings.workspace.agents[place].approval = Set(Tier.allCases)
    }
    if let agent = settings.workspace.agent(me) { settings.agent = agent }
    var bench = Bench(size: size, settings: settings)
    // Nobody else is there: the bar above the composer is free.
    for place in bench.store.rows.indices { bench.store.rows[place].presence = [] }
    bench.press("g i")
    return bench
  }

  /// Tom's reply to Lena waits, half an hour from four minutes ago on.
  func waiting(
    _ me: AgentID, size: Size = sizes[0], variants: [String] = [written],
    _ change: (inout ApprovalCase) -> Void = { _ in }
  ) -> Bench {
    var bench = bench(me, size: size)
    let asked = bench.now.advanced(by: -200_000)
    var one = ApprovalCase(
      message: "r1", author: "tom", requestedAt: asked, due: asked.advanced(by: 1_800_000),
      variants: variants, request: "Are the days right?")
    one.audience = .private
    change(&one)
    bench.store.approvals[Self.lena] = [one]
    for place in bench.store.rows.indices where bench.store.rows[place].id == Self.lena {
      bench.store.rows[place].approval = RowApproval(
        author: "tom", state: one.state, due: one.due)
      bench.store.rows[place].presence = []
    }
    bench.press("g i")
    bench.wait(200)
    return bench
  }

  @Test(arguments: sizes)
  func whoNeedsOneSubmits(size: Size) throws {
    var bench = bench("tom", size: size)
    bench.press("r")
    bench.type("Hallo Lena")
    #expect(bench.shows("needs an approval by Maya or Priya: ^S submits it"))
    #expect(bench.shows("^S submit"))
    Golden.check(bench, "approval-writing")
    bench.press("^S")
    let request = try #require(bench.requests.last)
    guard case .reply(let reply) = request.command else {
      Issue.record("not handed over")
      return
    }
    #expect(reply.text == "Hallo Lena")
    #expect(bench.message.contains("waits for an approval by Maya or Priya"))
    // It is no held reply: there is nothing to take back.
    bench.press("U")
    #expect(!bench.effects.contains { if case .takeBack = $0 { true } else { false } })
  }

  @Test func severalWordingsGoTogether() throws {
    var bench = bench("tom")
    bench.press("r")
    bench.type("Hallo")
    bench.press("^X a")
    #expect(bench.message.contains("Kept as wording 1"))
    bench.type(" Lena")
    bench.press("^X a")
    bench.press("^X a")
    #expect(bench.message.contains("That wording is taken away; 1 kept"))
    bench.press("^S")
    guard case .reply(let reply)? = bench.requests.last?.command else {
      Issue.record("not handed over")
      return
    }
    #expect(reply.text == "Hallo Lena")
    #expect(reply.variants == ["Hallo"])
  }

  @Test(arguments: sizes)
  func whatWaitsStandsInItsViewWithItsClock(size: Size) {
    var bench = waiting("priya", size: size)
    bench.press("g a")
    bench.wait(200)
    #expect(bench.desk.queue.view == .approvals)
    #expect(bench.shows("ok? 26m"))
    Golden.check(bench, "approvals")
    bench.press("Enter")
    #expect(bench.shows("danke für den Auszug"))
    #expect(
      bench.shows("waits for an approval: O"), "\(bench.screen.joined(separator: "\n"))")
  }

  @Test(arguments: sizes)
  func approving(size: Size) throws {
    var bench = waiting("priya", size: size, variants: [Self.written, "Hallo Lena, fünf Tage."])
    bench.press("O")
    #expect(bench.shows("Tom asks for an approval"))
    #expect(bench.shows("wording 1 of 2"))
    Golden.check(bench, "approval-box")
    // A key held down, or pressed twice for once, approves nothing.
    bench.press("O")
    #expect(bench.message.contains("Wait a moment"))
    #expect(bench.requests.isEmpty)
    bench.press("Tab")
    #expect(bench.shows("fünf Tage"))
    bench.wait(800)
    bench.press("Enter")
    #expect(bench.requests.isEmpty, "Enter approves nothing")
    bench.press("O")
    guard case .approve(let answer)? = bench.requests.last?.command else {
      Issue.record("not approved")
      return
    }
    #expect(answer.message == "r1")
    #expect(answer.variant == 1)
    #expect(answer.text == nil)
    #expect(answer.holdMilliseconds == 10_000)
    #expect(bench.desk.acts.done.isEmpty, "nothing for u: the reply itself is taken back")
  }

  @Test(arguments: sizes)
  func inOtherWords(size: Size) {
    var bench = waiting("maya", size: size)
    bench.press("O E")
    bench.type(" Gruß")
    Golden.check(bench, "approval-editing")
    bench.press("Esc")
    #expect(bench.shows("O approve"))
    bench.wait(400)
    bench.press("E ^S")
    guard case .approve(let answer)? = bench.requests.last?.command else {
      Issue.record("not approved")
      return
    }
    // Opened anew it begins with the author's words, and the same words are no change.
    #expect(answer.text == nil)
  }

  @Test func sendingBackNeedsTheNote() {
    var bench = waiting("maya")
    bench.press("O B ^S")
    #expect(bench.requests.isEmpty)
    #expect(bench.message.contains("Say in a note"))
    bench.type("Which bank?")
    bench.press("^S")
    #expect(bench.requests.last?.command == .sendBack("r1", note: "Which bank?"))
  }

  @Test func refusalsSayWhoMay() {
    var bench = waiting("tom")
    bench.press("O")
    bench.wait(800)
    bench.press("O")
    #expect(bench.message.contains("Nobody approves their own reply; Maya or Priya may"))
    bench.press("B")
    #expect(bench.message.contains("Maya or Priya may"))
    bench.press("D")
    #expect(bench.requests.last?.command == .withdraw("r1"))
    bench = waiting("sol")
    bench.press("O")
    bench.wait(800)
    bench.press("O")
    #expect(bench.message.contains("You may not approve it; Maya or Priya may"))
    bench.press("D")
    #expect(bench.message.contains("Only Tom, who wrote it"))
    bench.press("Esc Esc")
    bench.wait(400)
    bench.press("j O")
    #expect(bench.message.contains("no reply waits for an approval there"))
  }

  @Test(arguments: sizes)
  func theAuthorSeesWhatWasChanged(size: Size) {
    var bench = waiting("tom", size: size) { one in
      one.state = .approved
      one.edited = Self.changed
      one.chosen = 0
      one.answeredBy = .agent("maya")
    }
    #expect(bench.shows("edited"))
    bench.press("O")
    #expect(bench.shows("Approved by Maya in other words"))
    #expect(bench.shows("[-5"))
    #expect(bench.shows("{+3"))
    Golden.check(bench, "approval-changed")
    bench.wait(800)
    bench.press("O")
    #expect(bench.message.contains("It was approved already"))
  }

  @Test func sentBackItSaysWhy() {
    var bench = waiting("tom") { one in
      one.state = .rejected
      one.note = "Which bank?"
      one.answeredBy = .agent("maya")
    }
    #expect(bench.shows("back"))
    bench.press("O")
    #expect(bench.shows("Sent back by Maya"))
    #expect(bench.shows("Maya: Which bank?"))
  }

  @Test func whatWasOvertakenIsSaidToWhoApproved() {
    var bench = waiting("maya")
    bench.answersActs = false
    bench.press("O")
    bench.wait(800)
    bench.press("O")
    let news = Collision.News(kind: .customerMessage, at: bench.now, by: "Lena", text: "?")
    if let act = bench.requests.last?.act {
      bench.send(.performed(act, .stopped(Collision(seenVersion: 1, version: 2, news: [news]))))
    }
    #expect(bench.message.contains("the customer wrote again"))
    #expect(bench.message.contains("back in its author’s draft"))
  }

  @Test(arguments: sizes)
  func handingOver(size: Size) {
    var bench = bench("maya", size: size)
    bench.press("g e")
    bench.wait(200)
    #expect(bench.desk.queue.view == .handover)
    Golden.check(bench, "handover")
    bench.press("H")
    #expect(bench.shows("Hand over to"))
    bench.type("Priya")
    bench.press("Enter")
    bench.type("She calls at 15:00")
    bench.press("Enter")
    guard case .handOver(let away)? = bench.requests.last?.command else {
      Issue.record("not handed over")
      return
    }
    #expect(away.to.agent == .to("priya"))
    #expect(away.note == "She calls at 15:00")
  }

  @Test func allMarkedAtOnceAfterTheirPlan() {
    var bench = bench("maya")
    bench.press("x j x H")
    bench.type("team")
    bench.press("Enter Enter")
    #expect(bench.shows("handed over → team billing"))
    bench.wait(400)
    bench.press("y")
    guard case .handOver(let away)? = bench.bulks.last?.command else {
      Issue.record("not handed over")
      return
    }
    #expect(away.to == Assignment(agent: .to(nil), team: .to("billing")))
  }
}

import Canvas
import Inbox
import Testing

@testable import Desk

/// Acts from the list and the conversation, and taking them back.
@Suite struct ActingTests {
  @Test func anActIsTakenBackAndDoneAgain() throws {
    var bench = Bench()
    bench.press("j j 2")
    // Lowering asks for the reason; Enter without one does nothing.
    bench.press("Enter")
    #expect(bench.commands.isEmpty)
    bench.type("simple question\n")
    #expect(bench.commands == [.tier(.two, reason: "simple question")])
    let act = try #require(bench.requests.last?.act)
    bench.press("u")
    #expect(bench.commands.last == .undo(act))
    let undo = try #require(bench.requests.last?.act)
    bench.press("^R")
    #expect(bench.commands.last == .undo(undo))
    let redo = try #require(bench.requests.last?.act)
    bench.press("u")
    #expect(bench.commands.last == .undo(redo))
  }

  @Test func undoLeavesRepliesToTakeBack() {
    var bench = Bench()
    bench.press("r")
    bench.type("Hallo Lena")
    bench.press("^S")
    bench.wait(400)
    bench.press("u")
    #expect(bench.message.contains("nothing of yours to undo"))
  }

  @Test func everyActBearsItsOwnId() {
    var bench = Bench()
    bench.press("p j p j p j p")
    let acts = bench.requests.map(\.act)
    #expect(Set(acts).count == acts.count)
    #expect(acts.allSatisfy { $0.text.hasPrefix("s-") })
  }

  @Test("A tag just given counts before the list shows it: the store judges, not an old row")
  func tagThenResolve() {
    var settings = Sample.settings
    settings.workspace.requiredBeforeResolve = [.tag]
    var bench = Bench(settings: settings)
    bench.press("G e")
    #expect(bench.message.contains("needs a tag before it is resolved: press t"))
    bench.answersLoads = false
    bench.press("t")
    bench.type("delivery\n")
    bench.press("e")
    #expect(bench.commands == [.tag(["delivery"]), .resolve(reason: nil)])
    // Taken back, it is as before.
    bench.press("u u e")
    #expect(bench.message.contains("needs a tag before it is resolved: press t"))
  }

  @Test func peopleAreFoundByTyping() {
    var bench = Bench()
    bench.press("a")
    bench.type("pri\n")
    #expect(bench.commands == [.assign(Assignment(agent: .to("priya")))])
    bench.press("j a")
    bench.type("bill\n")
    #expect(bench.commands.last == .assign(Assignment(team: .to("billing"))))
    bench.press("j a")
    bench.type("nobody\n")
    #expect(bench.commands.last == .assign(Assignment(agent: .to(nil))))
  }

  @Test func aTierThatIsNotTheirsCannotBeGivenToThem() {
    var settings = Sample.settings
    settings.workspace.tiers[.three] = TierDefinition(name: "Priority", handledBy: [.supervisor])
    var bench = Bench(settings: settings)
    bench.press("a")
    bench.type("tom\n")
    #expect(bench.commands.isEmpty)
    #expect(bench.message.contains("not theirs"))
  }

  @Test func timesToSnoozeAreTypedAsPeopleTypeThem() throws {
    var settings = Sample.settings
    settings.workspace.zone = .utc
    let now = try #require(Instant(journal: "2026-11-19T13:32:00.000Z"))
    for (text, expected) in [
      ("2h", "2026-11-19T15:32:00.000Z"), ("16:30", "2026-11-19T16:30:00.000Z"),
      ("9:00", "2026-11-20T09:00:00.000Z"), ("tomorrow", "2026-11-20T09:00:00.000Z"),
      ("mon 10:15", "2026-11-23T10:15:00.000Z"), ("2026-12-01", "2026-12-01T09:00:00.000Z"),
      ("thu", "2026-11-26T09:00:00.000Z"),
    ] {
      #expect(
        TypedTime.instant(text, now: now, zone: .utc) == Instant(journal: expected), "\(text)")
    }
    for text in ["", "yesterday", "25:00", "1:5", "0m", "mon tue", "9", "99999999999d"] {
      #expect(TypedTime.instant(text, now: now, zone: .utc) == nil, "\(text)")
    }
    var bench = Bench(settings: settings)
    bench.press("z")
    bench.type("another\n")
    bench.type("2h\n")
    #expect(bench.commands == [.snooze(until: Instant(journal: "2026-11-19T15:32:00.000Z"))])
  }

  @Test func escalatingAsksTeamAndNoteInOne() {
    var bench = Bench()
    bench.press("j + Enter")
    bench.type("please call them\n")
    guard case .escalate(let team, let note, _)? = bench.commands.last else {
      Issue.record("not escalated")
      return
    }
    #expect(team == "billing")
    #expect(note == "please call them")
  }

  @Test func mergingNamesBothAndNeedsAKeyOfItsOwn() {
    var bench = Bench()
    bench.press("L")
    bench.type("#88117\n\n\n")
    #expect(bench.commands.isEmpty)
    #expect(bench.screen.contains { $0.contains("#88117 Acme Logistics") })
    bench.press("m")
    #expect(bench.commands == [.merge(into: "c88117")])
  }

  @Test func aRefusalIsSaidInWords() {
    var bench = Bench()
    bench.store.refusal = .tierNotYours(.three, handledBy: [.senior])
    bench.press("j p")
    #expect(bench.message.contains("Tier 3 is handled by senior"))
    #expect(bench.desk.acts.done.isEmpty)
  }

  @Test func theWorkspaceMayRequireATag() {
    var settings = Sample.settings
    settings.workspace.requiredBeforeResolve = [.tag]
    var bench = Bench(settings: settings)
    bench.press("G e")
    #expect(bench.commands.isEmpty)
    #expect(bench.message.contains("needs a tag"))
  }

  @Test func whatFailedIsTriedAgainAndWhatIsUnknownIsAsked() {
    var bench = Bench()
    var figures = Sample.figures
    figures.leaving = [
      Sample.outboxEntry(.unknown, id: "u1", number: 88124),
      Sample.outboxEntry(.failed, id: "f1"),
    ]
    bench.send(.figures(figures))
    bench.press("g f")
    #expect(bench.screen.contains { $0.contains("failed") && $0.contains("#88125") })
    bench.clearEffects()
    bench.press("R")
    #expect(bench.effects.contains(.retry("f1")))
    bench.press("j R")
    #expect(!bench.effects.contains(.retry("u1")))
    bench.press("y")
    #expect(bench.effects.contains(.settle("u1", wasSent: false)))
    bench.press("Y Enter y")
    #expect(bench.effects.contains(.settle("u1", wasSent: true)))
  }

  @Test func serveNextOpensWhatNobodyHasInHand() {
    var bench = Bench()
    // Lena's has a writer, Acme's is another's: Jon is next.
    bench.press("s")
    #expect(bench.desk.conversation?.id == ConversationID(88123))
    bench.press("s")
    bench.type("needs the lawyer\n")
    #expect(bench.commands == [.skip(reason: "needs the lawyer")])
    #expect(bench.desk.conversation?.id == ConversationID(88112))
  }
}

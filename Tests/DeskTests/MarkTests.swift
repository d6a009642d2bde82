import Canvas
import Inbox
import Testing

@testable import Desk

/// Marks, and acts on all that are marked.
@Suite struct MarkTests {
  let lena = ConversationID(88121)
  let beck = ConversationID(88124)
  let ortiz = ConversationID(88125)

  private var isAsking: (Bench) -> Bool {
    { if case .question = $0.desk.layers.last { true } else { false } }
  }

  @Test func aMarkStaysOnItsConversationWhateverTheListDoes() {
    var bench = Bench()
    bench.press("j x j j x")
    let marked: Set = [ConversationID(88117), ConversationID(88109)]
    #expect(bench.desk.marks.ids == marked)
    var new = Sample.many(1)[0]
    new.conversation.openTargets = [
      TargetInstance(
        kind: .firstResponse, start: bench.now, due: bench.now.advanced(by: -3_600_000))
    ]
    new.key = QueueKey(new.conversation)
    bench.store.rows.append(new)
    bench.send(.changes(Golden.change(1, by: nil)))
    bench.press("g g")
    #expect(bench.desk.queue.list.current?.id == ConversationID(1))
    #expect(bench.desk.marks.ids == marked)
    for name in ["Acme Logistics", "Ruiz & Hijos"] {
      #expect(bench.screen.contains { $0.hasPrefix("◆") && $0.contains(name) }, "\(name)")
    }
    #expect(bench.screen.count { $0.hasPrefix("◆") } == 2)
    #expect(bench.screen.contains { $0.contains("2 marked") })
  }

  @Test func xTakesItsMarkAwayAndEscTakesAll() {
    var bench = Bench()
    bench.press("x j x")
    #expect(bench.desk.marks.count == 2)
    bench.press("x")
    #expect(bench.desk.marks.ids == [lena])
    bench.press("Esc")
    #expect(bench.desk.marks.isEmpty)
    #expect(bench.message == "The mark is gone")
  }

  @Test func aRangeGrowsAndShrinksWithTheCursor() {
    var bench = Bench()
    bench.press("j v j j j")
    #expect(bench.desk.marks.count == 4)
    bench.press("k k")
    #expect(bench.desk.marks.count == 2)
    #expect(bench.screen.contains { $0.contains("RANGE 2 marked") })
    // The other way over where it began.
    bench.press("k k")
    #expect(bench.desk.marks.contains(lena))
    #expect(bench.desk.marks.count == 2)
    bench.press("v j j j j")
    #expect(bench.desk.marks.ids == [lena, ConversationID(88117)])
    bench.press("v j Esc")
    #expect(bench.desk.marks.count == 2)
  }

  @Test func aRangeReachesOverRowsThatWereNeverLoaded() {
    var bench = Bench(rows: Sample.many(1000))
    bench.press("j j v G")
    #expect(bench.desk.marks.count == 998)
    #expect(bench.desk.queue.list.rows.count < 500)
    bench.press("k k")
    #expect(bench.desk.marks.count == 996)
    bench.press("g g")
    #expect(bench.desk.marks.count == 3)
  }

  @Test func allShownAreTheRowsOnTheScreenAndAllMatchingEverything() {
    var bench = Bench(size: Size(width: 80, height: 24), rows: Sample.many(1000))
    bench.press("V")
    let shown = bench.screen.filter { $0.contains("Customer ") && $0.contains("words") }.count
    #expect(bench.desk.marks.count == bench.screen.count { $0.hasPrefix("◆") } + 1)
    #expect(bench.desk.marks.count <= shown)
    bench.press("*")
    #expect(bench.desk.marks.count == 1000)
  }

  @Test func anActTypedAheadOfAllMatchingIsNotForTheRowAlone() {
    var bench = Bench()
    bench.answersLoads = false
    bench.burst("* p")
    #expect(bench.commands.isEmpty)
    #expect(bench.message.contains("came before this was shown"))
  }

  @Test func thePlanCountsWhatIsDoneAndWhyTheOthersAreNot() {
    var bench = Bench()
    bench.press("* e")
    #expect(bench.bulks.isEmpty)
    #expect(bench.screen.contains { $0.contains("15 marked") })
    #expect(bench.screen.contains { $0.contains("13 not: The customer waits") })
    #expect(bench.screen.contains { $0.contains("y  do it: 2 × resolved") })
    bench.wait(400)
    bench.press("y")
    #expect(bench.bulks.map(\.command) == [.resolve(reason: nil)])
    #expect(bench.bulks.first.map { Set($0.conversations) } == [beck, ortiz])
    // What was refused stays marked, for what it needs comes next.
    #expect(bench.desk.marks.count == 13)
    #expect(bench.message.contains("2 × resolved"))
  }

  @Test func thePlanRefusesByTheDesksOwnRules() {
    var settings = Sample.settings
    settings.agent = settings.workspace.agents[2]
    settings.workspace.tiers[.two] = TierDefinition(name: "Two", handledBy: [.supervisor])
    settings.workspace.tiers[.three] = TierDefinition(name: "Three", handledBy: [.supervisor])
    settings.workspace.requiredBeforeResolve = [.tag]
    var bench = Bench(settings: settings)
    bench.press("* e")
    #expect(bench.screen.contains { $0.contains("6 not: Tier 2 is handled by supervisor") })
    #expect(bench.screen.contains { $0.contains("2 not: Tier 3 is handled by supervisor") })
    #expect(bench.screen.contains { $0.contains("7 not: It needs a tag before it is resolved") })
    #expect(!bench.screen.contains { $0.contains("y  do it") })
    bench.wait(400)
    bench.press("y")
    #expect(bench.bulks.isEmpty)
  }

  @Test func aReasonResolvesTheUnansweredAsWell() {
    var bench = Bench()
    bench.press("* e")
    bench.wait(400)
    bench.press("e")
    bench.type("the outage is over\n")
    #expect(bench.bulks.isEmpty)
    bench.press("^S")
    #expect(bench.screen.contains { $0.contains("y  do it: 15 × resolved") })
    bench.wait(400)
    bench.press("y")
    #expect(bench.bulks.first?.command == .resolve(reason: "the outage is over"))
    #expect(bench.desk.marks.isEmpty)
  }

  @Test func oneUndoTakesAllBackAndRedoDoesAllAgain() throws {
    var bench = Bench()
    bench.press("G x k x p")
    bench.wait(400)
    bench.press("y")
    let act = try #require(bench.bulks.first)
    #expect(bench.screen.contains { $0.contains("last: 2 × pending, u undo") })
    bench.press("u")
    #expect(bench.bulks.last?.command == .undo(act.act))
    #expect(bench.bulks.last.map { Set($0.conversations) } == [beck, ortiz])
    #expect(bench.message.contains("2 × undone: pending"))
    let undo = try #require(bench.bulks.last)
    bench.press("^R")
    #expect(bench.bulks.last?.command == .undo(undo.act))
    #expect(bench.bulks.count == 3)
    #expect(bench.requests.isEmpty)
  }

  @Test func enterPasteAndOtherKeysOnThePlanDoNothing() {
    var bench = Bench()
    bench.press("* 3")
    #expect(isAsking(bench))
    bench.wait(400)
    bench.press("Enter Space e 3 p Tab ^S")
    bench.send(.paste("y\n"))
    bench.send(.paste("y"))
    #expect(isAsking(bench))
    #expect(bench.bulks.isEmpty)
    #expect(bench.commands.isEmpty)
    bench.press("Esc")
    #expect(!isAsking(bench))
    #expect(bench.desk.marks.count == 15)
    #expect(bench.bulks.isEmpty)
  }

  @Test func keysTypedAheadOfThePlanDoNotAnswerIt() {
    var bench = Bench()
    bench.press("x")
    bench.burst("p y y y")
    #expect(bench.bulks.isEmpty)
    #expect(isAsking(bench))
    // Painted, but nobody can have read it yet.
    bench.paint()
    bench.now = bench.now.advanced(by: 50)
    bench.press("y")
    #expect(bench.bulks.isEmpty)
  }

  @Test func whatLeftTheViewIsToldAndSkipped() throws {
    var bench = Bench()
    bench.press("G x k x")
    let place = try #require(bench.store.rows.firstIndex { $0.id == beck })
    bench.store.rows[place].conversation.status = .resolved
    bench.store.rows[place].key = QueueKey(bench.store.rows[place].conversation)
    bench.press("3")
    #expect(bench.screen.contains { $0.contains("1 left the list and is skipped") })
    bench.wait(400)
    bench.press("y")
    #expect(bench.bulks.first?.conversations == [ortiz])
    #expect(bench.desk.marks.isEmpty)
  }

  @Test func whatAnActAsksIsAskedOnceForAll() {
    var bench = Bench()
    bench.press("V t")
    bench.type("outage\n")
    bench.wait(400)
    bench.press("y")
    #expect(bench.bulks.map(\.command) == [.tag(["outage"])])
    #expect(bench.store.rows.allSatisfy { $0.conversation.tags.contains("outage") })
    // Done with, as after every act; what is refused would stay.
    #expect(bench.desk.marks.isEmpty)
    bench.press("V a")
    bench.type("priya\n")
    #expect(bench.screen.contains { $0.contains("of them are a colleague’s now") })
    bench.press("Esc")
    bench.wait(400)
    bench.press("+ Enter")
    bench.type("see the outage\n")
    bench.wait(400)
    bench.press("y")
    let escalated = bench.bulks.last
    let notes = (escalated?.conversations ?? []).compactMap { id -> MessageID? in
      guard
        case .escalate(_, _, let note)? = escalated?.request(for: ConversationRef("c\(id)")).command
      else { return nil }
      return note
    }
    #expect(notes.count == 15 && Set(notes).count == 15)
  }

  @Test(arguments: ["r", ".", "i", "c", "L"])
  func whatTakesOneConversationIsRefusedWithASentence(key: String) {
    var bench = Bench()
    bench.press("x j x \(key)")
    #expect(bench.message.contains("2 are marked"))
    #expect(bench.desk.layers.isEmpty)
  }

  @Test func inAnOpenConversationAnActIsForThatOne() {
    var bench = Bench()
    bench.press("x j x j Enter 2")
    bench.type("simple\n")
    #expect(bench.commands == [.tier(.two, reason: "simple")])
    #expect(bench.bulks.isEmpty)
    #expect(bench.desk.marks.count == 2)
  }

  @Test func anotherViewTakesTheMarksAwayAndSaysSo() {
    var bench = Bench()
    bench.press("x g g")
    #expect(bench.desk.marks.count == 1)
    bench.press("g m")
    #expect(bench.desk.marks.isEmpty)
    #expect(bench.message.contains("went with its list"))
  }

  @Test func whileItIsDoneTheListLivesAndEscStops() throws {
    var bench = Bench()
    bench.answersActs = false
    bench.press("* 3")
    bench.wait(400)
    bench.press("y")
    let bulk = try #require(bench.bulks.first)
    bench.send(.bulkProgress(bulk.act, 5))
    #expect(bench.screen.contains { $0.contains("5 of 13 × tier 3, Esc stops") })
    bench.press("j j")
    #expect(bench.desk.queue.list.cursor == 2)
    bench.press("p u")
    #expect(bench.commands.isEmpty && bench.bulks.count == 1)
    bench.press("Esc")
    #expect(bench.effects.contains(.stopBulk(bulk.act)))
    var report = BulkReport()
    report.done = Array(bulk.conversations.prefix(6))
    bench.send(.bulkEnded(bulk.act, report, problem: nil))
    #expect(bench.message.contains("6 × tier 3; stopped at 6 of 13"))
    // An undo that is stopped goes on where it was.
    bench.press("u")
    let undo = try #require(bench.bulks.last)
    #expect(undo.conversations.count == 6)
    var part = BulkReport()
    part.done = Array(undo.conversations.prefix(2))
    bench.send(.bulkEnded(undo.act, part, problem: nil))
    bench.press("u")
    #expect(bench.bulks.last?.command == .undo(bulk.act))
    #expect(bench.bulks.last?.conversations.count == 4)
  }
}

import TestSupport
import Testing

@testable import Inbox

@Suite("Approvals")
struct ApprovalTests {
  /// Tier 2, where Tom's replies wait; he has read everything.
  func desk() -> MemoryDesk {
    var desk = MemoryDesk()
    desk.customer("m1")
    desk.run(.tier(.two, reason: nil))
    return desk
  }

  func submitted(
    _ change: (inout Reply) -> Void = { _ in }
  ) -> MemoryDesk {
    var desk = desk()
    let result = desk.run(desk.reply("r1", change), by: "tom")
    #expect(result.types == ["approval"])
    #expect(desk.outbox.isEmpty, "submitted, not queued")
    return desk
  }

  func cases(_ desk: MemoryDesk) -> [ApprovalCase] { ApprovalCase.fold(desk.lines) }

  @Test("A reply that needs one is submitted; the customer's clock runs on, its own runs beside it")
  func submitting() throws {
    let before = desk().conversation()
    let desk = submitted { $0.request = "Is the amount right?" }
    let one = try #require(cases(desk).first)
    #expect(one.isWaiting)
    #expect(one.author == "tom")
    #expect(one.variants == ["Good morning"])
    #expect(one.request == "Is the amount right?")
    #expect(one.due == desk.now.advanced(by: 1_800_000), "half an hour, as nothing else is said")
    #expect(desk.conversation()?.openTargets == before?.openTargets)
    #expect(desk.conversation()?.waitingSince == before?.waitingSince)
  }

  @Test(
    "Whose replies wait in a tier does not take a conversation out of it, nor who may not handle it"
  )
  func lowering() {
    var desk = desk()
    #expect(
      desk.run(.tier(.one, reason: "easy"), by: "tom").refusal
        == .tierKeptForApproval(.two, by: ["Maya", "Priya Nair"]))
    #expect(desk.run(.tier(.three, reason: nil), by: "tom").types == ["tier"], "up goes always")
    for tier in [Tier.two, .one] {
      let refusal = desk.run(.tier(tier, reason: "easy"), by: "tom").refusal
      guard case .tierNotYours(.three, _)? = refusal else {
        Issue.record("\(tier): \(String(describing: refusal))")
        continue
      }
    }
    #expect(desk.run(.tier(.one, reason: "easy"), by: "maya").types == ["tier"])
  }

  @Test(
    "Once its author has answered otherwise, what still waits does not leave as a second answer")
  func answeredMeanwhile() {
    var desk = submitted()
    desk.run(.tier(.one, reason: "easy"), by: "maya")
    desk.now = desk.now.advanced(by: 1000)
    desk.run(desk.reply("r2"), by: "tom")
    let result = desk.run(.approve(ApprovalAnswer(message: "r1")), by: "priya")
    #expect(result.types == ["approval"])
    #expect(result.draft == nil)
    #expect(cases(desk).first?.state == .rejected)
  }

  @Test("What a rule notes by itself overtakes nothing")
  func ruleNotes() {
    var desk = submitted()
    desk.lines.append(
      Event(
        at: desk.now.advanced(by: 1), conversation: "c", by: .rule("soon"),
        what: .note(Note(id: "n-rule", text: "@maya soon due"))))
    desk.now = desk.now.advanced(by: 2)
    #expect(desk.run(.approve(ApprovalAnswer(message: "r1")), by: "priya").draft != nil)
  }

  @Test("Sent back or withdrawn, all its wordings are the author's again")
  func wordings() {
    for command in [Command.sendBack("r1", note: "Say which day"), .withdraw("r1")] {
      var desk = submitted { $0.variants = ["Hello", "Hi"] }
      let by: AgentID = if case .withdraw = command { "tom" } else { "priya" }
      let result = desk.run(command, by: by)
      #expect((try? result.get())?.returned?.reply.variants == ["Hello", "Hi"])
    }
  }

  @Test("Its due is counted in the calendar that the workspace names")
  func due() throws {
    var desk = desk()
    desk.workspace.approvals = ApprovalSettings(withinMilliseconds: 3_600_000, calendar: "never")
    desk.workspace.calendars["never"] = WorkingHours(hours: [:], zone: .utc)
    desk.run(desk.reply("r1"), by: "tom")
    #expect(try #require(cases(desk).first).due == nil, "a calendar that never opens gives none")
  }

  @Test("Others may approve it, not its author, and not whoever needs an approval themselves")
  func whoMay() {
    for (agent, mayApprove) in [("tom", false), ("lee", false), ("priya", true), ("maya", true)] {
      var desk = submitted()
      desk.workspace.agents.append(Agent(id: "lee", name: "Lee", role: .agent))
      let result = desk.run(.approve(ApprovalAnswer(message: "r1")), by: AgentID(agent))
      #expect((result.draft != nil) == mayApprove, "\(agent)")
    }
    var desk = submitted()
    #expect(
      desk.run(.approve(ApprovalAnswer(message: nil)), by: "tom").refusal
        == .ownApproval(by: ["Maya", "Priya Nair"]))
    desk.workspace.agents[1].approval = [.two]
    #expect(
      desk.run(.sendBack("r1", note: "no"), by: "priya").refusal == .approvalNotYours(by: ["Maya"]))
    desk.workspace.approvals.roles = [.senior]
    #expect(
      desk.run(.approve(ApprovalAnswer(message: "r1"))).refusal == .approvalNotYours(by: []))
  }

  @Test("Where nobody may approve, nothing is submitted into nowhere")
  func nobodyMay() {
    var desk = desk()
    desk.workspace.agents.removeAll { $0.id != "tom" }
    #expect(desk.run(desk.reply("r1"), by: "tom").refusal == .needsApproval(.two))
    #expect(cases(desk).isEmpty)
  }

  @Test("Approved, it goes the way of every reply: its author's, held, with what follows")
  func approving() throws {
    var desk = submitted { $0.then.addTags = ["greeting"] }
    desk.now = desk.now.advanced(by: 600_000)
    let draft = try #require(
      desk.run(.approve(ApprovalAnswer(message: "r1", holdMilliseconds: 10_000))).draft)
    #expect(draft.reply.id == "r1")
    #expect(draft.author == "tom")
    #expect(draft.reply.text == "Good morning")
    #expect(draft.reply.then.addTags == ["greeting"])
    #expect(draft.state == .held)
    #expect(draft.leavesAt == desk.now.advanced(by: 10_000))
    desk.deliver("r1")
    let message = try #require(desk.lines.last { $0.isHumanReply })
    #expect(message.by?.id == "tom", "who wrote it is who answered")
    #expect(cases(desk).first?.state == .approved)
    #expect(cases(desk).first?.isNewsToAuthor == false)
    #expect(
      desk.run(.approve(ApprovalAnswer(message: "r1"))).refusal == .noApprovalWaits(.approved),
      "never a second time")
  }

  @Test("Of several wordings one is chosen; changed words are kept beside what was written")
  func variants() throws {
    var desk = submitted { $0.variants = ["Hello there", "Good day"] }
    #expect(
      desk.run(.approve(ApprovalAnswer(message: "r1", variant: 3))).refusal
        == .nothingToDo("It has 3 wordings; there is no 4."))
    let answer = ApprovalAnswer(message: "r1", variant: 1, text: "Hello dear there", note: "warmer")
    #expect(try #require(desk.run(.approve(answer)).draft).reply.text == "Hello dear there")
    let one = try #require(cases(desk).first)
    #expect(one.chosen == 1)
    #expect(one.written == "Hello there")
    #expect(one.edited == "Hello dear there")
    #expect(one.note == "warmer")
    #expect(one.isNewsToAuthor)
  }

  @Test("Whoever needs none submits as well where there is a choice to make")
  func voluntary() {
    var desk = desk()
    #expect(desk.run(desk.reply("r1") { $0.variants = ["Hello"] }).types == ["approval"])
    #expect(desk.run(.approve(ApprovalAnswer(message: "r1")), by: "maya").refusal != nil)
    #expect(desk.run(.approve(ApprovalAnswer(message: "r1")), by: "priya").draft != nil)
  }

  @Test("Sent back with a note, or withdrawn: the words are its author's draft again")
  func backAgain() throws {
    var desk = submitted()
    #expect(desk.run(.sendBack("r1", note: " ")).refusal == .approvalNeedsNote)
    #expect(desk.run(.sendBack(nil, note: "Say when")).types == ["approval"])
    #expect(desk.returned.map(\.reply.text) == ["Good morning"])
    #expect(desk.returned.map(\.author) == ["tom"])
    #expect(cases(desk).first?.note == "Say when")
    #expect(cases(desk).first?.isNewsToAuthor == true)

    desk = submitted()
    #expect(desk.run(.withdraw("r1"), by: "maya").refusal == .onlyAuthorWithdraws("Tom"))
    #expect(desk.run(.withdraw("r1"), by: "tom").types == ["approval"])
    #expect(desk.returned.count == 1)
    #expect(
      desk.run(.approve(ApprovalAnswer(message: "r1"))).refusal == .noApprovalWaits(.withdrawn))
  }

  @Test(
    "What is newer than its author knew stops it, in words; what he and the approver did does not")
  func overtaken() throws {
    var desk = submitted()
    desk.run(.note(id: "n1", text: "looks fine"), by: "maya")
    desk.run(.note(id: "n2", text: "thanks"), by: "tom")
    #expect(desk.run(.approve(ApprovalAnswer(message: "r1"))).draft != nil)

    desk = submitted()
    desk.customer("m2")
    let stopped = try desk.run(.approve(ApprovalAnswer(message: "r1"))).get()
    #expect(stopped.outbox == nil)
    #expect(stopped.stopped?.description.contains("the customer wrote again") == true)
    #expect(desk.returned.map(\.reply.text) == ["Good morning"])
    let one = try #require(cases(desk).first)
    #expect(one.state == .rejected)
    #expect(one.answeredBy == .system)
    #expect(one.note?.contains("the customer wrote again") == true)

    desk = submitted()
    desk.run(desk.reply("r2"), by: "maya")
    #expect(
      try desk.run(.approve(ApprovalAnswer(message: "r1")), by: "maya").get().stopped != nil,
      "the approver's own answer is one already")
  }

  @Test("A new conversation waits as well: opened, and nothing said in it yet")
  func beginning() {
    var desk = desk()
    desk.workspace.agents[2].approval = [.one]
    let opening = Opening(channel: .x, account: "acme", kind: .dm, contact: "lee")
    let reply = Reply(
      id: "r9", text: "Hello Lee", audience: .private, seenVersion: nil, holdMilliseconds: 0)
    #expect(desk.run(.begin(opening, reply), by: "tom", on: "new").types == ["opened", "approval"])
    #expect(
      desk.run(.approve(ApprovalAnswer(message: "r9")), on: "new").draft?.recipient == "lee")
  }

  @Test("Undo leaves approvals alone, a merge waits for them")
  func undoAndMerge() {
    var desk = desk()
    desk.run(desk.reply("r1"), by: "tom", act: "s")
    guard case .notUndoable = desk.run(.undo("s"), by: "tom").refusal else {
      Issue.record("undone")
      return
    }
    desk.customer("m9", on: "d")
    #expect(desk.run(.merge(into: "d")).refusal?.description.contains("approval") == true)
  }

  @Test("An import brings the words alone: they can be sent back, not sent")
  func imported() {
    var desk = submitted()
    desk.submissions = [:]
    #expect(desk.run(.approve(ApprovalAnswer(message: "r1"))).refusal != nil)
    #expect(desk.run(.sendBack("r1", note: "again please")).types == ["approval"])
    #expect(desk.returned.map(\.reply.text) == ["Good morning"])
  }

  /// Whatever people do: nothing of Tom's leaves in tier 2 without somebody else's approval, and
  /// nothing leaves twice.
  @Test("Random doings", arguments: 0..<40)
  func random(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var desk = desk()
    let people: [AgentID] = ["tom", "maya", "priya"]
    var number = 0
    for _ in 0..<60 {
      desk.now = desk.now.advanced(by: 1000)
      let who = people.randomElement(using: &generator) ?? "tom"
      let ids = cases(desk).map(\.message)
      let id = ids.randomElement(using: &generator)
      number += 1
      switch Int.random(in: 0..<8, using: &generator) {
      case 0, 1:
        let variants = Bool.random(using: &generator) ? ["other \(number)"] : []
        desk.run(desk.reply(MessageID("r\(number)")) { $0.variants = variants }, by: who)
      case 2, 3:
        let text = Bool.random(using: &generator) ? "edited \(number)" : nil
        desk.run(.approve(ApprovalAnswer(message: id, text: text)), by: who)
      case 4: desk.run(.sendBack(id, note: "no"), by: who)
      case 5: desk.run(.withdraw(id), by: who)
      case 6: if let entry = desk.outbox.first(where: \.state.isUnderWay) { desk.deliver(entry.id) }
      default:
        if Int.random(in: 0..<4, using: &generator) == 0 {
          desk.customer(MessageID("m\(number)x"))
        } else {
          desk.run(.note(id: MessageID("n\(number)"), text: "note"), by: who)
        }
      }
      var sent: [MessageID] = desk.outbox.map(\.id)
      sent += desk.lines.compactMap { $0.isHumanReply ? $0.sentID : nil }
      #expect(Set(sent).count == sent.count, "nothing leaves twice")
      let known = cases(desk)
      for entry in sent {
        let author =
          desk.outbox.first { $0.id == entry }?.author.text
          ?? desk.lines.first { $0.sentID == entry }?.by?.id
        let approval = known.first { $0.message == entry }
        if author == "tom" { #expect(approval?.state == .approved) }
        #expect(approval?.answeredBy?.id != author || approval == nil)
      }
      for one in known where one.isWaiting {
        #expect(desk.submissions[one.message] != nil, "what waits can be answered")
      }
    }
  }
}

extension Event {
  fileprivate var sentID: MessageID? {
    if case .message(let message) = what, message.direction == .out { message.id } else { nil }
  }
}

@Suite("Word differences")
struct WordDifferenceTests {
  @Test(
    "Pieces give both texts, and marks in one line",
    arguments: [
      ("You get it in 5 days.", "You get it in 3 days.", "You get it in [-5-] {+3+} days."),
      ("same", "same", "same"),
      ("", "new words", "{+new words+}"),
      ("gone", "", "[-gone-]"),
      ("Hello Ana,\n\nbye", "Hello Ana,\n\nSee you, bye", "Hello Ana,\n\n{+See you,+} bye"),
    ])
  func marked(old: String, new: String, marked: String) {
    let difference = WordDifference(from: old, to: new)
    #expect(difference.marked == marked)
    #expect(difference.pieces.filter { $0.kind != .added }.map(\.text).joined() == old)
    #expect(difference.pieces.filter { $0.kind != .removed }.map(\.text).joined() == new)
  }

  @Test("Random texts come out of their pieces again", arguments: 0..<50)
  func random(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let words = ["a", "bb", "ccc ", " d", "\n", "e\u{301}", "👩‍👩‍👧"]
    func text() -> String {
      (0..<Int.random(in: 0..<40, using: &generator))
        .map { _ in words[Int.random(in: 0..<words.count, using: &generator)] + " " }.joined()
    }
    let (old, new) = (text(), text())
    let pieces = WordDifference(from: old, to: new).pieces
    #expect(pieces.filter { $0.kind != .added }.map(\.text).joined() == old)
    #expect(pieces.filter { $0.kind != .removed }.map(\.text).joined() == new)
  }

  @Test("Huge texts are told as a whole")
  func huge() {
    let old = String(repeating: "word ", count: 3000)
    #expect(WordDifference(from: old, to: old + "more").pieces.count == 2)
  }
}

@Suite("Handing over")
struct HandingOverTests {
  @Test("Owner and note in one act; the note calls who gets it, undo takes back both")
  func toAColleague() throws {
    var desk = MemoryDesk()
    desk.customer("m1")
    let to = Assignment(agent: .to("priya"))
    let result = desk.run(
      .handOver(GivingAway(to: to, note: "She calls at 15:00", noteID: "n1")), by: "tom", act: "h")
    #expect(result.types == ["assign", "note"])
    #expect(desk.conversation()?.assignee == "priya")
    let notes = desk.lines.compactMap { if case .note(let note) = $0.what { note } else { nil } }
    #expect(notes.map(\.mentions) == [["priya"]])
    #expect(notes.map(\.text) == ["She calls at 15:00"])
    #expect(desk.run(.undo("h"), by: "tom").refusal == nil)
    #expect(desk.conversation()?.assignee == nil)
  }

  @Test("To a team without an owner, calling all of it; never to nobody, never in silence")
  func toATeam() throws {
    var desk = MemoryDesk()
    desk.customer("m1")
    desk.run(.assign(Assignment(agent: .to("tom"))))
    let away = GivingAway(to: Assignment(team: .to("billing")), note: "", noteID: "n1")
    #expect(desk.run(.handOver(away), by: "tom").types == ["assign", "note"])
    #expect(desk.conversation()?.assignee == nil)
    #expect(desk.conversation()?.team == "billing")
    let notes = desk.lines.compactMap { if case .note(let note) = $0.what { note } else { nil } }
    #expect(notes.map(\.mentions) == [["maya"]])
    #expect(notes.map(\.text) == ["Handed over to team billing."])
    let nobody = GivingAway(to: Assignment(agent: .to(nil)), note: "", noteID: "n2")
    #expect(desk.run(.handOver(nobody), by: "tom").refusal != nil)
    desk.run(.tier(.three, reason: nil))
    let tom = GivingAway(to: Assignment(agent: .to("tom")), note: "", noteID: "n3")
    #expect(
      desk.run(.handOver(tom)).refusal == .tierNotYours(.three, handledBy: [.senior, .supervisor]))
  }
}

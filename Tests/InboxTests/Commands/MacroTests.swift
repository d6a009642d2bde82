import Testing

@testable import Inbox

@Suite("Macros: several acts as one")
struct MacroTests {
  private func desk() -> MemoryDesk {
    var desk = MemoryDesk()
    desk.customer("m1")
    desk.workspace.savedReplies = [
      SavedReply(
        shortcut: "rdc", title: "Refund", bodies: ["en": "Hi {{contact.name}}, {{order}}"],
        then: StagedActions(status: .pending))
    ]
    return desk
  }

  private func macro(_ clauses: [(String, [String])], in desk: MemoryDesk) -> Command {
    let macro = Macro(
      name: "M", then: clauses.map { Rule.Clause(key: $0.0, values: $0.1) })
    return .macro(
      macro.run(by: "maya", in: desk.workspace, noteID: "n", now: desk.now))
  }

  @Test("Each step is decided on what the one before left; one undo takes back all")
  func steps() {
    var desk = desk()
    desk.workspace.requiredBeforeResolve = [.tag]
    let command = macro(
      [
        ("tag", ["refund"]), ("tier", ["2"]), ("assign", ["me"]), ("note", ["done"]),
        ("status", ["resolved"]), ("reason", ["by phone"]),
      ], in: desk)
    let before = desk.conversation()
    let result = desk.run(command, act: "all")
    #expect(
      result.types == ["tag", "tier", "assign", "note", "status", "resolution_reason"])
    #expect(desk.conversation()?.status == .resolved)
    desk.run(.undo("all"))
    #expect(desk.conversation()?.tags == before?.tags)
    #expect(desk.conversation()?.status == before?.status)
    #expect(desk.conversation()?.tier == before?.tier)
  }

  @Test("What a rule of the desk refuses is not done at all")
  func refused() {
    var desk = desk()
    desk.workspace.requiredBeforeResolve = [.tag]
    let early = macro([("tier", ["2"]), ("status", ["resolved"]), ("reason", ["x"])], in: desk)
    #expect(desk.run(early).refusal == .needsTagBeforeResolve)
    #expect(desk.conversation()?.tier == .one)
    let unanswered = macro([("tag", ["a"]), ("status", ["resolved"])], in: desk)
    #expect(desk.run(unanswered).refusal == .customerWaits(since: at("10:00")))
    #expect(desk.conversation()?.tags == [])
    // Tom may not handle the third tier, and the macro raised it there before.
    let handled = macro([("tier", ["3"]), ("assign", ["tom"])], in: desk)
    guard case .tierNotYours = desk.run(handled).refusal else {
      Issue.record("Tom was given what he may not handle")
      return
    }
  }

  @Test("What is so already is left out, and says which steps changed something")
  func alreadySo() {
    var desk = desk()
    desk.run(.tag(["refund"]))
    let command = macro([("tag", ["refund"]), ("tier", ["2"])], in: desk)
    guard case .success(let decision) = desk.run(command) else {
      Issue.record("refused")
      return
    }
    #expect(decision.steps == [1])
    guard case .nothingToDo = desk.run(command).refusal else {
      Issue.record("there was nothing left to do")
      return
    }
  }

  @Test("A saved reply goes into the draft, filled, and over nobody’s words")
  func draft() {
    let desk = desk()
    let command = macro([("reply", ["rdc"])], in: desk)
    var situation = desk.situation(for: command)
    let request = Request(act: "a", by: .agent("maya"), conversation: "c", command: command)
    guard case .success(let decision) = decide(request, in: situation, now: desk.now) else {
      Issue.record("refused")
      return
    }
    #expect(decision.events.isEmpty)
    #expect(decision.outbox == nil)
    #expect(decision.draft?.text.hasSuffix(", {{order}}") == true)
    #expect(decision.draft?.savedReply == "rdc")
    situation.hasDraft = true
    guard case .failure(.nothingToDo) = decide(request, in: situation, now: desk.now) else {
      Issue.record("a draft was written over")
      return
    }
    #expect(command.needs.contains([.draft, .contact]))
  }

  @Test("On many, each gets a note of its own")
  func notes() {
    let desk = desk()
    let bulk = Bulk(
      act: "a", by: "maya", command: macro([("note", ["x"])], in: desk), conversations: [])
    let ids = [ConversationRef("c"), "d"].map { ref -> MessageID? in
      guard case .macro(let macro) = bulk.request(for: ref).command,
        case .act(.note(let id, _)) = macro.steps[0].what
      else { return nil }
      return id
    }
    #expect(ids[0] != nil && ids[0] != ids[1])
  }

  @Test("A follow-up is a conversation of its own, linked, with its own owner and team")
  func followUp() {
    var desk = desk()
    desk.run(.assign(Assignment(agent: .to("maya"))))
    let result = desk.run(
      .followUp(FollowUp(ref: "f", agent: "tom", team: "billing", note: "call", noteID: "n")))
    #expect(result.types == ["opened", "link", "assign", "note"])
    #expect(desk.conversation("f")?.assignee == "tom")
    #expect(desk.conversation("f")?.team == "billing")
    #expect(desk.conversation()?.assignee == "maya")
    #expect(
      desk.run(.followUp(FollowUp(ref: "g", agent: "eve", noteID: "n"))).refusal
        == .unknownAgent("eve"))
  }

  @Test("Escalating calls the team, with a note or without; refusals name people by their names")
  func escalating() {
    var desk = desk()
    let members = desk.workspace.team("billing")?.members.filter { $0 != "tom" } ?? []
    guard
      case .success(let decision) = desk.run(
        .escalate(team: "billing", note: nil, noteID: "n"), by: "tom"),
      case .note(let note)? = decision.events.last?.what
    else {
      Issue.record("nobody was called")
      return
    }
    #expect(note.mentions == members)
    desk.customer("m2", on: "d")
    desk.run(desk.reply("r1"))
    guard case .replyUnderWay(let name) = desk.run(.merge(into: "d")).refusal else {
      Issue.record("merged under a reply")
      return
    }
    #expect(name == "Maya")
  }
}

import Testing

@testable import Inbox

@Suite("Tags, tiers, priority, owners")
struct LabelTests {
  private func desk() -> MemoryDesk {
    var desk = MemoryDesk()
    desk.customer("m1")
    return desk
  }

  @Test(
    "What is so already is written once",
    arguments: [
      Command.tag(["vip", " vip ", "refund"]), .tier(.two, reason: nil), .priority(.high),
      .assign(Assignment(agent: .to("tom"), team: .to("billing"))), .pending, .spam,
      .snooze(until: nil), .resolve(reason: "seen elsewhere"),
    ])
  func once(command: Command) {
    var desk = desk()
    #expect(desk.run(command).refusal == nil)
    let lines = desk.lines
    guard case .nothingToDo = desk.run(command).refusal else {
      Issue.record("written twice")
      return
    }
    #expect(desk.lines == lines)
  }

  @Test("Only what is new is written")
  func onlyNew() {
    var desk = desk()
    #expect(desk.run(.tag(["vip"])).types == ["tag"])
    #expect(desk.run(.tag(["vip", "refund", " vip "])).types == ["tag"])
    #expect(desk.conversation()?.tags == ["refund", "vip"])
    #expect(desk.run(.untag(["other", "vip"])).types == ["untag"])
    desk.run(.assign(Assignment(agent: .to("tom"))))
    desk.run(.assign(Assignment(agent: .to("tom"), team: .to("billing"))))
    #expect(desk.lines.last?.what == .assign(Assignment(team: .to("billing"))))
  }

  @Test("Lowering the tier asks for a reason, raising does not")
  func tiers() {
    var desk = desk()
    #expect(desk.run(.tier(.three, reason: nil), by: "tom").types == ["tier"])
    #expect(desk.run(.tier(.one, reason: nil)).refusal == .loweringTierNeedsReason)
    #expect(desk.run(.tier(.one, reason: "  ")).refusal == .loweringTierNeedsReason)
    #expect(desk.run(.tier(.one, reason: "mistake")).types == ["tier"])
    #expect(desk.lines.last?.what == .tier(.one, reason: "mistake"))
  }

  @Test("Handling a tier: replying, resolving, being assigned; the rest is open to all")
  func handledBy() {
    var desk = desk()
    desk.run(.tier(.three, reason: nil))
    let refusal = Refusal.tierNotYours(.three, handledBy: [.senior, .supervisor])
    #expect(desk.run(.resolve(reason: "x"), by: "tom").refusal == refusal)
    #expect(desk.run(desk.reply("r1"), by: "tom").refusal == refusal)
    #expect(desk.run(.assign(Assignment(agent: .to("tom")))).refusal == refusal)
    #expect(
      refusal.description == "Tier 3 is handled by senior or supervisor; assign it to one of them.")
    #expect(desk.run(.assign(Assignment(agent: .to("priya"))), by: "tom").refusal == nil)
    #expect(desk.run(.note(id: "n1", text: "hm"), by: "tom").refusal == nil)
    #expect(desk.run(.tag(["vip"]), by: "tom").refusal == nil)
    #expect(desk.run(.pending, by: "tom").refusal == nil)
    #expect(desk.run(.resolve(reason: "done"), by: "priya").refusal == nil)
  }

  @Test("Who may not read it can do nothing to it")
  func restricted() {
    var desk = desk()
    #expect(desk.run(.tag(["employee"]), by: "tom").refusal == nil, "tagging is open to all")
    let refusal = Refusal.restricted(tag: "employee", readableBy: [.supervisor])
    for command in [
      Command.untag(["employee"]), .note(id: "n", text: "x"), desk.reply("r"),
      .focus(from: at("09:00"), to: at("09:01")),
    ] {
      #expect(desk.run(command, by: "tom").refusal == refusal)
    }
    #expect(desk.run(.note(id: "m", text: "x")).refusal == nil)
    #expect(
      desk.run(.undo("act1"), by: "tom").refusal == refusal, "somebody who may read it was there")
    #expect(desk.run(.untag(["employee"])).refusal == nil)
  }

  @Test("Unknown agents, teams and conversations are named")
  func unknown() {
    var desk = desk()
    #expect(desk.run(.pending, by: "eve").refusal == .unknownAgent("eve"))
    #expect(desk.run(.assign(Assignment(agent: .to("eve")))).refusal == .unknownAgent("eve"))
    #expect(desk.run(.assign(Assignment(team: .to("night")))).refusal == .unknownTeam("night"))
    #expect(desk.run(.pending, on: "x").refusal == .unknownConversation("x"))
    #expect(
      desk.run(.escalate(team: "night", note: nil, noteID: "n")).refusal == .unknownTeam("night"))
  }

  @Test("Without agents in the workspace anyone acts as supervisor")
  func nobody() {
    var desk = desk()
    desk.workspace.agents = []
    desk.run(.tag(["employee"]), by: "anyone")
    desk.run(.tier(.three, reason: nil), by: "anyone")
    #expect(desk.run(.assign(Assignment(agent: .to("anyone"))), by: "anyone").refusal == nil)
    #expect(desk.run(.resolve(reason: "x"), by: "anyone").refusal == nil)
  }

  @Test("Escalating: tier up, team, note, in one act")
  func escalate() {
    var desk = desk()
    desk.run(.assign(Assignment(agent: .to("tom"))))
    let result = desk.run(
      .escalate(team: "billing", note: "@Priya Nair please", noteID: "n1"), by: "tom", act: "esc")
    #expect(result.types == ["tier", "assign", "note"])
    let conversation = desk.conversation()
    #expect(conversation?.tier == .two)
    #expect(conversation?.team == "billing")
    #expect(conversation?.assignee == nil)
    #expect(desk.run(.undo("esc")).refusal == nil)
    #expect(desk.conversation()?.assignee == "tom")
    #expect(desk.conversation()?.tier == .one)
    // Owned by somebody who may not handle the next tier: it loses its owner.
    desk.run(.tier(.two, reason: nil))
    desk.run(.escalate(team: nil, note: nil, noteID: "n2"))
    #expect(desk.conversation()?.tier == .three)
    #expect(desk.conversation()?.assignee == nil)
    guard case .nothingToDo = desk.run(.escalate(team: nil, note: " ", noteID: "n3")).refusal
    else {
      Issue.record("nothing was to be done")
      return
    }
  }

  @Test("Deciding twice in the same situation gives the same")
  func deterministic() {
    let desk = desk()
    let commands: [Command] = [
      .tag(["b", "a"]), .tier(.two, reason: nil), .resolve(reason: "r"), desk.reply("r1"),
      .escalate(team: "billing", note: "n", noteID: "n1"), .note(id: "n", text: "@billing"),
    ]
    for command in commands {
      let request = Request(act: "a", by: .agent("maya"), conversation: "c", command: command)
      let situation = desk.situation(for: command)
      #expect(
        decide(request, in: situation, now: desk.now)
          == decide(request, in: situation, now: desk.now))
    }
  }

  @Test(
    "Who is mentioned",
    arguments: [
      ("@tom please", ["tom"]), ("@Tom, @maya!", ["tom", "maya"]), ("@billing", ["maya", "tom"]),
      ("@tommy and a@tom", []), ("@priya nair?", ["priya"]), ("@Priya Nairobi", ["priya"]),
      ("@tom @tom @billing", ["tom", "maya"]), ("@", []), ("", []), ("(@TOM)", ["tom"]),
    ])
  func mentions(text: String, agents: [AgentID]) {
    #expect(Mentions.agents(in: text, of: .desk) == agents)
    var desk = desk()
    guard !text.isEmpty else { return }
    desk.run(.note(id: "n", text: text))
    guard case .note(let note) = desk.lines.last?.what else { return }
    #expect(note.mentions == agents)
  }
}

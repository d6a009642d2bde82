import Testing

@testable import Inbox

/// What is submitted beside, and instead of, something else.
extension ApprovalTests {
  @Test("Submitting anew replaces what its author had submitted before, and nobody else's")
  func replacing() throws {
    var desk = submitted()
    desk.workspace.agents.append(Agent(id: "lee", name: "Lee", role: .agent, approval: [.two]))
    #expect(desk.run(desk.reply("r2"), by: "lee").types == ["approval"])
    let again = desk.run(desk.reply("r3") { $0.text = "Better" }, by: "tom")
    #expect(again.types == ["approval", "approval"])
    #expect((try? again.get())?.replaced == ["r1"])
    #expect(cases(desk).filter(\.isWaiting).map(\.message) == ["r2", "r3"])
    #expect(cases(desk).first?.state == .withdrawn)
    #expect(desk.returned.isEmpty, "the author has written other words already")
    #expect(
      desk.run(.approve(ApprovalAnswer(message: "r1")), by: "priya").refusal
        == .noApprovalWaits(.withdrawn))
    #expect(desk.run(.approve(ApprovalAnswer(message: "r3")), by: "priya").draft != nil)
  }

  @Test("A wording that is empty or says the same as another is refused at once, by its number")
  func wordingsToChooseFrom() {
    for (variants, refusal) in [
      (["Hello", " \n"], Refusal.blankWording(3)), ([""], .blankWording(2)),
      (["Good morning "], .sameWording(2, as: 1)),
      (["Hi", "Hello", "Hi\n"], .sameWording(4, as: 2)),
    ] {
      for (agent, channel) in [("maya", Channel.x), ("tom", .email)] {
        var desk = desk()
        desk.workspace.accounts = [Account(id: "acme", channel: channel)]
        let result = desk.run(desk.reply("r1") { $0.variants = variants }, by: AgentID(agent))
        #expect(result.refusal == refusal, "\(variants)")
      }
    }
    #expect(
      Refusal.sameWording(4, as: 2).description.contains("Wording 4 says the same as wording 2"))
  }
}

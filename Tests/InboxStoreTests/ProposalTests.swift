import Inbox
import InboxStore
import Testing

@Suite("Proposed saved replies")
struct ProposalTests {
  private func proposal(_ id: String, by agent: AgentID = "tom", shortcut: String = "vat")
    -> SavedReplyProposal
  {
    SavedReplyProposal(
      id: id, by: agent, at: morning, conversation: ConversationID(1),
      reply: SavedReply(
        shortcut: shortcut, title: "VAT", tags: ["vat"], tier: .two, bodies: ["en": "Hello"],
        then: StagedActions(addTags: ["x"], tier: nil, status: .pending)))
  }

  @Test("wait as they were written until a supervisor decides; agents decide on their own alone")
  func deciding() throws {
    let desk = try Desk()
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning)
    try desk.store.propose(proposal("p1"), now: morning)
    try desk.store.propose(proposal("p2", by: "maya", shortcut: "two"), now: morning)
    #expect(
      try desk.store.proposals(readableBy: "tom") == [
        proposal("p1"), proposal("p2", by: "maya", shortcut: "two"),
      ])
    #expect(throws: StoreError.self) { try desk.store.dropProposal("p2", by: "tom") }
    #expect(throws: StoreError.self) {
      try desk.store.accept(
        proposal("p1").reply, proposal: "p1", by: "tom", now: morning, writing: { _ in "x" })
    }
    try desk.store.accept(
      proposal("p1").reply, proposal: "p1", by: "maya", now: morning
    ) { workspace in
      #expect(workspace.savedReplies == [proposal("p1").reply])
      return "with it"
    }
    #expect(try desk.store.workspaceText() == "with it")
    try desk.store.dropProposal("p2", by: "maya")
    #expect(try desk.store.proposals(readableBy: "maya").isEmpty)
  }

  @Test("of a conversation that an agent may not read, no proposal is told")
  func restricted() throws {
    var workspace = Workspace.desk
    workspace.restricted = ["abuse": [.supervisor]]
    let desk = try Desk(workspace)
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning)
    try desk.store.propose(proposal("p1"), now: morning)
    #expect(try desk.store.proposals(readableBy: "tom").count == 1, "the control")
    try desk.store.perform(request(.tag(["abuse"]), "c1", act: "a"), now: morning)
    #expect(try desk.store.proposals(readableBy: "tom").isEmpty)
    #expect(try desk.store.proposals(readableBy: "maya").count == 1)
  }
}

import Canvas
import Inbox
import Testing

@testable import Desk

/// A sent answer becomes a saved reply: proposed by agents, decided by supervisors.
@Suite struct KeepAnswerTests {
  private func bench(_ role: Role) -> Bench {
    var settings = Sample.settings
    settings.agent.role = role
    for place in settings.workspace.agents.indices
    where settings.workspace.agents[place].id == settings.agent.id {
      settings.workspace.agents[place].role = role
    }
    var bench = Bench(settings: settings)
    let id = bench.store.rows[0].id
    let conversation = bench.store.rows[0].conversation
    bench.store.entries[id, default: []].append(
      TimelineEntry(
        sequence: 9_000,
        event: Event(
          at: bench.now, conversation: conversation.ref, by: .agent("priya"),
          what: .message(
            Message(
              id: "kept", channel: conversation.channel, account: conversation.account,
              kind: conversation.kind, direction: .out,
              text: "Hello, your new soles 4471823 are glued on Monday and leave on Tuesday.")))))
    return bench
  }

  private func saved(_ bench: Bench) -> (proposed: [SavedReply], accepted: [SavedReply]) {
    var proposed: [SavedReply] = []
    var accepted: [SavedReply] = []
    for effect in bench.effects {
      switch effect {
      case .propose(let proposal): proposed.append(proposal.reply)
      case .acceptProposal(_, let reply): accepted.append(reply)
      default: break
      }
    }
    return (proposed, accepted)
  }

  @Test func agentsProposeAndSupervisorsSave() {
    for role in [Role.agent, .supervisor] {
      var bench = bench(role)
      bench.press("Enter K")
      #expect(bench.screen.contains { $0.contains("Keep this answer") })
      #expect(bench.screen.contains { $0.contains("4471823 → {{number}}") })
      bench.press("^U")
      bench.type("soles")
      bench.press("^S")
      let (proposed, accepted) = saved(bench)
      #expect(proposed.map(\.shortcut) == (role == .agent ? ["soles"] : []))
      #expect(accepted.map(\.shortcut) == (role == .agent ? [] : ["soles"]))
      let body = (proposed + accepted).first?.bodies.values.first ?? ""
      #expect(body.contains("your new soles {{number}} are glued"))
    }
  }

  @Test func whatCannotBeSavedStaysInTheForm() {
    var bench = bench(.agent)
    bench.press("Enter K ^U")
    bench.type("a b")
    bench.press("^S")
    #expect(bench.screen.contains { $0.contains("A shortcut is one word.") })
    #expect(saved(bench).proposed.isEmpty)
    // Enter goes on to the next field and saves nothing; Esc leaves everything as it was.
    bench.press("Enter Esc")
    #expect(saved(bench).proposed.isEmpty)
    #expect(bench.desk.conversation != nil)
  }

  @Test func anAnswerThatIsThereAlreadySaysSo() {
    var bench = bench(.agent)
    var workspace = bench.desk.settings.workspace
    workspace.savedReplies.append(
      SavedReply(
        shortcut: "sole", title: "Soles",
        bodies: ["en": "Hello, your new soles {{order}} are glued on Monday and leave on Tuesday."])
    )
    bench.send(.workspace(workspace))
    bench.press("Enter K")
    #expect(bench.message.contains(";sole already"))
    #expect(!bench.screen.contains { $0.contains("Keep this answer") })
  }

  @Test func aSupervisorSeesWhatIsProposedAndDecides() {
    var bench = bench(.supervisor)
    let proposal = SavedReplyProposal(
      id: "p", by: "tom", at: bench.now, conversation: nil,
      reply: SavedReply(shortcut: "soles", title: "New soles", bodies: ["en": "Glued."]))
    bench.store.proposals = [proposal]
    bench.press("g .")
    #expect(bench.screen.contains { $0.contains("New soles") })
    bench.press("Enter")
    #expect(bench.screen.contains { $0.contains("Proposed by") })
    bench.press("e")
    #expect(bench.screen.contains { $0.contains("A proposed saved reply") })
    bench.press("^S")
    #expect(saved(bench).accepted.map(\.shortcut) == ["soles"])
    bench.press("g . Enter d")
    #expect(bench.effects.contains(.dropProposal("p")))
  }
}

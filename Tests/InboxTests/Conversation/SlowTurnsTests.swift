import Testing

@testable import Inbox

@Suite("Waiting and turns, computed a second way")
struct SlowTurnsTests {
  @Test("The fold and the sentences of the text agree", arguments: 0..<400)
  func agree(seed: Int) {
    let journal = RandomJournal(seed: UInt64(5000 + seed), length: 70, merges: false)
    let folded = Conversation.fold(
      RandomJournal.ref, lines: journal.lines.filter { !$0.isMerge }, workspace: Workspace())
    let slow = SlowTurns(journal.lines.filter { !$0.isMerge }, of: RandomJournal.ref)
    #expect(folded.turns == slow.turns)
    #expect(folded.conversation?.waitingSince == slow.waitingSince(after: slow.lines.count))
    #expect(
      folded.conversation?.status ?? .open == slow.status(after: slow.lines.count))
    // Turns are answered or resolved instances of the response targets, each once.
    let responses = folded.ended.filter { $0.kind != .resolution && $0.endedBy != .spam }
    #expect(responses.map(\.start) == slow.turns.map(\.start))
    #expect(responses.filter { $0.kind == .firstResponse }.count == min(1, slow.turns.count))
  }
}

extension Event {
  fileprivate var isMerge: Bool {
    if case .merge = what { true } else { false }
  }
}

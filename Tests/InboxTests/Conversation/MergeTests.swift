import Testing

@testable import Inbox

@Suite("Merged conversations")
struct MergeTests {
  @Test("A is computed as if B's lines had always been A's", arguments: 0..<200)
  func asIfAlways(seed: Int) {
    let journal = RandomJournal(seed: UInt64(9000 + seed), length: 60)
    var lines = journal.lines.filter { line in
      switch line.what {
      case .merge, .undo: false
      default: true
      }
    }
    guard let last = lines.last else { return }
    lines.append(
      Event(
        at: last.at, conversation: RandomJournal.other, by: .agent("maya"),
        what: .merge(into: RandomJournal.ref)))
    let merged = Conversation.fold(RandomJournal.ref, lines: lines, workspace: journal.workspace)
    // Without an opening of its own there is no A to merge into.
    guard let channel = merged.conversation?.channel else { return }
    let always = lines.compactMap { line -> Event? in
      guard line.conversation == RandomJournal.other else { return line }
      switch line.what {
      case .message, .note, .focus, .call, .survey, .csat, .edit, .redact:
        var moved = line
        moved.conversation = RandomJournal.ref
        if case .message(var message) = line.what {
          // "A keeps its own channel", also where B's words come first.
          message.channel = channel
          moved.what = .message(message)
        }
        return moved
      default: return nil
      }
    }
    let one = Conversation.fold(RandomJournal.ref, lines: always, workspace: journal.workspace)
    #expect(merged.ended == one.ended)
    #expect(merged.turns == one.turns)
    #expect(merged.conversation?.openTargets == one.conversation?.openTargets)
    #expect(merged.conversation?.waitingSince == one.conversation?.waitingSince)
    #expect(merged.conversation?.status == one.conversation?.status)
    #expect(merged.conversation?.clock == one.conversation?.clock)
  }

  @Test("Merged on and on: the lines belong to the one that lives, and come back one by one")
  func chain() {
    var journal = Journal("A")
    journal.customer("10:00")
    journal.customer("10:01", in: "B")
    journal.customer("10:02", in: "C")
    journal.line("10:10", .merge(into: "B"), act: "cb", in: "C")
    journal.line("10:11", .merge(into: "A"), act: "ba", in: "B")
    let workspace = Workspace()
    #expect(journal.folded(in: workspace).conversation?.unanswered == 3)
    journal.line("10:12", .undo("cb"), act: "u1", in: "C")
    #expect(journal.folded(in: workspace).conversation?.unanswered == 2)
    journal.line("10:13", .undo("ba"), act: "u2", in: "B")
    #expect(journal.folded(in: workspace).conversation?.unanswered == 1)
    journal.ref = "B"
    #expect(journal.folded(in: workspace).conversation?.mergedInto == nil)
    #expect(journal.folded(in: workspace).conversation?.unanswered == 1)
  }

  @Test("A merge and its undo move the version of both; what was said before moves only its own")
  func version() {
    var journal = Journal("A")
    journal.customer("10:00")
    journal.customer("10:01", in: "B")
    journal.customer("10:02", in: "B")
    func versions() -> [Int64] {
      (["A", "B"] as [ConversationRef]).map { MergeMap.guardLines(of: $0, in: journal.lines[...]) }
    }
    #expect(versions() == [1, 2])
    journal.line("10:10", .merge(into: "A"), act: "m", in: "B")
    #expect(versions() == [2, 3])
    journal.customer("10:11", in: "B")
    #expect(versions() == [3, 3], "the lines are A's now")
    journal.line("10:12", .undo("m"), act: "u", in: "B")
    #expect(versions() == [4, 4])
    journal.customer("10:13", in: "B")
    #expect(versions() == [4, 5])
  }

  @Test("opened names the contact, else the first who wrote")
  func contact() {
    var journal = Journal()
    journal.customer("10:00")
    #expect(journal.folded(in: Workspace()).conversation?.contact == "kim")
    journal.line(
      "10:01", .opened(Opening(channel: .x, account: "acme", kind: .dm, contact: "lee")))
    #expect(journal.folded(in: Workspace()).conversation?.contact == "lee")
  }
}

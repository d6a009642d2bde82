import TestSupport
import Testing

@testable import Inbox

@Suite("Lines that change nothing")
struct LineChangesTests {
  @Test("Saying again what is so changes nothing; after a change back it does")
  func again() {
    var journal = Journal()
    journal.customer("10:00")
    journal.line("10:01", .tier(.one, reason: nil))
    journal.line("10:02", .tag("vip"))
    journal.line("10:03", .tag("vip"))
    journal.line("10:04", .untag("vip"))
    journal.line("10:05", .tag("vip"))
    journal.line("10:06", .untag("other"))
    journal.line("10:07", .priority(.high))
    journal.line("10:08", .priority(.high))
    journal.line("10:09", .assign(Assignment(agent: .to("tom"))))
    journal.line("10:10", .assign(Assignment(agent: .to("tom"), team: .to(nil))))
    journal.status("10:11", .open)
    journal.status("10:12", .pending)
    journal.customer("10:13")
    journal.status("10:14", .open)
    #expect(
      Conversation.changes("c", lines: journal.lines)
        == [
          true, false, true, false, true, true, false, true, false, true, false, false, true,
          true, false,
        ])
  }

  @Test("A tag given twice goes when the first is undone, for the second never counted")
  func undone() {
    var journal = Journal()
    journal.customer("10:00")
    journal.line("10:01", .tag("vip"), act: "a1")
    journal.line("10:02", .tag("vip"), act: "a2")
    journal.line("10:03", .undo("a1"), act: "a3")
    journal.line("10:04", .tag("vip"), act: "a4")
    journal.line("10:05", .undo("a1"), act: "a5")
    #expect(
      Conversation.changes("c", lines: journal.lines) == [true, true, false, true, true, false])
  }

  @Test("A merge that the rules refuse changes nothing")
  func merges() {
    var journal = Journal()
    journal.customer("10:00")
    journal.line("10:01", .merge(into: "c"))
    journal.line("10:02", .merge(into: "d"))
    journal.line("10:03", .merge(into: "e"))
    #expect(Conversation.changes("c", lines: journal.lines) == [true, false, true, false])
  }

  @Test("What is left after dropping is never dropped again", arguments: 0..<200)
  func stable(seed: Int) {
    let journal = RandomJournal(seed: UInt64(7000 + seed), length: 50)
    let changes = Conversation.changes(RandomJournal.ref, lines: journal.lines)
    let kept = zip(journal.lines, changes).filter(\.1).map(\.0)
    #expect(!Conversation.changes(RandomJournal.ref, lines: kept).contains(false))
  }

  /// The slow and obvious answer: what the conversation is without the line and with it.
  @Test("A line changes something where the conversation is another with it", arguments: 0..<12)
  func obvious(seed: Int) {
    let journal = RandomJournal(seed: UInt64(9000 + seed), length: 260, merges: false)
    let changes = Conversation.changes(RandomJournal.ref, lines: journal.lines)
    var kept: [Event] = []
    var before = Desk()
    for (line, isChange) in zip(journal.lines, changes) {
      let after = Desk(kept + [line])
      switch line.what {
      case .undo:
        let counted = Event.areCounted(kept[...])
        #expect(isChange == (counted != Event.areCounted((kept + [line])[...]).dropLast()))
      case .tag, .untag, .tier, .priority, .assign, .status:
        #expect(isChange == (before != after), "\(line.what)")
      default: #expect(isChange)
      }
      guard isChange else { continue }
      kept.append(line)
      before = after
    }
  }

  @Test("Which lines count is the same one by one as for all at once", arguments: 0..<60)
  func counting(seed: Int) {
    var random = SeededGenerator(seed: UInt64(4000 + seed))
    var lines: [Event] = []
    var one = CountedLines()
    for number in 0..<120 {
      // Few acts in two conversations: undone, done again, undone by two, and undone before they were.
      let act = ActID("a\(Int.random(in: 0...max(1, number / 2), using: &random))")
      let target = ActID("a\(Int.random(in: 0...max(1, number / 2), using: &random))")
      let what: Occurrence =
        Int.random(in: 0..<3, using: &random) == 0 ? .tag("vip") : .undo(target)
      let ref: ConversationRef = Int.random(in: 0..<5, using: &random) == 0 ? "B" : "A"
      let before = one.counted
      lines.append(
        Event(at: at("10:00"), conversation: ref, by: .agent("maya"), act: act, what: what))
      let flipped = one.append(lines[number])
      let expected = Event.areCounted(lines[...])
      #expect(one.counted == expected)
      #expect(flipped == before.indices.reversed().filter { before[$0] != expected[$0] })
      guard flipped.isEmpty, case .undo = what else { continue }
      // As if it had never come.
      var other = one
      other.removeIdleUndo()
      _ = other.append(lines[number])
      #expect(other.counted == expected)
    }
  }
}

/// What lines of a desk set.
private struct Desk: Equatable {
  var status: Status?
  var until: Instant?
  var tier: Tier?
  var priority: Priority?
  var tags: Set<String> = []
  var assignee: AgentID?
  var team: TeamID?

  init() {}

  init(_ lines: [Event]) {
    let folded = Conversation.fold(
      RandomJournal.ref, lines: lines, workspace: Workspace(), upTo: Instant(milliseconds: .max))
    guard let conversation = folded.conversation else { return }
    status = conversation.status
    until = conversation.snoozedUntil
    tier = conversation.tier
    priority = conversation.priority
    tags = Set(conversation.tags)
    assignee = conversation.assignee
    team = conversation.team
  }
}

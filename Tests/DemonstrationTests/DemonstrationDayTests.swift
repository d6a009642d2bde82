import Inbox
import Testing

@testable import Demonstration

@Suite struct DemonstrationDayTests {
  /// A Friday noon, a Sunday night, a holiday: the queue must be worth seeing at any time.
  static let times = [
    Instant(journal: "2026-11-20T11:30:00.000Z"), Instant(journal: "2026-11-22T02:10:00.000Z"),
    Instant(journal: "2026-12-25T15:00:00.000Z"),
  ].compactMap { $0 }

  @Test(arguments: times, [1, 7, 99] as [UInt64])
  func theJournalIsValid(now: Instant, seed: UInt64) throws {
    let day = DemonstrationDay(seed: seed, now: now, workspace: try demonstrationWorkspace())
    var last = Instant(milliseconds: .min)
    var messages: Set<MessageID> = []
    for event in day.events {
      #expect(event.at >= last && event.at <= now)
      last = event.at
      switch event.what {
      case .message(let message): #expect(messages.insert(message.id).inserted)
      case .note(let note): #expect(messages.insert(note.id).inserted)
      case .focus(_, let from, let to): #expect(from <= to && to <= now)
      default: break
      }
      var writer = JSONWriter()
      event.write(to: &writer)
      #expect(try JournalLine(reading: writer.bytes) == .event(event))
    }
  }

  @Test func theSameSeedTellsTheSameDay() throws {
    let workspace = try demonstrationWorkspace()
    let now = try #require(Self.times.first)
    let day = DemonstrationDay(seed: 5, now: now, workspace: workspace)
    #expect(day.events == DemonstrationDay(seed: 5, now: now, workspace: workspace).events)
    #expect(day.events != DemonstrationDay(seed: 6, now: now, workspace: workspace).events)
  }

  @Test(arguments: times, [1, 7, 99] as [UInt64])
  func theQueueIsWorthSeeing(now: Instant, seed: UInt64) throws {
    let day = DemonstrationDay(seed: seed, now: now, workspace: try demonstrationWorkspace())
    let journal = Journal(day)
    #expect((370...440).contains(journal.conversations.count))
    let open = journal.with(.open)
    #expect((43...47).contains(open.count))
    #expect((17...20).contains(journal.with(.pending).count))
    #expect(journal.with(.snoozed).count == 5)
    #expect(journal.with(.spam).count == 6)
    #expect(journal.conversations.values.filter { $0.mergedInto != nil }.count == 1)

    let left = open.compactMap { $0.earliestDue?.since(now) }
    let breached = left.filter { $0 < 0 }
    #expect((2...3).contains(breached.count), "\(breached)")
    #expect(left.contains { (1...120_000).contains($0) })
    #expect(left.filter { (0..<900_000).contains($0) }.count >= 4)
    #expect(left.filter { $0 > 3_600_000 }.count >= 8)
    #expect(open.filter { $0.assignee == nil }.count >= 8)
    #expect(open.filter { $0.assignee == "maya" }.count >= 5)
    let wakes = journal.with(.snoozed).compactMap(\.snoozedUntil)
    #expect(wakes.contains { $0.since(now) > 0 && $0.since(now) < 300_000 })
  }

  @Test func everyChannelAndManyLanguagesSpeak() throws {
    let now = try #require(Self.times.first)
    let day = DemonstrationDay(seed: 7, now: now, workspace: try demonstrationWorkspace())
    let journal = Journal(day)
    #expect(Set(journal.conversations.values.map(\.channel)) == Set(Channel.allCases))
    #expect(Set(journal.conversations.values.map(\.kind)).isSuperset(of: [.post, .review, .call]))
    #expect(Set(journal.messages.compactMap(\.0.language)).count >= 16)
    #expect(journal.messages.contains { $0.0.isPublic == true })
    #expect(journal.messages.contains { !$0.0.attachments.isEmpty })
    #expect(journal.messages.contains { $0.0.text?.contains("\n> ") == true })
    for (message, by) in journal.messages {
      #expect(message.text?.contains("{") == false)
      #expect((by?.kind == .customer) == (message.direction == .in))
    }
    let types = Set(day.events.map { String(describing: $0.what).prefix { $0 != "(" } })
    #expect(types.isSuperset(of: ["edit", "redact", "link", "call", "handoff", "merge", "csat"]))
    let mentions = day.events.filter { event in
      guard case .note(let note) = event.what else { return false }
      return note.mentions.contains("maya")
    }
    #expect(mentions.count >= 3)
  }

  @Test func mostAnswersCameInTimeAndSomeDidNot() throws {
    let now = try #require(Self.times.first)
    let day = DemonstrationDay(seed: 7, now: now, workspace: try demonstrationWorkspace())
    let turns = Journal(day).turns
    #expect(turns.count > 400)
    let waits = turns.map { $0.end.since($0.start) }.sorted()
    #expect((120_000...2_400_000).contains(waits[waits.count / 2]))
    #expect(day.events.contains { if case .csat = $0.what { true } else { false } })
  }
}

import Testing

@testable import Inbox

/// Who is told of what, how and when.
@Suite struct NotificationsTests {
  @Test("Quiet hours cross midnight and go by the workspace's clock")
  func quiet() throws {
    var notifications = Notifications()
    notifications.quietHours = [
      try OpeningInterval("19:00-08:00"), try OpeningInterval("12:00-12:30"),
    ]
    let utc = ZoneRules.utc
    for (time, isQuiet) in [
      ("00:00", true), ("07:59", true), ("08:00", false), ("11:59", false), ("12:00", true),
      ("12:30", false), ("18:59", false), ("19:00", true), ("23:59", true),
    ] {
      #expect(notifications.isQuiet(at: at(time), in: utc) == isQuiet, "\(time)")
      let means = notifications.means(for: .mention, at: at(time), in: utc)
      #expect(means == (isQuiet ? [] : [.bell, .desktop]), "\(time)")
    }
    let later = ZoneRules(periods: [.init(start: .min, offset: 3_600_000)], repeats: false)
    #expect(notifications.isQuiet(at: at("18:00"), in: later), "19:00 there")
  }

  @Test("Each event goes by its own wish, else by what is usual; no bell where none is to ring")
  func wishes() {
    var notifications = Notifications()
    notifications.chosen = [.mention: [.desktop], .due: []]
    func means(_ kind: News.Kind) -> Set<Notifications.Means> {
      notifications.means(for: kind, at: at("10:00"), in: .utc)
    }
    #expect(means(.mention) == [.desktop])
    #expect(means(.due).isEmpty)
    #expect(means(.reply) == [.desktop])
    #expect(means(.failed) == [.bell, .desktop])
    notifications.rings = false
    #expect(means(.failed) == [.desktop])
  }

  @Test("A promise is told once when it is near and once when it is missed")
  func dues() {
    var watch = DueWatch()
    let (one, two) = (ConversationID(1), ConversationID(2))
    // What stands on the screen when the program starts is no news.
    #expect(watch.look([one: at("10:10")], at: at("10:00")).isEmpty)
    #expect(watch.look([one: at("10:10")], at: at("10:01")).isEmpty)
    #expect(
      watch.look([one: at("10:10"), two: at("10:16")], at: at("10:02")) == [News(.due, of: two)])
    #expect(watch.look([one: at("10:10"), two: at("10:16")], at: at("10:10")).isEmpty)
    #expect(
      watch.look([one: at("10:10"), two: at("10:16")], at: at("10:11")) == [News(.breach, of: one)])
    // Answered; the customer wrote again.
    #expect(watch.look([two: at("10:16")], at: at("10:12")).isEmpty)
    #expect(
      watch.look([one: at("10:25"), two: at("10:16")], at: at("10:13")) == [News(.due, of: one)])
  }

  @Test("A key of the queue tells the due it sorts by; of what is not open it tells none")
  func key() {
    var open = 0
    for seed in 0..<40 {
      let journal = RandomJournal(seed: UInt64(100 + seed), length: 30)
      let folded = Conversation.fold(
        RandomJournal.ref, lines: journal.lines, workspace: journal.workspace,
        upTo: Instant(milliseconds: .max))
      guard let conversation = folded.conversation else { continue }
      let isOpen = conversation.status == .open && conversation.mergedInto == nil
      let due = isOpen ? conversation.earliestDue : nil
      if due != nil { open += 1 }
      #expect(QueueKey(conversation).earliestDue == due)
    }
    #expect(open > 3)
  }
}

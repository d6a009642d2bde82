import Testing

@testable import Inbox

@Suite("The same words on two channels")
struct SaidElsewhereTests {
  private func said(
    _ text: String, minutesAgo: Int64 = 3, state: OutboxEntry.State? = nil,
    channel: Channel = .email
  ) -> SaidElsewhere {
    SaidElsewhere(
      conversation: ConversationID(7), channel: channel, text: text,
      at: at("10:00").advanced(by: -minutesAgo * 60_000), state: state, by: "Priya")
  }

  private func refusal(_ said: SaidElsewhere, again: Bool = false) -> Refusal? {
    var desk = MemoryDesk()
    desk.customer("m1")
    let command = desk.reply("r1") { $0.saysItAgain = again }
    var situation = desk.situation(for: command)
    situation.elsewhere = [said]
    let request = Request(act: "a", by: .agent("maya"), conversation: "c", command: command)
    return decide(request, in: situation, now: desk.now).refusal
  }

  @Test("are pointed out once, whatever their case, accents and punctuation")
  func pointedOut() {
    let words = said("good  morning!")
    #expect(refusal(words) == .saidElsewhere(words))
    #expect(refusal(words, again: true) == nil)
    #expect(refusal(said("Good evening")) == nil)
  }

  @Test("count while they are held and queued, not once they failed or were stopped")
  func states() {
    for state in OutboxEntry.State.allCases {
      let isOut = refusal(said("Good morning", state: state)) != nil
      #expect(isOut == state.mayReachCustomer, "\(state)")
    }
  }

  @Test("are forgotten after ten minutes, and are none on the same channel")
  func limits() {
    #expect(refusal(said("Good morning", minutesAgo: 9)) != nil)
    #expect(refusal(said("Good morning", minutesAgo: 10)) == nil)
    #expect(refusal(said("Good morning", channel: .x)) == nil)
  }

  @Test("are compared character by character where they have no words")
  func pictures() {
    #expect(SaidElsewhere.isSame("👍 ", "👍"))
    #expect(!SaidElsewhere.isSame("👍", "👎"))
  }
}

@Suite("A reply in parts")
struct ReplyInPartsTests {
  private func parts(_ desk: MemoryDesk) -> Command {
    desk.reply("r1") {
      $0.text = "one (1/3)"
      $0.resolves = true
      $0.parts = ReplyParts(
        firstWords: "one\n",
        following: [
          .init(id: "r2", text: "two (2/3)", words: "two\n"),
          .init(id: "r3", text: "three (3/3)", words: "three"),
        ])
    }
  }

  @Test("is that many entries, each behind the one before; what follows follows the last")
  func entries() throws {
    var desk = MemoryDesk()
    desk.customer("m1")
    guard case .success(let decision) = desk.run(parts(desk)),
      case .insert(let first) = decision.outbox
    else {
      Issue.record("not sent")
      return
    }
    let all = [first] + decision.parts
    #expect(all.map(\.reply.id) == ["r1", "r2", "r3"])
    #expect(all.map(\.part?.after) == [nil, "r1", "r2"])
    #expect(all.map(\.part?.number) == [1, 2, 3])
    #expect(all.map(\.reply.resolves) == [false, false, true])
    #expect(all.map(\.reply.then.status) == [.open, .open, .resolved])
    #expect(all.allSatisfy { $0.part?.count == 3 })
  }

  @Test("is refused whole where one part is too long or says nothing")
  func refused() {
    var desk = MemoryDesk()
    desk.customer("m1")
    for (text, refusal) in [
      (String(repeating: "a", count: 10_001), Refusal.tooLong(.x, count: 10_001, most: 10_000)),
      (" ", .emptyText),
    ] {
      let command = desk.reply("r1") {
        $0.parts = ReplyParts(firstWords: "a", following: [.init(id: "r2", text: text, words: "")])
      }
      #expect(desk.run(command).refusal == refusal)
    }
    #expect(desk.outbox.isEmpty)
  }

  @Test("comes back as it was written")
  func words() {
    func entry(_ id: MessageID, _ words: String, after: MessageID?) -> OutboxEntry {
      var entry = OutboxEntry(
        id: id, conversation: ConversationID(1), ref: "c", version: 1, author: "maya",
        reply: Reply(
          id: id, text: words + " (1/9)", audience: .private, seenVersion: 0, holdMilliseconds: 0),
        channel: .x, account: "acme", kind: .dm, recipient: "@kim", recipientName: nil,
        replyTo: nil, state: .held, createdAt: at("10:00"), leavesAt: at("10:00"))
      entry.part = OutboxPart(number: 1, count: 3, after: after, words: words)
      return entry
    }
    let all = [
      entry("r3", "c", after: "r2"), entry("r1", "a ", after: nil), entry("r2", "b\n", after: "r1"),
    ]
    #expect(all.parts(after: all[1]).map(\.id) == ["r2", "r3"])
    #expect(all[1].words(with: all.parts(after: all[1])) == "a b\nc")
    #expect(all.parts(after: all[0]).isEmpty)
  }
}

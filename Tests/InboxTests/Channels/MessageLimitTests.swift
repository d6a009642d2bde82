import Testing

@testable import Inbox

@Suite("How long a message may be")
struct MessageLimitTests {
  @Test(
    "is counted as the network counts",
    arguments: [
      (.x, .mention, "Grüße 漢字 👨‍👩‍👧 https://example.org/a/very/long/address/indeed", 37),
      (.x, .mention, "see https://example.org/long/enough\nyes", 31),
      (.instagram, .dm, "é", 2), (.telegram, .dm, "👍", 2), (.whatsapp, .dm, "👨‍👩‍👧", 1),
      (.mastodon, .mention, "@ana@social.example hi", 7),
      (.mastodon, .mention, "https://example.org/a/very/long/address/indeed", 23),
    ] as [(Channel, ConversationKind, String, Int)])
  func counting(channel: Channel, kind: ConversationKind, text: String, count: Int) throws {
    #expect(try #require(MessageLimit(channel, kind)).count(text) == count)
  }

  @Test("is not limited by e-mail")
  func unlimited() {
    #expect(MessageLimit(.email, .email) == nil)
  }

  @Test("is told before the network would refuse")
  func refused() {
    var desk = MemoryDesk()
    desk.customer("m1")
    let long = String(repeating: "a", count: 10_001)
    #expect(
      desk.run(desk.reply("r1") { $0.text = long }).refusal
        == .tooLong(.x, count: 10_001, most: 10_000))
    #expect(desk.outbox.isEmpty)
  }
}

@Suite("Segments of a text message")
struct SMSSegmentsTests {
  @Test(
    "follow the alphabet",
    arguments: [
      (String(repeating: "a", count: 160), 1, true, 0),
      (String(repeating: "a", count: 161), 2, true, 145),
      (String(repeating: "€", count: 80), 1, true, 0),
      (String(repeating: "я", count: 70), 1, false, 0),
      (String(repeating: "я", count: 71), 2, false, 63), ("👍", 1, false, 68), ("", 1, true, 160),
    ])
  func counting(text: String, count: Int, isGSM: Bool, left: Int) {
    let segments = SMSSegments(text)
    #expect(segments.count == count)
    #expect(segments.isGSM == isGSM)
    #expect(segments.left == left)
  }
}

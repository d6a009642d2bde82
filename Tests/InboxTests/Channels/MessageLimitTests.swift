import Testing
import TestSupport

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

  @Test("has parts that each fit, cut at a sentence or a word where there is one")
  func parts() throws {
    let limit = try #require(MessageLimit(.x, .mention))
    let sentence = String(repeating: "word ", count: 35) + "end. "
    let parts = limit.parts(of: sentence + sentence)
    #expect(parts.count == 2)
    #expect(parts.allSatisfy { $0.hasSuffix("end.") })
    #expect(limit.parts(of: "short") == ["short"])
    #expect(limit.parts(of: "  \n ").isEmpty)
  }

  @Test("has parts that lose nothing but the white space at the cuts, whatever is written")
  func partsOfAnything() throws {
    var random = SeededGenerator(seed: 7)
    let pieces = ["a", "漢", "👨‍👩‍👧", " ", "\n", ". ", "https://example.org/x ", "é", "。"]
    for channel in [Channel.x, .instagram, .irc, .mastodon, .bluesky] {
      let limit = try #require(MessageLimit(channel, .mention))
      for _ in 0..<20 {
        let length = Int.random(in: 0..<1200, using: &random)
        let text = (0..<length).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        let parts = limit.parts(of: text)
        #expect(parts.allSatisfy { limit.count($0) <= limit.most && !$0.isEmpty })
        #expect(parts.joined().filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace })
      }
    }
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

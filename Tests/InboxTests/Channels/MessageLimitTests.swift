import Testing

@testable import Inbox

@Suite("How long a message may be")
struct MessageLimitTests {
  @Test(
    "is counted as the network counts",
    arguments: [
      (.x, .mention, "Grüße 漢字 👨‍👩‍👧 https://example.org/a/very/long/address/indeed", 37),
      (.x, .mention, "see https://example.org/long/enough\nyes", 31),
      (.instagram, .dm, "é", 2), (.wechat, .dm, "漢", 3),
      (.telegram, .dm, "👍", 2), (.line, .dm, "👍", 2), (.sms, .sms, "👍", 2),
      // Where the network does not say what a character is: code points, which is never too few.
      (.whatsapp, .dm, "👨‍👩‍👧", 5), (.messenger, .dm, "👨‍👩‍👧", 5), (.facebook, .comment, "e\u{301}", 2),
      (.mastodon, .mention, "@ana@social.example hi", 7),
      (.mastodon, .mention, "@ana@social.example, hi", 8),
      (.mastodon, .mention, "https://example.org/a/very/long/address/indeed", 23),
      (.mastodon, .mention, "(https://example.org/a/very/long/address)", 25),
      // Only with its protocol; 👨‍👩‍👧 is one.
      (.mastodon, .mention, "example.org 👨‍👩‍👧", 13),
      (.bluesky, .mention, "👨‍👩‍👧", 1),
    ] as [(Channel, ConversationKind, String, Int)])
  func counting(channel: Channel, kind: ConversationKind, text: String, count: Int) throws {
    #expect(try #require(MessageLimit(channel, kind)).count(text) == count)
  }

  private static let punctuation =
    "This is a tweet with general punctuation characters: \u{2000}\u{2001}\u{2002}\u{2003}\u{2004}"
    + "\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\u{200A}\u{200B} ‐ ‑ ‒ – — ― ‖  ‗ ‘ ’ ‚ ‛ “ ” „ ‟ ′ ″ ‴ ‵ ‶ ‷"

  /// Published with twitter-text as `validate.yml`, WeightedTweetsWithDiscountedEmojiCounterTest.
  @Test(
    "is weighed on X as its own library weighs",
    arguments: [
      ("Hi http://test.co", 26), ("http://test.co", 23),
      (String(repeating: "https://www.twitter.com/aloha ", count: 10), 240),
      (
        "285 chars- http://www.twitter.com/jack " + String(repeating: "xxxxxxxxxx-", count: 10), 145
      ),
      (String(repeating: "故", count: 160), 320), (String(repeating: "😷", count: 160), 320),
      ("H🐱☺👨‍👩‍👧‍👦", 7), ("😷👾😡🔥💩", 10), ("🙋🏽👨‍🎤", 4), ("1⃣", 2),
      ("A\u{301}B", 2), ("Aש\u{5BC}\u{5C1}", 4),
      ("Unicode 10.0 emoji: 🤪; 🧕; 🧕🏾; 🏴󠁧󠁢󠁥󠁮󠁧󠁿", 34), ("Unicode 9.0 emoji: 🤠; 💃; 💃🏾", 29),
      ("ABC\u{202A}\u{FFFF}ABC\u{FFFE}", 12),
      ("randomurlrandomurlrandomurlrandomurlrandomurlrandomurlrandomurls.com", 68),
      (punctuation, 110),
    ] as [(String, Int)])
  func weighed(text: String, weight: Int) throws {
    #expect(WeightedLength.of(text) == weight)
  }

  @Test(
    "takes a bare domain for an address on X, and what is none for words",
    arguments: [
      ("example.com", 23), ("www.example.com", 23), ("t.co", 23), ("foo.co.jp", 23),
      ("example.com/path/to/resource?search=foo&lang=en", 23), ("See example.com.", 28),
      ("(example.com)", 25), ("no blank.After", 14), ("ana@example.com", 15),
      ("#example.com", 12), ("1.5 kg", 6), ("v2.0.1", 6), ("-example.com", 12),
      ("http://example.com, and on", 31), ("HTTPS://www.ExaMPLE.COM/index.html", 23),
      ("漢字example.com漢字", 31), ("http://localhost/path", 21),
    ] as [(String, Int)])
  func addresses(text: String, weight: Int) {
    #expect(WeightedLength.of(text) == weight)
  }

  @Test("is not limited by e-mail")
  func unlimited() {
    #expect(MessageLimit(.email, .email) == nil)
  }

  @Test("follows the audience: a private answer to a comment has the limit of private messages")
  func audience() {
    #expect(MessageLimit(.facebook, .comment)?.most == 8000)
    #expect(MessageLimit(.facebook, .comment, .private)?.most == 2000)
    #expect(MessageLimit(.x, .mention)?.most == 280)
    #expect(MessageLimit(.x, .mention, .private)?.most == 10_000)
    #expect(MessageLimit(.x, .dm)?.most == 10_000)
  }

  @Test("is two limits on Bluesky, and the nearer one is told")
  func twoLimits() throws {
    let limit = try #require(MessageLimit(.bluesky, .mention))
    #expect(limit.use(of: "hello") == .init(count: 5, most: 300, unit: .graphemes))
    // 25 bytes each: 3,000 are reached with 120 of them.
    let families = String(repeating: "👨‍👩‍👧‍👦", count: 121)
    #expect(limit.use(of: families) == .init(count: 121 * 25, most: 3000, unit: .bytes))
    #expect(!limit.takes(families))
    #expect(limit.takes(String(families.dropLast())))
  }

  @Test("is near its end in the last tenth")
  func nearEnd() throws {
    let limit = try #require(MessageLimit(.x, .mention))
    #expect(!limit.use(of: String(repeating: "a", count: 251)).isNearEnd)
    #expect(limit.use(of: String(repeating: "a", count: 252)).isNearEnd)
    #expect(limit.use(of: String(repeating: "a", count: 300)).left == -20)
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
      ("[]{}~|^\\€", 1, true, 142), ("ç", 1, false, 69), ("Ç", 1, true, 159),
    ])
  func counting(text: String, count: Int, isGSM: Bool, left: Int) {
    let segments = SMSSegments(text)
    #expect(segments.count == count)
    #expect(segments.isGSM == isGSM)
    #expect(segments.left == left)
  }
}

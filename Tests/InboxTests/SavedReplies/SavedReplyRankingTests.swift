import Inbox
import Testing
import TestSupport

/// Which reply stands first, and why.
@Suite struct SavedReplyRankingTests {
  static let now = Instant(milliseconds: 1_795_132_800_000)

  static let replies = [
    SavedReply(
      shortcut: "rdc", title: "Refund: double charge", tags: ["refund"], tier: .one,
      bodies: ["en": "I checked your order and found one payment.", "de": "Eine Zahlung."]),
    SavedReply(
      shortcut: "rdo", title: "Refund: duplicate order", tags: ["refund"], tier: .two,
      bodies: ["en": "We cancelled the second order."]),
    SavedReply(
      shortcut: "ship", title: "Where is my parcel", tags: ["shipping"],
      bodies: ["en": "It is on its way.", "ja": "お荷物は配送中です。"]),
    SavedReply(shortcut: "hi", title: "Greeting", bodies: ["en": "Hello, parcel or no parcel."]),
    SavedReply(shortcut: "ord", title: "Ümlaut order", bodies: ["en": "…"]),
  ]

  static func rank(
    _ filter: String, tags: [String] = [], language: String? = "en", tier: Tier? = nil,
    uses: [String: SavedReplyRanking.Use] = [:]
  ) -> [RankedSavedReply] {
    SavedReplyRanking(replies).rank(
      filter: filter, in: .init(tags: tags, language: language, tier: tier), uses: uses, now: now
    ).rows
  }

  static func shortcuts(_ rows: [RankedSavedReply]) -> [String] { rows.map(\.reply.shortcut) }

  @Test func theConversationsTagsComeFirst() {
    let rows = Self.rank("", tags: ["shipping", "vip"])
    #expect(rows.first?.reply.shortcut == "ship")
    #expect(rows.first?.reasons == [.tag("shipping"), .language("en")])
    #expect(rows.count == 5)
  }

  @Test func thenTheLanguageThenTheTierThenTheUse() {
    #expect(Self.rank("", language: "de").first?.reply.shortcut == "rdc")
    #expect(Self.rank("", tier: .two).first?.reply.shortcut == "rdo")
    let uses = ["hi": SavedReplyRanking.Use(count: 412), "ship": .init(count: 3)]
    #expect(Self.shortcuts(Self.rank("", uses: uses)).prefix(2) == ["hi", "ship"])
    #expect(Self.rank("", uses: uses).first?.reasons == [.language("en"), .used(412, last: nil)])
    #expect(Self.shortcuts(Self.rank("")) == ["hi", "ord", "rdc", "rdo", "ship"])
  }

  @Test func lettersInTheirOrderFind() {
    let rows = Self.rank("rfd dch")
    #expect(Self.shortcuts(rows) == ["rdc"])
    let marked = rows[0].titlePositions.map { Array("Refund: double charge")[$0] }
    #expect(String(marked) == "Rfdch")
    #expect(rows[0].titlePositions == [0, 2, 8, 15, 16])
  }

  @Test func theExactShortcutIsFirst() {
    #expect(Self.rank("ord").first?.reply.shortcut == "ord")
    #expect(Self.rank(";rdo", tags: ["refund"]).first?.reply.shortcut == "rdo")
    #expect(Self.rank("RDO").first?.shortcutPositions == [0, 1, 2])
  }

  @Test func wordStartsBeatTheMiddleOfWords() {
    let pattern = FuzzyPattern("dc")
    let starts = pattern.score(in: FuzzyText("double charge")) ?? 0
    let inside = pattern.score(in: FuzzyText("abduct")) ?? 0
    #expect(starts > inside)
    let run = FuzzyPattern("char").score(in: FuzzyText("charge")) ?? 0
    let torn = FuzzyPattern("char").score(in: FuzzyText("cxhxaxr")) ?? 0
    #expect(run > torn)
    #expect(FuzzyPattern("ba").score(in: FuzzyText("ab")) == nil)
    #expect(FuzzyPattern("…").isEmpty)
  }

  @Test func bodiesAndTagsFindByWordStart() {
    let rows = Self.rank("parcel")
    #expect(Self.shortcuts(rows) == ["ship", "hi"])
    #expect(rows[1].reasons.contains(.text))
    #expect(Self.shortcuts(Self.rank("cancel")) == ["rdo"])
    #expect(Self.shortcuts(Self.rank("配送")) == ["ship"])
    #expect(Self.shortcuts(Self.rank("zahl")) == ["rdc"])
    #expect(Self.shortcuts(Self.rank("umlaut")) == ["ord"])
    #expect(Self.rank("parcel zahl").isEmpty)
    #expect(Self.rank("xyzzy").isEmpty)
  }

  @Test func countsAllAndWorksOutTheFirst() {
    let result = SavedReplyRanking(Self.replies).rank(
      filter: "r", in: .init(), now: Self.now, limit: 1)
    #expect(result.rows.count == 1)
    #expect(result.total == 5)
  }

  @Test func whatItFindsItCanShow() {
    var generator = SeededGenerator(seed: 5)
    let texts = ["Refund: double charge", "Ünï çödé", "a-b_c D", "返金 refund", "", "İi ßẞ ﬁ"]
    let letters = Array("refundablechg üçö返金iszf")
    for _ in 0..<3000 {
      let text = texts.randomElement(using: &generator) ?? ""
      let count = Int.random(in: 1...4, using: &generator)
      let typed = String((0..<count).map { _ in letters.randomElement(using: &generator) ?? "a" })
      let pattern = FuzzyPattern(typed)
      let positions = pattern.positions(in: FuzzyText(text))
      #expect((pattern.score(in: FuzzyText(text)) != nil && !pattern.isEmpty) == !positions.isEmpty)
      #expect(positions == positions.sorted() && positions.allSatisfy { $0 < text.count })
    }
  }
}

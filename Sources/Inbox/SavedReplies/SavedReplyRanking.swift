/// Which saved replies suit the conversation, best first, as the author types.
///
/// Made once for a workspace (it folds all texts); each `rank` then costs microseconds a reply.
package struct SavedReplyRanking: Sendable {
  /// What is answered.
  package struct Situation: Hashable, Sendable {
    package var tags: [String]
    package var language: String?
    package var tier: Tier?
    package var workspaceLanguage: String

    package init(
      tags: [String] = [], language: String? = nil, tier: Tier? = nil,
      workspaceLanguage: String = "en"
    ) {
      self.tags = tags
      self.language = language
      self.tier = tier
      self.workspaceLanguage = workspaceLanguage
    }
  }

  /// How often a reply was sent, and when last.
  package struct Use: Hashable, Sendable {
    package var count: Int
    package var lastAt: Instant?

    package init(count: Int, lastAt: Instant? = nil) {
      self.count = count
      self.lastAt = lastAt
    }
  }

  /// By shortcut, so that a place decides a tie.
  private let entries: [Entry]

  private struct Entry: Sendable {
    var reply: SavedReply
    var shortcut: FuzzyText
    var title: FuzzyText
    var foldedShortcut: String
    /// Base languages of the bodies.
    var languages: Set<String>
    var bodies: WordIndex
  }

  package init(_ replies: [SavedReply]) {
    entries = replies.sorted { $0.shortcut < $1.shortcut }.map { reply in
      Entry(
        reply: reply, shortcut: FuzzyText(reply.shortcut), title: FuzzyText(reply.title),
        foldedShortcut: FoldedText.fold(reply.shortcut),
        languages: Set(reply.bodies.keys.map { Language.base($0) }),
        bodies: WordIndex(
          reply.bodies.sorted { $0.key < $1.key }.map(\.value) + [reply.tags.joined(separator: " ")]
        ))
    }
  }

  /// Those that hold every word of `filter`, in shortcut or title (fuzzy) or in a body or tag (at
  /// the start of a word).
  ///
  /// Without a filter: replies with a tag of the conversation first, then those in the customer's
  /// language, of the conversation's tier, the most and latest used, by shortcut. With one: by how
  /// well it matches, the same reasons weighing in; the exact shortcut always first.
  ///
  /// - Parameters:
  ///   - uses: by shortcut.
  ///   - limit: how many rows are worked out; `total` counts all.
  package func rank(
    filter: String, in situation: Situation, uses: [String: Use] = [:], now: Instant,
    limit: Int = .max
  ) -> (rows: [RankedSavedReply], total: Int) {
    let filter = Filter(filter)
    let found = found(filter, in: situation, uses, now)
    let rows = found.prefix(max(0, limit)).map { index, score in
      var row = row(entries[index], filter, situation, uses[entries[index].reply.shortcut])
      row.score = score
      return row
    }
    return (Array(rows), found.count)
  }

  /// The same without what each row says of itself: for lists in which replies are one kind of many.
  package func best(
    _ limit: Int, filter: String, in situation: Situation, uses: [String: Use] = [:], now: Instant
  ) -> (replies: [(reply: SavedReply, score: Int)], total: Int) {
    let found = found(Filter(filter), in: situation, uses, now)
    return (found.prefix(max(0, limit)).map { (entries[$0.index].reply, $0.score) }, found.count)
  }

  private func found(
    _ filter: Filter, in situation: Situation, _ uses: [String: Use], _ now: Instant
  ) -> [(index: Int, score: Int)] {
    let language = Language.base(situation.language ?? situation.workspaceLanguage)
    var found: [(index: Int, score: Int)] = []
    for (index, entry) in entries.enumerated() {
      guard let match = filter.score(entry.shortcut, entry.title, entry.bodies) else { continue }
      let isExact = !filter.shortcut.isEmpty && entry.foldedShortcut == filter.shortcut
      let context = context(entry, situation, language, uses, now)
      found.append((index, match * 4 + context + (isExact ? 1_000_000 : 0)))
    }
    found.sort { left, right in
      left.score != right.score ? left.score > right.score : left.index < right.index
    }
    return found
  }

  /// Tags outweigh the language, the language the tier, the tier any use; against a filter one
  /// shared tag weighs as much as a word start.
  private func context(
    _ entry: Entry, _ situation: Situation, _ language: String, _ uses: [String: Use],
    _ now: Instant
  ) -> Int {
    var score = min(3, entry.reply.tags.count { situation.tags.contains($0) }) * 32
    if entry.languages.contains(language) { score += 16 }
    if entry.reply.tier != nil, entry.reply.tier == situation.tier { score += 10 }
    if !uses.isEmpty, let use = uses[entry.reply.shortcut] {
      // 1, 2, 4, 8 … sendings count 1, 2, 3, 4 …; used within a day counts as two such steps.
      score += min(6, Int.bitWidth - max(0, use.count).leadingZeroBitCount)
      if let last = use.lastAt, now.since(last) < 86_400_000 { score += 2 }
    }
    return score
  }

  private func row(
    _ entry: Entry, _ filter: Filter, _ situation: Situation, _ use: Use?
  ) -> RankedSavedReply {
    var reasons: [RankedSavedReply.Reason] = []
    for tag in entry.reply.tags where situation.tags.contains(tag) { reasons.append(.tag(tag)) }
    if let language = situation.language, entry.languages.contains(Language.base(language)) {
      reasons.append(.language(language))
    }
    if let tier = entry.reply.tier, tier == situation.tier { reasons.append(.tier(tier)) }
    if let use, use.count > 0 { reasons.append(.used(use.count, last: use.lastAt)) }
    let isByText = filter.words.contains { word in
      word.pattern.score(in: entry.shortcut) == nil && word.pattern.score(in: entry.title) == nil
    }
    if isByText { reasons.append(.text) }
    return RankedSavedReply(
      reply: entry.reply,
      body: entry.reply.body(for: situation.language, workspace: situation.workspaceLanguage),
      shortcutPositions: filter.positions(in: entry.shortcut),
      titlePositions: filter.positions(in: entry.title), reasons: reasons)
  }
}

/// A row of the picker.
package struct RankedSavedReply: Hashable, Sendable {
  /// Why it stands where it stands.
  package enum Reason: Hashable, Sendable {
    case tag(String)
    case language(String)
    case tier(Tier)
    case used(Int, last: Instant?)
    /// A word of the filter stands only in a body or a tag.
    case text
  }

  package var reply: SavedReply
  /// The body that would be inserted; nil only for a reply without bodies.
  package var body: SavedReply.Body?
  /// Matched grapheme clusters, ascending.
  package var shortcutPositions: [Int]
  package var titlePositions: [Int]
  /// The strongest first.
  package var reasons: [Reason]
  /// What it stands by: four times how well it matches, and what speaks for it besides.
  package var score = 0

  package init(
    reply: SavedReply, body: SavedReply.Body?, shortcutPositions: [Int], titlePositions: [Int],
    reasons: [Reason]
  ) {
    self.reply = reply
    self.body = body
    self.shortcutPositions = shortcutPositions
    self.titlePositions = titlePositions
    self.reasons = reasons
  }
}

extension RankedSavedReply.Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tag(let tag): "tag #\(tag)"
    case .language(let code): "in \(code)"
    case .tier(let tier): "for tier \(tier.rawValue)"
    case .used(let count, _): "used \(count)×"
    case .text: "in its text"
    }
  }
}

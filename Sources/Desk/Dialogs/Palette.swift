import Canvas
import Inbox

/// Everything that has a name, found by it: commands, views, people, tags, saved replies,
/// conversations, themes. What is typed is looked for in all of them, or, behind a sign, in one kind:
///
///     @lena     people: list what is theirs
///     #refund   tags: list what bears it       #374  that conversation
///     .rdc      saved replies: answer with it
///     >snooze   commands: run it               =mine views: go there
///     /invoice  every word ever said
struct Palette: Sendable {
  enum Kind: Int, CaseIterable, Sendable {
    case command
    case view
    case person
    case tag
    case reply
    case conversation
    case theme
    case search

    /// What stands before its rows, and narrows to it when typed first.
    var sign: Character {
      switch self {
      case .command: ">"
      case .view: "="
      case .person: "@"
      case .tag, .conversation: "#"
      case .reply: "."
      case .theme: "%"
      case .search: "/"
      }
    }

    /// What a kind weighs against others that match as well: a letter at the start of a word
    /// matches with 128, one amid a word with 64 (`FuzzyPattern`, times four).
    fileprivate var weight: Int {
      switch self {
      case .view: 56
      case .command: 48
      case .person: 40
      case .tag: 32
      case .conversation: 24
      case .theme: 16
      case .reply, .search: 0
      }
    }
  }

  /// A name made ready to be looked for.
  struct Entry: Sendable {
    let kind: Kind
    fileprivate(set) var item: Picker.Item
    fileprivate let name: FuzzyText
    /// Its names, each found first by the whole of it.
    fileprivate let whole: Set<String>
    /// Words that are found by their beginning alone, such as a command's help.
    fileprivate let words: [Substring]

    init(_ kind: Kind, _ item: Picker.Item, names: [String], also: String = "") {
      self.kind = kind
      var item = item
      item.mark = DisplayText(composed: String(kind.sign))
      self.item = item
      name = FuzzyText(names.joined(separator: " "))
      whole = Set(names.map { FoldedText.fold($0.filter { $0 != "…" }.trimmedBlanks) })
      words = FoldedText.fold(also).split { !$0.isLetter && !$0.isNumber }
    }
  }

  /// What was typed: the kinds it may be of, and the rest.
  struct Wanted: Hashable, Sendable {
    var kinds: Set<Kind>
    var text: String

    init(_ typed: String) {
      let sign = typed.first
      let kinds = Kind.allCases.filter { $0.sign == sign }
      self.kinds = Set(kinds.isEmpty ? Kind.allCases : kinds)
      text = (kinds.isEmpty ? typed : String(typed.dropFirst())).trimmedBlanks
    }
  }

  /// The most rows worked out; nobody reads on.
  static let limit = 200

  var entries: [Entry]
  /// Customers whom the store found for what was typed.
  var customers: [Entry] = []
  /// Why no saved reply can be used here.
  var problemWithReplies: DisplayText?

  /// Counts that came.
  mutating func retell(_ told: [Picker.Item]) {
    for item in told {
      guard let place = entries.firstIndex(where: { $0.item.value == item.value }) else { continue }
      entries[place].item.detail = item.detail
    }
  }

  /// Those that match, the best first, and how many there are.
  ///
  /// - Parameter replies: ranked already, for the conversation at hand.
  func rank(
    _ wanted: Wanted, replies: (rows: [(item: Picker.Item, score: Int)], total: Int)
  ) -> (items: [Picker.Item], total: Int) {
    let folded = FoldedText.fold(wanted.text)
    let patterns = wanted.text.split(whereSeparator: \.isWhitespace).map {
      (FuzzyPattern(String($0)), FoldedText.fold(String($0)))
    }
    var found: [(score: Int, kind: Int, item: Picker.Item)] = []
    for entry in entries + customers where wanted.kinds.contains(entry.kind) {
      guard let match = Palette.match(patterns, entry) else { continue }
      let isExact = !folded.isEmpty && entry.whole.contains(folded)
      let penalty = entry.item.problem == nil ? 0 : 24
      // With nothing typed, the kinds stand one after the other as they are.
      let score = patterns.isEmpty ? 0 : match * 4 + entry.kind.weight - penalty
      found.append((score + (isExact ? 1_000_000 : 0), entry.kind.rawValue, entry.item))
    }
    let count = found.count
    if wanted.kinds.contains(.reply) {
      for reply in replies.rows {
        found.append((patterns.isEmpty ? 0 : reply.score, Kind.reply.rawValue, reply.item))
      }
    }
    let order = found.indices.sorted { left, right in
      (found[right].score, found[left].kind, left) < (found[left].score, found[right].kind, right)
    }
    let items = order.prefix(Palette.limit).map { found[$0].item }
    return (items, count + (wanted.kinds.contains(.reply) ? replies.total : 0))
  }

  /// Nil where a word is found nowhere.
  private static func match(
    _ patterns: [(fuzzy: FuzzyPattern, folded: String)], _ entry: Entry
  ) -> Int? {
    var total = 0
    for pattern in patterns {
      if let score = pattern.fuzzy.score(in: entry.name) {
        total += score
      } else if !pattern.folded.isEmpty,
        entry.words.contains(where: { $0.hasPrefix(pattern.folded) })
      {
        total += 8
      } else {
        return nil
      }
    }
    return total
  }
}

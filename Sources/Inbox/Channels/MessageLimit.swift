/// How long a message may be on a channel, counted as the network counts.
///
/// Sources: the networks' documentation as gathered for the connectors; where a network names no
/// limit there is none. Where it does not say what a character is, code points are counted: more
/// than a reader sees, and never less than the network may count.
package struct MessageLimit: Hashable, Sendable {
  package enum Unit: Hashable, Sendable {
    /// Code points.
    case characters
    /// What a reader takes for one character (extended grapheme clusters).
    case graphemes
    /// Of UTF-8.
    case bytes
    /// UTF-16 code units.
    case units
    /// X: 1 or 2 a scalar, an emoji 2, a web address 23.
    case weighted
    /// Mastodon: graphemes, a web address 23, a mention without its server.
    case status
  }

  package let most: Int
  package let unit: Unit
  /// A second limit beside the first (Bluesky), in bytes of UTF-8.
  package let mostBytes: Int?

  /// - Parameter audience: Of the answer: a private one to a public comment goes where private
  ///   messages go, with their limit.
  /// - Returns: nil: no limit.
  package init?(_ channel: Channel, _ kind: ConversationKind, _ audience: Audience? = nil) {
    let isPrivate = (audience ?? kind.usualAudience) == .private
    switch channel {
    case .x:
      self.init(most: isPrivate ? 10_000 : 280, unit: isPrivate ? .characters : .weighted)
    case .facebook: self.init(most: isPrivate ? 2000 : 8000, unit: .characters)
    case .messenger: self.init(most: 2000, unit: .characters)
    case .instagram: self.init(most: 1000, unit: .bytes)
    case .whatsapp: self.init(most: 4096, unit: .characters)
    case .wechat: self.init(most: 2048, unit: .bytes)
    case .telegram: self.init(most: 4096, unit: .units)
    case .line: self.init(most: 5000, unit: .units)
    case .sms: self.init(most: 1600, unit: .units)
    case .mastodon: self.init(most: 500, unit: .status)
    case .bluesky:
      self.init(
        most: isPrivate ? 1000 : 300, unit: .graphemes, mostBytes: isPrivate ? 10_000 : 3000)
    case .matrix: self.init(most: 32_000, unit: .bytes)
    case .irc: self.init(most: 400, unit: .bytes)
    case .email, .webchat, .xmpp, .phone, .review, .api: return nil
    }
  }

  init(most: Int, unit: Unit, mostBytes: Int? = nil) {
    self.most = most
    self.unit = unit
    self.mostBytes = mostBytes
  }

  /// How much of the limit a text takes, of the one that is nearer to be reached where there are
  /// two.
  package struct Use: Hashable, Sendable {
    package var count: Int
    package var most: Int
    package var unit: Unit

    /// Below zero: too long by so many.
    package var left: Int { most - count }
    /// The last tenth, or the last twenty where that is more.
    package var isNearEnd: Bool { left <= max(20, most / 10) }
  }

  /// - Complexity: O(length of the text).
  package func use(of text: some StringProtocol) -> Use {
    let first = Use(count: count(text), most: most, unit: unit)
    guard let mostBytes else { return first }
    let second = Use(count: text.utf8.count, most: mostBytes, unit: .bytes)
    // Compared as parts of their limits: a / b < c / d.
    return second.count * first.most > first.count * second.most ? second : first
  }

  package func count(_ text: some StringProtocol) -> Int {
    switch unit {
    case .characters: text.unicodeScalars.count
    case .graphemes: text.count
    case .bytes: text.utf8.count
    case .units: text.utf16.count
    case .weighted: WeightedLength.of(text)
    case .status: MessageLimit.statusCount(Substring(text))
    }
  }

  /// Whether a text is taken whole.
  package func takes(_ text: some StringProtocol) -> Bool {
    count(text) <= most && mostBytes.map { text.utf8.count <= $0 } ?? true
  }

  /// Why a text is not taken; nil if it is.
  package func refusal(of text: String, on channel: Channel) -> Refusal? {
    let use = use(of: text)
    guard use.left < 0 else { return nil }
    return .tooLong(channel, count: use.count, most: use.most)
  }
}

extension MessageLimit {
  /// Web addresses weigh the same on X and Mastodon, however long they are.
  static let addressWeight = 23

  /// Mastodon API, *Statuses*: of `@name@server` only `@name` counts, and an address with its
  /// protocol counts 23.
  private static func statusCount(_ text: Substring) -> Int {
    CountedAddresses(text, bare: false).pieces.reduce(0) { sum, piece in
      sum + (piece.map(statusCharacters) ?? addressWeight)
    }
  }

  private static func statusCharacters(_ piece: Substring) -> Int {
    var total = 0
    var rest = piece
    while let first = rest.first {
      let word = first.isWhitespace ? rest.prefix(1) : rest.prefix { !$0.isWhitespace }
      total += mentionEnd(word).map { word[..<$0].count } ?? word.count
      if let end = mentionEnd(word) { total += word[serverEnd(word, end)...].count }
      rest = rest[word.endIndex...]
    }
    return total
  }

  /// Where the name of `@name@server` ends.
  private static func mentionEnd(_ word: Substring) -> Substring.Index? {
    guard word.hasPrefix("@"), let second = word.dropFirst().firstIndex(of: "@"),
      word.index(after: second) < word.endIndex
    else { return nil }
    return second
  }

  /// Behind the server's name: a comma after a mention is a character like others.
  private static func serverEnd(_ word: Substring, _ second: Substring.Index) -> Substring.Index {
    var end = word.endIndex
    while end > word.index(after: second), !word[word.index(before: end)].isServerPart {
      end = word.index(before: end)
    }
    return end
  }
}

extension Character {
  fileprivate var isServerPart: Bool { isLetter || isNumber }
}

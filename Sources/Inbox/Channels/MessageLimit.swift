/// How long a message may be on a channel, counted as the network counts.
///
/// Sources: the networks' documentation as gathered for the connectors; where a network names no
/// limit there is none.
package struct MessageLimit: Hashable, Sendable {
  package enum Unit: Hashable, Sendable {
    case characters
    /// Of UTF-8.
    case bytes
    /// UTF-16 code units.
    case units
    /// X: 1 or 2 a scalar, a web address 23.
    case weighted
    /// Mastodon: characters, a web address 23, a mention without its server.
    case status
  }

  package let most: Int
  package let unit: Unit

  /// Nil: no limit.
  package init?(_ channel: Channel, _ kind: ConversationKind) {
    switch channel {
    case .x:
      self.init(most: kind == .dm ? 10_000 : 280, unit: kind == .dm ? .characters : .weighted)
    case .facebook: self.init(most: 8000, unit: .characters)
    case .messenger: self.init(most: 2000, unit: .characters)
    case .instagram: self.init(most: 1000, unit: .bytes)
    case .whatsapp: self.init(most: 4096, unit: .characters)
    case .wechat: self.init(most: 2048, unit: .bytes)
    case .telegram: self.init(most: 4096, unit: .units)
    case .line: self.init(most: 5000, unit: .units)
    case .sms: self.init(most: 1600, unit: .characters)
    case .mastodon: self.init(most: 500, unit: .status)
    case .bluesky: self.init(most: kind == .dm ? 1000 : 300, unit: .characters)
    case .matrix: self.init(most: 32_000, unit: .bytes)
    case .irc: self.init(most: 400, unit: .bytes)
    case .email, .webchat, .xmpp, .phone, .review, .api: return nil
    }
  }

  private init(most: Int, unit: Unit) {
    self.most = most
    self.unit = unit
  }

  package func count(_ text: some StringProtocol) -> Int {
    switch unit {
    case .characters: text.count
    case .bytes: text.utf8.count
    case .units: text.utf16.count
    case .weighted: MessageLimit.count(text, word: MessageLimit.weight)
    case .status: MessageLimit.count(text, word: MessageLimit.statusCharacters)
    }
  }

  /// Why a text is not taken; nil if it is.
  package func refusal(of text: String, on channel: Channel) -> Refusal? {
    let count = count(text)
    guard count > most else { return nil }
    return .tooLong(channel, count: count, most: most)
  }
}

extension MessageLimit {
  /// Web addresses weigh the same on X and Mastodon, however long they are.
  private static let addressWeight = 23

  /// White space counts one each, every word as `word` says.
  private static func count(
    _ text: some StringProtocol, word: (Substring) -> Int
  ) -> Int {
    var total = 0
    var rest = Substring(text)
    while let first = rest.first {
      if first.isWhitespace {
        total += 1
        rest = rest.dropFirst()
      } else {
        let next = rest.prefix { !$0.isWhitespace }
        total += isAddress(next) ? addressWeight : word(next)
        rest = rest[next.endIndex...]
      }
    }
    return total
  }

  private static func isAddress(_ word: Substring) -> Bool {
    word.hasPrefix("https://") || word.hasPrefix("http://")
  }

  /// twitter-text v3: scalars of these ranges weigh one, others two; a picture two, however many
  /// scalars it is made of.
  private static func weight(_ word: Substring) -> Int {
    word.reduce(0) { sum, character in
      let isPicture = character.unicodeScalars.first?.properties.isEmojiPresentation ?? false
      return sum + (isPicture ? 2 : character.unicodeScalars.reduce(0) { $0 + weight($1) })
    }
  }

  private static func weight(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0...4351, 8192...8205, 8208...8223, 8242...8247: 1
    default: 2
    }
  }

  /// Mastodon API, *Statuses*: of `@name@server` only `@name` counts.
  private static func statusCharacters(_ word: Substring) -> Int {
    guard word.hasPrefix("@"), let second = word.dropFirst().firstIndex(of: "@") else {
      return word.count
    }
    return word[..<second].count
  }
}

import Inbox

/// How long a message may be on a channel, counted as the network counts.
///
/// Sources: the networks' documentation as gathered for the connectors; where a network names no
/// limit there is none.
struct ChannelLimit: Hashable, Sendable {
  enum Unit: Hashable, Sendable {
    case characters
    case bytes
    /// UTF-16 code units.
    case units
    /// X: 1 or 2 a scalar, an address 23.
    case weighted
  }

  var most: Int
  var unit: Unit

  /// Nil: no limit.
  init?(_ channel: Channel, kind: ConversationKind) {
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
    case .mastodon: self.init(most: 500, unit: .characters)
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

  func count(_ text: String) -> Int {
    switch unit {
    case .characters: text.count
    case .bytes: text.utf8.count
    case .units: text.utf16.count
    case .weighted: ChannelLimit.weighted(text)
    }
  }

  /// twitter-text v3: scalars of these ranges weigh one, others two, each address 23.
  private static func weighted(_ text: String) -> Int {
    var total = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if word.hasPrefix("https://") || word.hasPrefix("http://") {
        total += 23
      } else {
        for character in word {
          // A picture counts two, however many scalars it is made of.
          let isPicture = character.unicodeScalars.first?.properties.isEmojiPresentation ?? false
          total += isPicture ? 2 : character.unicodeScalars.reduce(0) { $0 + weight($1) }
        }
      }
    }
    let blanks = text.utf8.reduce(0) { $0 + ($1 == 0x20 ? 1 : 0) }
    return total + blanks
  }

  private static func weight(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0...4351, 8192...8205, 8208...8223, 8242...8247: 1
    default: 2
    }
  }
}

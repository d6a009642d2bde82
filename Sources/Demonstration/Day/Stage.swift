import Inbox

/// Where a conversation is held: the channel, how, and in which tone.
struct Stage: Hashable, Sendable {
  var channel: Channel
  var kind: ConversationKind
  var style: Style

  /// Said in front of everybody; nil on networks that have no such thing.
  var isPublic: Bool? {
    channel.hasTwoAudiences ? kind.usualAudience == .public : nil
  }

  static let all: [(Stage, Int)] = [
    (Stage(channel: .email, kind: .email, style: .mail), 20),
    (Stage(channel: .whatsapp, kind: .dm, style: .chat), 15),
    (Stage(channel: .webchat, kind: .chat, style: .chat), 9),
    (Stage(channel: .x, kind: .mention, style: .post), 6),
    (Stage(channel: .x, kind: .dm, style: .chat), 4),
    (Stage(channel: .instagram, kind: .dm, style: .chat), 5),
    (Stage(channel: .instagram, kind: .comment, style: .post), 4),
    (Stage(channel: .facebook, kind: .comment, style: .post), 4),
    (Stage(channel: .facebook, kind: .post, style: .post), 2),
    (Stage(channel: .messenger, kind: .dm, style: .chat), 6),
    (Stage(channel: .telegram, kind: .dm, style: .chat), 5),
    (Stage(channel: .sms, kind: .sms, style: .chat), 4),
    (Stage(channel: .mastodon, kind: .mention, style: .post), 3),
    (Stage(channel: .bluesky, kind: .mention, style: .post), 3),
    (Stage(channel: .bluesky, kind: .dm, style: .chat), 1),
    (Stage(channel: .matrix, kind: .dm, style: .chat), 2),
    (Stage(channel: .xmpp, kind: .chat, style: .chat), 2),
    (Stage(channel: .irc, kind: .chat, style: .chat), 2),
    (Stage(channel: .line, kind: .dm, style: .chat), 1),
    (Stage(channel: .wechat, kind: .dm, style: .chat), 1),
    (Stage(channel: .review, kind: .review, style: .review), 5),
    (Stage(channel: .api, kind: .dm, style: .mail), 4),
  ]

  /// The stages with the weights they have among those who speak a language.
  static func weighted(for language: String) -> [(Stage, Int)] {
    all.map { stage, weight in
      switch (language, stage.channel) {
      case ("ja", .line): (stage, 30)
      case ("ko", .line): (stage, 10)
      case ("zh", .wechat): (stage, 40)
      case ("uk", .telegram), ("ru", .telegram): (stage, 25)
      case ("mn", .messenger): (stage, 25)
      default: (stage, weight)
      }
    }
  }

  /// How many of a hundred customers write in each language.
  static let languages: [(String, Int)] = [
    ("en", 30), ("de", 18), ("es", 9), ("fr", 8), ("pt", 3), ("it", 4), ("pl", 3), ("uk", 2),
    ("ru", 2), ("el", 2), ("tr", 3), ("ar", 2), ("he", 2), ("ja", 3), ("zh", 3), ("ko", 2),
    ("hi", 2), ("mn", 2),
  ]
}

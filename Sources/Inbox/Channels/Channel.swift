/// The networks that messages come from (interchange.md, *Channels*).
package enum Channel: String, CaseIterable, Sendable {
  case x
  case facebook
  case messenger
  case instagram
  case whatsapp
  case wechat
  case telegram
  case line
  case sms
  case email
  case webchat
  case mastodon
  case bluesky
  case matrix
  case xmpp
  case irc
  case phone
  case review
  case api
}

extension Channel {
  /// The two columns that stand for the channel in a row of the queue: `WA`, `EM`, `X`.
  package var code: String {
    switch self {
    case .x: "X"
    case .facebook: "FB"
    case .messenger: "MS"
    case .instagram: "IG"
    case .whatsapp: "WA"
    case .wechat: "WC"
    case .telegram: "TG"
    case .line: "LN"
    case .sms: "SM"
    case .email: "EM"
    case .webchat: "CH"
    case .mastodon: "MD"
    case .bluesky: "BS"
    case .matrix: "MX"
    case .xmpp: "XM"
    case .irc: "IR"
    case .phone: "PH"
    case .review: "RV"
    case .api: "AP"
    }
  }

  /// The name in sentences and panels.
  package var name: String {
    switch self {
    case .x: "X"
    case .facebook: "Facebook"
    case .messenger: "Messenger"
    case .instagram: "Instagram"
    case .whatsapp: "WhatsApp"
    case .wechat: "WeChat"
    case .telegram: "Telegram"
    case .line: "LINE"
    case .sms: "SMS"
    case .email: "E-mail"
    case .webchat: "Web chat"
    case .mastodon: "Mastodon"
    case .bluesky: "Bluesky"
    case .matrix: "Matrix"
    case .xmpp: "XMPP"
    case .irc: "IRC"
    case .phone: "Phone"
    case .review: "Review"
    case .api: "API"
    }
  }
}

/// How a conversation is held on its channel (interchange.md, *Kinds*).
package enum ConversationKind: String, CaseIterable, Sendable {
  case dm
  case mention
  case comment
  case post
  case email
  case chat
  case sms
  case call
  case review
}

/// Who can read an answer. An answer to a private message can never be made public.
package enum Audience: String, Sendable {
  case `public`
  case `private`
}

extension Channel {
  /// True where the same network carries public and private conversations, so that a row must say
  /// which one it is (`PUB` or `dm`).
  package var hasTwoAudiences: Bool {
    switch self {
    case .x, .facebook, .instagram, .mastodon, .bluesky, .matrix, .irc, .xmpp: true
    default: false
    }
  }
}

extension ConversationKind {
  /// The audience of an answer where the messages themselves do not say `public`.
  package var usualAudience: Audience {
    switch self {
    case .mention, .comment, .post, .review: .public
    case .dm, .email, .chat, .sms, .call: .private
    }
  }
}

extension Channel {
  /// The kind of a conversation that we begin there: always a private one.
  package var usualKind: ConversationKind {
    switch self {
    case .email: .email
    case .sms: .sms
    case .webchat, .irc, .xmpp, .matrix: .chat
    case .phone: .call
    case .review: .review
    default: .dm
    }
  }
}

import Inbox

/// Somebody invented who writes to the demonstration's company.
struct Person: Hashable, Sendable {
  var id: ContactID
  /// Nil for one who never said.
  var name: String?
  var language: String
  /// A name made up for networks on which people choose one.
  var nickname: String
  var phone: String
  var mail: String
  var segment: String?
  var followers: Int64?
  var verified: Bool
  var bio: String?
  /// Orders so far.
  var orders: Int

  /// What one calls them: the first word of the name, as all languages of the phrasebooks do it;
  /// empty without a name where the language's greeting can do without.
  var first: String {
    if let word = name?.split(separator: " ").first { return String(word) }
    switch language {
    case "ja": return "お客"
    case "ko": return "고객"
    default: return ""
    }
  }

  /// How the network names them.
  func handle(on channel: Channel) -> String {
    switch channel {
    case .x, .instagram, .telegram: "@\(nickname)"
    case .facebook, .messenger, .review: name ?? nickname
    case .whatsapp, .sms, .phone: phone
    case .wechat, .line, .irc: nickname
    case .email, .api: mail
    case .webchat: name == nil ? "guest-\(id.text.suffix(4))" : nickname
    case .mastodon: "@\(nickname)@hills.example"
    case .bluesky: "@\(nickname).sky.example"
    case .matrix: "@\(nickname):matrix.example"
    case .xmpp: "\(nickname)@jabber.example"
    }
  }

  /// The journal's `by` for what they write.
  func actor(on channel: Channel) -> Actor {
    Actor(kind: .customer, id: id.text, name: name, handle: handle(on: channel))
  }
}

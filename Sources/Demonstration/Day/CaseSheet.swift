import Inbox

/// What the queue shows at the moment the demonstration begins, one line a conversation: chosen by
/// hand, because this is what people look at first.
struct CaseSheet: Sendable {
  enum Waiting: Sendable {
    /// Nobody has answered yet.
    case first
    /// The customer wrote again.
    case next
    /// Answered, and still ours to finish.
    case nobody
  }

  struct Case: Sendable {
    var waiting: Waiting
    /// Seconds until due, for promises that count day and night; nil: whatever the calendar says.
    var dueIn: Int64?
    var channel: Channel
    var kind: ConversationKind
    var language: String
    var scenario: Scenario?
    var isVIP = false
    /// Raised to tier 3 by a senior.
    var isRaised = false
    /// Many listen: the rule for that gives it a priority.
    var followers: Int64?
    var owner: AgentID?
    var name: String?
  }

  /// Open ones with somebody waiting.
  static let waiting: [Case] = [
    Case(
      waiting: .first, dueIn: -12 * 60, channel: .whatsapp, kind: .dm, language: "de",
      scenario: .doubleCharge, isVIP: true, isRaised: true, name: "Lena Fischer"),
    Case(
      waiting: .next, dueIn: -3 * 60, channel: .webchat, kind: .chat, language: "en",
      scenario: .login, owner: "priya"),
    Case(
      waiting: .first, dueIn: 100, channel: .x, kind: .mention, language: "en",
      scenario: .doubleCharge, followers: 41_300),
    Case(
      waiting: .first, dueIn: 4 * 60, channel: .webchat, kind: .chat, language: "en",
      scenario: .question),
    Case(
      waiting: .first, dueIn: 6 * 60, channel: .instagram, kind: .comment, language: "es",
      scenario: .doubleCharge),
    Case(
      waiting: .next, dueIn: 9 * 60, channel: .telegram, kind: .dm, language: "uk", owner: "tom"),
    Case(waiting: .first, dueIn: 11 * 60, channel: .sms, kind: .sms, language: "de"),
    Case(
      waiting: .first, dueIn: 13 * 60, channel: .facebook, kind: .comment, language: "en",
      scenario: .hours),
    Case(
      waiting: .next, dueIn: 17 * 60, channel: .whatsapp, kind: .dm, language: "tr",
      scenario: .doubleCharge, owner: "maya"),
    Case(
      waiting: .first, dueIn: 19 * 60, channel: .mastodon, kind: .mention, language: "fr",
      scenario: .doubleCharge, followers: 12_900),
    Case(
      waiting: .first, dueIn: 12 * 60, channel: .whatsapp, kind: .dm, language: "en",
      scenario: .wrongSize, isVIP: true, owner: "priya"),
    Case(
      waiting: .first, dueIn: 24 * 60, channel: .bluesky, kind: .mention, language: "pt"),
    Case(waiting: .first, dueIn: 27 * 60, channel: .line, kind: .dm, language: "ja"),
    Case(
      waiting: .first, dueIn: 31 * 60, channel: .messenger, kind: .dm, language: "mn",
      scenario: .parcelLate, owner: "tom"),
    Case(
      waiting: .first, dueIn: 36 * 60, channel: .instagram, kind: .dm, language: "en",
      scenario: .parcelLate),
    Case(
      waiting: .next, dueIn: 38 * 60, channel: .whatsapp, kind: .dm, language: "es",
      scenario: .parcelLate, owner: "sol"),
    Case(
      waiting: .first, dueIn: 41 * 60, channel: .x, kind: .dm, language: "en",
      scenario: .doubleCharge),
    Case(
      waiting: .first, dueIn: 44 * 60, channel: .wechat, kind: .dm, language: "zh",
      owner: "ines"),
    Case(waiting: .first, dueIn: 47 * 60, channel: .messenger, kind: .dm, language: "pl"),
    Case(waiting: .first, dueIn: 50 * 60, channel: .telegram, kind: .dm, language: "ru"),
    Case(
      waiting: .next, dueIn: 55 * 60, channel: .x, kind: .mention, language: "de",
      owner: "maya"),
    Case(waiting: .first, dueIn: 57 * 60, channel: .whatsapp, kind: .dm, language: "ar"),
    Case(
      waiting: .next, dueIn: 72 * 60, channel: .matrix, kind: .dm, language: "fr",
      scenario: .question, owner: "priya"),
    Case(
      waiting: .next, dueIn: 88 * 60, channel: .xmpp, kind: .chat, language: "en",
      scenario: .wrongSize, owner: "ines"),
    Case(
      waiting: .next, dueIn: 101 * 60, channel: .whatsapp, kind: .dm, language: "it",
      scenario: .doubleCharge, owner: "sol"),
    Case(waiting: .first, channel: .email, kind: .email, language: "es", scenario: .invoice),
    Case(
      waiting: .first, channel: .email, kind: .email, language: "en", scenario: .vat,
      owner: "maya"),
    Case(waiting: .first, channel: .email, kind: .email, language: "el", owner: "maya"),
    Case(waiting: .first, channel: .email, kind: .email, language: "en", scenario: .feature),
    Case(
      waiting: .first, channel: .email, kind: .email, language: "en", scenario: .broken,
      owner: "tom"),
    Case(
      waiting: .first, channel: .api, kind: .dm, language: "fr", scenario: .refundMissing,
      owner: "sol"),
    Case(waiting: .first, channel: .review, kind: .review, language: "en", scenario: .broken),
    Case(
      waiting: .next, channel: .email, kind: .email, language: "de", scenario: .vat,
      owner: "maya"),
    Case(waiting: .first, channel: .email, kind: .email, language: "ko"),
  ]

  /// Answered, and not finished: somebody found out something for the customer.
  static let answered: [Case] = [
    Case(waiting: .nobody, channel: .whatsapp, kind: .dm, language: "en", owner: "maya"),
    Case(waiting: .nobody, channel: .email, kind: .email, language: "de", owner: "maya"),
    Case(
      waiting: .nobody, channel: .email, kind: .email, language: "en", scenario: .press,
      owner: "maya"),
    Case(waiting: .nobody, channel: .messenger, kind: .dm, language: "hi", owner: "priya"),
    Case(waiting: .nobody, channel: .email, kind: .email, language: "it", owner: "sol"),
    Case(waiting: .nobody, channel: .webchat, kind: .chat, language: "he", owner: "sol"),
    Case(waiting: .nobody, channel: .telegram, kind: .dm, language: "ru", owner: "tom"),
    Case(waiting: .nobody, channel: .instagram, kind: .dm, language: "pt", owner: "ines"),
    Case(waiting: .nobody, channel: .irc, kind: .chat, language: "en", owner: "tom"),
    Case(waiting: .nobody, channel: .whatsapp, kind: .dm, language: "zh", owner: "ines"),
    Case(waiting: .nobody, channel: .sms, kind: .sms, language: "pl", owner: "tom"),
  ]
}

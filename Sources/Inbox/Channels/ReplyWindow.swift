/// How long a network lets us answer after the customer's latest message.
///
/// Sources: the networks' documentation: WhatsApp Cloud API, *Customer service windows* (24 hours;
/// later only approved templates, error 131047); Messenger Platform and Instagram, *24-hour
/// standard messaging window* and *human agent tag* (7 days); WeChat official accounts, *Customer
/// service messages* (48 hours, error 45015).
package struct ReplyWindow: Hashable, Sendable {
  /// Milliseconds in which any answer is taken.
  package let open: Int64
  /// Milliseconds in which an answer that a person wrote still is.
  package let openForPeople: Int64
  /// What can be done once it has closed, for people.
  package let instead: String

  fileprivate static let hour: Int64 = 3_600_000

  /// Nil where the network sets none.
  package init?(_ channel: Channel, _ kind: ConversationKind) {
    switch channel {
    case .whatsapp:
      self.init(
        hours: 24, people: 24,
        instead: "only an approved template reaches them, or another channel")
    case .messenger:
      self.init(hours: 24, people: 7 * 24, instead: "wait until they write, or use another channel")
    case .instagram where kind == .dm:
      self.init(hours: 24, people: 7 * 24, instead: "wait until they write, or use another channel")
    // What a page writes in private there goes through Messenger.
    case .facebook where kind == .dm:
      self.init(
        hours: 24, people: 7 * 24,
        instead: "answer a comment of theirs, once also in private, or use another channel")
    case .wechat:
      self.init(hours: 48, people: 48, instead: "wait until they write, or use another channel")
    default: return nil
    }
  }

  private init(hours: Int64, people: Int64, instead: String) {
    open = hours * ReplyWindow.hour
    openForPeople = people * ReplyWindow.hour
    self.instead = instead
  }
}

extension Conversation {
  /// When the channel stops taking every answer; nil where it sets no window, or while the customer
  /// has written nothing there. In the past: it has closed.
  package var windowClosesAt: Instant? {
    guard let window = ReplyWindow(channel, kind), let latest = latestCustomerMessageAt else {
      return nil
    }
    return latest.advanced(by: window.open)
  }

  /// When the channel stops taking an answer that a person writes; nil where it sets no window, or
  /// while the customer has written nothing there. In the past: it has closed.
  package var lastAnswerUntil: Instant? {
    guard let window = ReplyWindow(channel, kind), let latest = latestCustomerMessageAt else {
      return nil
    }
    return latest.advanced(by: window.openForPeople)
  }

  /// Why the network would take no answer that a person writes now; nil if it takes one.
  ///
  /// - Parameter elsewhere: When the customer wrote to the same account in another conversation; what
  ///   counts where they wrote nothing in this one, because we began it.
  package func closedWindow(at now: Instant, elsewhere: Instant? = nil) -> Refusal? {
    ReplyWindow(channel, kind)?.refusal(
      on: channel, after: latestCustomerMessageAt ?? elsewhere, at: now)
  }
}

extension ReplyWindow {
  /// Why the network would take no words of a person now.
  ///
  /// - Parameter latest: When the customer wrote last; nil: never.
  func refusal(on channel: Channel, after latest: Instant?, at now: Instant) -> Refusal? {
    guard let latest else { return .neverWrote(channel, instead: instead) }
    let closed = latest.advanced(by: openForPeople)
    guard closed <= now else { return nil }
    let hours = openForPeople / ReplyWindow.hour
    return .windowClosed(channel, since: closed, hours: hours, instead: instead)
  }
}

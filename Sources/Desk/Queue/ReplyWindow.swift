import Inbox

/// How long a network lets us answer after the customer's last message.
///
/// Sources: the networks' documentation (WhatsApp, Messenger and Instagram 24 hours, WeChat 48).
enum ReplyWindow {
  static func milliseconds(_ channel: Channel, _ kind: ConversationKind) -> Int64? {
    switch channel {
    case .whatsapp, .messenger: 86_400_000
    case .instagram: kind == .dm ? 86_400_000 : nil
    case .wechat: 172_800_000
    default: nil
    }
  }

  /// Of a row, as far as the row knows when the customer wrote last.
  static func closes(_ conversation: Conversation) -> Instant? {
    guard let span = milliseconds(conversation.channel, conversation.kind),
      conversation.snippet.speaker == .customer, let last = conversation.lastMessageAt
    else { return nil }
    return last.advanced(by: span)
  }
}

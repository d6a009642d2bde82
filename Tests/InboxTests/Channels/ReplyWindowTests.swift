import Testing

@testable import Inbox

@Suite("Reply windows")
struct ReplyWindowTests {
  /// A conversation whose customer wrote at ten.
  private func conversation(_ channel: Channel, _ kind: ConversationKind = .dm) -> Conversation {
    var conversation = Conversation(
      ref: "c", channel: channel, account: "acme", kind: kind, openedAt: at("10:00"))
    conversation.latestCustomerMessageAt = at("10:00")
    return conversation
  }

  private func hours(_ count: Int64) -> Instant { at("10:00").advanced(by: count * 3_600_000) }

  @Test(
    "close when the network says",
    arguments: [
      (.whatsapp, 24, 24), (.messenger, 24, 168), (.instagram, 24, 168), (.wechat, 48, 48),
      (.facebook, 24, 168),
    ]
      as [(Channel, Int64, Int64)])
  func closing(channel: Channel, any: Int64, people: Int64) {
    let conversation = conversation(channel)
    #expect(conversation.windowClosesAt == hours(any))
    #expect(conversation.closedWindow(at: hours(people).advanced(by: -1)) == nil)
    #expect(conversation.closedWindow(at: hours(people)) != nil)
  }

  @Test("are none where the network sets none, or nobody wrote there yet")
  func none() {
    #expect(conversation(.email, .email).windowClosesAt == nil)
    #expect(conversation(.instagram, .comment).windowClosesAt == nil)
    #expect(conversation(.facebook, .comment).windowClosesAt == nil)
    var silent = conversation(.whatsapp)
    silent.latestCustomerMessageAt = nil
    #expect(silent.windowClosesAt == nil)
  }

  @Test("are shut where we began and the customer never wrote, but for what they wrote elsewhere")
  func begun() {
    var begun = conversation(.whatsapp)
    begun.latestCustomerMessageAt = nil
    guard case .neverWrote? = begun.closedWindow(at: hours(1)) else {
      Issue.record("taken from who never wrote")
      return
    }
    #expect(begun.closedWindow(at: hours(1), elsewhere: hours(0)) == nil)
    #expect(begun.closedWindow(at: hours(1000), elsewhere: hours(0)) != nil)
    var mail = conversation(.email, .email)
    mail.latestCustomerMessageAt = nil
    #expect(mail.closedWindow(at: hours(1)) == nil)
  }

  @Test("refuse a reply that the network would, and say what can be done instead")
  func refused() {
    var desk = MemoryDesk()
    let message = Message(
      id: "m1", channel: .whatsapp, account: "acme", kind: .dm, direction: .in, text: "Hello?")
    desk.write([
      Event(
        at: desk.now, conversation: "c", by: Actor(kind: .customer, id: "kim", handle: "+4930"),
        what: .message(message))
    ])
    desk.now = hours(24).advanced(by: -1)
    #expect(desk.run(desk.reply("r1")).refusal == nil)
    desk.now = hours(24)
    let refusal = desk.run(desk.reply("r2")).refusal
    #expect(
      refusal?.description == """
        WhatsApp takes an answer for 24 hours after the customer’s last message; they are over: only \
        an approved template reaches them, or another channel.
        """)
  }
}

import Testing

@testable import Inbox

@Suite("What an account lets expect")
struct ExpectationTests {
  private func report(
    channel: Channel = .whatsapp, kind: ConversationKind = .dm, isPublic: Bool? = nil,
    auto: Bool = false, unknown: [JSONMember] = [], text: String = "We answer from 9 to 17.",
    direction: Message.Direction = .in
  ) throws -> RuleReport? {
    var workspace = Workspace.desk
    workspace.accounts = [
      Account(
        id: "acme", channel: channel,
        expect: Account.Expectation(text: text, oncePerMilliseconds: 86_400_000))
    ]
    let event = Event(
      at: at("10:00"), conversation: "c",
      by: Actor(
        kind: direction == .in ? .customer : .agent, id: direction == .in ? "kim" : "maya",
        handle: "@kim"),
      what: .message(
        Message(
          id: "m1", channel: channel, account: "acme", kind: kind, direction: direction,
          text: "hello", isPublic: isPublic, auto: auto)), unknown: unknown)
    let conversation = try #require(
      Conversation.fold("c", lines: [event], workspace: workspace).conversation)
    return RuleScene(
      event: event, before: nil, conversation: conversation,
      contact: Contact(id: "kim", name: "Kim"),
      workspace: workspace, now: at("10:00")
    ).run([]).reports.first
  }

  @Test("is said to who writes, and to a public mention in private")
  func said() throws {
    for (channel, kind) in [
      (Channel.whatsapp, ConversationKind.dm), (.x, .mention), (.facebook, .comment),
    ] {
      let reply = try #require(try report(channel: channel, kind: kind)?.reply)
      #expect(reply.text == "We answer from 9 to 17.")
      #expect(reply.limit == .expectation("acme", oncePer: 86_400_000))
    }
    #expect(try report(text: "Hi {{contact.first_name|there}}")?.reply?.text == "Hi Kim")
  }

  @Test("is not said, with the reason, where no private way exists, to a machine, too long")
  func refused() throws {
    func reason(_ report: RuleReport?) -> String? {
      #expect(report?.reply == nil)
      return report?.refused.first
    }
    #expect(
      reason(try report(channel: .review, kind: .review))
        == "It is not said: Review has no private way to the author.")
    #expect(
      reason(try report(channel: .email, kind: .email, auto: true))
        == "It is not said: no automatic message gets an answer.")
    let machine = JSONMember("automatic", .string("list"))
    #expect(
      reason(try report(channel: .email, kind: .email, unknown: [machine]))
        == "It is not said: no automatic message gets an answer.")
    #expect(reason(try report(text: "{{order}}"))?.contains("gaps order") ?? false)
    #expect(
      reason(try report(channel: .messenger, text: String(repeating: "x", count: 3000)))?
        .contains("too long") ?? false)
  }

  @Test("answers nothing but a customer's message")
  func others() throws {
    #expect(try report(direction: .out) == nil)
  }
}

import Testing

@testable import Inbox

@Suite("Who may read an answer")
struct AnswerAudienceTests {
  private func desk(_ channel: Channel, _ kind: ConversationKind, text: String = "Hello?")
    -> MemoryDesk
  {
    var desk = MemoryDesk()
    desk.workspace.accounts = [Account(id: "acme", channel: channel, handle: "@Acme")]
    comment("m1", in: &desk, channel, kind, text: text)
    return desk
  }

  private func comment(
    _ id: MessageID, in desk: inout MemoryDesk, _ channel: Channel, _ kind: ConversationKind,
    text: String = "Hello?"
  ) {
    let message = Message(
      id: id, channel: channel, account: "acme", kind: kind, direction: .in, text: text)
    desk.write([
      Event(
        at: desk.now, conversation: "c",
        by: Actor(kind: .customer, id: "kim", handle: "@kim"), what: .message(message))
    ])
  }

  private func answer(_ desk: inout MemoryDesk, _ id: MessageID, _ audience: Audience) -> Refusal? {
    desk.run(desk.reply(id) { $0.audience = audience }).refusal
  }

  @Test("A comment is answered in private once, while it is on its way and after it went out")
  func once() {
    for channel in [Channel.facebook, .instagram] {
      var desk = desk(channel, .comment)
      #expect(answer(&desk, "r1", .private) == nil)
      #expect(answer(&desk, "r2", .private) == .privatelyAnsweredBefore(channel))
      desk.deliver("r1")
      #expect(answer(&desk, "r3", .private) == .privatelyAnsweredBefore(channel))
      #expect(answer(&desk, "r4", .public) == nil)
      // The next comment may have one of its own.
      comment("m2", in: &desk, channel, .comment)
      #expect(answer(&desk, "r5", .private) == nil)
    }
  }

  @Test(
    "The one private answer is one message, not one in parts; where they are many, so are the parts"
  )
  func parts() {
    for (channel, kind, refusal) in [
      (Channel.instagram, ConversationKind.comment, Refusal.privateAnswerInParts(.instagram)),
      (.x, .mention, nil), (.instagram, .dm, nil),
    ] {
      var desk = desk(channel, kind, text: "@Acme hello?")
      let outcome = desk.run(
        desk.reply("r1") {
          $0.audience = .private
          $0.parts = ReplyParts(
            firstWords: "one ", following: [.init(id: "r2", text: "two (2/2)", words: "two")])
        })
      #expect(outcome.refusal == refusal)
    }
  }

  @Test("What failed was none: it may be tried again")
  func failed() {
    var desk = desk(.facebook, .comment)
    #expect(answer(&desk, "r1", .private) == nil)
    desk.deliver("r1", .failed("blocked"))
    #expect(answer(&desk, "r2", .private) == nil)
  }

  @Test("After seven days a comment is answered in public only")
  func late() {
    var desk = desk(.instagram, .comment)
    desk.now = at("10:00").advanced(by: AnswerAudience.privateReplyWindow - 1)
    #expect(answer(&desk, "r1", .private) == nil)
    var later = self.desk(.instagram, .comment)
    later.now = at("10:00").advanced(by: AnswerAudience.privateReplyWindow)
    #expect(answer(&later, "r1", .private) == .tooLateForPrivateAnswer(.instagram))
    #expect(answer(&later, "r2", .public) == nil)
  }

  @Test("X takes a public answer only to who mentions or quotes the account")
  func summoned() {
    let cases: [(ConversationKind, String, Bool)] = [
      (.mention, "charged twice", true), (.post, "hey @acme, charged twice", true),
      (.post, "hey @acme_fans", false), (.comment, "me too", false),
      (.comment, "look: https://x.com/Acme/status/17", true), (.post, "acme charged twice", false),
    ]
    for (kind, text, isSummoned) in cases {
      var desk = desk(.x, kind, text: text)
      #expect(answer(&desk, "r1", .public) == (isSummoned ? nil : .notSummoned), "\(text)")
    }
    // In private the rule is another one.
    var desk = desk(.x, .comment, text: "me too")
    #expect(answer(&desk, "r1", .private) == nil)
    // Without a known handle nothing can be told, and nothing is refused.
    desk = self.desk(.x, .comment, text: "me too")
    desk.workspace.accounts[0].handle = nil
    #expect(answer(&desk, "r1", .public) == nil)
  }

  @Test("What was private is never answered in public; what has no private side is not answered so")
  func oneWay() {
    var desk = desk(.x, .dm)
    #expect(answer(&desk, "r1", .public) == .publicAnswerToPrivate)
    desk = self.desk(.review, .review)
    #expect(answer(&desk, "r1", .private) == .noPrivateAnswer(.review))
    #expect(answer(&desk, "r1", .public) == nil)
  }
}

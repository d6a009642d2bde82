import Testing

@testable import Inbox

@Suite("Answers to many")
struct GroupAnswerTests {
  private func desk() -> MemoryDesk {
    var desk = MemoryDesk()
    desk.customer("m1")
    desk.contacts["kim"] = Contact(id: "kim", name: "Kim Lee", language: "de")
    return desk
  }

  private func answer(_ change: (inout GroupAnswer) -> Void = { _ in }) -> GroupAnswer {
    var answer = GroupAnswer(
      id: "g1",
      bodies: [
        "en": "Hi {{contact.first_name|there}}, nobody pays twice.",
        "de": "Hallo {{contact.first_name|}}, niemand zahlt doppelt.",
      ], holdMilliseconds: 10_000)
    answer.seenVersion = 1
    answer.conversation = ConversationID(1)
    change(&answer)
    return answer
  }

  @Test("Each gets the words of their language, their name in them, an id and a guard of its own")
  func filled() throws {
    var desk = desk()
    let draft = try #require(desk.run(.answerTogether(answer())).draft)
    #expect(draft.reply.text == "Hallo Kim, niemand zahlt doppelt.")
    #expect(draft.reply.language == "de")
    #expect(draft.reply.id == "g1-1")
    #expect(draft.reply.seenVersion == 1)
    #expect(draft.state == .held)
    #expect(desk.conversation()?.waitingSince != nil, "its clocks run until the network took it")
  }

  @Test("Nobody gets it twice: what is on its way is not followed by the same again")
  func once() {
    var desk = desk()
    #expect(desk.run(.answerTogether(answer())).draft != nil)
    let again = answer {
      $0.id = "g2"
      $0.seenVersion = 2
    }
    #expect(desk.run(.answerTogether(again)).refusal == .replyUnderWay(by: "Maya"))
  }

  @Test(
    "A placeholder that is none reaches nobody, and says what was meant if that is near",
    arguments: [("contact.first_nam", "contact.first_name"), ("weather.tomorrow", nil)]
      as [(String, String?)])
  func misspelt(name: String, nearest: String?) {
    var desk = desk()
    let refusal = desk.run(.answerTogether(answer { $0.bodies = ["en": "Hi {{\(name)}}"] })).refusal
    #expect(refusal == .unknownPlaceholder(name, nearest: nearest))
  }

  @Test("Refused is what one reply would be refused, and what many must not do to one")
  func refusals() throws {
    var desk = desk()
    desk.writing = ["priya"]
    #expect(desk.run(.answerTogether(answer())).refusal == .someoneWrites("Priya Nair"))
    desk.writing = ["maya"]
    #expect(
      desk.run(.answerTogether(answer { $0.bodies = ["en": "Order {{order}}"] })).refusal
        == .gapsLeft(["order"]))
    #expect(desk.run(.answerTogether(answer { $0.bodies = [:] })).refusal == .emptyText)
    let filled = answer {
      $0.bodies = ["en": "Order {{order}}"]
      $0.variables = ["order": "7"]
    }
    desk.customer("m2")
    guard case .collision = desk.run(.answerTogether(filled)).refusal else {
      Issue.record("the customer wrote again")
      return
    }
    let current = answer { $0.seenVersion = 2 }
    #expect(desk.run(.answerTogether(current)).draft != nil)
    desk.writing = []
    #expect(
      desk.run(
        .answerTogether(
          answer {
            $0.seenVersion = 3
            $0.id = "g3"
          }), by: "priya"
      ).refusal
        == .replyUnderWay(by: "Maya"))
    desk.deliver("g1-1")
    #expect(
      desk.run(.answerTogether(answer { $0.seenVersion = nil })).refusal
        == .nothingToDo("Its customer waits for no answer."))
    let update = answer {
      $0.seenVersion = nil
      $0.includesAnswered = true
      $0.id = "g2"
    }
    #expect(desk.run(.answerTogether(update)).draft != nil)
  }

  @Test("Who may not handle the tier answers none of it")
  func tiers() {
    var desk = desk()
    desk.run(.tier(.three, reason: nil))
    #expect(
      desk.run(.answerTogether(answer()), by: "tom").refusal
        == .tierNotYours(.three, handledBy: [.senior, .supervisor]))
  }

  @Test("In an act on many every request bears its own version")
  func bulk() {
    var group = answer()
    group.seen = [ConversationID(1): 5, ConversationID(2): 9]
    group.seenVersion = nil
    let bulk = Bulk(
      act: "a", by: "maya", command: .answerTogether(group),
      conversations: [ConversationID(1), ConversationID(2)])
    for (id, version) in [(ConversationID(1), Int64(5)), (ConversationID(2), 9)] {
      guard case .answerTogether(let own) = bulk.request(for: "c", id).command else {
        Issue.record("another command")
        return
      }
      #expect(own.seenVersion == version)
      #expect(own.conversation == id)
      #expect(own.seen.isEmpty)
    }
  }

  @Test("Notices go where a network takes a message first, once for each person")
  func notices() throws {
    var desk = MemoryDesk()
    desk.workspace.accounts = [
      Account(id: "acme", channel: .x), Account(id: "wa", channel: .whatsapp),
      Account(id: "mail", channel: .email, address: "care@acme.example"),
    ]
    desk.run(.open(title: "Charged twice", tag: nil, words: [:]))
    let incident = try #require(Incident.fold(desk.lines, language: "en").first)
    var kim = Contact(id: "kim", name: "Kim Lee", language: "de")
    kim.identities = [
      Identity(channel: .whatsapp, handle: "+4915112345"),
      Identity(channel: .email, handle: "kim@home.example"),
    ]
    func notice(_ contact: Contact) -> Result<IncidentNotice, Refusal> {
      Result { () throws(Refusal) in
        try IncidentNotice(
          of: incident, to: contact, answer: answer(), by: nil, workspace: desk.workspace,
          now: desk.now)
      }
    }
    let one = try notice(kim).get()
    #expect(one.handle == "kim@home.example")
    #expect(one.reply.text == "Hallo Kim, niemand zahlt doppelt.")
    #expect(one.opening.channel == .email)
    let ref = IncidentNotice.ref(of: "kim", in: incident.id)
    #expect(desk.run(.notify(one), on: ref).types == ["opened", "incident", "tag"])
    #expect(desk.outbox.map(\.recipient) == ["kim@home.example"])
    let again = desk.run(.notify(one), on: ref).refusal
    #expect(again?.description.hasPrefix("They were told already") == true)
    kim.identities.removeLast()
    #expect(throws: Refusal.self) { try notice(kim).get() }
  }

  @Test("A message of an answer to many is known by its id, whatever stands behind it")
  func ids() {
    let group = "2118919d-ebb3-42fa-b3d4-0524d4b95815"
    #expect(GroupAnswer.id(of: MessageID("\(group)-372")) == group)
    #expect(GroupAnswer.id(of: MessageID("\(group)-ann-lee@home.example")) == group)
    for other in [group, "\(group)-", "\(group)/2", "live-m12", "", "csat-survey-\(group)-1"] {
      #expect(GroupAnswer.id(of: MessageID(other)) == nil, "\(other)")
    }
  }
}

import Inbox
import InboxStore
import Testing

@Suite("Whom to write to")
struct PeopleTests {
  private func told(_ id: ContactID, _ name: String, _ identities: [Identity]) -> Event {
    Event(
      at: morning, conversation: nil, by: .system,
      what: .contact(ContactUpdate(contact: id, name: name, identities: identities)))
  }

  @Test("is found by any word of the name, by the handle, and by what one wrote from")
  func found() throws {
    let desk = try Desk()
    try desk.store.append(
      [
        told("1", "Ana Lima", [Identity(channel: .email, handle: "ana@lima.example")]),
        told(
          "2", "Μαρία Ζαΐμη",
          [
            Identity(channel: .sms, handle: "+30 210"),
            Identity(channel: .email, handle: "m@z.example"),
          ]),
        inbound("c1", "m1", at: morning),
      ], now: morning)
    func handles(_ text: String, _ channel: Channel = .email) throws -> [String] {
      try desk.store.people(matching: text, on: channel, for: nil, limit: 10)
        .flatMap(\.identities).map(\.handle)
    }
    #expect(try handles("lim") == ["ana@lima.example"])
    #expect(try handles("ana@") == ["ana@lima.example"])
    // Without the accents, and only on the channel that is asked for.
    #expect(try handles("ζαιμ") == ["m@z.example"])
    #expect(try handles("ζαιμ", .sms) == ["+30 210"])
    #expect(try handles("ζαιμ", .whatsapp).isEmpty)
    #expect(try handles("ann@cust") == ["ann@customer.example"])
    #expect(try handles("\" OR *").isEmpty)
    #expect(try handles("").isEmpty)
  }

  @Test("is kept with the words until they are sent or emptied")
  func drafts() throws {
    let desk = try Desk()
    let beginning = Beginning(
      account: "care", contact: "1", recipient: "ana@lima.example", name: "Ana Lima",
      language: "pt", subject: "Your order")
    let draft = Draft(kind: .reply, text: "Dear Ana", cursor: 8, beginning: beginning)
    for (id, who) in [(-1, "maya"), (-2, "maya"), (-3, "tom")] as [(Int64, AgentID)] {
      try desk.store.saveDraft(
        draft, kind: .reply, of: who, in: ConversationID(id), now: morning + id)
    }
    let kept = try desk.store.beginnings(of: "maya")
    #expect(kept.map(\.id.number) == [-1, -2])
    #expect(kept.first?.draft.beginning == beginning)
    #expect(kept.first?.draft.text == "Dear Ana")
    try desk.store.saveDraft(nil, kind: .reply, of: "maya", in: ConversationID(-1), now: morning)
    #expect(try desk.store.beginnings(of: "maya").map(\.id.number) == [-2])
  }
}

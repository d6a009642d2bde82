import Testing

@testable import Inbox

@Suite("Linking people")
struct LinkingTests {
  private func situation(
    own: [Identity] = [], people: [Contact], contact: ContactID? = "lena"
  ) -> Situation {
    var conversation = Conversation(
      ref: "c", channel: .whatsapp, account: "wa", kind: .dm, openedAt: at("09:00"))
    conversation.contact = contact
    conversation.customerHandle = "+49171"
    return Situation(
      workspace: .desk, conversation: conversation,
      contact: own.isEmpty ? nil : Contact(id: "lena", identities: own), people: people)
  }

  private func lists(
    _ command: Command, _ situation: Situation
  ) throws -> [ContactID: [String]] {
    let request = Request(act: "a", by: .agent("maya"), conversation: "c", command: command)
    let events = try decide(request, in: situation, now: at("10:00")).get().events
    var lists: [ContactID: [String]] = [:]
    for event in events {
      #expect(event.conversation == "c" && event.act == "a")
      guard case .contact(let update) = event.what else { continue }
      lists[update.contact] = update.identities?.map(\.handle)
    }
    return lists
  }

  private let mail = Identity(channel: .email, handle: "lena@x.example")
  private let phone = Identity(channel: .whatsapp, handle: "+49171")
  private let insta = Identity(channel: .instagram, handle: "@lena")

  @Test("each gets a line with the whole list, its own identities first")
  func link() throws {
    let lists = try lists(
      .linkContact("mail"),
      situation(own: [phone, insta], people: [Contact(id: "mail", identities: [mail])]))
    #expect(lists["lena"] == ["+49171", "@lena", "lena@x.example"])
    #expect(lists["mail"] == ["lena@x.example", "+49171", "@lena"])
  }

  @Test("somebody of whom nothing is known is what they write from")
  func unknownSelf() throws {
    let lists = try lists(
      .linkContact("mail"), situation(people: [Contact(id: "mail", identities: [mail])]))
    #expect(lists["lena"] == ["+49171", "lena@x.example"])
  }

  @Test("parted, each keeps what it listed first")
  func unlink() throws {
    let lists = try lists(
      .unlinkContact("mail"),
      situation(
        own: [phone, insta, mail],
        people: [Contact(id: "mail", identities: [mail, phone, insta])]))
    #expect(lists["lena"] == ["+49171", "@lena"])
    #expect(lists["mail"] == ["lena@x.example"])
  }

  @Test("refused with reasons: oneself, the unknown, what is so already, who stays linked")
  func refused() throws {
    func refusal(_ command: Command, _ situation: Situation) -> String? {
      let request = Request(act: "a", by: .agent("maya"), conversation: "c", command: command)
      guard case .failure(let refusal) = decide(request, in: situation, now: at("10:00")) else {
        return nil
      }
      return refusal.description
    }
    let other = Contact(id: "mail", identities: [mail])
    let both = Contact(id: "mail", identities: [mail, phone])
    #expect(refusal(.linkContact("lena"), situation(people: [])) == "That is the same person.")
    #expect(refusal(.linkContact("x"), situation(people: [])) == "Nobody is known as “x”.")
    #expect(
      refusal(.linkContact("mail"), situation(own: [phone], people: [both]))
        == "They are linked already.")
    #expect(
      refusal(.unlinkContact("mail"), situation(own: [phone], people: [other]))
        == "They are not linked.")
    #expect(
      refusal(.linkContact("mail"), situation(people: [other], contact: nil))
        == Refusal.noContact.description)
    let between = Contact(id: "third", name: "Third", identities: [insta, mail, phone])
    #expect(
      refusal(.unlinkContact("mail"), situation(own: [phone, mail], people: [both, between]))
        == "They stay linked through “Third”: part that one first.")
    let many = (0..<64).map { Identity(channel: .email, handle: "\($0)@x") }
    #expect(
      refusal(
        .linkContact("mail"), situation(people: [Contact(id: "mail", identities: many)]))?
        .contains("64 is most") ?? false)
  }
}

import Testing

@testable import Inbox

@Suite("A sent answer becomes a saved reply")
struct GeneralisedReplyTests {
  private let values = ReplyValues(
    contactName: "Lena Fischer", contactHandle: "+49171392",
    contactFields: [JSONMember("size", .string("43 wide"))], conversationID: "#374",
    signature: "Maya, Acme Care")

  private func general(_ text: String, language: String? = "en") -> GeneralisedReply {
    GeneralisedReply(
      text, values: values, agent: Agent(id: "maya", name: "Maya", role: .agent),
      language: language)
  }

  @Test("what belongs to one customer becomes a placeholder; what is part of a word stays")
  func placeholders() {
    let reply = general(
      "Hi Lena,\nfor Lena Fischer (+49171392, 43 wide): see #374 and order 88304, not 88305.\nLenas Maya, Acme Care"
    )
    #expect(
      reply.text
        == "Hi {{contact.first_name|there}},\nfor {{contact.name|}} ({{contact.handle}}, {{contact.fields.size}}): see {{conversation.id}} and order {{number}}, not {{number 2}}.\nLenas {{agent.signature}}"
    )
    #expect(reply.replaced.map(\.value).contains("88304"))
    #expect(general("Hallo Lena", language: "de").text == "Hallo {{contact.first_name|}}")
    #expect(general("Nothing of anybody, 2026.").replaced.isEmpty)
    #expect(ReplyTemplate(reply.text).unknownNames.isEmpty)
  }

  @Test("what was put in is never replaced again")
  func onePass() {
    let odd = ReplyValues(contactName: "contact.name", contactHandle: "name")
    let reply = GeneralisedReply("Hi contact.name", values: odd, agent: nil, language: "en")
    #expect(reply.text == "Hi {{contact.name|}}")
  }

  @Test("nearly equal to one that is there: the same words in the same order, names apart")
  func likeness() {
    let there = SavedReply(
      shortcut: "rdc", title: "Refund",
      bodies: [
        "en": "Hi {{contact.first_name|there}}, I checked order {{order}} and found one payment."
      ])
    let near = Likeness.nearest(
      to: "Hi {{contact.first_name|there}}, I checked order {{number}} and found one payment.",
      among: [there])
    #expect(near?.reply.shortcut == "rdc")
    #expect(Likeness.nearest(to: "We open at nine tomorrow.", among: [there]) == nil)
    #expect(Likeness.of("", "") == 0)
  }

  @Test("a shortcut nobody has, a title without greeting, and problems in words")
  func fields() {
    let reply = general("Hi Lena,\nyour parcel left the house today and comes on Monday.")
    #expect(reply.title == "your parcel left the house today and")
    let shortcut = reply.shortcut(besides: [])
    #expect(shortcut == "yplt")
    let taken = SavedReply(shortcut: "yplt", title: "x", bodies: ["en": "x"])
    #expect(reply.shortcut(besides: [taken]) == "yplt2")
    var workspace = Workspace.desk
    workspace.savedReplies = [taken]
    func problem(_ change: (inout SavedReply) -> Void) -> String? {
      var reply = SavedReply(shortcut: "new", title: "T", bodies: ["en": "Hello"])
      change(&reply)
      return reply.problem(in: workspace)
    }
    #expect(problem { _ in } == nil)
    #expect(problem { $0.shortcut = "yplt" }?.contains("already") ?? false)
    #expect(problem { $0.shortcut = "a b" } != nil)
    #expect(problem { $0.title = " " } != nil)
    #expect(problem { $0.bodies = ["e": "x"] } != nil)
    #expect(problem { $0.bodies = ["en": " "] } != nil)
    #expect(problem { $0.bodies = ["en": "{{customer.name}}"] } != nil)
    #expect(problem { $0.tags = ["a b"] } != nil)
  }
}

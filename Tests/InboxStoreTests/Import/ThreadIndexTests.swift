import Inbox
import InboxStore
import Testing

/// What an import of mail is told of message ids: by itself and by the store of earlier imports.
@Suite("Threads of mail")
struct ThreadIndexTests {
  /// Ann wrote 1@a, was answered by 2@care, and wrote 3@a; all in the conversation 1@a.
  private func earlier() throws -> Desk {
    let desk = try Desk()
    let answer = Event(
      at: morning + 1, conversation: "1@a", by: .agent("maya"),
      what: .message(
        Message(
          id: "2@care", channel: .email, account: "care", kind: .email, direction: .out,
          text: "Soon.")))
    try desk.store.append(
      [inbound("1@a", "1@a", at: morning), answer, inbound("1@a", "3@a", at: morning + 2)],
      now: morning + 3)
    return desk
  }

  @Test("a mail in the middle of a thread of the store is found, with its people")
  func middle() throws {
    let desk = try earlier()
    let index = try ThreadIndex(desk.store)
    for (id, isOurs) in [("2@care", true), ("3@a", false)] {
      let found = try index.conversations(of: id)
      #expect(found.map(\.conversation) == ["1@a"])
      #expect(found.first?.people == ["ann@customer.example"])
      #expect(found.first?.isOurs == isOurs)
    }
    #expect(try index.conversations(of: "4@a").isEmpty)
  }

  @Test("a forged id hides no other mail that bears it")
  func forged() throws {
    let desk = try earlier()
    try desk.store.append(
      [inbound("3@a eve@x", "3@a", at: morning + 4, from: "eve@x")], now: morning + 5)
    let index = try ThreadIndex(desk.store)
    let found = try index.conversations(of: "3@a")
    #expect(found.map(\.conversation) == ["1@a", "3@a eve@x"])
    #expect(found.map(\.people) == [["ann@customer.example"], ["eve@x"]])
  }

  @Test("a chat message with such an id is no mail")
  func chat() throws {
    let desk = try Desk()
    try desk.store.append(
      [inbound("c1", "9@a", at: morning, channel: .webchat)], now: morning)
    #expect(try ThreadIndex(desk.store).conversations(of: "9@a").isEmpty)
  }

  @Test("what comes into an empty store meanwhile is seen")
  func meanwhile() throws {
    let desk = try Desk()
    let index = try ThreadIndex(desk.store)
    #expect(try index.conversations(of: "1@a").isEmpty)
    try desk.store.append([inbound("1@a", "1@a", at: morning)], now: morning)
    #expect(try index.conversations(of: "1@a").map(\.conversation) == ["1@a"])
    try index.remember("5@a", in: "1@a", people: ["bob@x"])
    #expect(
      try index.conversations(of: "5@a").first?.people == ["ann@customer.example", "bob@x"])
  }
}

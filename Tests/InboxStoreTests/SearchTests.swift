import Inbox
import InboxStore
import Testing

@Suite("A search")
struct SearchTests {
  private func desk() throws -> Desk {
    let desk = try Desk()
    let texts = [
      "Πού είναι το τιμολόγιό μου;", "返金をお願いします", "أين طلبي؟", "Где мой заказ?",
      "Die Straße ist gesperrt", "My refund, please: 100% \"now\" OR (never)",
    ]
    try desk.store.append(
      texts.enumerated().map { number, text in
        inbound(
          ConversationRef("c\(number)"), MessageID("m\(number)"), at: morning + Int64(number),
          text, from: "person\(number)@customer.example", name: "Person \(number)")
      }, now: morning + 60)
    return desk
  }

  private func found(_ desk: Desk, _ query: String) throws -> [String] {
    try desk.store.search(
      try Query(parsing: query), agent: "maya", limit: 20, now: morning + 60
    ).hits.map(\.row.conversation.ref.text)
  }

  @Test(
    "finds words in every script, without accents and case",
    arguments: [
      ("τιμολογιο", ["c0"]), ("τιμολογιο*", ["c0"]), ("ΤΙΜΟΛΌΓΙΌ", ["c0"]), ("返金", ["c1"]),
      ("طلبي", ["c2"]), ("ЗАКАЗ", ["c3"]), ("strasse", ["c4"]), ("\"refund please\"", ["c5"]),
      ("\"please refund\"", []),
    ] as [(String, [String])])
  func words(query: String, refs: [String]) throws {
    #expect(try found(try desk(), query) == refs)
  }

  @Test(
    "takes what looks like an operator for what it is: words",
    arguments: ["\"OR\"", "\"100% now\"", "\"(never)\"", "never", "\"' OR 1=1 --\"", "\"NEAR(\""])
  func operators(query: String) throws {
    let refs = try found(try desk(), query)
    #expect(refs == ["c5"] || refs.isEmpty)
  }

  @Test("shows the newest first, page by page, each once")
  func pages() throws {
    let desk = try desk()
    let query = try Query(parsing: "person*")
    var keys: [Int64] = []
    while true {
      let page = try desk.store.search(
        query, agent: nil, limit: 2, before: keys.last, now: morning + 60)
      keys += page.hits.map(\.key)
      guard page.hasMore else { break }
    }
    #expect(keys.count == 6)
    #expect(keys == keys.sorted(by: >))
    #expect(Set(keys).count == 6)
  }

  @Test("joins words and conditions")
  func conditions() throws {
    let desk = try desk()
    try desk.store.perform(request(.tag(["money"]), "c5", act: "a"), now: morning + 61)
    #expect(try found(desk, "refund tag:money") == ["c5"])
    #expect(try found(desk, "refund -tag:money").isEmpty)
    #expect(try found(desk, "tag:money") == ["c5"])
  }

  @Test("finds people by a name that only a contact line gives")
  func people() throws {
    let desk = try desk()
    try desk.store.append(
      [
        Event(
          at: morning + 30, conversation: nil, by: .system,
          what: .contact(
            ContactUpdate(
              contact: "person2@customer.example", name: "Zoë Ångström",
              identities: [Identity(channel: .x, handle: "@zoe")])))
      ], now: morning + 60)
    #expect(try found(desk, "angstrom") == ["c2"])
    #expect(try found(desk, "from:zoe") == ["c2"])
    let page = try desk.store.queue(
      QueueRequest(
        query: try Query(parsing: "zoe angstrom"), anchor: .first, limit: 5, agent: nil),
      now: morning + 60)
    #expect(page.rows.map(\.contactName) == ["Zoë Ångström"])
  }

  @Test("finds an edited message by what it says now, and a withdrawn one no more")
  func edits() throws {
    let desk = try desk()
    func line(_ what: Occurrence, _ ref: ConversationRef) -> Event {
      Event(at: morning + 31, conversation: ref, by: .system, what: what)
    }
    try desk.store.append(
      [line(.edit("m5", text: "My exchange, please"), "c5"), line(.redact("m3"), "c3")],
      now: morning + 60)
    #expect(try found(desk, "refund").isEmpty)
    #expect(try found(desk, "exchange") == ["c5"])
    #expect(try found(desk, "заказ").isEmpty)
  }
}

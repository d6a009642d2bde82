import Testing

@testable import Inbox

@Suite("Signs of an impostor")
struct CustomerSignTests {
  static var workspace: Workspace {
    var workspace = Workspace(name: "Acme Care")
    workspace.agents = [
      Agent(id: "maya", name: "Maya", role: .supervisor, email: "maya@acme.example"),
      Agent(id: "priya", name: "Priya Nair", role: .senior),
      Agent(id: "tom", name: "Tom", role: .agent),
      Agent(id: "ian", name: "Ian", role: .agent),
    ]
    workspace.accounts = [
      Account(id: "care-mail", channel: .email, address: "care@acme.example"),
      Account(id: "acme-x", channel: .x, handle: "@acme"),
    ]
    return workspace
  }

  private let known = KnownNames(CustomerSignTests.workspace)

  private func signs(_ name: String?, _ handle: String? = "somebody@x.example") -> [CustomerSign] {
    CustomerSign.ofName(ShownIdentity(name: name, handle: handle), known: known)
  }

  @Test("letters of several scripts in one word, where they are taken for each other")
  func mixedScripts() {
    for name in [
      "Аdmin", "раураl", "baհome", "Gοοgle", "Mаrk Smith", "Ꭺlice", "Ольгa", "Νikos", "ⲟla",
    ] {
      #expect(
        signs(name).contains { if case .mixedScripts = $0 { true } else { false } }, "\(name)")
    }
    for name in [
      "Мария (Maria)", "田中 Alice", "Kポップ太郎", "พี่Bank", "Иван-John", "김Kim", "أحمدAli",
      "Σωκράτης", "Ὀδυσσεύς", "王小明 Wang",
    ] {
      #expect(signs(name).isEmpty, "\(name): \(signs(name))")
    }
  }

  @Test("a colleague's name, ours or a known one in other letters; and not in their own")
  func looksLike() {
    for (name, owner) in [
      ("Mауа", KnownNames.Owner.colleague), ("МАУА", .colleague), ("lan", .colleague),
      ("Priуa Nair", .colleague), ("Αcme Care", .ourselves), ("arnazon", .company),
      ("PayPaI service", .company), ("g00gle", .company), ("rnicrosoft", .company),
      ("раураӏ", .company), ("paypa1", .company), ("vvhatsApp Team", .company),
    ] {
      #expect(
        signs(name).contains {
          if case .looksLike(_, owner) = $0 { true } else { false }
        }, "\(name): \(signs(name))")
    }
    for name in ["Maya", "MAYA", "Tom", "Lan", "Torsten", "Amazon fan", "Stearns", "Apple Martin"] {
      #expect(signs(name).isEmpty, "\(name): \(signs(name))")
    }
  }

  @Test("the whole name of a colleague, our name as words, our handle with something to it")
  func bears() {
    #expect(signs("priya nair") == [.bears("Priya Nair", .colleague)])
    #expect(signs("Acme Care Support") == [.bears("Acme Care", .ourselves)])
    #expect(signs("Jo", "@acme_help") == [.bears("acme", .ourHandle)])
    #expect(signs("Priya").isEmpty && signs("Nair").isEmpty && signs("Care").isEmpty)
    // Who really writes from our address is no impostor.
    #expect(signs("Maya", "maya@acme.example").isEmpty)
    #expect(signs("Acme", "@acme").isEmpty)
  }

  @Test("letters that are no name's: mathematical, circled, turned, phonetic")
  func oddLetters() {
    for name in ["𝓜𝓪𝓻𝓲𝓪", "ⓜⓐⓨ", "ɐƃq", "ᴀᴅᴍɪɴ", "Ｍａｙａ"] {
      #expect(!signs(name).isEmpty, "\(name)")
    }
    for name in ["ＡＢＣ商事", "Əli Məmmədov", "Ɛsi Ɔkɔ", "Nguyễn", "Đặng"] {
      #expect(signs(name).isEmpty, "\(name): \(signs(name))")
    }
  }

  @Test("an address in the name that is not the one written from, hidden or false ones")
  func addresses() {
    #expect(
      signs("Maya care@acme.example", "x@evil.test") == [.otherAddress("care@acme.example")])
    #expect(signs("ann@x.example", "ann@x.example").isEmpty)
    #expect(signs("https://xn--pypal-4ve.com/").contains(.disguisedAddress("xn--pypal-4ve.com")))
    #expect(
      signs("bank.example⁄login.evil.example")
        == [.falseSeparator("bank.example⁄login.evil.example")])
    #expect(signs("1⁄2 Anna").isEmpty)
  }

  @Test("our domain as the beginning of another, or in other letters")
  func domains() {
    #expect(
      signs("Ann", "ann@acme.example.evil.test") == [.startsLikeOurs("acme.example.evil.test")])
    #expect(
      signs("Ann", "ann@аcme.example").contains {
        if case .looksLike("acme.example", .ourDomain) = $0 { true } else { false }
      })
    #expect(signs("Ann", "ann@shop.acme.example").isEmpty)
    #expect(signs("Ann", "ann@acme-partner.example").isEmpty)
  }

  @Test("what is known of somebody: told with the reason, and never loud")
  func person() {
    let now = Instant(milliseconds: 1_795_165_200_000)
    let contact = Contact(
      id: "t", followers: 3,
      fields: [
        JSONMember("created_at", .string("2026-11-18")), JSONMember("default_avatar", .bool(true)),
      ])
    let signs = CustomerSign.ofPerson(
      ShownIdentity(name: nil, handle: "@t"), contact: contact, knownSince: nil, now: now)
    #expect(
      signs == [.noName, .noPicture, .fewFollowers(3), .youngAccount(days: 2), .noHistory])
    #expect(signs.allSatisfy { !$0.isLoud && !$0.words.isEmpty })
    let old = CustomerSign.ofPerson(
      ShownIdentity(name: "Ann", handle: "@ann"),
      contact: Contact(id: "a", name: "Ann", followers: 300), knownSince: now, now: now)
    #expect(old.isEmpty)
  }
}

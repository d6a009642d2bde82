import TestSupport
import Testing

@testable import Inbox

@Suite("Bursts of similar messages")
struct BurstTests {
  private static let noon = at("12:00")

  private func message(
    _ person: String, _ text: String, minute: Int64 = 0, followers: Int64? = nil,
    verified: Bool = false
  ) -> BurstMessage {
    BurstMessage(
      conversation: ConversationID(Int64(person.utf8.reduce(0) { Int64($1) &+ $0 &* 31 } & 0xFFFF)),
      person: person, at: Self.noon.advanced(by: minute * 60_000), text: text,
      isVerified: verified, followers: followers)
  }

  private func spelled(_ text: String) -> Set<String> {
    Set(BurstTerms(of: text).terms.map { BurstTerms.spelled($0, in: text) })
  }

  private func signals(_ messages: [BurstMessage], usual: UsualTerms = UsualTerms())
    -> [BurstSignal]
  {
    var window = BurstWindow()
    for message in messages { window.add(message) }
    return window.signals(usual: usual)
  }

  // MARK: - Terms

  @Test("Words are folded; numbers, addresses and names of accounts break a sequence")
  func terms() {
    #expect(
      spelled("Hi, I've been CHARGED twice for order 88121: https://shop.example/charged/twice")
        == ["charged", "twice", "charged twice", "order", "twice for order"])
    #expect(spelled("@acme charged me twice").contains("charged me twice"))
    #expect(!spelled("mail to charged@twice.example").contains("charged"))
    #expect(spelled("Not charged. Twice!").contains("charged"))
    #expect(!spelled("Not charged. Twice!").contains("charged. twice"))
    #expect(spelled("the of and").isEmpty)
    #expect(
      BurstTerms(of: "Überweisung doppelt").terms.map(\.hash)
        == BurstTerms(of: "ÜBERWEISUNG   DOPPELT").terms.map(\.hash))
    #expect(
      BurstTerms(of: "prélevé").terms.map(\.hash) == BurstTerms(of: "preleve").terms.map(\.hash))
  }

  @Test("Scripts without blanks are told by runs of letters")
  func letters() {
    #expect(spelled("我被扣款两次").isSuperset(of: ["扣款", "扣款两次", "两次"]))
    #expect(spelled("二重請求されました").contains("二重請求"))
    #expect(!spelled("です").contains("です"))
    #expect(spelled("ถูกหักเงินสองครั้ง").contains { $0.count >= 4 })
    #expect(!spelled("order 扣款").contains("order 扣款"))
  }

  // MARK: - Bursts

  private static let said = [
    "I was charged twice for my boots", "Charged twice?! order 8812", "why was I charged twice",
    "You charged twice, please check", "CHARGED TWICE again", "my card was charged twice today",
    "been charged twice for one jacket", "Charged twice, see screenshot",
  ]

  @Test("Many who say the same are one signal, labelled as they spell it")
  func burst() throws {
    var messages = Self.said.enumerated().map { place, text in
      message("p\(place)", text, minute: Int64(place))
    }
    for (place, text) in ["Where is my parcel", "Do you have boots in 44", "Invoice please"]
      .enumerated()
    {
      messages.append(message("q\(place)", text))
    }
    let all = signals(messages)
    let one = try #require(all.first)
    #expect(all.count == 1, "\(all.map(\.label))")
    #expect(one.label == "charged twice")
    #expect(one.people == 8)
    #expect(one.since == Self.noon)
    #expect(one.conversations.count == 8)
  }

  @Test("One person who writes a hundred times is no burst, nor are four")
  func people() {
    let alone = (0..<100).map { message("p", Self.said[$0 % 8], minute: Int64($0 % 60)) }
    #expect(signals(alone).isEmpty)
    let four = (0..<100).map { message("p\($0 % 4)", Self.said[$0 % 8]) }
    #expect(signals(four).isEmpty)
  }

  @Test("What as many say at this hour every week is usual")
  func usual() {
    let now = (0..<12).map { message("p\($0)", Self.said[$0 % 8]) }
    #expect(!signals(now).isEmpty)
    var usual = UsualTerms()
    for week in 0..<4 {
      usual.add(sample: (0..<11).map { message("w\(week)-\($0)", Self.said[$0 % 8]) })
    }
    usual.settle()
    #expect(signals(now, usual: usual).isEmpty)
    var quiet = UsualTerms()
    for week in 0..<4 {
      quiet.add(sample: (0..<11).map { message("w\(week)-\($0)", "Where is parcel \($0)") })
    }
    quiet.settle()
    #expect(signals(now, usual: quiet).first?.label == "charged twice")
  }

  @Test("Where little is remembered a word of every day is no signal; a phrase that is new is")
  func thin() {
    let orders = (0..<12).map { message("o\($0)", "My order number \($0), when will it come") }
    let other = (0..<14).map { message("x\($0)", "Boots in 44, please, \($0)") }
    let twice = (0..<8).map { message("t\($0)", Self.said[$0]) }
    // A store of one day: nothing to compare with, so single words say nothing.
    let young = signals((0..<9).map { message("o\($0)", "Order? \($0)") })
    #expect(young.isEmpty, "\(young.map(\.label))")
    #expect(signals(orders + twice).contains { $0.label == "charged twice" })
    // Of one week: one sample in which hardly anybody spoke of orders, and many days that did.
    var usual = UsualTerms()
    usual.add(sample: (0..<15).map { message("w\($0)", $0 == 0 ? "order 1" : "Boots in 44?") })
    usual.add(
      everyday: (0..<300).map {
        message("e\($0)", $0 % 4 == 0 ? "My order number \($0) is late" : "Boots in 44, please")
      })
    usual.settle()
    #expect(signals(orders + other + twice, usual: usual).map(\.label) == ["charged twice"])
    // With many to compare with a single word that none of them used is out of the ordinary.
    let strange = (0..<9).map { message("s\($0)", "Zeppelin? \($0)") }
    #expect(signals(strange + other, usual: usual).map(\.label) == ["zeppelin"])
  }

  @Test("In every language of a desk, too")
  func languages() {
    let texts = ["我的卡被扣款两次了", "你们扣款两次", "请看，扣款两次", "为什么扣款两次", "扣款两次，退钱", "昨天扣款两次"]
    let chinese = signals(texts.enumerated().map { message("p\($0)", $1) })
    #expect(chinese.first?.label.contains("扣款两次") == true, "\(chinese.map(\.label))")
    let german = signals(
      (0..<7).map { message("p\($0)", "Ich habe doppelt gezahlt, Bestellung \($0)") })
    #expect(german.first?.people == 7)
  }

  @Test("Among many words none is a burst by chance alone")
  func chance() {
    var random = SeededGenerator(seed: 5)
    let words = (0..<60).map {
      "word\(String(UnicodeScalar(UInt8(97 + $0 % 26))))\($0 / 26 == 0 ? "x" : $0 / 26 == 1 ? "y" : "z")"
    }
    func spoken() -> String {
      (0..<20).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
    }
    var usual = UsualTerms()
    for week in 0..<4 {
      usual.add(sample: (0..<600).map { message("w\(week)-\($0)", spoken()) })
    }
    usual.settle()
    let now = (0..<600).map { message("p\($0)", spoken()) }
    #expect(signals(now, usual: usual).isEmpty)
    let twice = (0..<12).map { message("q\($0)", "charged twice " + spoken()) }
    #expect(signals(now + twice, usual: usual).map(\.label) == ["charged twice"])
  }

  @Test("Complaints of those whom many hear are told from two on; of others they are not")
  func influential() throws {
    let two = [
      message("a", "This is a scam", followers: 40_000),
      message("b", "Unverschämt!", verified: true),
    ]
    let one = try #require(signals(two).first)
    #expect(one.kind == .influential)
    #expect(one.people == 2)
    #expect(signals([two[0], two[0]]).isEmpty, "one author, twice")
    #expect(signals(two.map { message($0.person, $0.text) }).isEmpty)
    #expect(signals([message("a", "Lovely!", followers: 40_000), two[1]]).isEmpty)
  }

  @Test("How many followers count, and which words complain, is the workspace’s to say")
  func influenceAsSet() {
    var settings = SignalSettings()
    settings.followers = 500
    settings.complaints = ["chargeback*", "double booked"]
    settings.notComplaints = ["Broken"]
    let finder = ComplaintFinder(settings)
    func finds(_ text: String, _ followers: Int64?, verified: Bool = false) -> Bool {
      finder.finds(message("a", text, followers: followers, verified: verified))
    }
    #expect(finds("This is a scam", 500))
    #expect(!finds("This is a scam", 499))
    #expect(!finds("This is a scam", nil))
    #expect(finds("This is a scam", nil, verified: true))
    #expect(finds("I want CHARGEBACKS now", 500))
    #expect(finds("You double booked me", 500))
    #expect(!finds("My lamp is broken", 500))
    #expect(ComplaintFinder().finds(message("a", "My lamp is broken", followers: 10_000)))
    var window = BurstWindow(complaints: finder)
    for person in ["a", "b"] {
      window.add(message(person, "Chargeback!", followers: 600))
    }
    #expect(window.signals(usual: UsualTerms(complaints: finder)).first?.kind == .influential)
  }

  // MARK: - Statistics

  @Test("The tail is that of the Poisson distribution")
  func tail() {
    // Summed in logarithms with C's lgamma; R: ppois(count - 1, mean, lower.tail = FALSE).
    for (count, mean, expected) in [
      (1, 0.5, 0.3934693), (5, 0.5, 0.0001721156), (11, 2.2, 1.978919e-05), (10, 10.0, 0.5420703),
      (200, 150.0, 5.709689e-05), (0, 3.0, 1.0),
    ] {
      let value = PoissonTail.probability(of: count, mean: mean)
      #expect(abs(value - expected) <= expected * 1e-5, "\(count) of \(mean): \(value)")
    }
    #expect(PoissonTail.probability(of: 5000, mean: 10) == 0)
    #expect(PoissonTail.probability(of: 1, mean: 0) == 0)
  }

  // MARK: - Invariants

  @Test("Order does not matter; what has aged counts no more; people are never more than writers")
  func invariants() {
    var random = SeededGenerator(seed: 11)
    let words = ["charged", "twice", "parcel", "late", "boots", "card", "扣款两次", "doppelt"]
    for round in 0..<60 {
      var messages: [BurstMessage] = []
      for _ in 0..<Int.random(in: 0...80, using: &random) {
        let text = (0..<Int.random(in: 1...6, using: &random)).map { _ in
          words.randomElement(using: &random) ?? ""
        }.joined(separator: " ")
        messages.append(
          message(
            "p\(Int.random(in: 0...20, using: &random))", text,
            minute: Int64.random(in: -90...30, using: &random),
            followers: Bool.random(using: &random) ? 20_000 : nil))
      }
      let found = signals(messages)
      var other = messages
      other.shuffle(using: &random)
      #expect(signals(other) == found, "round \(round)")
      let start = Self.noon.advanced(by: -1_800_000)
      var window = BurstWindow()
      for message in other { window.add(message) }
      window.forget(before: start)
      let young = messages.filter { $0.at >= start }
      #expect(window.signals(usual: UsualTerms()) == signals(young), "round \(round)")
      for signal in found {
        #expect(signal.people <= Set(messages.map(\.person)).count)
        #expect(signal.kind == .influential || signal.people >= BurstWindow.fewest)
        #expect(!signal.conversations.isEmpty)
      }
    }
  }

  @Test("Hostile texts cost no more than their length")
  func hostile() {
    for text in [
      "", String(repeating: "a", count: 100_000), String(repeating: "扣", count: 5000),
      String(repeating: "@ ", count: 5000), "\u{0}\u{1}\u{2}", String(repeating: "😡", count: 999),
    ] {
      #expect(BurstTerms(of: text).terms.count <= BurstTerms.mostTokens * BurstTerms.mostLetters)
    }
  }
}

import Canvas
import Inbox
import Testing
import TestSupport

@testable import Desk

/// A screen that can be shown to anybody.
///
/// Negative control: leave `queue.list.rows` out of `knownNames`, or return the letter itself from
/// `Alphabet.lookAlike`; `theNamesAreGone` is red.
@Suite struct ScramblingTests {
  @Test func theNamesAreGoneAndTheFrameStands() {
    var bench = Bench()
    let before = bench.screen
    bench.press(":")
    bench.type("scramble")
    bench.press("Enter")
    #expect(bench.desk.settings.isScrambled)
    let after = bench.screen
    #expect(after.joined().contains("names scrambled"))
    for row in bench.store.rows {
      for name in [row.contactName, row.conversation.customerName, row.conversation.customerHandle]
      {
        guard let name, name.count > 3 else { continue }
        let isThere = after.contains { $0.contains(name) }
        #expect(!isThere, "\(name)")
      }
    }
    // What is ours stands where it stood.
    #expect(after[1] == before[1])
    #expect(after.map(\.count).max() == before.map(\.count).max())
    bench.press("Enter")
    let page = bench.screen.joined(separator: "\n")
    if let name = bench.desk.conversation?.row?.conversation.customerName {
      #expect(!page.contains(name))
    }
    bench.press("Esc :")
    bench.type("scramble")
    bench.press("Enter")
    bench.wait(7000)
    #expect(!bench.desk.settings.isScrambled)
  }

  @Test(
    "Supervisors see no names either, also of those whom the list does not show",
    arguments: [
      "g w", "Tab Enter",
    ])
  func supervision(keys: String) {
    var settings = Sample.settings
    settings.isScrambled = true
    var rows = Sample.rows
    // Nothing about the word gives a name away: it must be known as one.
    rows[0].conversation.customerName = "marigold"
    rows[0].contactName = nil
    var bench = Bench(rows: rows, settings: settings)
    bench.press(keys)
    bench.desk.queue.list = QueueList()
    let screen = bench.screen.joined(separator: "\n")
    #expect(screen.contains("#88121"))
    #expect(!screen.contains("marigold"))
  }

  @Test func nothingButTheScreenKnowsOfIt() {
    var settings = Sample.settings
    settings.isScrambled = true
    var bench = Bench(settings: settings)
    bench.press("Enter y")
    let words = bench.desk.conversation?.newestWords ?? ""
    #expect(bench.effects.contains(.copy(text: words)))
    bench.press("r")
    bench.type("Hello Lena")
    bench.wait(3000)
    let drafts = bench.store.drafts.values.compactMap { $0[.reply]?.text }
    #expect(drafts == ["Hello Lena"])
  }

  private let scrambler = Scrambler(names: ["Jon Okafor", "jon.okafor@home.example", "高瀬 美咲"])

  private func scrambled(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scrambler.scrambled(Array(text.unicodeScalars)))
    return String(view)
  }

  @Test func theSameWordBecomesTheSameWord() {
    let name = scrambled("Okafor")
    #expect(name != "Okafor" && name.count == 6)
    #expect(scrambled("thanks, Okafor!") == "thanks, \(name)!")
    #expect(scrambled("okafor") == name.lowercased())
    // Cut off it is the beginning of the same word.
    #expect(scrambled("Oka…") == name.prefix(3) + "…")
  }

  @Test(arguments: [
    "jon.okafor@home.example", "@jon_o", "https://shop.example/o/88121", "order 88121",
    "+49 30 901820", "my friend Lena wrote", "高瀬 美咲", "４１１１１", "42,90 for 2", "€5", "12 Euro",
    "5 €", "1.234,56", "20.11.2026", "0170 123 45 67", "TW-88121", "order 374", "Bestellung Nr. 77",
    "shop.example/o/1", "10115 Berlin", "12 Baker Street", "Hauptstraße 5", "980円",
  ])
  func whatTellsWhoItIsChanges(text: String) {
    let result = scrambled(text)
    #expect(result != text)
    #expect(result.unicodeScalars.count == text.unicodeScalars.count)
    #expect(
      DisplayText(filtering: result, as: .line).columns
        == DisplayText(filtering: text, as: .line).columns)
  }

  @Test(arguments: [
    "Where is my parcel?", "charged twice, please help", "r would answer PRIVATE by WhatsApp",
    "#374", "Refund: double charge", "2 jackets, size 43, at 10:30 on Monday",
    "charged TWICE by you",
    "Zwei Buchungen auf meiner Rechnung", "Die Rücksendung ist seit zwei Wochen bei Ihnen",
    "Bitte um Erstattung auf mein Konto", "Falsche Größe geliefert", "Wo bleibt meine Bestellung?",
    "Ich habe die Jacke am Montag im Laden gekauft", "Πού είναι το δέμα μου;",
    "Χρεώθηκα δύο φορές, παρακαλώ βοηθήστε", "返金をお願いします", "お客様サポートの皆様、仕様を教えてください",
    "Die App meldet mich ständig ab", "Είστε ανοιχτά την Κυριακή;", "ご都合の良い日に配達員さんへ", "お疲れ様です",
  ])
  func otherWordsStay(text: String) {
    #expect(scrambled(text) == text)
  }

  /// Ordinary words are read, whoever and whatever is told with them is not.
  @Test(
    arguments: [
      (
        "Hallo Frau Schmidt, die Jacke kostet 42,90 €", ["Schmidt", "42", "90"], ["Hallo", "Jacke"]
      ),
      ("Viele Grüße Kathrin Obermeier", ["Kathrin", "Obermeier"], ["Viele Grüße"]),
      ("Ich heiße Dörte und warte auf mein Paket", ["Dörte"], ["Paket", "warte auf"]),
      ("Meine Schwester Anna Weber wohnt in Berlin", ["Anna", "Weber", "Berlin"], ["Schwester"]),
      ("Lieferung an Lindenweg 7, 50667 Köln bitte", ["Linden", "50667", "Köln"], ["Lieferung"]),
      ("Μίλησα με τον Νίκο για 42,90 €", ["Νίκο", "42", "90"], ["Μίλησα με τον"]),
      ("η παραγγελία 881 του κ. Παπαδόπουλου", ["881", "Παπαδ"], ["η παραγγελία"]),
      ("高瀬です。注文番号88121の件", ["高瀬", "88121"], ["です。注文番号", "の件"]),
      ("鈴木さんから電話があり、山本と申します", ["鈴木", "山本"], ["さんから電話があり", "と申します"]),
      ("東京都渋谷区神南1-19-11へ送ってください", ["渋谷", "19", "11"], ["へ送ってください"]),
      (
        "my name is Siobhan and I live at 5 Mill Lane", ["Siobhan", "Mill", "Lane"],
        ["and I live at"]
      ),
    ] as [(String, [String], [String])])
  func inEveryLanguage(text: String, gone: [String], stays: [String]) {
    let result = scrambled(text)
    for word in gone { #expect(!result.contains(word), "\(result)") }
    for word in stays { #expect(result.contains(word), "\(result)") }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func anyTextKeepsItsColumns(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pool = Array("aZé9ß高はあ가ДжΩאب١@. -_/:…ñ̃ＡａThaiไทย".unicodeScalars)
    for _ in 0..<100 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...30, using: &random) {
        view.append(pool.randomElement(using: &random) ?? "a")
      }
      let text = DisplayText(filtering: String(view), as: .line)
      var grid = Grid(size: Size(width: 80, height: 1), styles: Theme.mono.styles)
      grid.draw(text, at: Point(x: 0, y: 0), style: .plain)
      let before = grid.line(0)
      grid.rewriteForeign(scrambler.scrambled)
      #expect(
        DisplayText(filtering: grid.line(0), as: .line).columns
          == DisplayText(filtering: before, as: .line).columns)
    }
  }
}

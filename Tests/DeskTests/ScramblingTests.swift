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
    "+49 30 901820", "my friend Lena wrote", "高瀬 美咲", "４１１１１",
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
    "#374", "42,90 for 2", "Refund: double charge",
  ])
  func otherWordsStay(text: String) {
    #expect(scrambled(text) == text)
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

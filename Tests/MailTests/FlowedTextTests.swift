import Mail
import Testing
import TestSupport

struct FlowedTextTests {
  @Test func breaksSoftlyAndStuffs() {
    let long = String(repeating: "word ", count: 20) + "end"
    let lines = FlowedText.flowing(long).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasSuffix(" "))
    #expect(lines.allSatisfy { $0.count <= 78 })
    #expect(
      FlowedText.flowing("From here\n indented\n>no quotation\n> quotation")
        == " From here\n  indented\n >no quotation\n> quotation")
  }

  @Test func joinsWhatWasBroken() {
    let wire = "One paragraph \nin two lines.\n> quoted \n> too\n>> deeper \nfixed\n-- \nAnn"
    #expect(
      FlowedText.unflowing(wire, deletesSpace: false)
        == "One paragraph in two lines.\n> quoted too\n>> deeper \nfixed\n-- \nAnn")
    #expect(FlowedText.unflowing("日本 \n語", deletesSpace: true) == "日本語")
  }

  /// Whatever people type comes out as it went in, and no line grows longer than it may.
  @Test func survivesTheRoundTrip() {
    var random = SeededGenerator(seed: 3676)
    let words = [
      "a", "word", ">", ">>", "> ", "From", "From ", "--", "-- ", " ", "  ", "\n", "\n\n", "日本語",
      "😀",
      "longer-than-most-words-are", "\n> ", "\n>> ", "\n>>> x", ".", "\n.", "\n-- \n", "e\u{301}",
      String(repeating: "x", count: 90),
    ]
    for _ in 0..<3_000 {
      let count = Int.random(in: 0...60, using: &random)
      let text = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(
        separator: Bool.random(using: &random) ? " " : "")
      let clean = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line == "-- " ? line : line.reversed().drop { $0 == " " }.reversed()[...].joined()
      }.joined(separator: "\n")
      let flowed = FlowedText.flowing(clean)
      #expect(FlowedText.unflowing(flowed, deletesSpace: false) == clean)
      // Longer lines are words that nothing can break.
      for line in flowed.split(separator: "\n") where line.count > 78 {
        let unmarked = line.drop { $0 == ">" || $0 == " " }
        let breaks = unmarked.dropLast().filter { $0 == " " }.count
        #expect(breaks == 0 || line.hasPrefix("-- ") || line.hasPrefix(">"), "\(line)")
      }
    }
  }
}

extension Sequence<Character> {
  fileprivate func joined() -> Substring { Substring(String(self)) }
}

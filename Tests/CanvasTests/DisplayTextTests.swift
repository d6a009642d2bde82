import Testing

@testable import Canvas

@Suite("Display text") struct DisplayTextTests {
  private func filtered(_ text: String, _ field: DisplayField = .line) -> String {
    DisplayText(filtering: text, as: field).string
  }

  @Test("Controls become visible and harmless")
  func controls() {
    #expect(filtered("a\u{1B}[2Jb") == "a^[[2Jb")
    #expect(filtered("x\u{9B}31my\u{7F}") == "x‹9B›31my^?")
    #expect(filtered("a\r\nb\tc\u{2028}d") == "a b c d")
    #expect(filtered("a\r\nb\rc\n\u{85}d", .body) == "a\nb\nc\n\nd")
    #expect(filtered("ab\tc", .body) == "ab      c")
  }

  @Test("Bidi overrides are named, isolates only outside names, marks go")
  func bidi() {
    #expect(filtered("exe\u{202E}gpj", .name) == "exe‹RLO›gpj")
    #expect(filtered("\u{2068}Lena\u{2069}", .name) == "Lena")
    #expect(filtered("\u{2068}Lena\u{2069}") == "‹FSI›Lena‹PDI›")
    #expect(filtered("a\u{200F}\u{61C}b") == "ab")
  }

  @Test("Emoji are drawn in the form that is measured alike everywhere")
  func emoji() {
    #expect(filtered("👨‍👩‍👧‍👦!") == "👨!")
    #expect(filtered("👍🏽") == "👍")
    #expect(filtered("❤️") == "❤")
    #expect(filtered("🇫🇷🇩") == "[FR][D]")
    #expect(filtered("1️⃣") == "1⃣")
    #expect(filtered("🏴󠁧󠁢󠁥󠁮󠁧󠁿") == "🏴")
    #expect(filtered("\u{1FAE8}") == ":shaking_face:")
    #expect(filtered("☰䷀㉈\u{E000}\u{378}") == "□□□□□")
    #expect(DisplayText(filtering: "👩🏽‍🚀", as: .name).columns == 2)
  }

  @Test("Invisible characters go; ZWNJ stays where it spells")
  func invisible() {
    #expect(filtered("pay\u{200B}pal\u{FEFF}\u{AD}\u{2060}\u{3164}", .name) == "paypal")
    #expect(filtered("می‌خواهم") == "می‌خواهم")
    #expect(filtered("a\u{200C}b") == "ab")
    #expect(DisplayText(filtering: "\u{200B}\u{2800}\u{3164} ", as: .name).isBlank)
  }

  @Test("Marks are capped and never lead")
  func marks() {
    let heap = "e" + String(repeating: "\u{316}", count: 40)
    #expect(filtered(heap).unicodeScalars.count == 9)
    #expect(filtered("\u{301}a") == "◌\u{301}a")
    #expect(filtered("a\n\u{301}", .body) == "a\n◌\u{301}")
  }

  @Test("What is over the limit says so")
  func limit() {
    #expect(DisplayText(filtering: "abcdef", as: .line, limit: 3).string == "abc…")
    #expect(DisplayText(filtering: "äbc", as: .line, limit: 3).string == "äbc")
  }

  @Test("Literals, numbers and texts join, and remember who wrote")
  func joining() {
    let name = DisplayText(filtering: "Zoë", as: .name)
    let line: DisplayText = "\(29) open · \(name)"
    #expect(line.string == "29 open · Zoë")
    #expect(line.columns == 13)
    #expect(line.origin == .foreign)
    #expect(("✓ \(3)" as DisplayText).origin == .program)
    #expect([name, name].joined(separator: ", ").string == "Zoë, Zoë")
  }

  @Test("Texts are cut between cells", arguments: 0...8)
  func truncation(width: Int) {
    let text = DisplayText(filtering: "漢字e\u{301}xyz", as: .line)
    #expect(text.columns == 8)
    let cut = text.truncated(to: width)
    #expect(cut.columns <= width)
    #expect(cut.columns >= width - 1)
    #expect(text.fitted(to: width, .right).columns == width)
    #expect((width > 0 && width < 8) == cut.string.hasSuffix("…"))
  }
}

import Testing

@testable import Canvas

@Suite("Colours") struct ColorTests {
  @Test("Hex colours are read, all else is not")
  func hex() {
    #expect(Color(hex: "#ff7A6b") == .rgb(red: 255, green: 122, blue: 107))
    for text in ["ff7a6b", "#ff7a6", "#ff7a6bb", "#gg7a6b", "", "#"] {
      #expect(Color(hex: text) == nil)
    }
  }

  @Test("The palette's own colours reduce to themselves", arguments: UInt8(16)...255)
  func identity(index: UInt8) {
    let reduced = Color(paletteEntry: index).reduced(to: .indexed256)
    guard case .indexed(let nearest) = reduced else {
      Issue.record("not indexed")
      return
    }
    #expect(Palette.color(nearest) == Palette.color(index))
  }

  @Test("Fewer colours keep the hue, none keep the attributes")
  func reduction() throws {
    let red = try #require(Color(hex: "#ee1111"))
    #expect(red.reduced(to: .trueColor) == red)
    #expect([.indexed(1), .indexed(9)].contains(red.reduced(to: .ansi16)))
    #expect(Color.indexed(196).reduced(to: .ansi16) == .indexed(9))
    #expect(Color.indexed(3).reduced(to: .ansi16) == .indexed(3))
    #expect(Color.indexed(3).reduced(to: .indexed256) == .indexed(3))
    let style = Style(foreground: red, background: .indexed(200), attributes: [.bold, .reverse])
    #expect(style.reduced(to: .mono) == Style(attributes: [.bold, .reverse]))
  }
}

@Suite("Pictures of numbers") struct ChartTests {
  @Test("Sparklines, with digits for twins")
  func sparkline() {
    #expect(Glyphs.unicode.sparkline([0, 1, 2, 3, 4, 5, 6, 7]).string == "▁▂▃▄▅▆▇█")
    #expect(Glyphs.ascii.sparkline([0, 3.5, 7, .nan]).string == "158 ")
    #expect(Glyphs.unicode.sparkline([5, 5]).string == "▄▄")
    #expect(Glyphs.unicode.sparkline([1], in: -.infinity ... .infinity).string == "▄")
    #expect(Glyphs.unicode.sparkline([]).isEmpty)
    #expect(Glyphs.unicode.sparkline([-9, 200], in: 0...100).string == "▁█")
  }

  @Test("Bars to an eighth of a column, never empty for something")
  func bar() {
    #expect(Glyphs.unicode.bar(0.5, width: 5).string == "██▌")
    #expect(Glyphs.unicode.bar(0.001, width: 4).string == "▏")
    #expect(Glyphs.ascii.bar(0.001, width: 4).string == "#")
    #expect(Glyphs.unicode.bar(7, width: 3).string == "███")
    #expect(Glyphs.unicode.bar(.nan, width: 3).isEmpty)
    #expect(Glyphs.unicode.bar(-1, width: 3).isEmpty)
  }

  @Test("Columns stand on the lowest row")
  func column() {
    #expect(Glyphs.unicode.column(0.5, height: 3).map(\.string) == [" ", "▄", "█"])
    #expect(Glyphs.ascii.column(1, height: 2).map(\.string) == ["#", "#"])
    #expect(Glyphs.unicode.column(.infinity, height: 2).map(\.string) == [" ", " "])
    #expect(Glyphs.unicode.shade(0.01).string == "░")
    #expect(Glyphs.unicode.shade(0).string == " ")
  }

  @Test("A box has its corners and its title")
  func box() {
    var grid = Grid(size: Size(width: 12, height: 3), styles: StyleTable())
    grid.box(grid.bounds, title: "Saved", style: .plain, glyphs: .unicode)
    #expect(grid.lines == ["╭─ Saved ──╮", "│          │", "╰──────────╯"])
    grid.fill(grid.bounds, style: .plain)
    grid.box(grid.bounds, title: "Saved replies", style: .plain, glyphs: .ascii)
    #expect(grid.lines == ["+- Saved~ -+", "|          |", "+----------+"])
  }
}

@Suite("Keys as spelled") struct KeySpellingTests {
  @Test(
    "What is written is read again",
    arguments: [
      Key.character("g"), .character("G"), .character("@"), .character("漢"), .control("s"),
      .control(" "), Key(.enter), Key(.tab, .shift), Key(.escape), Key(.character(" ")),
      Key(.function(12), [.control, .alt]), Key(.character("x"), .alt), Key(.pageDown),
      Key(.character("-"), .alt), Key(.character("^")), .control("^"),
    ])
  func roundTrip(key: Key) {
    #expect(Key(spelled: key.description) == key, "\(key)")
  }

  @Test("Usual spellings are understood, others refused")
  func spelling() {
    #expect(Key(spelled: "^X") == .control("x"))
    #expect(Key(spelled: "ctrl-x") == .control("x"))
    #expect(Key(spelled: "esc") == Key(.escape))
    #expect(Key(spelled: "F5") == Key(.function(5)))
    for text in ["", "F0", "F25", "gg", "Hyper-x", "Ctrl-"] {
      #expect(Key(spelled: text) == nil, "\(text)")
    }
    #expect(Key.character("a").typed == "a")
    #expect(Key.control("a").typed == nil)
  }
}

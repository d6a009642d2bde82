import Canvas
import Inbox
import Testing
import TestSupport

@testable import Desk

/// Whatever was pressed, every size draws, and nothing of a frame is out of place.
@Suite struct AnySizeTests {
  static let keys =
    Keymap().commands.flatMap { $0.keys.map(\.spelled) }
    + ["x", "a", "y", "n", "s", "d", "Enter", "Tab", "Space", "ü", "漢", "Esc", "^X", "g", ","]

  static let words = [
    "", "漢字漢字漢字", "e\u{301}\u{302}\u{303}", "👨‍👩‍👧‍👦 🇩🇪", "\u{202E}txet", "a\tb\r\nc\n\n\n", "\u{1B}[31m",
    String(repeating: "word ", count: 300), "{{gap}} {{", "\u{0}\u{7}",
  ]

  static func hostile(_ dice: inout SeededGenerator) -> Bench {
    var rows = Sample.rows
    for place in rows.indices {
      rows[place].conversation.customerName = dice.pick(words)
      rows[place].conversation.subject = dice.chance(50) ? dice.pick(words) : nil
      rows[place].conversation.snippet.text = dice.pick(words)
      rows[place].conversation.tags = dice.chance(50) ? [dice.pick(words)] : []
      rows[place].conversation.language = dice.pick(["", "de", "漢字", "pt-BR"])
      rows[place].conversation.snoozedUntil = dice.chance(20) ? Instant(milliseconds: .max) : nil
    }
    var bench = Bench(
      size: Size(
        width: Int.random(in: 1...200, using: &dice), height: Int.random(in: 1...60, using: &dice)),
      rows: rows)
    for place in rows.indices {
      for word in words {
        bench.store.customerWrites(word, in: rows[place].id, at: bench.now)
      }
    }
    return bench
  }

  static func step(_ bench: inout Bench, _ dice: inout SeededGenerator) {
    switch Int.random(in: 0..<100, using: &dice) {
    case 0..<70: bench.burst(dice.pick(keys))
    case 70..<76: bench.send(.paste(dice.pick(words)))
    case 76..<80:
      bench.send(
        .resize(
          Size(
            width: Int.random(in: 0...200, using: &dice),
            height: Int.random(in: 0...60, using: &dice))))
    case 80..<84:
      let place = Int.random(in: bench.store.rows.indices, using: &dice)
      let id = bench.store.rows[place].id
      bench.store.customerWrites(dice.pick(words), in: id, at: bench.now)
      bench.send(.changes(Golden.change(id.number, by: dice.pick(["maya", "tom", nil]))))
    case 84..<87:
      bench.store.refusal = dice.pick([
        .needsTagBeforeResolve, .customerWaits(since: bench.now), .alreadySent, nil,
        .collision(Collision(seenVersion: 1, version: 99, news: [])),
      ])
    case 87..<90: bench.wait(Int64.random(in: 0...2000, using: &dice))
    default: bench.paint()
    }
  }

  @Test(arguments: 1...8)
  func randomStatesDrawInEverySize(seed: Int) {
    var dice = SeededGenerator(seed: UInt64(seed))
    var bench = AnySizeTests.hostile(&dice)
    let theme = Theme.mono
    for _ in 0..<150 {
      AnySizeTests.step(&bench, &dice)
      let size = Size(
        width: Int.random(in: 0...140, using: &dice), height: Int.random(in: 0...45, using: &dice))
      let glyphs = dice.chance(50) ? Glyphs.unicode : .ascii
      for size in [size, bench.desk.size] {
        let grid = bench.desk.draw(size: size, theme: theme, glyphs: glyphs)
        #expect(grid.size == size)
        if let cursor = grid.cursor { #expect(grid.bounds.contains(cursor)) }
      }
    }
  }

  @Test func everySmallSizeDraws() {
    for keys in [
      "", "Enter", "r", "i", "r ^X .", "?", ":", ",", "t", "F", "g f", "j j j j r a ^S", "g",
    ] {
      var bench = Bench()
      bench.press(keys)
      bench.wait(500)
      for width in stride(from: 0, through: 70, by: 3) {
        for height in 0...20 {
          let size = Size(width: width, height: height)
          #expect(bench.desk.draw(size: size, theme: .mono, glyphs: .unicode).size == size)
        }
      }
    }
  }

  @Test func aSmallScreenStillShowsTheListAndTheDraft() {
    var bench = Bench(size: Size(width: 20, height: 5))
    #expect(bench.screen.contains { $0.contains("-11m") && $0.contains("Lena") })
    bench.press("r")
    bench.type("Hallo")
    #expect(bench.screen.contains { $0.contains("Hallo") })
    #expect(bench.screen.contains { $0.contains("PRIV") })
  }
}

import Testing
import TestSupport

@testable import Canvas

@Suite("Wrapping") struct WrappingTests {
  private func wrap(_ text: String, _ width: Int) -> [String] {
    DisplayText(filtering: text, as: .body).wrapped(to: width).map(\.string)
  }

  @Test("Words wrap at blanks, which hang unseen")
  func words() {
    #expect(wrap("the quick brown fox", 10) == ["the quick", "brown fox"])
    #expect(wrap("ab    cd", 4) == ["ab", "cd"])
    #expect(wrap("one\n\ntwo\n", 10) == ["one", "", "two"])
    #expect(wrap("  indented text", 10) == ["  indented", "text"])
    #expect(wrap("well-known fact", 8) == ["well-", "known", "fact"])
    #expect(wrap("", 5) == [])
  }

  @Test("Long words are split, wide characters break anywhere but before closing marks")
  func splitting() {
    #expect(wrap("abcdefgh ij", 3) == ["abc", "def", "gh", "ij"])
    #expect(wrap("漢字漢字", 5) == ["漢字", "漢字"])
    #expect(wrap("漢字。漢字", 4) == ["漢", "字。", "漢字"])
    #expect(wrap("ab漢字cd", 4) == ["ab漢", "字cd"])
    #expect(wrap("漢", 1) == ["漢"])
  }

  @Test("At random: no line too wide, nothing lost, nothing invented")
  func invariants() {
    var generator = SeededGenerator(seed: 1)
    let parts = [
      "a", "bc", " ", "  ", "\n", "漢", "字。", "か\u{3099}", "e\u{301}", "-", "longwordhere", "👍", "ك",
    ]
    for _ in 0..<3000 {
      let width = Int.random(in: 2...20, using: &generator)
      let text = (0..<Int.random(in: 0...40, using: &generator))
        .map { _ in parts[Int.random(in: 0..<parts.count, using: &generator)] }.joined()
      let lines = DisplayText(filtering: text, as: .body).wrapped(to: width)
      var all = ""
      for line in lines {
        #expect(line.columns <= width, "\(text.debugDescription) at \(width)")
        #expect(line.columns == line.string.unicodeScalars.reduce(0) { $0 + $1.columns })
        if let first = line.string.unicodeScalars.first { #expect(ScalarClass(first) != .mark) }
        all += line.string
      }
      let ink = { (text: String) in
        String(text.unicodeScalars.filter { $0 != " " && $0 != "\n" })
      }
      #expect(ink(all) == ink(text))
    }
  }

  @Test("A huge body costs only the lines asked for")
  func lazy() {
    let body = DisplayText(
      filtering: String(repeating: "Lorem ipsum ", count: 400_000), as: .body, limit: .max)
    #expect(Array(body.wrapped(to: 80).prefix(3)).count == 3)
    let word = DisplayText(
      filtering: String(repeating: "w", count: 4_000_000), as: .body, limit: .max)
    #expect(word.wrapped(to: 80).prefix(100).allSatisfy { $0.columns == 80 })
  }
}

@Suite("Editor layout") struct EditorLayoutTests {
  @Test("The cursor moves by clusters over what they are drawn as")
  func clusters() {
    let text = "a👨‍👩‍👧🇫🇷é"
    let layout = EditorLayout(text, width: 20)
    #expect(layout.lines.map(\.text.string) == ["a👨[FR]é"])
    #expect(layout.lines[0].stops.map(\.column) == [0, 1, 3, 7, 8])
    var offset = 0
    for column in [1, 3, 7, 8] {
      offset = text.clusterBoundary(after: offset)
      #expect(layout.point(of: offset) == Point(x: column, y: 0))
    }
    #expect(offset == text.utf8.count)
    for column in [7, 3, 1, 0] {
      offset = text.clusterBoundary(before: offset)
      #expect(layout.point(of: offset).x == column)
    }
  }

  @Test("Up and down keep the column; ends belong to the right line")
  func lines() {
    let text = "one two three\n\nfour"
    let layout = EditorLayout(text, width: 8)
    #expect(layout.lines.map(\.text.string) == ["one two ", "three", "", "four"])
    #expect(layout.point(of: 8) == Point(x: 0, y: 1))
    #expect(layout.point(of: 13) == Point(x: 5, y: 1))
    #expect(layout.point(of: 14) == Point(x: 0, y: 2))
    #expect(layout.point(of: 19) == Point(x: 4, y: 3))
    #expect(layout.offset(at: Point(x: 3, y: 1)) == 11)
    #expect(layout.offset(at: Point(x: 99, y: 0)) == 7)
    #expect(layout.offset(at: Point(x: 99, y: 1)) == 13)
    #expect(layout.offset(at: Point(x: 3, y: 2)) == 14)
    #expect(layout.offset(at: Point(x: 0, y: 9)) == 19)
    #expect(EditorLayout("", width: 8).lines.count == 1)
    #expect(EditorLayout("a\n", width: 8).point(of: 2) == Point(x: 0, y: 1))
  }

  @Test("Words, as readline knows them")
  func words() {
    let text = "Hallo, schöne Welt"
    #expect(text.wordBoundary(after: 0) == 5)
    #expect(text.wordBoundary(after: 5) == 14)
    #expect(text.wordBoundary(before: 14) == 7)
    #expect(text.wordBoundary(before: 7) == 0)
    #expect(text.wordBoundary(before: 0) == 0)
    #expect(text.wordBoundary(after: 99) == text.utf8.count)
  }

  @Test("At random: every boundary has its place, and every place its boundary")
  func invariants() {
    var generator = SeededGenerator(seed: 2)
    let parts = ["a", "bcd", " ", "\n", "漢", "👨‍👩‍👧", "e\u{301}", "\r\n", "🇩🇪", "longerword", "\t"]
    for _ in 0..<2000 {
      let width = Int.random(in: 1...15, using: &generator)
      let text = (0..<Int.random(in: 0...30, using: &generator))
        .map { _ in parts[Int.random(in: 0..<parts.count, using: &generator)] }.joined()
      let layout = EditorLayout(text, width: width)
      #expect(layout.lines.first?.offsets.lowerBound == 0)
      #expect(layout.lines.last?.offsets.upperBound == text.utf8.count)
      var offset = 0
      while true {
        let point = layout.point(of: offset)
        #expect(point.x >= 0 && point.x < width && point.y < layout.lines.count)
        #expect(layout.lines[point.y].stops.contains { $0.offset == offset })
        guard offset < text.utf8.count else { break }
        let next = text.clusterBoundary(after: offset)
        #expect(next > offset && text.clusterBoundary(before: next) == offset)
        offset = next
      }
      for y in layout.lines.indices {
        for x in 0..<width {
          let offset = layout.offset(at: Point(x: x, y: y))
          #expect(layout.point(of: offset).y == y, "\(text.debugDescription) \(width) \(x),\(y)")
        }
      }
    }
  }
}

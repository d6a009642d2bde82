import Canvas
import Testing
import TestSupport

@testable import Desk

/// The composer's text against the simplest model there is: an array of characters and a place in
/// it.
@Suite struct ComposerModelTests {
  struct Model {
    var text: [Character] = []
    var cursor = 0
    var killed: [Character] = []
    var lastWasKill = false

    var lineStart: Int { (text[..<cursor].lastIndex { $0.isNewline }).map { $0 + 1 } ?? 0 }
    var lineEnd: Int { text[cursor...].firstIndex { $0.isNewline } ?? text.count }

    mutating func insert(_ new: [Character]) {
      text.insert(contentsOf: new, at: cursor)
      cursor += new.count
    }

    mutating func kill(_ range: Range<Int>, forward: Bool) {
      guard !range.isEmpty else { return }
      let cut = Array(text[range])
      killed = !lastWasKill ? cut : forward ? killed + cut : cut + killed
      text.removeSubrange(range)
      cursor = range.lowerBound
      lastWasKill = true
    }

    static func isWord(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || character == "_"
    }

    mutating func edit(_ command: CommandID) {
      let wasKill = lastWasKill
      lastWasKill = false
      switch command {
      case .charBack: cursor = max(0, cursor - 1)
      case .charForward: cursor = min(text.count, cursor + 1)
      case .lineStart: cursor = lineStart
      case .lineEnd: cursor = lineEnd
      case .wordForward:
        while cursor < text.count, !Model.isWord(text[cursor]) { cursor += 1 }
        while cursor < text.count, Model.isWord(text[cursor]) { cursor += 1 }
      case .wordBack:
        while cursor > 0, !Model.isWord(text[cursor - 1]) { cursor -= 1 }
        while cursor > 0, Model.isWord(text[cursor - 1]) { cursor -= 1 }
      case .deleteBack where cursor > 0:
        cursor -= 1
        text.remove(at: cursor)
      case .deleteForward where cursor < text.count: text.remove(at: cursor)
      case .killWord:
        var start = cursor
        while start > 0, text[start - 1].isWhitespace { start -= 1 }
        while start > 0, !text[start - 1].isWhitespace { start -= 1 }
        lastWasKill = wasKill
        kill(start..<cursor, forward: false)
      case .killToStart:
        lastWasKill = wasKill
        kill(lineStart..<cursor, forward: false)
      case .killToEnd:
        lastWasKill = wasKill
        let end = lineEnd > cursor ? lineEnd : min(text.count, cursor + 1)
        kill(cursor..<end, forward: true)
      case .yank: insert(killed)
      case .transpose:
        let end = cursor == lineEnd ? cursor : cursor + 1
        guard end - 2 >= lineStart else { return }
        text.swapAt(end - 1, end - 2)
        cursor = end
      default: break
      }
    }
  }

  static let commands: [CommandID] = [
    .charBack, .charForward, .lineStart, .lineEnd, .wordForward, .wordBack, .deleteBack,
    .deleteForward, .killWord, .killToStart, .killToEnd, .yank, .transpose,
  ]

  /// Clusters that do not grow together with each other, so that the model's array holds.
  static let pieces: [String] = [
    "a", "b ", " ", "\n", "word", "é", "e\u{301}", "漢", "👨‍👩‍👧", "ß, ", "_x", "1.5",
  ]

  @Test(arguments: 1...40)
  func randomKeysAgreeWithTheModel(seed: Int) {
    var dice = SeededGenerator(seed: UInt64(seed))
    var buffer = TextBuffer()
    var model = Model()
    for step in 0..<400 {
      if dice.chance(45) {
        let piece = dice.pick(ComposerModelTests.pieces)
        buffer.insert(piece)
        model.insert(Array(piece))
        model.lastWasKill = false
      } else {
        let command = dice.pick(ComposerModelTests.commands)
        _ = buffer.edit(command, width: 20)
        model.edit(command)
      }
      #expect(buffer.text == String(model.text), "seed \(seed), step \(step)")
      let place = buffer.text.boundary(atOrBefore: buffer.cursor).map {
        buffer.text.distance(from: buffer.text.startIndex, to: $0)
      }
      #expect(place == model.cursor, "seed \(seed), step \(step)")
      if buffer.text != String(model.text) || place != model.cursor { return }
    }
  }

  @Test func aKeyBetweenTwoCutsKeepsThemApart() {
    var buffer = TextBuffer("ab\n")
    _ = buffer.edit(.charBack, width: 20)
    _ = buffer.edit(.killWord, width: 20)
    // Nothing to swap on an empty line.
    _ = buffer.edit(.transpose, width: 20)
    _ = buffer.edit(.killToEnd, width: 20)
    _ = buffer.edit(.yank, width: 20)
    #expect(buffer.text == "\n")
  }

  @Test func upAndDownGoOverWrappedLinesAndKeepTheColumn() {
    var buffer = TextBuffer("one two three four\nx\nfive six seven")
    buffer.move(to: 8)
    // Width 8: "one two " / "three " / "four" / "x" / "five six" / "seven".
    _ = buffer.moveLine(by: -1, width: 8)
    #expect(buffer.cursor == 0)
    buffer.move(to: 4)
    for _ in 0..<3 { _ = buffer.moveLine(by: 1, width: 8) }
    #expect(buffer.cursor == 20)
    _ = buffer.moveLine(by: 1, width: 8)
    #expect(buffer.cursor == 25)
    #expect(!TextBuffer("one line").edit(.lineUp, width: 20, isEdge: ()))
  }

  @Test func aHugePasteIsCutNotRefused() {
    var buffer = TextBuffer()
    buffer.insert(String(repeating: "é", count: 100_000))
    #expect(buffer.text.utf8.count == TextBuffer.longest)
    buffer.insert("more")
    #expect(buffer.text.utf8.count == TextBuffer.longest)
  }

  @Test func arbitraryScalarsNeverTrap() {
    var dice = SeededGenerator(seed: 7)
    var buffer = TextBuffer()
    let scalars: [Unicode.Scalar] = [
      "a", "\u{301}", "\u{200D}", "👩", "🇩", "\u{FE0F}", "\r", "\n", "\u{1100}", "\u{1161}", " ",
    ]
    for _ in 0..<5000 {
      if dice.chance(50) {
        buffer.insert(String(Character(dice.pick(scalars))))
      } else {
        _ = buffer.edit(dice.pick(ComposerModelTests.commands + [.lineUp, .lineDown]), width: 9)
      }
      #expect(buffer.cursor <= buffer.text.utf8.count)
      #expect(buffer.text.clusterStart(of: buffer.cursor) == buffer.cursor)
    }
  }
}

extension TextBuffer {
  /// On a copy, for edges.
  fileprivate func edit(_ command: CommandID, width: Int, isEdge: Void) -> Bool {
    var copy = self
    return copy.edit(command, width: width)
  }
}

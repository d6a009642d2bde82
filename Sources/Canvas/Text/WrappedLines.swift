extension DisplayText {
  /// The text's lines at a width, laid out one at a time as they are asked for.
  ///
  ///     for line in body.wrapped(to: 72).prefix(rows) { … }
  ///
  /// - Complexity: O(columns) a line, whatever the length of the text.
  package func wrapped(to width: Int) -> WrappedLines {
    WrappedLines(self, width: width)
  }
}

/// Greedy word wrap: lines end at blanks, which hang unseen, on either side of wide characters,
/// and inside a word only if it is longer than a line. Line feeds end a line; the last one opens
/// no further line. No line is wider than the width, except for a wide character in one column.
package struct WrappedLines: Sequence, IteratorProtocol, Sendable {
  private let scalars: String.UnicodeScalarView
  private let origin: Origin
  private let width: Int
  private var start: String.Index

  init(_ text: DisplayText, width: Int) {
    scalars = text.string.unicodeScalars
    origin = text.origin
    self.width = Swift.max(1, width)
    start = scalars.startIndex
  }

  package mutating func next() -> DisplayText? {
    guard start < scalars.endIndex else { return nil }
    var column = 0
    var index = start
    /// Where the line may end: what it shows ends there, the next begins there.
    var opportunity: String.Index?
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let following = scalars.index(after: index)
      if scalar == "\n" { return line(upTo: index, next: following) }
      let columns = scalar.columns
      let isBlank = (scalar == " " || scalar == "\u{3000}") && !isMarked(before: following)
      if !isBlank, columns > 0, column + columns > width, index > start {
        let end = opportunity ?? index
        return line(upTo: end, next: end)
      }
      column += columns
      if isBlank {
        opportunity = following
      } else if columns == 0 {
        // A mark moves the opportunity behind it, or it would begin a line.
        if opportunity == index { opportunity = following }
      } else if columns == 2 {
        if index > start, !LineBreaking.clings(scalar), opportunity != index {
          if !LineBreaking.opens(before: index, in: scalars) { opportunity = index }
        }
        opportunity = afterWide(scalar, at: following) ?? opportunity
      } else if LineBreaking.endsWord(scalar), index > start {
        opportunity = following
      }
      index = following
    }
    return line(upTo: scalars.endIndex, next: scalars.endIndex)
  }

  /// Whether a mark stands there: the blank before it is seen then, and cannot hang.
  private func isMarked(before following: String.Index) -> Bool {
    following < scalars.endIndex && scalars[following].value > 0x7F
      && scalars[following].columns == 0
  }

  /// The place behind a wide character, if the line may end there.
  private func afterWide(_ scalar: Unicode.Scalar, at following: String.Index) -> String.Index? {
    guard !LineBreaking.opensGroup(scalar) else { return nil }
    if following < scalars.endIndex, LineBreaking.clings(scalars[following]) { return nil }
    return following
  }

  private mutating func line(upTo end: String.Index, next: String.Index) -> DisplayText {
    var shown = end
    while shown > start {
      let before = scalars.index(before: shown)
      guard scalars[before] == " " || scalars[before] == "\u{3000}" else { break }
      shown = before
    }
    let text = DisplayText(trusted: String(scalars[start..<shown]), origin: origin)
    start = next
    return text
  }
}

/// The few rules of UAX #14 that matter in a message.
enum LineBreaking {
  /// Punctuation that does not begin a line.
  static func clings(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", ",", "!", "?", ":", ";", ")", "]", "}", "%", "…", "、", "。", "，", "．", "：", "；", "！",
      "？", "」", "』", "）", "】", "》", "〉", "〕", "ー", "々", "ゝ", "ッ", "ャ", "ュ", "ョ", "っ", "ゃ", "ゅ",
      "ょ":
      true
    default: false
    }
  }

  /// Punctuation that does not end a line.
  static func opensGroup(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", "[", "{", "「", "『", "（", "【", "《", "〈", "〔": true
    default: false
    }
  }

  static func opens(before index: String.Index, in scalars: String.UnicodeScalarView) -> Bool {
    index > scalars.startIndex && opensGroup(scalars[scalars.index(before: index)])
  }

  /// Narrow characters after which a line may end.
  static func endsWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "–", "—", "/": true
    default: false
    }
  }
}

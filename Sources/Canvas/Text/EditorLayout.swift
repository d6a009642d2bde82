/// A text being written, laid out for editing: wrapped like a message, with every place of the
/// cursor.
///
///     let layout = EditorLayout(draft, width: 72)
///     grid.cursor = layout.point(of: cursor)
///     cursor = layout.offset(at: Point(x: column, y: line - 1))      // the up key
///
/// Offsets are UTF-8 bytes of the *original* string and always lie between grapheme clusters
/// (UAX #29), so that one press of a key moves over a family emoji that shows as one picture. The
/// original is never changed by what is drawn.
package struct EditorLayout: Sendable {
  /// A line on the screen.
  package struct Line: Sendable {
    /// What to draw.
    package let text: DisplayText
    /// The bytes it shows; the line feed that ends it is not among them.
    package let offsets: Range<Int>
    /// Whether a line feed or the text's end follows, not a wrap.
    package let endsParagraph: Bool
    /// Each cluster's offset and column, then where the line ends.
    package let stops: [Stop]
  }

  /// A place of the cursor.
  package struct Stop: Hashable, Sendable {
    package let offset: Int
    package let column: Int
  }

  /// At least one, also of an empty text.
  package let lines: [Line]
  package let width: Int

  /// - Complexity: O(length of the text).
  package init(_ text: String, width: Int) {
    self.width = max(1, width)
    var builder = EditorLineBuilder(width: self.width)
    for character in text { builder.append(character) }
    lines = builder.finish()
  }

  /// Where a cursor before the byte `offset` shows: the column and line of the cluster that it
  /// lies in or before. At a wrap that is the beginning of the next line; blanks that hang beyond
  /// the width show it at the edge.
  package func point(of offset: Int) -> Point {
    let y = lineIndex(of: offset)
    let stops = lines[y].stops
    var column = 0
    for stop in stops where stop.offset <= offset { column = stop.column }
    return Point(x: min(column, width - 1), y: y)
  }

  /// The offset nearest to a column of a line; points outside go to the edges.
  package func offset(at point: Point) -> Int {
    guard point.y >= 0 else { return 0 }
    guard point.y < lines.count else { return lines.last?.offsets.upperBound ?? 0 }
    let line = lines[point.y]
    var nearest = line.offsets.lowerBound
    // A wrapped line's end is the next line's beginning: the last stop belongs to that one.
    let stops = line.endsParagraph ? line.stops[...] : line.stops.dropLast()
    for stop in stops where stop.column <= max(0, point.x) { nearest = stop.offset }
    return nearest
  }

  /// The line that a cursor before `offset` stands on.
  package func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].offsets.lowerBound <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

/// Collects clusters into lines for `EditorLayout`.
private struct EditorLineBuilder {
  private struct Piece {
    var offset: Int
    var text: DisplayText
    var isBlank: Bool
  }

  let width: Int
  private var lines: [EditorLayout.Line] = []
  private var pieces: [Piece] = []
  private var columns = 0
  /// How many of `pieces` stay on the line if it breaks.
  private var opportunity = 0
  private var offset = 0

  init(width: Int) {
    self.width = width
  }

  mutating func append(_ character: Character) {
    let length = character.utf8.count
    if character.isNewline {
      close(pieces.count, at: offset, endsParagraph: true)
      offset += length
      return
    }
    let text = DisplayText(filtering: String(character), as: .line)
    let isBlank = character == " " || character == "\t" || character == "\u{3000}"
    if !isBlank, columns + text.columns > width, !pieces.isEmpty {
      let kept = opportunity > 0 ? opportunity : pieces.count
      close(kept, at: kept < pieces.count ? pieces[kept].offset : offset, endsParagraph: false)
    }
    pieces.append(Piece(offset: offset, text: text, isBlank: isBlank))
    columns += text.columns
    offset += length
    if isBlank || isWide(text) || endsWord(character) { opportunity = pieces.count }
  }

  private func isWide(_ text: DisplayText) -> Bool {
    text.columns == 2 && !text.isASCII
  }

  private func endsWord(_ character: Character) -> Bool {
    character.unicodeScalars.first.map(LineBreaking.endsWord) ?? false
  }

  /// Ends the line after `count` pieces; the others begin the next.
  private mutating func close(_ count: Int, at end: Int, endsParagraph: Bool) {
    var stops: [EditorLayout.Stop] = []
    stops.reserveCapacity(count + 1)
    var column = 0
    for piece in pieces.prefix(count) {
      stops.append(.init(offset: piece.offset, column: column))
      column += piece.text.columns
    }
    stops.append(.init(offset: end, column: column))
    let start = stops[0].offset
    // Blanks that hang beyond the width are not drawn: nothing is cut off with them.
    var shown = pieces.prefix(count)
    while column > width, let last = shown.last, last.isBlank {
      column -= last.text.columns
      shown.removeLast()
    }
    lines.append(
      EditorLayout.Line(
        text: shown.map(\.text).joined(), offsets: start..<end,
        endsParagraph: endsParagraph, stops: stops))
    pieces.removeFirst(count)
    columns = pieces.reduce(0) { $0 + $1.text.columns }
    opportunity = 0
  }

  mutating func finish() -> [EditorLayout.Line] {
    close(pieces.count, at: offset, endsParagraph: true)
    return lines
  }
}

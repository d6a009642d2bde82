import Canvas

/// A text being written: the characters, a cursor between grapheme clusters, and what was cut
/// last. Lines are edited as in readline; a paste is text like any other.
struct TextBuffer: Hashable, Sendable {
  /// More than any network takes; what a paste has beyond it is left out.
  static let longest = 65_536

  private(set) var text: String
  /// UTF-8 bytes before the cursor; always between clusters.
  private(set) var cursor: Int
  private(set) var killed = ""
  /// Cuts that follow each other come back together.
  private var lastWasKill = false
  /// Where Up and Down want to stand, kept over short lines.
  private var wantedColumn: Int?
  private var past = TextHistory()

  init(_ text: String = "", cursor: Int? = nil) {
    self.text = text
    self.cursor = 0
    move(to: cursor ?? text.utf8.count)
  }

  var isEmpty: Bool { text.isEmpty }

  /// Whether there is nothing in it to say.
  var isBlank: Bool { text.allSatisfy(\.isWhitespace) }

  // MARK: Moving

  mutating func move(to offset: Int) {
    let clamped = min(max(0, offset), text.utf8.count)
    cursor = text.clusterStart(of: clamped)
    settle()
  }

  mutating func moveBack() { move(to: text.clusterBoundary(before: cursor)) }
  mutating func moveForward() { move(to: text.clusterBoundary(after: cursor)) }
  mutating func moveWordBack() { move(to: text.wordBoundary(before: cursor)) }
  mutating func moveWordForward() { move(to: text.wordBoundary(after: cursor)) }
  mutating func moveToLineStart() { move(to: lineStart) }
  mutating func moveToLineEnd() { move(to: lineEnd) }

  /// A line of the screen up or down, over wrapped lines; false at the edge.
  mutating func moveLine(by step: Int, width: Int) -> Bool {
    let layout = EditorLayout(text, width: width)
    let place = layout.point(of: cursor)
    let target = place.y + step
    guard layout.lines.indices.contains(target) else { return false }
    let column = wantedColumn ?? place.x
    move(to: layout.offset(at: Point(x: column, y: target)))
    wantedColumn = column
    return true
  }

  // MARK: Changing

  mutating func insert(_ new: String) {
    let room = max(0, TextBuffer.longest - text.utf8.count)
    let piece = new.utf8.count <= room ? new : TextBuffer.clipped(new, to: room)
    guard !piece.isEmpty else { return }
    let isLetter = piece.count == 1 && !piece.allSatisfy(\.isWhitespace)
    // A word that is typed is one step back; whatever else comes in is one of its own.
    let goesOn = isLetter && past.isTyping
    replace(cursor..<cursor, with: piece, isStep: !goesOn)
    past.isTyping = isLetter
  }

  /// One step back in the text; false at the first.
  mutating func undo() -> Bool {
    guard let before = past.back() else { return false }
    text = before.text
    cursor = before.cursor
    settle()
    return true
  }

  mutating func deleteBack() {
    replace(text.clusterBoundary(before: cursor)..<cursor, with: "")
  }

  mutating func deleteForward() {
    replace(cursor..<text.clusterBoundary(after: cursor), with: "")
  }

  mutating func killWordBack() {
    kill(blankWordStart..<cursor, forward: false)
  }

  mutating func killToLineStart() { kill(lineStart..<cursor, forward: false) }

  /// To the end of the line; at the end, the line feed.
  mutating func killToLineEnd() {
    let end = lineEnd
    kill(cursor..<(end > cursor ? end : text.clusterBoundary(after: cursor)), forward: true)
  }

  mutating func yank() { insert(killed) }

  /// Swaps the characters around the cursor, as readline does; at the end the last two.
  mutating func transpose() {
    let end = cursor == lineEnd ? cursor : text.clusterBoundary(after: cursor)
    let middle = text.clusterBoundary(before: end)
    let start = text.clusterBoundary(before: middle)
    // A key between two cuts keeps them apart, even one that found nothing to swap.
    guard start < middle, middle < end, start >= lineStart else { return settle() }
    let swapped = slice(middle..<end) + slice(start..<middle)
    replace(start..<end, with: swapped)
  }

  mutating func setText(_ new: String, cursor: Int? = nil) {
    past.keep(text, cursor: self.cursor)
    text =
      new.utf8.count <= TextBuffer.longest ? new : TextBuffer.clipped(new, to: TextBuffer.longest)
    move(to: cursor ?? text.utf8.count)
  }

  /// Replaces a range of bytes that lies between clusters; the cursor goes behind the new text.
  mutating func replace(_ range: Range<Int>, with new: String) {
    replace(range, with: new, isStep: true)
  }

  private mutating func replace(_ range: Range<Int>, with new: String, isStep: Bool) {
    guard !range.isEmpty || !new.isEmpty else { return settle() }
    if isStep { past.keep(text, cursor: cursor) }
    let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
    let end = text.utf8.index(text.startIndex, offsetBy: range.upperBound)
    text.replaceSubrange(start..<end, with: new)
    // The new text may have grown together with what follows, a mark with its base.
    let target = range.lowerBound + new.utf8.count
    cursor = min(target, text.utf8.count)
    if text.clusterStart(of: cursor) != cursor { cursor = text.clusterBoundary(after: cursor) }
    settle()
  }

  func slice(_ range: Range<Int>) -> String {
    let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
    let end = text.utf8.index(text.startIndex, offsetBy: range.upperBound)
    return String(text[start..<end])
  }

  private mutating func kill(_ range: Range<Int>, forward: Bool) {
    guard !range.isEmpty else { return }
    let cut = slice(range)
    killed = !lastWasKill ? cut : forward ? killed + cut : cut + killed
    replace(range, with: "")
    lastWasKill = true
  }

  private mutating func settle() {
    lastWasKill = false
    wantedColumn = nil
    past.isTyping = false
  }

  private var lineStart: Int {
    let utf8 = text.utf8
    let index = utf8.index(utf8.startIndex, offsetBy: cursor)
    guard let feed = utf8[..<index].lastIndex(of: 0x0A) else { return 0 }
    return utf8.distance(from: utf8.startIndex, to: feed) + 1
  }

  private var lineEnd: Int {
    let utf8 = text.utf8
    let index = utf8.index(utf8.startIndex, offsetBy: cursor)
    guard let feed = utf8[index...].firstIndex(of: 0x0A) else { return utf8.count }
    let end = utf8.distance(from: utf8.startIndex, to: feed)
    // "\r\n" is one character: the line ends before both.
    return text.clusterStart(of: end)
  }

  /// ^W cuts back to a blank, as in readline.
  private var blankWordStart: Int {
    var offset = cursor
    func isBlank(before offset: Int) -> Bool {
      slice(text.clusterBoundary(before: offset)..<offset).allSatisfy(\.isWhitespace)
    }
    while offset > 0, isBlank(before: offset) { offset = text.clusterBoundary(before: offset) }
    while offset > 0, !isBlank(before: offset) { offset = text.clusterBoundary(before: offset) }
    return offset
  }

  /// The longest beginning of at most `limit` bytes.
  private static func clipped(_ text: String, to limit: Int) -> String {
    var bytes = 0
    var end = text.startIndex
    while end < text.endIndex {
      let size = text[end].utf8.count
      guard bytes + size <= limit else { break }
      bytes += size
      text.formIndex(after: &end)
    }
    return String(text[..<end])
  }
}

extension String {
  /// The offset of the grapheme cluster that covers `offset`; `offset` itself at a boundary.
  func clusterStart(of offset: Int) -> Int {
    guard let index = boundary(atOrBefore: offset) else { return 0 }
    return utf8.distance(from: startIndex, to: index)
  }
}

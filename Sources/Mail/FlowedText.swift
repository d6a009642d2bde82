/// format=flowed (RFC 3676): plain text that any program can show and that can be laid out anew.
///
///     flowing("A paragraph longer than a line …")   // lines of at most 78, " \n" where soft
///     FlowedText.unflowing(…, deletesSpace: false)  // the paragraph on one line again
///
/// `unflowing(flowing(text)) == text` for every text without spaces at the ends of its lines.
package enum FlowedText {
  /// Characters of a line, its soft space included (RFC 3676, section 4.2).
  private static let width = 78

  /// The text as it is sent: LF line ends, long lines broken at spaces, lines stuffed with a space
  /// where they could be taken for a quotation, an mbox separator or an indentation.
  package static func flowing(_ text: String) -> String {
    var lines: [String] = []
    for line in Self.lines(of: text) {
      let (depth, content) = quotation(line)
      // Spaces at the end would make the line flow into the next; the signature mark may keep its.
      let bare = content == "-- " ? content : trimmingEnd(content)
      let mark = String(repeating: ">", count: depth)
      for piece in broken(bare, width: max(20, width - depth - 1)) {
        lines.append(mark + stuffed(piece, isQuoted: depth > 0))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Joins soft-broken lines and takes the stuffing away; quotations come out as `> `.
  ///
  /// - Parameter deletesSpace: the DelSp parameter: the space at a soft break is no part of the
  ///   text (for languages that write without spaces).
  package static func unflowing(_ text: String, deletesSpace: Bool) -> String {
    var joined: [String] = []
    var paragraph = ""
    var open: Int?
    func close() {
      guard let depth = open else { return }
      joined.append(quoted(paragraph, depth: depth))
      paragraph = ""
      open = nil
    }
    for line in Self.lines(of: text) {
      let depth = line.utf8.prefix { $0 == 0x3E }.count
      var content = line.utf8.dropFirst(depth)
      if content.first == 0x20 { content = content.dropFirst() }
      let isMark = content.elementsEqual("-- ".utf8)
      // A change of depth ends a paragraph even without a fixed line (section 4.5).
      if open != depth || isMark { close() }
      let flows = content.last == 0x20 && !isMark
      if flows && deletesSpace { content = content.dropLast() }
      paragraph += String(decoding: content, as: UTF8.self)
      open = depth
      if !flows { close() }
    }
    close()
    return joined.joined(separator: "\n")
  }

  /// Lines without their ends: LF, CR LF and a bare CR end one.
  static func lines(of text: String) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      var lines: [String] = []
      var start = 0
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        guard byte == 0x0A || byte == 0x0D else {
          index += 1
          continue
        }
        lines.append(String(decoding: bytes[start..<index], as: UTF8.self))
        let isPair = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
        index += isPair ? 2 : 1
        start = index
      }
      lines.append(String(decoding: bytes[start...], as: UTF8.self))
      return lines
    }
  }

  /// `>> text` as depth and content. A line whose marks are written another way (`>text`) is no
  /// quotation but text that begins so, and gets stuffed: it comes out as it went in.
  private static func quotation(_ line: String) -> (depth: Int, content: String) {
    let depth = line.utf8.prefix { $0 == 0x3E }.count
    let rest = line.utf8.dropFirst(depth)
    guard depth > 0, depth < 20, rest.isEmpty || rest.first == 0x20 else { return (0, line) }
    let content = String(decoding: rest.dropFirst(), as: UTF8.self)
    // Only the marks with nothing behind them have no second spelling.
    if !rest.isEmpty && trimmingEnd(content).isEmpty { return (0, line) }
    return (depth, content)
  }

  private static func quoted(_ content: String, depth: Int) -> String {
    guard depth > 0 else { return content }
    return String(repeating: ">", count: depth) + (content.isEmpty ? "" : " " + content)
  }

  private static func stuffed(_ line: String, isQuoted: Bool) -> String {
    let first = line.utf8.first
    let needs = isQuoted ? !line.isEmpty : first == 0x20 || first == 0x3E || isFromLine(line)
    return needs ? " " + line : line
  }

  private static func isFromLine(_ line: String) -> Bool { line.utf8.starts(with: "From ".utf8) }

  private static func trimmingEnd(_ line: String) -> String {
    String(decoding: line.utf8.reversed().drop { $0 == 0x20 }.reversed(), as: UTF8.self)
  }

  /// Pieces of at most `width` characters, all but the last ending in a space. A word longer than
  /// a line stays whole; a piece never reads `-- `, which would part a signature.
  private static func broken(_ line: String, width: Int) -> [String] {
    guard line.utf8.count > width, line.count > width else { return [line] }
    var pieces: [String] = []
    var piece = ""
    var length = 0
    for word in words(of: line) {
      let count = word.count
      if length > 0, length + count > width, piece != "-- ", !piece.utf8.allSatisfy({ $0 == 0x20 })
      {
        pieces.append(piece)
        piece = ""
        length = 0
      }
      piece += word
      length += count
    }
    pieces.append(piece)
    return pieces
  }

  /// Words with one space behind each; more spaces are words of their own.
  private static func words(of line: String) -> [Substring] {
    var words: [Substring] = []
    var start = line.startIndex
    while let space = line.utf8[start...].firstIndex(of: 0x20) {
      let next = line.utf8.index(after: space)
      words.append(line[start..<next])
      start = next
    }
    words.append(line[start...])
    return words
  }
}

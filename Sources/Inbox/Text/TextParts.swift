/// A message's text taken apart into what was freshly written, what it quotes, and signatures.
///
///     Hello,                        fresh
///     On 3 Apr 2012, Ann wrote:     quoted
///     > Hi                          quoted
///     Yes, gladly.                  fresh
///     -- \nBob                      signature
///
/// The segments cover the text without gap or overlap, so that folding is only a way of showing:
/// nothing is taken away, the whole text stays one key away. Guessing wrong must cost little, so
/// whatever is not clearly quoted is fresh.
package struct TextParts: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case fresh
    case quoted
    case signature
  }

  /// A run of whole lines of one kind.
  package struct Segment: Hashable, Sendable {
    package var kind: Kind
    /// UTF-8 offsets into the text.
    package var range: Range<Int>

    package init(kind: Kind, range: Range<Int>) {
      self.kind = kind
      self.range = range
    }
  }

  /// In the order of the text; neighbours differ in kind. Empty for an empty text.
  package let segments: [Segment]

  /// Takes a text apart.
  ///
  /// - Parameters:
  ///   - text: the whole text, any line ends.
  ///   - sender: the writer's name or address if known; a last paragraph that begins with it, or
  ///     bears the address, is a signature.
  /// - Complexity: O(length of the text).
  package init(of text: String, sender: String? = nil) {
    let lines = TextLine.lines(of: text)
    var kinds = QuotationFinder(lines: lines).kinds()
    SignatureFinder(lines: lines, sender: sender).mark(&kinds)
    Self.closeGaps(lines, &kinds)
    var segments: [Segment] = []
    for (line, kind) in zip(lines, kinds) {
      if let last = segments.last, last.kind == kind {
        segments[segments.count - 1].range = last.range.lowerBound..<line.range.upperBound
      } else {
        segments.append(Segment(kind: kind, range: line.range))
      }
    }
    self.segments = segments
  }

  /// Blank lines between two folded blocks go with the one above: nobody wrote them.
  private static func closeGaps(_ lines: [TextLine], _ kinds: inout [Kind]) {
    var index = 0
    while index < lines.count {
      let end = kinds[index...].firstIndex { $0 != kinds[index] } ?? kinds.endIndex
      if kinds[index] == .fresh, index > 0, lines[index..<end].allSatisfy(\.isBlank) {
        for blank in index..<end { kinds[blank] = kinds[index - 1] }
      }
      index = end
    }
  }

  /// The freshly written text alone, without blank lines at its ends.
  ///
  /// - Parameter text: the text that was taken apart.
  package func fresh(of text: String) -> String {
    self.text(of: text, kind: .fresh)
  }

  /// The segments of one kind joined, without blank lines at their ends.
  package func text(of text: String, kind: Kind) -> String {
    let utf8 = text.utf8
    var joined: [UInt8] = []
    for segment in segments where segment.kind == kind && segment.range.upperBound <= utf8.count {
      let start = utf8.index(utf8.startIndex, offsetBy: segment.range.lowerBound)
      let end = utf8.index(start, offsetBy: segment.range.count)
      joined.append(contentsOf: utf8[start..<end])
    }
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    let start = joined.firstIndex { !isBlank($0) } ?? joined.endIndex
    let end = joined.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
    return String(decoding: joined[start..<end], as: UTF8.self)
  }
}

/// A line as the finders see it: where it is, and its words if they are few enough to matter.
struct TextLine {
  /// UTF-8 offsets, the line end included.
  var range: Range<Int>
  /// Trimmed of white space at both ends; empty for lines too long to be a mark of anything.
  var words: String
  var isBlank: Bool
  /// Begins with `>`, indented by three columns at most.
  var isQuoted: Bool
  /// The dashes alone, with or without the space of RFC 3676, section 4.3.
  var isSignatureMark: Bool

  static func lines(of text: String) -> [TextLine] {
    var text = text
    return text.withUTF8 { bytes in
      var lines: [TextLine] = []
      var start = 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        let next = min(end + 1, bytes.count)
        lines.append(TextLine(bytes: bytes, content: start..<end, range: start..<next))
        start = next
      }
      return lines
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, content: Range<Int>, range: Range<Int>) {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    let line = bytes[content]
    let first = line.firstIndex { !isSpace($0) } ?? content.upperBound
    let last = line.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? first
    self.range = range
    isBlank = first == last
    isQuoted = !isBlank && first - content.lowerBound <= 3 && bytes[first] == 0x3E
    isSignatureMark =
      last - first == 2 && first == content.lowerBound && bytes[first] == 0x2D
      && bytes[first + 1] == 0x2D
    words =
      last - first <= 400 ? String(decoding: bytes[first..<last], as: UTF8.self) : ""
  }
}

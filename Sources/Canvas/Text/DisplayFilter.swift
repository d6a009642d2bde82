/// What a text is for, which decides how much of the invisible is told.
package enum DisplayField: Hashable, Sendable {
  /// Names of people, files, tags: what cannot be seen is removed, so that no two look alike for
  /// it. One line, at most 512 characters.
  case name
  /// Subjects, addresses, previews. One line, at most 4,096 characters.
  case line
  /// Messages: keeps line feeds. At most 1,048,576 characters.
  case body

  package var limit: Int {
    switch self {
    case .name: 512
    case .line: 4096
    case .body: 1_048_576
    }
  }
}

extension DisplayText {
  /// Makes somebody else's string safe to draw.
  ///
  /// Works on scalars, never on characters ("\r\n" is one of those). Controls are shown in caret
  /// or hex form (`^[`, `‹9B›`); bidi overrides are named (`‹RLO›`), embeddings and isolates too
  /// except in names, plain direction marks go; default-ignorables go, ZWNJ stays between letters
  /// of scripts that need it; emoji come in the one form that all terminals measure alike. A text
  /// over the field's limit, or `limit` scalars, ends in `…`.
  /// - Complexity: O(n); plain ASCII is only looked at.
  package init(filtering string: String, as field: DisplayField, limit: Int? = nil) {
    let limit = max(0, limit ?? field.limit)
    if string.utf8.count <= limit, let lineFeeds = DisplayFilter.plainLineFeeds(string),
      lineFeeds == 0 || field == .body
    {
      self.init(
        trusted: string, columns: string.utf8.count - lineFeeds, isASCII: lineFeeds == 0,
        origin: .foreign)
      return
    }
    var filter = DisplayFilter(field: field, capacity: min(limit, string.utf8.count))
    var taken = 0
    for scalar in string.unicodeScalars {
      if taken == limit {
        filter.finish()
        filter.append(own: "…")
        break
      }
      taken += 1
      filter.consume(scalar)
    }
    filter.finish()
    self.init(
      trusted: filter.output, columns: filter.columns, isASCII: filter.isASCII, origin: .foreign)
  }
}

/// The scalar-level state machine behind `DisplayText(filtering:as:)`.
struct DisplayFilter {
  static let markLimit = 8
  static let tabStop = 8

  let field: DisplayField
  /// UTF-8, for appending scalars to a string one by one is several times slower.
  private var bytes: [UInt8] = []
  private(set) var columns = 0
  /// Whether every byte so far is a column.
  private(set) var isASCII = true
  /// `columns` at the beginning of the line.
  private var lineStart = 0
  /// The last base drawn, while marks, joiners and modifiers may still follow it.
  private var base: Unicode.Scalar?
  private var marks = 0
  private var afterReturn = false
  /// The first half of a flag.
  private var indicator: Unicode.Scalar?
  /// Between emoji: the next one belongs to the same picture.
  private var joinsEmoji = false
  /// A ZWNJ that is kept only if a letter of a joining script follows.
  private var awaitsLetter = false

  init(field: DisplayField, capacity: Int = 0) {
    self.field = field
    bytes.reserveCapacity(capacity)
  }

  var output: String { String(decoding: bytes, as: UTF8.self) }

  /// The number of line feeds if all else is printable ASCII, the case of most texts; nil if not.
  static func plainLineFeeds(_ string: String) -> Int? {
    func count(_ bytes: some Sequence<UInt8>) -> Int? {
      var lineFeeds = 0
      var isOdd = false
      for byte in bytes {
        lineFeeds &+= byte == 0x0A ? 1 : 0
        isOdd = isOdd || (byte &- 0x20 >= 0x5F && byte != 0x0A)
      }
      return isOdd ? nil : lineFeeds
    }
    return string.utf8.withContiguousStorageIfAvailable { count($0) } ?? count(string.utf8)
  }

  mutating func consume(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if let first = indicator {
      indicator = nil
      guard !scalar.isRegionalIndicator else {
        return append(flag: [first, scalar])
      }
      append(flag: [first])
    }
    let followsReturn = afterReturn
    afterReturn = false
    switch value {
    case 0x20...0x7E: put(scalar, columns: 1)
    case 0x0A: if !followsReturn { newLine() }
    case 0x0D:
      newLine()
      afterReturn = true
    case 0x85, 0x2028, 0x2029: newLine()
    case 0x09: tab()
    case 0...0x1F, 0x7F: append(own: "^\(Unicode.Scalar(UInt8(value) ^ 0x40))")
    case 0x80...0x9F: append(own: "‹\(String(value, radix: 16, uppercase: true))›")
    case 0x200C: if base?.needsNonJoiner == true { awaitsLetter = true }
    case 0x200D: joinsEmoji = base?.isPicture == true
    default: consumeOther(scalar)
    }
  }

  private mutating func consumeOther(_ scalar: Unicode.Scalar) {
    if scalar.isRegionalIndicator {
      indicator = scalar
      return
    }
    switch ScalarClass(scalar) {
    case .invisible:
      if let tag = BidiControl.tag(of: scalar, in: field) { append(own: "‹\(tag)›") }
    case .mark: append(mark: scalar)
    case .narrow: putPicture(scalar, columns: 1)
    case .wide: putPicture(scalar, columns: 2)
    case .unstable:
      if joinsEmoji, scalar.properties.isEmoji {
        joinsEmoji = false
      } else {
        append(own: scalar.substitute)
      }
    }
  }

  /// Ends the text: what waited for a second half is drawn.
  mutating func finish() {
    if let first = indicator {
      indicator = nil
      append(flag: [first])
    }
    awaitsLetter = false
  }

  /// A base that may belong to the emoji before it: families and skin tones keep their first
  /// picture only.
  private mutating func putPicture(_ scalar: Unicode.Scalar, columns: Int) {
    if joinsEmoji, scalar.isPicture {
      joinsEmoji = false
      return
    }
    if (0x1F3FB...0x1F3FF).contains(scalar.value), base?.isPicture == true { return }
    put(scalar, columns: columns)
  }

  private mutating func put(_ scalar: Unicode.Scalar, columns: Int) {
    if awaitsLetter {
      awaitsLetter = false
      if scalar.needsNonJoiner { write("\u{200C}") }
    }
    write(scalar)
    self.columns += columns
    base = scalar
    marks = 0
    joinsEmoji = false
  }

  private mutating func append(mark: Unicode.Scalar) {
    if base == nil { put("◌", columns: 1) }
    guard marks < DisplayFilter.markLimit else { return }
    marks += 1
    write(mark)
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value))
      if value == 0x0A { isASCII = false }
      return
    }
    isASCII = false
    if value < 0x800 {
      bytes.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
    } else {
      if value < 0x10000 {
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      } else {
        bytes.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
      }
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
    }
    bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
  }

  /// Writes a stand-in of our own making; nothing that follows joins it.
  mutating func append(own text: String) {
    for scalar in text.unicodeScalars { put(scalar, columns: scalar.columns) }
    base = nil
    awaitsLetter = false
  }

  private mutating func append(flag: [Unicode.Scalar]) {
    let letters = flag.map {
      Unicode.Scalar(UInt8(truncatingIfNeeded: $0.value &- 0x1F1E6 &+ 0x41))
    }
    append(own: "[" + letters.map(String.init).joined() + "]")
  }

  private mutating func newLine() {
    guard field == .body else { return put(" ", columns: 1) }
    put("\n", columns: 0)
    lineStart = columns
    base = nil
  }

  private mutating func tab() {
    guard field == .body else { return put(" ", columns: 1) }
    let blanks = DisplayFilter.tabStop - (columns - lineStart) % DisplayFilter.tabStop
    for _ in 0..<blanks { put(" ", columns: 1) }
  }
}

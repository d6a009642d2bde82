/// Lines being written from HTML's flow: white space collapses, blocks part lines, quotations are
/// marked as in plain mail.
struct TextLayout {
  private var bytes: [UInt8] = []
  /// Line ends owed before the next word: 1 begins a line, 2 leaves one blank.
  private var owedLines = 0
  private var owesSpace = false
  private var isAtLineStart = true
  private var quotationDepth = 0
  /// The depth of the line written last: blank lines between belong to the shallower one.
  private var lastDepth = 0
  private var listDepth = 0
  private var preformattedDepth = 0

  mutating func write(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where preformattedDepth > 0: lineBreak()
      case 0x20, 0x09:
        if preformattedDepth > 0 { put(" ") } else { space() }
      case 0x0A, 0x0D, 0x0C: space()
      case 0xA0: if !isAtLineStart { put(" ") }
      // Soft hyphens and the invisible marks that newsletters pad their preview line with.
      case 0, 0xAD, 0x200B, 0x2060, 0xFEFF, 0x034F: break
      // A zero-width non-joiner is a letter's business between letters (Persian), else padding.
      case 0x200C where isAtLineStart || owesSpace || bytes.last == 0x20: break
      default: put(scalar)
      }
    }
  }

  mutating func space() {
    if !isAtLineStart { owesSpace = true }
  }

  /// The next word begins `lines` lines further down, where it does not already.
  mutating func separate(lines: Int) {
    guard !bytes.isEmpty else { return }
    owedLines = max(owedLines, lines)
    isAtLineStart = true
    owesSpace = false
  }

  /// `<br>`: a line each, so that two of them leave a line blank.
  mutating func lineBreak() {
    guard !bytes.isEmpty else { return }
    owedLines = min(isAtLineStart ? owedLines + 1 : 1, 3)
    isAtLineStart = true
    owesSpace = false
  }

  mutating func rule() {
    separate(lines: 1)
    write("-----")
    separate(lines: 1)
  }

  mutating func beginQuotation() {
    separate(lines: 1)
    quotationDepth += 1
  }

  mutating func endQuotation() {
    separate(lines: 1)
    quotationDepth -= 1
  }

  mutating func beginPreformatted() {
    separate(lines: 1)
    preformattedDepth += 1
  }

  mutating func endPreformatted() {
    separate(lines: 1)
    preformattedDepth -= 1
  }

  mutating func beginList() {
    separate(lines: 1)
    listDepth += 1
  }

  mutating func endList() {
    separate(lines: 1)
    listDepth -= 1
  }

  mutating func beginItem(number: Int?) {
    separate(lines: 1)
    let indent = String(repeating: "  ", count: min(max(listDepth - 1, 0), 8))
    for scalar in (indent + (number.map { "\($0)." } ?? "-")).unicodeScalars { put(scalar) }
    owesSpace = true
  }

  /// Where the next word will stand, for `endLink`.
  func mark() -> Int { bytes.count }

  /// Writes where a link leads, unless its text says just that.
  mutating func endLink(from start: Int, target: WebLink) {
    let label = String(decoding: bytes[min(start, bytes.count)...], as: UTF8.self)
    guard !target.isNamed(by: label) else { return }
    if !label.isEmpty { space() }
    for scalar in "<\(target.shown)>".unicodeScalars { put(scalar) }
  }

  func finished() -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    if owedLines > 0 {
      for line in 1...owedLines {
        while bytes.last == 0x20 { bytes.removeLast() }
        bytes.append(0x0A)
        if line < owedLines { appendMarks(min(lastDepth, quotationDepth)) }
      }
      owedLines = 0
    }
    if isAtLineStart {
      appendMarks(quotationDepth)
      if quotationDepth > 0 { bytes.append(0x20) }
      lastDepth = quotationDepth
      isAtLineStart = false
    } else if owesSpace {
      bytes.append(0x20)
    }
    owesSpace = false
    bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
  }

  private mutating func appendMarks(_ depth: Int) {
    bytes.append(contentsOf: repeatElement(0x3E, count: min(depth, 50)))
  }
}

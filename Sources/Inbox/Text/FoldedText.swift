/// Text as a search sees it: without case and diacritics, cut into words.
///
///     "Straße, ΤΙΜΟΛΌΓΙΟ — 返金"  →  strasse · τιμολογιο · 返 · 金
///
/// One rule for the full-text index, the query language, rules and the pickers, so that what one
/// finds the others find. Compatibility forms (full width, ligatures, mathematical letters) become
/// the plain letters, digits of every script 0–9, final sigma σ, ß ss; accents, niqqud, harakat,
/// soft hyphens and other invisible format characters fall away. Scripts without blanks (Han, kana,
/// Thai, Lao, Khmer, Burmese), Hangul and emoji give a token for every letter, so that a part of a
/// run is found as a phrase. Punctuation separates; `foo_bar`, `don't` and `a@b` are two words.
///
/// Data: `FoldingTable`, from Unicode 17.0.
package enum FoldedText {
  /// Longer words are cut, here and in what they are compared with; no human word is as long.
  package static let longestToken = 256

  /// Calls `body` for each token, with its folded bytes and its place in `text`.
  ///
  /// Bytes that are no UTF-8 separate. `body` returns false to stop. Nothing is allocated for a
  /// token: 100 MB of messages pass in seconds.
  ///
  /// - Complexity: O(n).
  package static func eachToken(
    in text: Span<UInt8>, _ body: (_ folded: Span<UInt8>, _ place: Range<Int>) -> Bool
  ) {
    let table = FoldingTable.shared
    var token: [UInt8] = []
    token.reserveCapacity(longestToken + 16)
    var start = 0
    var end = 0
    var isSingle = false
    var position = 0

    func flush() -> Bool {
      guard !token.isEmpty else { return true }
      let goesOn = body(token.span, start..<end)
      token.removeAll(keepingCapacity: true)
      isSingle = false
      return goesOn
    }

    while position < text.count {
      let byte = text[position]
      if byte < 0x80 {
        let folded = folded(ascii: byte)
        if folded == 0 || isSingle {
          guard flush() else { return }
        }
        if folded != 0 {
          if token.isEmpty { start = position }
          if token.count < longestToken { token.append(folded) }
          end = position + 1
        }
        position += 1
        continue
      }
      let (scalar, length) = decode(text, at: position)
      let entry = table[scalar]
      switch entry.kind {
      case .separator:
        guard flush() else { return }
      case .word where !isSingle: break
      case .word, .single:
        guard flush() else { return }
        isSingle = entry.kind == .single
      case .mark: break
      }
      if entry.kind != .separator {
        if token.isEmpty { start = position }
        if token.count < longestToken { append(scalar, entry, table, to: &token) }
        end = position + length
      }
      position += length
    }
    _ = flush()
  }

  /// The tokens of a short text, as a full-text query needs them.
  package static func tokens(of text: String) -> [String] {
    var tokens: [String] = []
    var text = text
    text.makeContiguousUTF8()
    eachToken(in: text.utf8.span) { folded, _ in
      var bytes: [UInt8] = []
      bytes.reserveCapacity(folded.count)
      for index in folded.indices { bytes.append(folded[index]) }
      tokens.append(String(decoding: bytes, as: UTF8.self))
      return true
    }
    return tokens
  }

  /// The text folded, with what stands between the words left in place: for comparing and sorting
  /// names.
  package static func fold(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { fold(scalar, into: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends what the scalar folds to: nothing for a dropped mark, itself for a separator.
  package static func fold(_ scalar: Unicode.Scalar, into bytes: inout [UInt8]) {
    let table = FoldingTable.shared
    append(scalar.value, table[scalar.value], table, to: &bytes)
  }

  /// Whether the scalar belongs to a word, as a letter, a number or an emoji.
  package static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch FoldingTable.shared[scalar.value].kind {
    case .word, .single: true
    case .separator, .mark: false
    }
  }

  /// The small letter or digit; 0 for a separator.
  static func folded(ascii byte: UInt8) -> UInt8 {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: byte
    case 0x41...0x5A: byte | 0x20
    default: 0
    }
  }

  private static func append(
    _ scalar: UInt32, _ entry: FoldingTable.Entry, _ table: FoldingTable, to bytes: inout [UInt8]
  ) {
    if entry.isExpansion {
      for part in table.expansions[Int(entry.target)] { encode(part, into: &bytes) }
    } else {
      encode(entry.target == 0 ? scalar : entry.target, into: &bytes)
    }
  }

  private static func encode(_ scalar: UInt32, into bytes: inout [UInt8]) {
    func low(_ shift: UInt32) -> UInt8 {
      UInt8(truncatingIfNeeded: 0x80 | (scalar >> shift) & 0x3F)
    }
    switch scalar {
    case 0..<0x80: bytes.append(UInt8(truncatingIfNeeded: scalar))
    case 0..<0x800:
      bytes.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      bytes.append(low(0))
    case 0..<0x1_0000:
      bytes.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      bytes.append(low(6))
      bytes.append(low(0))
    default:
      bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      bytes.append(low(12))
      bytes.append(low(6))
      bytes.append(low(0))
    }
  }

  /// The scalar at `position` and its length in bytes; U+FFFD and 1 where there is none.
  private static func decode(_ text: Span<UInt8>, at position: Int) -> (UInt32, Int) {
    let lead = text[position]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard (0xC2...0xF4).contains(lead), position + length <= text.count else { return (0xFFFD, 1) }
    var scalar = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = text[position + offset]
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    let isShortest = length == 2 || scalar >= (length == 3 ? 0x800 : 0x1_0000)
    guard isShortest, Unicode.Scalar(scalar) != nil else { return (0xFFFD, 1) }
    return (scalar, length)
  }
}

/// Whether a message asks something (metrics.md, `response_rate`).
///
/// Links are taken away first, for they carry question marks of their own: every run of non-blanks
/// from `scheme://` or `www.` on, less the punctuation it ends with, which belongs to the sentence.
///
///     "Seen https://a.example/?x=1"    no question
///     "Is it https://a.example/b?"     a question
///     "Πού είναι;"                     a question
package enum Question {
  /// - Parameter language: As the network gave it; Greek is told by its letters too.
  /// - Complexity: O(n); for nearly all messages one look at their bytes.
  package static func isAsked(in text: String, language: String?) -> Bool {
    var text = text
    let look = text.withUTF8 { Look($0) }
    guard look.hasMark || look.hasSemicolon else { return false }
    if look.hasMark, !look.mayLink { return true }
    let scalars = Array(text.unicodeScalars)
    let left = look.mayLink ? withoutLinks(scalars) : scalars
    if left.contains(where: isMark) { return true }
    guard left.contains(";") else { return false }
    guard isGreek(language) || isMostlyGreek(left) else { return false }
    return left.indices.contains { isGreekMark(at: $0, in: left) }
  }

  /// What the bytes of a text tell: whether it has a question mark or a semicolon at all, and
  /// whether a link can be in it.
  private struct Look {
    /// `?`, full width (EF BC 9F), Arabic (D8 9F), or the Greek question mark (CD BE).
    var hasMark = false
    var hasSemicolon = false
    /// `//` after a colon, or `ww.`.
    var mayLink = false

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      var last: UInt8 = 0
      var lastButOne: UInt8 = 0
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "?"): hasMark = true
        case UInt8(ascii: ";"): hasSemicolon = true
        case UInt8(ascii: "/"):
          if last == byte, lastButOne == UInt8(ascii: ":") { mayLink = true }
        case UInt8(ascii: "."):
          if last | 0x20 == UInt8(ascii: "w"), lastButOne | 0x20 == UInt8(ascii: "w") {
            mayLink = true
          }
        case 0x9F: if last == 0xD8 || (last == 0xBC && lastButOne == 0xEF) { hasMark = true }
        case 0xBE: if last == 0xCD { hasMark = true }
        default: break
        }
        lastButOne = last
        last = byte
      }
    }
  }

  /// `?`, full width, Arabic, and the Greek question mark.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "?" || scalar == "\u{FF1F}" || scalar == "\u{061F}" || scalar == "\u{037E}"
  }

  private static func isGreek(_ language: String?) -> Bool {
    language.map { $0.lowercased().hasPrefix("el") } ?? false
  }

  private static func isMostlyGreek(_ scalars: [Unicode.Scalar]) -> Bool {
    let letters = scalars.filter(\.properties.isLetter)
    let greek = letters.count {
      (0x0370...0x03FF).contains($0.value) || (0x1F00...0x1FFF).contains($0.value)
    }
    return greek * 2 > letters.count
  }

  /// A semicolon that ends a sentence, as it does in Greek.
  private static func isGreekMark(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard scalars[index] == ";", index > 0 else { return false }
    let before = scalars[index - 1]
    guard before.properties.isLetter || before.properties.isDigit || before.closes else {
      return false
    }
    guard index + 1 < scalars.count else { return true }
    let after = scalars[index + 1]
    return after.properties.isWhitespace || after.closes
  }

  private static func withoutLinks(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var left: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      guard beginsLink(at: index, in: scalars) else {
        left.append(scalars[index])
        index += 1
        continue
      }
      var end = index
      while end < scalars.count, !scalars[end].properties.isWhitespace { end += 1 }
      var last = end
      while last > index, scalars[last - 1].isPunctuation { last -= 1 }
      left += scalars[last..<end]
      index = end
    }
    return left
  }

  private static func beginsLink(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    if index > 0,
      scalars[index - 1].properties.isAlphabetic || scalars[index - 1].properties.isDigit
    {
      return false
    }
    if index + 3 < scalars.count, scalars[index..<index + 3].allSatisfy({ $0 == "w" || $0 == "W" }),
      scalars[index + 3] == "."
    {
      return true
    }
    guard scalars[index].isASCIILetter else { return false }
    var end = index
    while end < scalars.count, scalars[end].isOfScheme { end += 1 }
    return end + 2 < scalars.count && scalars[end] == ":" && scalars[end + 1] == "/"
      && scalars[end + 2] == "/"
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }

  /// RFC 3986: letters, digits, `+`, `-` and `.`.
  fileprivate var isOfScheme: Bool {
    isASCIILetter || ("0"..."9").contains(self) || self == "+" || self == "-" || self == "."
  }

  fileprivate var isPunctuation: Bool {
    switch properties.generalCategory {
    case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .connectorPunctuation, .dashPunctuation, .otherPunctuation:
      true
    default: false
    }
  }

  /// Ends a bracket or a quotation.
  fileprivate var closes: Bool {
    switch properties.generalCategory {
    case .closePunctuation, .finalPunctuation: true
    default: self == "\"" || self == "'"
    }
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isLetter: Bool {
    switch generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  fileprivate var isDigit: Bool { generalCategory == .decimalNumber }
}

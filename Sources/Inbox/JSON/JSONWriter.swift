/// Writes JSON the one way the journal spells it (interchange.md): no spaces, UTF-8 unescaped but for
/// `"`, `\`, U+0000–1F, U+007F–9F and U+2028/9; `\b \t \n \f \r`, else lower-case `\uxxxx`.
///
/// ```swift
/// var line = JSONWriter()
/// line.object {
///   $0.key("type"); $0.string("tag")
///   $0.key("tag"); $0.string("refund")
/// }
/// line.endLine()  // {"type":"tag","tag":"refund"}\n
/// ```
package struct JSONWriter: Sendable {
  /// What has been written so far.
  package private(set) var bytes: [UInt8] = []
  /// Whether a value or a key that comes now is not the first at its level.
  private var needsComma = false

  /// - Parameter capacity: bytes to make room for at once.
  package init(reservingCapacity capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// Begins anew and keeps the memory, for one writer over many lines.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Ends a line of JSON Lines; the next value begins a new text.
  package mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  /// Writes a whole value, members in their order.
  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .number(let text): number(text)
    case .string(let text): string(text)
    case .array(let elements):
      array { writer in
        for element in elements { writer.value(element) }
      }
    case .object(let members):
      object { writer in
        for member in members { writer.member(member.name, member.value) }
      }
    }
  }

  /// Writes a key and its value inside `object`.
  package mutating func member(_ key: String, _ value: JSONValue) {
    self.key(key)
    self.value(value)
  }

  /// Writes an object; `body` writes keys and values in turn.
  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    begin(UInt8(ascii: "{"))
    body(&self)
    end(UInt8(ascii: "}"))
  }

  /// Writes a list; `body` writes its elements.
  package mutating func array(_ body: (inout JSONWriter) -> Void) {
    begin(UInt8(ascii: "["))
    body(&self)
    end(UInt8(ascii: "]"))
  }

  /// Writes a key inside `object`; its value must follow.
  package mutating func key(_ key: String) {
    string(key)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes `null`.
  package mutating func null() { verbatim("null") }

  /// Writes `true` or `false`.
  package mutating func bool(_ value: Bool) { verbatim(value ? "true" : "false") }

  /// Writes an integer in decimal digits.
  package mutating func integer(_ value: some BinaryInteger) { verbatim(String(value)) }

  /// Writes a number as it was read; `text` must be one by the JSON grammar.
  package mutating func number(_ text: String) { verbatim(text) }

  private mutating func verbatim(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  /// Writes text in quotes, escaped.
  package mutating func string(_ text: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { appendEscaped($0) }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  @inline(__always)
  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func begin(_ byte: UInt8) {
    separate()
    bytes.append(byte)
    needsComma = false
  }

  private mutating func end(_ byte: UInt8) {
    bytes.append(byte)
    needsComma = true
  }
}

extension JSONWriter {
  /// Copies runs that need no escape in one go.
  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var copied = 0
    var index = 0
    let count = text.count
    let raw = UnsafeRawBufferPointer(text)
    while index < count {
      if index + 8 <= count,
        !raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).mayNeedEscape
      {
        index += 8
        continue
      }
      let (scalar, length) = Self.escaped(text, at: index)
      if let scalar {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<index]))
        appendEscape(of: scalar)
        copied = index + length
      }
      index += length
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<count]))
  }

  /// The character at `index` if it must be escaped, and the bytes to go on by.
  ///
  /// U+0080–9F are C2 80–9F and U+2028/9 are E2 80 A8/A9; the text is valid UTF-8, so a lead byte is
  /// followed by what it promises, and other bytes may be stepped over singly.
  @inline(__always)
  private static func escaped(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: UInt16?, length: Int) {
    let byte = text[index]
    switch byte {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F: return (UInt16(byte), 1)
    case 0xC2 where text[index + 1] < 0xA0: return (UInt16(text[index + 1]), 2)
    case 0xE2 where text[index + 1] == 0x80 && text[index + 2] & 0xFE == 0xA8:
      return (0x2000 | UInt16(text[index + 2] & 0x3F), 3)
    default: return (nil, 1)
    }
  }

  private mutating func appendEscape(of scalar: UInt16) {
    bytes.append(UInt8(ascii: "\\"))
    switch scalar {
    case UInt16(UInt8(ascii: "\"")), UInt16(UInt8(ascii: "\\")): bytes.append(UInt8(scalar))
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      bytes.append(UInt8(ascii: "u"))
      for shift in [12, 8, 4, 0] as [UInt16] {
        let digit = UInt8(truncatingIfNeeded: scalar >> shift & 0xF)
        bytes.append(digit < 10 ? 0x30 + digit : 0x61 - 10 + digit)
      }
    }
  }
}

extension UInt64 {
  /// Whether one of the eight bytes is `"`, `\`, below 0x20, 0x7F or not ASCII.
  @inline(__always)
  fileprivate var mayNeedEscape: Bool {
    let highs: UInt64 = 0x8080_8080_8080_8080
    return hasQuoteBackslashOrControl || self & highs != 0
      || (self &+ 0x0101_0101_0101_0101) & highs != 0
  }
}

extension JSONValue {
  /// The value in the journal's spelling.
  package var json: String {
    var writer = JSONWriter()
    writer.value(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

import CGMime
import Glibc
import Inbox

/// Decoding of one header field's value. The raw bytes go to GMime as they are, for a Swift string
/// would already have repaired the 8-bit letters that GMime can still make out.
struct HeaderField {
  /// The value as it stands in the mail, NUL-terminated.
  private let raw: [CChar]

  /// Nil for no field.
  init?(_ raw: UnsafePointer<CChar>?) {
    guard let raw else { return nil }
    self.init(raw: raw)
  }

  init(raw: UnsafePointer<CChar>) {
    let bytes = UnsafeBufferPointer(start: raw, count: strlen(raw))
    self.raw = Self.relabelled(bytes)
  }

  /// The decoded text on one line (RFC 2047; raw letters beyond ASCII are UTF-8, else Latin-1).
  var text: String {
    guard let decoded = cgmime_header_text(raw) else { return "" }
    defer { cgmime_bytes_free(decoded) }
    return Self.oneLine(String(cString: decoded))
  }

  /// The date, if there is one between the years 1970 and 9999.
  var date: Instant? {
    var milliseconds: Int64 = 0
    guard cgmime_header_date(raw, &milliseconds), milliseconds > 0,
      milliseconds < 253_402_300_800_000
    else { return nil }
    return Instant(milliseconds: milliseconds)
  }

  /// The date after the last `;`, where a Received field bears it.
  var receivedDate: Instant? {
    guard let semicolon = raw.lastIndex(of: 0x3B) else { return nil }
    return HeaderField(raw: Array(raw[(semicolon + 1)...])).date
  }

  /// The addresses, groups taken apart; an entry without an address is left out.
  func addresses(most: Int) -> [MailAddress] {
    let list = cgmime_addresses_parse(raw, most)
    defer { cgmime_list_free(list) }
    let found = (0..<cgmime_list_count(list)).compactMap { index -> MailAddress? in
      let address = Self.oneLine(String(cString: cgmime_list_value(list, index)))
      guard !address.isEmpty else { return nil }
      let name = Self.oneLine(String(cString: cgmime_list_name(list, index)))
      return MailAddress(name: name, address: address)
    }
    return found.isEmpty ? Self.lastAddress(in: text).map { [$0] } ?? [] : found
  }

  /// The last word with an `@` in a field that follows no grammar: `From: Ann Lee ann@example.org`.
  private static func lastAddress(in text: String) -> MailAddress? {
    let words = text.utf8.count <= 1000 ? text.split(separator: " ") : []
    guard let index = words.lastIndex(where: { $0.contains("@") }) else { return nil }
    let address = words[index].filter { !"<>,;()\"".contains($0) }
    guard address.utf8.count > 2 else { return nil }
    return MailAddress(name: words[..<index].joined(separator: " "), address: address)
  }

  /// The message ids in their order, without angle brackets.
  var messageIDs: [String] {
    let list = cgmime_references_parse(raw)
    defer { cgmime_list_free(list) }
    return (0..<cgmime_list_count(list)).compactMap { index in
      MailMessage.identifier(String(cString: cgmime_list_value(list, index)))
    }
  }

  private init(raw: [CChar]) {
    self.raw = raw
  }

  /// Line breaks and tabs become a space, ends are trimmed. Other control characters stay: they are
  /// the display's to filter, and a name with them is a sign of its own.
  private static func oneLine(_ text: String) -> String {
    var line: [UInt8] = []
    for byte in text.utf8 {
      let isBreak = byte == 0x0A || byte == 0x0D || byte == 0x09
      let next = isBreak ? 0x20 : byte
      if next == 0x20 && (line.isEmpty || (isBreak && line.last == 0x20)) { continue }
      line.append(next)
    }
    while line.last == 0x20 { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }

  /// Puts the name iconv knows for each charset label of an encoded word (`=?gb2312?B?…?=`).
  private static func relabelled(_ raw: UnsafeBufferPointer<CChar>) -> [CChar] {
    var result: [CChar] = []
    result.reserveCapacity(raw.count + 1)
    var index = 0
    while index < raw.count {
      let isWord = raw[index] == 0x3D && index + 1 < raw.count && raw[index + 1] == 0x3F
      guard isWord, let label = label(in: raw, from: index + 2) else {
        result.append(raw[index])
        index += 1
        continue
      }
      let text = String(decoding: raw[label].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      // RFC 2231 lets a language follow the charset: `=?utf-8*en?Q?…?=`.
      let name = Charset.iconvName(String(text.prefix { $0 != "*" })) ?? "UTF-8"
      result.append(contentsOf: [0x3D, 0x3F])
      result.append(contentsOf: name.utf8.map { CChar(bitPattern: $0) })
      index = label.upperBound
    }
    result.append(0)
    return result
  }

  /// The charset label of an encoded word, if one begins here.
  private static func label(
    in raw: UnsafeBufferPointer<CChar>, from start: Int
  ) -> Range<Int>? {
    var end = start
    while end < raw.count, end - start <= 40, raw[end] > 0x20, raw[end] != 0x3F { end += 1 }
    let isLabel = end > start && end + 2 < raw.count && raw[end] == 0x3F && raw[end + 2] == 0x3F
    return isLabel ? start..<end : nil
  }
}

extension MailMessage {
  /// A message id as Bellhop keeps it: without white space and control characters, or its digest
  /// where it is longer than a line of mail may be. Nil for an empty one.
  static func identifier(_ text: String) -> String? {
    // Nearly all ids are plain, and there are many of them.
    if !text.isEmpty, text.utf8.count <= 998, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
      return text
    }
    let id = String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { $0.value > 0x20 && !(0x7F...0xA0).contains($0.value) }))
    guard !id.isEmpty else { return nil }
    return id.utf8.count <= 998 ? id : digest(Array(id.utf8))
  }

  /// `sha256:` and the digest in lower-case hexadecimal.
  static func digest(_ bytes: [UInt8]) -> String {
    let hex = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 65) { hex in
      hex.initialize(repeating: 0)
      cgmime_sha256(bytes, bytes.count, hex.baseAddress!)
      return String(decoding: hex.prefix(64).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    return "sha256:" + hex
  }
}

// The parts of the reader that look at each byte of strings and numbers.

extension JSONReader {
  /// Reads a string; `position` is at its opening quote and then behind its closing one.
  mutating func text() throws(JSONError) -> String {
    let start = position + 1
    position = endOfPlainText(from: start)
    if next == UInt8(ascii: "\"") {
      position += 1
      return try string(UnsafeBufferPointer(rebasing: bytes[start..<(position - 1)]), from: start)
    }
    decoded.removeAll(keepingCapacity: true)
    var plainStart = start
    while true {
      decoded.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[plainStart..<position]))
      switch next {
      case nil: throw failure(.endsBefore(.closingQuote))
      case UInt8(ascii: "\""):
        position += 1
        return try decoded.withUnsafeBufferPointer { (buffer) throws(JSONError) in
          try string(buffer, from: start)
        }
      case UInt8(ascii: "\\"): try escape()
      case .some(let byte): throw failure(.controlCharacter(byte))
      }
      plainStart = position
      position = endOfPlainText(from: plainStart)
    }
  }

  /// The first quote, backslash or control character at or after `start`, eight bytes at a time.
  private func endOfPlainText(from start: Int) -> Int {
    var index = start
    let count = bytes.count
    let raw = UnsafeRawBufferPointer(bytes)
    while index + 8 <= count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if word.hasQuoteBackslashOrControl { break }
      index += 8
    }
    while index < count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      index += 1
    }
    return index
  }

  /// Decoded bytes as text. An escape is ASCII, so whatever is invalid is so in the source as well:
  /// the column is looked for only there, and only then.
  private func string(
    _ decoded: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(JSONError) -> String {
    if let valid = try? UTF8Span(validating: decoded.span) { return String(copying: valid) }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.extracting(start..<position).span)
    } catch {
      throw failure(.invalidUTF8, at: start + error.byteOffsets.lowerBound)
    }
    throw failure(.invalidUTF8, at: start)
  }

  private mutating func escape() throws(JSONError) {
    let backslash = position
    position += 1
    let plain: UInt8
    switch next {
    case nil: throw failure(.endsBefore(.closingQuote))
    case UInt8(ascii: "u"):
      position += 1
      return try unicodeEscape(backslash: backslash)
    case UInt8(ascii: "\""): plain = UInt8(ascii: "\"")
    case UInt8(ascii: "\\"): plain = UInt8(ascii: "\\")
    case UInt8(ascii: "/"): plain = UInt8(ascii: "/")
    case UInt8(ascii: "b"): plain = 0x08
    case UInt8(ascii: "f"): plain = 0x0C
    case UInt8(ascii: "n"): plain = 0x0A
    case UInt8(ascii: "r"): plain = 0x0D
    case UInt8(ascii: "t"): plain = 0x09
    default: throw failure(.unknownEscape, at: backslash)
    }
    decoded.append(plain)
    position += 1
  }

  /// `\uxxxx`, with a second one behind it if the first is the high half of a pair.
  private mutating func unicodeEscape(backslash: Int) throws(JSONError) {
    let unit = try fourDigits(backslash: backslash)
    var scalar = Unicode.Scalar(unit)
    if UTF16.isLeadSurrogate(unit), position + 1 < bytes.count,
      bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
    {
      let second = position
      position += 2
      let low = try fourDigits(backslash: second)
      if UTF16.isTrailSurrogate(low) {
        scalar = Unicode.Scalar(0x10000 + ((UInt32(unit) - 0xD800) << 10) + UInt32(low) - 0xDC00)
      } else {
        position = second
      }
    }
    if limits.replacesUnstorableText, scalar == nil || scalar == "\0" {
      scalar = "\u{FFFD}"
    }
    guard let scalar else { throw failure(.loneSurrogate, at: backslash) }
    decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private mutating func fourDigits(backslash: Int) throws(JSONError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = byte.hexadecimalDigit else {
        throw failure(
          position < bytes.count ? .badUnicodeEscape : .endsBefore(.closingQuote),
          at: position < bytes.count ? backslash : nil)
      }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }

  /// Reads a number as text: `-`, digits without a leading zero, a fraction, an exponent.
  mutating func number() throws(JSONError) -> String {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let zero = next == UInt8(ascii: "0")
    guard skipDigits() > 0 else { throw failure(.notANumber, at: start) }
    let first = bytes[start] == UInt8(ascii: "-") ? start + 1 : start
    guard !zero || position == first + 1 else { throw failure(.leadingZero, at: start) }
    if next == UInt8(ascii: ".") {
      position += 1
      guard skipDigits() > 0 else { throw failure(.notANumber, at: start) }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      guard skipDigits() > 0 else { throw failure(.notANumber, at: start) }
    }
    guard position - start <= limits.numberCharacters else {
      throw failure(.numberTooLong(limit: limits.numberCharacters), at: start)
    }
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while let byte = next, byte &- 0x30 < 10 { position += 1 }
    return position - start
  }
}

extension UInt64 {
  /// Whether one of the eight bytes is `"`, `\` or below 0x20.
  ///
  /// Source: Bit Twiddling Hacks, "Determine if a word has a zero byte" and "… less than n". The
  /// answer may be a false yes after a true one, never a false no; the byte loop then decides.
  @inline(__always)
  var hasQuoteBackslashOrControl: Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let quote = self ^ (ones &* UInt64(UInt8(ascii: "\"")))
    let backslash = self ^ (ones &* UInt64(UInt8(ascii: "\\")))
    let found =
      ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)
      | ((self &- (ones &* 0x20)) & ~self)
    return found & highs != 0
  }
}

extension UInt8 {
  fileprivate var hexadecimalDigit: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x41 + 10
    case 0x61...0x66: self - 0x61 + 10
    default: nil
    }
  }
}

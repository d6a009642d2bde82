/// JSON as a terminal may see it: the same values, with every character that a terminal obeys or hides
/// (controls, bidi controls, tags, what Unicode calls ignorable) written as `\\uxxxx`.
///
/// In valid JSON such a character can only stand inside a text, where both spellings mean the same. The
/// journal's own spelling (interchange.md) escapes the controls and leaves the others as they are.
enum TerminalJSON {
  static func escaped(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 >= 0x7F }) else { return bytes }
    var escaped: [UInt8] = []
    escaped.reserveCapacity(bytes.count + 64)
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar.value < 0x7F {
        escaped.append(UInt8(truncatingIfNeeded: scalar.value))
      } else if isHidden(scalar) {
        for unit in String(scalar).utf16 { escaped += escape(unit) }
      } else {
        escaped += Array(String(scalar).utf8)
      }
    }
    return escaped
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isBidiControl {
      return true
    }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    default: false
    }
  }

  private static func escape(_ unit: UInt16) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return [UInt8(ascii: "\\"), UInt8(ascii: "u")]
      + stride(from: 12, through: 0, by: -4).map { digits[Int(unit >> UInt16($0) & 15)] }
  }
}

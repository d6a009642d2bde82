/// A colour as terminals know it.
package enum Color: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case standard
  /// An entry of the 256-colour palette: 0–7 dark, 8–15 bright, 16–231 the 6×6×6 cube, 232–255
  /// greys. What 0–15 look like is the user's choice.
  case indexed(UInt8)
  /// 24-bit colour.
  case rgb(red: UInt8, green: UInt8, blue: UInt8)

  /// Reads `#rrggbb`; nil for anything else.
  package init?(hex text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 7, bytes[0] == 0x23 else { return nil }
    var value: UInt32 = 0
    for byte in bytes.dropFirst() {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(byte - 0x41 + 10)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x61 + 10)
      default: return nil
      }
    }
    self = .rgb(
      red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }
}

/// How many colours the terminal shows, from none to 24 bits.
package enum ColorDepth: Int, Comparable, Hashable, Sendable, CaseIterable {
  case mono
  case ansi16
  case indexed256
  case trueColor

  package static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension Color {
  /// What xterm shows for an entry of the 256-colour palette, as 24 bits.
  package init(paletteEntry index: UInt8) {
    let (red, green, blue) = Palette.color(index)
    self = .rgb(red: UInt8(red), green: UInt8(green), blue: UInt8(blue))
  }
}

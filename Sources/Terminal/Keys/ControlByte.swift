import Canvas

/// The keys of C0 controls, in raw mode.
enum ControlByte {
  static func key(_ byte: UInt8) -> Key {
    switch byte {
    case 0x00: .control(" ")
    case 0x08, 0x7F: Key(.backspace)
    case 0x09: Key(.tab)
    case 0x0D: Key(.enter)
    case 0x01...0x1A: .control(Unicode.Scalar(byte | 0x60))
    default: .control(Unicode.Scalar(byte | 0x40))
    }
  }
}

/// A character on its way, byte by byte (RFC 3629).
struct UTF8Progress: Hashable, Sendable {
  private var value: UInt32
  private var missing: Int
  private let least: UInt32

  /// Nil for a byte that begins no character.
  init?(first byte: UInt8) {
    switch byte {
    case 0xC2...0xDF: (value, missing, least) = (UInt32(byte & 0x1F), 1, 0x80)
    case 0xE0...0xEF: (value, missing, least) = (UInt32(byte & 0x0F), 2, 0x800)
    case 0xF0...0xF4: (value, missing, least) = (UInt32(byte & 0x07), 3, 0x10000)
    default: return nil
    }
  }

  /// Takes a continuation byte; true after the last.
  mutating func append(_ byte: UInt8) -> Bool {
    value = value << 6 | UInt32(byte & 0x3F)
    missing -= 1
    return missing == 0
  }

  /// Nil for overlong forms, surrogates and what is beyond Unicode.
  var scalar: Unicode.Scalar? {
    value >= least ? Unicode.Scalar(value) : nil
  }
}

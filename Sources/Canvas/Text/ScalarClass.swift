/// What a scalar is to a terminal, from our own table, so that the answer does not hang on the
/// machine's C library.
enum ScalarClass: UInt8 {
  /// No column of its own: drawn on the cell before it.
  case mark = 0
  case narrow = 1
  case wide = 2
  /// Controls and invisible formatting: never drawn as they are.
  case invisible = 3
  /// Measured differently by terminals, or unknown to them: something else is drawn.
  case unstable = 4

  /// - Complexity: constant for ASCII, Latin and the large East Asian blocks, else logarithmic.
  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0x20...0x7E, 0xA1...0xAC, 0xAE...0x2FF: self = .narrow
    case 0x4E00...0x9FFF, 0xAC00...0xD7A3: self = .wide
    default: self = ScalarClass.lookUp(value)
    }
  }

  private static func lookUp(_ value: UInt32) -> ScalarClass {
    table.withUnsafeBufferPointer { table in
      var low = 0
      var high = table.count
      while high - low > 1 {
        let middle = (low + high) / 2
        if table[middle] >> 3 <= value { low = middle } else { high = middle }
      }
      return ScalarClass(rawValue: UInt8(truncatingIfNeeded: table[low] & 7)) ?? .unstable
    }
  }
}

extension Unicode.Scalar {
  /// Columns that the scalar takes where it is drawn at all: 0, 1 or 2.
  ///
  /// Agrees with wcwidth for everything that the display filter lets through.
  package var columns: Int {
    switch ScalarClass(self) {
    case .mark, .invisible: 0
    case .narrow, .unstable: 1
    case .wide: 2
    }
  }
}

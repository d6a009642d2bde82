/// What a terminal that knows no UTF-8 shows for a scalar: one ASCII character a column.
///
/// The last step before the terminal, for customers' text and glyphs alike; the frame itself stays
/// as drawn. Latin letters lose their accents, our glyphs have their twins, all else is `?`.
package enum AsciiTwin {
  /// The twin's ASCII code; of a wide scalar the caller writes it twice.
  package static func byte(for value: UInt32) -> UInt8 {
    switch value {
    case 0x20...0x7E: UInt8(value)
    case 0xA0...0x17F: latin[Int(value - 0xA0)]
    case 0x1E00...0x1EFF: latinAdditional[Int(value - 0x1E00)]
    // Eighths of a block from below are digits: a sparkline stays readable.
    case 0x2581...0x2588: 0x31 + UInt8(value - 0x2581)
    // Left eighths: a bar's end counts from one half.
    case 0x2589...0x258B: 0x23
    case 0x2800: 0x20
    case 0x2801...0x28FF: 0x3A
    default: twins[value] ?? 0x3F
    }
  }

  private static let latin = Array(
    (" !cL?Y|S?ca<!?r-o+23'uP.?1o>????AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTs"
      + "aaaaaaaceeeeiiiidnooooo/ouuuuytyAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGg"
      + "GgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSs"
      + "SsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs").utf8)

  private static let latinAdditional = Array(
    ("AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm"
      + "MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv"
      + "WwWwWwWwWwXxXxYyZzZzZzhtwyas????AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe"
      + "EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy??????").utf8)

  private static let twins: [UInt32: UInt8] = {
    var twins: [UInt32: UInt8] = [:]
    for (glyphs, twin) in Glyphs.twins {
      guard let byte = twin.utf8.first else { continue }
      for scalar in glyphs.unicodeScalars { twins[scalar.value] = byte }
    }
    return twins
  }()
}

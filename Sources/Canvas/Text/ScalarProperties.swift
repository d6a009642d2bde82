extension Unicode.Scalar {
  /// Half of a flag.
  var isRegionalIndicator: Bool { value >= 0x1F1E6 && value <= 0x1F1FF }

  /// Whether a ZWJ after it would join another emoji to it.
  var isPicture: Bool { value > 0xFF && properties.isEmoji }

  /// Letters of cursive and conjunct scripts, between which ZWNJ spells a different word
  /// (Arabic to Samaritan, the Indic and Mainland blocks, Mongolian, their extensions).
  var needsNonJoiner: Bool {
    switch value {
    case 0x0620...0x08FF, 0x0900...0x0DFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1800...0x18AF,
      0xA840...0xA87F, 0xA8E0...0xA8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC, 0x10D00...0x10D3F,
      0x11000...0x1145F:
      true
    default: false
    }
  }

  /// What is drawn for a scalar that terminals disagree on: `:shaking_face:` for an emoji with a
  /// picture of its own, else a box.
  var substitute: String {
    guard properties.isEmojiPresentation, let name = properties.name else { return "□" }
    return ":" + name.lowercased().split(separator: " ").joined(separator: "_") + ":"
  }
}

/// Bidi controls by name (UAX #9). None of them may reach a terminal: an override draws letters
/// in another order than they stand, and an unclosed one takes the rest of the row with it.
enum BidiControl {
  /// The word shown in its place, or nil where it only goes. Overrides are always told; embeddings
  /// and isolates are usual around names and numbers, so names drop them.
  static func tag(of scalar: Unicode.Scalar, in field: DisplayField) -> String? {
    switch scalar.value {
    case 0x202D: "LRO"
    case 0x202E: "RLO"
    case _ where field == .name: nil
    case 0x202A: "LRE"
    case 0x202B: "RLE"
    case 0x202C: "PDF"
    case 0x2066: "LRI"
    case 0x2067: "RLI"
    case 0x2068: "FSI"
    case 0x2069: "PDI"
    default: nil
    }
  }
}

/// How long a post is on X, of at most 280.
///
/// Source: twitter-text 3, configuration `v3`: the text is normalised (NFC); scalars of the ranges
/// below weigh 1, others 2; a web address 23, however long it is and with or without `https://`; an
/// emoji 2, however many scalars it is made of.
enum WeightedLength {
  static func of(_ text: some StringProtocol) -> Int {
    CountedAddresses(Substring(text), bare: true).pieces.reduce(0) { sum, piece in
      sum + (piece.map(weight) ?? MessageLimit.addressWeight)
    }
  }

  private static func weight(_ piece: Substring) -> Int {
    piece.reduce(0) { sum, character in
      sum + (character.isEmoji ? 2 : scalarWeight(character))
    }
  }

  /// Composed first (NFC): an accent of its own is not paid for. Characters are equal here by
  /// canonical equivalence, so that one that is equal to a single scalar composes to it.
  private static func scalarWeight(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    if scalars.count > 1, composed.contains(character) { return 1 }
    return scalars.reduce(0) { $0 + weight($1) }
  }

  /// Letters with accents that are one scalar: Latin, Greek, Cyrillic.
  private static let composed: Set<Character> = {
    let ranges: [ClosedRange<UInt32>] = [0xC0...0x24F, 0x370...0x4FF, 0x1E00...0x1FFF]
    return Set(ranges.joined().compactMap { Unicode.Scalar($0).map(Character.init) })
  }()

  private static func weight(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0...4351, 8192...8205, 8208...8223, 8242...8247: 1
    default: 2
    }
  }
}

extension Character {
  /// Shown as a picture: by itself, by a selector (U+FE0F), or as a keycap (U+20E3).
  fileprivate var isEmoji: Bool {
    guard let first = unicodeScalars.first else { return false }
    if first.properties.isEmojiPresentation { return true }
    guard first.properties.isEmoji, unicodeScalars.count > 1 else { return false }
    return unicodeScalars.contains {
      $0.value == 0xFE0F || $0.value == 0x20E3 || $0.value == 0x200D
    }
  }
}

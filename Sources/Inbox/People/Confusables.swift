/// Characters that are taken for others, as compact as they can be told: for each prototype what
/// looks like it, after the idea of UTS #39, *Confusable Detection*; the choice is ours.
enum Confusables {
  /// What stands for a scalar in a skeleton; nil: itself.
  static func prototype(of scalar: Unicode.Scalar) -> String? {
    if let plain = plain(scalar) {
      return table[plain] ?? (plain == scalar ? nil : String(Character(plain)))
    }
    return table[scalar]
  }

  /// The ASCII letter or digit of which this is a styled form: fullwidth, mathematical, circled.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let value = scalar.value
    switch value {
    case 0x21...0x7E: return scalar
    case 0xFF01...0xFF5E: return Unicode.Scalar(value - 0xFEE0)
    // 13 alphabets of capitals and small letters, then five rows of digits.
    case 0x1D400...0x1D6A3:
      let place = (value - 0x1D400) % 52
      return Unicode.Scalar(place < 26 ? 0x41 + place : 0x61 + place - 26)
    case 0x1D7CE...0x1D7FF: return Unicode.Scalar(0x30 + (value - 0x1D7CE) % 10)
    case 0x24B6...0x24CF: return Unicode.Scalar(0x41 + value - 0x24B6)
    case 0x24D0...0x24E9: return Unicode.Scalar(0x61 + value - 0x24D0)
    case 0x1F130...0x1F149: return Unicode.Scalar(0x41 + value - 0x1F130)
    case 0x1F150...0x1F169: return Unicode.Scalar(0x41 + value - 0x1F150)
    case 0x1F170...0x1F189: return Unicode.Scalar(0x41 + value - 0x1F170)
    default: return lettersAlike[scalar]
    }
  }

  /// Mathematical letters that stand apart from their alphabet in the code.
  private static let lettersAlike: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs: [(String, String)] = [
      ("ℂℭ", "C"), ("ℊ", "g"), ("ℋℌℍ", "H"), ("ℎ", "h"), ("ℐℑ", "I"), ("ℒ", "L"), ("ℓ", "l"),
      ("ℕ", "N"), ("ℙ", "P"), ("ℚ", "Q"), ("ℛℜℝ", "R"), ("ℤℨ", "Z"), ("ℬ", "B"), ("ℯ", "e"),
      ("ℰ", "E"), ("ℱ", "F"), ("ℳ", "M"), ("ℴ", "o"), ("ⅅ", "D"), ("ⅆ", "d"), ("ⅇ", "e"),
      ("ⅈ", "i"), ("ⅉ", "j"),
    ]
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (alike, letter) in pairs {
      guard let letter = letter.unicodeScalars.first else { continue }
      for scalar in alike.unicodeScalars { table[scalar] = letter }
    }
    return table
  }()

  private static let table: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    for (prototype, alike) in rows {
      for scalar in alike.unicodeScalars { table[scalar] = prototype }
    }
    return table
  }()

  /// Prototype and what is taken for it. `m` and `w` are written as the pairs that imitate them.
  private static let rows: [(String, String)] = [
    ("a", "аαɑ⍺ᴀꭺ"), ("A", "ΑАᎪᗅꓮ"), ("b", "ЬьƄᏏᖯ"), ("B", "ΒВᏴᗷꓐꞴ"),
    ("c", "сϲᴄⅽⲥꮯ"), ("C", "СϹᏟⅭⲤꓚ"), ("d", "ԁⅾᏧꓒ"), ("D", "ⅮᎠꓓ"),
    ("e", "еҽ℮ꬲεɛ"), ("E", "ΕЕᎬⴹꓰ"), ("f", "ſքẝꬵꞙ"), ("F", "Ϝꓝᖴ"),
    ("g", "ɡƍցᶃ"), ("G", "ᏀԌꓖᏳ"), ("h", "һհᏂ"), ("H", "ΗНᎻⲎꓧ"),
    ("i", "іιɩɪıᎥⅰ"), ("l", "I1|ΙІӀӏⅠⵏꓲᛁןǀⅼ∣"), ("j", "јϳ"), ("J", "ЈᎫꓙͿ"),
    ("k", "κкĸ"), ("K", "ΚКᏦⲔꓗK"), ("rn", "mⅿмᴍ"), ("M", "ΜМᎷⅯϺⲘꓟ"),
    ("n", "ոռηп"), ("N", "ΝⲚꓠ"), ("o", "οоօσᴏⲟ"), ("O", "ΟОՕ0Ⲟꓳⵔ〇"),
    ("p", "рρϱ⍴ⲣ"), ("P", "ΡРᏢꓑⲢ"), ("q", "ԛգզ"), ("Q", "ⵕԚ"), ("r", "гᴦⲅꭇꮁ"),
    ("R", "ᎡᏒꓣƦ"), ("s", "ѕꜱƽꮪ"), ("S", "ЅՏᏚᏕꓢ"), ("t", "тτⲧᴛ"), ("T", "ΤТᎢ⟙ꓔⲦ"),
    ("u", "υսʋᴜꞟ"), ("U", "Սꓴሀ∪"), ("v", "νѵᴠⅴ∨"), ("V", "ѴⅤᏙꓦ"), ("vv", "wѡԝաᴡω"),
    ("W", "ᎳᏔꓪԜ"), ("x", "хⅹ×ᕁχ"), ("X", "ΧХⅩⲬꓫ"), ("y", "уγүყỿɣ"), ("Y", "ΥУҮᎩᎽꓬⲨ"),
    ("z", "ᴢꮓ"), ("Z", "ΖᏃꓜ"), ("2", "ƨ"), ("3", "ЗӠƷ"), ("6", "б"),
  ]

  /// Letters of phonetic writing, small capitals and turned letters among them, that no
  /// orthography uses in names (UTS #39 gives them the type *Technical*).
  static func isPhonetic(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x250...0x2AF: !spelledWith.contains(scalar)
    case 0x1D00...0x1D2B, 0x1D6B...0x1D9A, 0xA730...0xA731, 0xAB30...0xAB5A: true
    default: false
    }
  }

  /// Letters of the phonetic block that African, Azerbaijani and other orthographies write.
  private static let spelledWith = Set("ɓɔɖɗəɛɣɨɩɲŋɵʃʉʊʋʌʒʔɑɪɡɯ".unicodeScalars)

  /// Signs that are taken for those that part an address: `/`, `.`, `:`, `@`.
  static func isFalseSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2044, 0x2215, 0x29F8, 0xFF0F, 0x2571, 0x2024, 0xFF0E, 0xFE52, 0x2236, 0xA789, 0x02D0,
      0xFF1A, 0xFF20, 0xFE6B:
      true
    default: false
    }
  }
}

import Inbox

/// Letters that may stand for each other: of one script, one case, one width, vowels for vowels.
enum LookAlike {
  private static let groups: [[Unicode.Scalar]] = [
    "aeiou", "bcdfghklmnprstvwz", "AEIOU", "BCDFGHKLMNPRSTVWZ", "0123456789", "аеиоу",
    "бвгдзклмнпрст", "АЕИОУ", "БВГДЗКЛМНПРСТ", "αεηιο", "βγδκλμνπρστ", "ΑΕΗΙΟ", "ΒΓΔΚΛΜΝΠΡΣΤ",
    "あいうえおかきくけこさしすせそたちつてと", "アイウエオカキクケコサシスセソタチツテト",
    "山川田中村木林森石水原野高小大西東北南", "가나다라마바사아자차카타파하고노도로모보소오조",
    "אבגדהזחטכלמנסעפצקרשת", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "０１２３４５６７８９",
  ].map { Array($0.unicodeScalars) }

  static func letter(for scalar: Unicode.Scalar, by number: UInt64) -> Unicode.Scalar {
    let group = group(of: scalar)
    guard !group.isEmpty else { return "x" }
    return group[Int(number % UInt64(group.count))]
  }

  private static func group(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    if let known = groups.first(where: { $0.contains(scalar) }) { return known }
    let isUpper = scalar.properties.isUppercase
    switch scalar.value {
    case 0x30..<0x250, 0x1E00..<0x1F00:
      let plain = FoldedText.fold(String(Character(scalar))).unicodeScalars.first ?? "x"
      let isVowel = groups[0].contains(plain) || plain == "y"
      return isUpper ? groups[isVowel ? 2 : 3] : groups[isVowel ? 0 : 1]
    case 0x370..<0x400: return groups[isUpper ? 12 : 10]
    case 0x400..<0x530: return groups[isUpper ? 8 : 6]
    case 0x590..<0x600: return groups[17]
    case 0x600..<0x780: return groups[18]
    case 0x3040..<0x30A0: return groups[13]
    case 0x30A0..<0x3100: return groups[14]
    case 0x3400..<0xA000, 0xF900..<0xFB00, 0x20000..<0x32000: return groups[15]
    case 0xAC00..<0xD7B0: return groups[16]
    case 0xFF10..<0xFF1A: return groups[19]
    // What is wide stays wide.
    case 0x1100..<0x1160, 0x3000..<0xA4D0, 0xFF01..<0xFF61: return groups[15]
    default: return []
    }
  }
}

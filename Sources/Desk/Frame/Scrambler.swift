import Inbox

/// Replaces what tells who somebody is by letters and digits of the same kind.
///
///     Scrambler(names: ["Jon Okafor"]).scrambled("Jon Okafor, order 88121")
///     // "Ras Ubumep, order 40973"
///
/// The same word becomes the same word everywhere and every time, and the beginning of a word the
/// beginning of its replacement: a name that is cut on one line and whole on another is one name.
/// That hides names from people who look at a screen; it is no cipher.
///
/// Changed are the words of the names it is told, capitalised words inside a sentence, whatever
/// holds an `@`, addresses on the web, and numbers of four and more digits.
struct Scrambler {
  private let words: Set<String>
  /// Long enough to say whose beginning it is.
  private let beginnings: Set<String>

  init(names: [String]) {
    var words: Set<String> = []
    for name in names {
      for word in name.unicodeScalars.split(whereSeparator: { !$0.isWordPart }) {
        let text = Scrambler.folded(word)
        // A person who is only known by a number.
        let least = text.allSatisfy(\.isNumber) ? 3 : 2
        if text.count >= least { words.insert(text) }
      }
    }
    self.words = words
    var beginnings: Set<String> = []
    for word in words {
      for end in word.indices.dropFirst() { beginnings.insert(String(word[..<end])) }
    }
    self.beginnings = beginnings
  }

  private static func folded(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return FoldedText.fold(String(view))
  }

  /// As many scalars as there were.
  func scrambled(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result = scalars
    var start = 0
    while start < scalars.count {
      guard !scalars[start].properties.isWhitespace else {
        start += 1
        continue
      }
      var end = start
      while end < scalars.count, !scalars[end].properties.isWhitespace { end += 1 }
      scramble(token: start..<end, of: scalars, into: &result)
      start = end
    }
    return result
  }

  private func scramble(
    token: Range<Int>, of scalars: [Unicode.Scalar], into result: inout [Unicode.Scalar]
  ) {
    let isAddress = Scrambler.isAddress(scalars[token])
    var start = token.lowerBound
    while start < token.upperBound {
      guard scalars[start].isWordPart else {
        start += 1
        continue
      }
      var end = start
      while end < token.upperBound, scalars[end].isWordPart { end += 1 }
      let word = start..<end
      if isAddress || isTelling(word, of: scalars) { replace(word, of: scalars, into: &result) }
      start = end
    }
  }

  private static func isAddress(_ token: ArraySlice<Unicode.Scalar>) -> Bool {
    if token.contains("@") { return true }
    let text = String(String.UnicodeScalarView(token)).lowercased()
    return text.contains("://") || text.hasPrefix("www.")
  }

  private func isTelling(_ word: Range<Int>, of scalars: [Unicode.Scalar]) -> Bool {
    let letters = scalars[word]
    if letters.count(where: { $0.properties.numericType == .decimal }) >= 4 { return true }
    let text = Scrambler.folded(letters)
    if words.contains(text) { return true }
    guard let first = letters.first, first.properties.isAlphabetic else { return false }
    let isCut = word.upperBound < scalars.count && scalars[word.upperBound] == "…"
    if isCut, beginnings.contains(text) { return true }
    return first.properties.isUppercase && !Scrambler.ours.contains(text)
      && Scrambler.isInsideSentence(word.lowerBound, of: scalars)
  }

  /// Words of our own that stand in one text with somebody else's.
  private static let ours: Set<String> = {
    var words: Set<String> = ["public", "private", "vip", "bellhop", "sla", "i"]
    for channel in Channel.allCases {
      for part in channel.name.split(separator: " ") { words.insert(FoldedText.fold(String(part))) }
    }
    return words
  }()

  /// After a small letter or a comma and a blank; at the beginning anybody writes a capital.
  private static func isInsideSentence(_ start: Int, of scalars: [Unicode.Scalar]) -> Bool {
    guard start >= 2, scalars[start - 1] == " " else { return false }
    return scalars[start - 2].properties.isLowercase || scalars[start - 2] == ","
  }

  /// Letter by letter; which one it becomes depends on the letters up to it.
  private func replace(
    _ word: Range<Int>, of scalars: [Unicode.Scalar], into result: inout [Unicode.Scalar]
  ) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for place in word {
      let plain = Scrambler.folded([scalars[place]])
      for byte in plain.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      var mixed = hash ^ (hash >> 29)
      mixed = mixed &* 0xBF58_476D_1CE4_E5B9
      result[place] = Alphabet.lookAlike(of: scalars[place], by: mixed ^ (mixed >> 32))
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isWordPart: Bool {
    properties.isAlphabetic || properties.numericType == .decimal
      || (0x0300...0x036F).contains(value)
  }
}

/// Letters that may stand for each other: of one script, one case, one width, vowels for vowels.
private enum Alphabet {
  private static let groups: [[Unicode.Scalar]] = [
    "aeiou", "bcdfghklmnprstvwz", "AEIOU", "BCDFGHKLMNPRSTVWZ", "0123456789", "аеиоу",
    "бвгдзклмнпрст", "АЕИОУ", "БВГДЗКЛМНПРСТ", "αεηιο", "βγδκλμνπρστ", "ΑΕΗΙΟ", "ΒΓΔΚΛΜΝΠΡΣΤ",
    "あいうえおかきくけこさしすせそたちつてと", "アイウエオカキクケコサシスセソタチツテト",
    "山川田中村木林森石水原野高小大西東北南", "가나다라마바사아자차카타파하고노도로모보소오조",
    "אבגדהזחטכלמנסעפצקרשת", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "０１２３４５６７８９",
  ].map { Array($0.unicodeScalars) }

  static func lookAlike(of scalar: Unicode.Scalar, by number: UInt64) -> Unicode.Scalar {
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

/// The writing system of a letter, as Unicode assigns it (UAX #24, *Script*).
///
/// Only letters and marks of living scripts, and of the dead ones that are used to imitate Latin,
/// are told apart; what stands in every script (digits, punctuation, accents) has none.
package enum Script: String, CaseIterable, Sendable {
  case latin = "Latin"
  case greek = "Greek"
  case cyrillic = "Cyrillic"
  case armenian = "Armenian"
  case hebrew = "Hebrew"
  case arabic = "Arabic"
  case indic = "Indic"
  case thai = "Thai"
  case lao = "Lao"
  case tibetan = "Tibetan"
  case myanmar = "Burmese"
  case georgian = "Georgian"
  case hangul = "Hangul"
  case ethiopic = "Ethiopic"
  case cherokee = "Cherokee"
  case canadian = "Canadian Aboriginal"
  case khmer = "Khmer"
  case mongolian = "Mongolian"
  case kana = "Kana"
  case bopomofo = "Bopomofo"
  case han = "Han"
  case coptic = "Coptic"
  case lisu = "Lisu"
  case tifinagh = "Tifinagh"
  case deseret = "Deseret"

  /// Nil for what belongs to no script alone.
  package init?(of scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x80 {
      guard scalar.properties.isAlphabetic else { return nil }
      self = .latin
      return
    }
    var low = 0
    var high = Script.ranges.count
    while low < high {
      let middle = (low + high) / 2
      if Script.ranges[middle].last < value { low = middle + 1 } else { high = middle }
    }
    guard low < Script.ranges.count, Script.ranges[low].first <= value,
      scalar.properties.isAlphabetic
    else { return nil }
    self = Script.ranges[low].script
  }

  /// Whether letters of it can be taken for Latin ones, so that a word of both is a disguise
  /// rather than a foreign word with an ending.
  var resemblesLatin: Bool {
    switch self {
    case .greek, .cyrillic, .armenian, .cherokee, .canadian, .coptic, .lisu, .tifinagh, .deseret,
      .georgian:
      true
    default: false
    }
  }

  private struct Span {
    let first: UInt32
    let last: UInt32
    let script: Script

    init(_ first: UInt32, _ last: UInt32, _ script: Script) {
      self.first = first
      self.last = last
      self.script = script
    }
  }

  /// Ascending, without overlaps; gaps that hold no letter of another script are left open to it.
  private static let ranges: [Span] = [
    Span(0xAA, 0x2B8, .latin), Span(0x2E0, 0x2E4, .latin), Span(0x370, 0x3E1, .greek),
    Span(0x3E2, 0x3EF, .coptic), Span(0x3F0, 0x3FF, .greek), Span(0x400, 0x52F, .cyrillic),
    Span(0x531, 0x588, .armenian), Span(0x591, 0x5F2, .hebrew), Span(0x610, 0x6FF, .arabic),
    Span(0x750, 0x77F, .arabic), Span(0x870, 0x8FF, .arabic), Span(0x900, 0xDF3, .indic),
    Span(0xE01, 0xE4E, .thai), Span(0xE81, 0xEDF, .lao), Span(0xF00, 0xFC6, .tibetan),
    Span(0x1000, 0x109D, .myanmar), Span(0x10A0, 0x10FF, .georgian), Span(0x1100, 0x11FF, .hangul),
    Span(0x1200, 0x138F, .ethiopic), Span(0x13A0, 0x13FD, .cherokee),
    Span(0x1401, 0x167F, .canadian), Span(0x1780, 0x17DD, .khmer), Span(0x180B, 0x18AA, .mongolian),
    Span(0x18B0, 0x18F5, .canadian), Span(0x1C80, 0x1C88, .cyrillic),
    Span(0x1C90, 0x1CBF, .georgian), Span(0x1D00, 0x1D25, .latin), Span(0x1D26, 0x1D2A, .greek),
    Span(0x1D2B, 0x1D2B, .cyrillic), Span(0x1D2C, 0x1D5C, .latin), Span(0x1D5D, 0x1D61, .greek),
    Span(0x1D62, 0x1D65, .latin), Span(0x1D66, 0x1D6A, .greek), Span(0x1D6B, 0x1DBE, .latin),
    Span(0x1DBF, 0x1DBF, .greek), Span(0x1E00, 0x1EFF, .latin), Span(0x1F00, 0x1FFC, .greek),
    Span(0x2071, 0x209C, .latin), Span(0x2126, 0x2126, .greek), Span(0x212A, 0x212B, .latin),
    Span(0x2160, 0x2188, .latin), Span(0x2C60, 0x2C7F, .latin), Span(0x2C80, 0x2CF3, .coptic),
    Span(0x2D00, 0x2D2D, .georgian), Span(0x2D30, 0x2D7F, .tifinagh),
    Span(0x2D80, 0x2DDE, .ethiopic), Span(0x2DE0, 0x2DFF, .cyrillic), Span(0x3005, 0x3007, .han),
    Span(0x3041, 0x3096, .kana), Span(0x309D, 0x30FF, .kana), Span(0x3105, 0x312F, .bopomofo),
    Span(0x3131, 0x318E, .hangul), Span(0x31A0, 0x31BF, .bopomofo), Span(0x31F0, 0x31FF, .kana),
    Span(0x3400, 0x9FFF, .han), Span(0xA4D0, 0xA4FD, .lisu), Span(0xA640, 0xA69F, .cyrillic),
    Span(0xA722, 0xA7FF, .latin), Span(0xA8E0, 0xA8FF, .indic), Span(0xA960, 0xA97C, .hangul),
    Span(0xA9E0, 0xA9FE, .myanmar), Span(0xAA60, 0xAA7F, .myanmar), Span(0xAB01, 0xAB2E, .ethiopic),
    Span(0xAB30, 0xAB64, .latin), Span(0xAB65, 0xAB65, .greek), Span(0xAB66, 0xAB69, .latin),
    Span(0xAB70, 0xABBF, .cherokee), Span(0xAC00, 0xD7FB, .hangul), Span(0xF900, 0xFAD9, .han),
    Span(0xFB00, 0xFB06, .latin), Span(0xFB13, 0xFB17, .armenian), Span(0xFB1D, 0xFB4F, .hebrew),
    Span(0xFB50, 0xFDFB, .arabic), Span(0xFE70, 0xFEFC, .arabic), Span(0xFF21, 0xFF5A, .latin),
    Span(0xFF66, 0xFF9D, .kana), Span(0xFFA0, 0xFFDC, .hangul), Span(0x10400, 0x1044F, .deseret),
    Span(0x10780, 0x107BA, .latin), Span(0x11FB0, 0x11FB0, .lisu), Span(0x1B001, 0x1B167, .kana),
    Span(0x1DF00, 0x1DF1E, .latin), Span(0x1EE00, 0x1EEBB, .arabic), Span(0x20000, 0x3134A, .han),
  ]
}

/// Which scripts the letters of a word come from (UTS #39, section 5.1).
struct ScriptMixture: Hashable, Sendable {
  /// In the order in which they come.
  private(set) var scripts: [Script] = []

  init(_ word: some Sequence<Unicode.Scalar>) {
    for scalar in word {
      guard let script = Script(of: scalar), !scripts.contains(script) else { continue }
      scripts.append(script)
    }
  }

  /// Whether no ordinary spelling mixes them so: beyond a single script, Japanese, Chinese and
  /// Korean with Latin are what UTS #39 calls *highly restrictive*; a script that nobody could take
  /// for Latin may stand beside it, as in Thai or Arabic nicknames.
  var isDisguise: Bool {
    guard scripts.count > 1 else { return false }
    let set = Set(scripts)
    if set.isSubset(of: [.latin, .han, .kana]) || set.isSubset(of: [.latin, .han, .bopomofo])
      || set.isSubset(of: [.latin, .han, .hangul])
    {
      return false
    }
    return scripts.count > 2 || !set.contains(.latin) || set.contains(where: \.resemblesLatin)
  }
}

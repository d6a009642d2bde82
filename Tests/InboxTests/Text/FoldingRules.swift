import Foundation

/// How the folding table is made: the rules of `FoldedText`, computed from Unicode's own data with
/// Foundation. The table in the sources must say the same; a new Unicode version is taken over by
/// printing `FoldingRules.table()` (see `FoldingTableTests`).
enum FoldingRules {
  enum Kind: String {
    case separator = "-"
    case word = "w"
    case single = "s"
    case mark = "m"
  }

  struct Entry: Equatable {
    var kind: Kind
    var folded: [UInt32]
  }

  /// Letters that are a base letter with a stroke, a ligature or a positional form to a reader, but
  /// have no decomposition. The Arabic ones are those of Lucene's Arabic and Persian normalizers.
  private static let bases: [UInt32: String] = [
    0x00DF: "ss", 0x00E6: "ae", 0x00F0: "d", 0x00F8: "o", 0x00FE: "th", 0x0111: "d",
    0x0127: "h", 0x0131: "i", 0x0142: "l", 0x0153: "oe", 0x0167: "t", 0x0180: "b",
    0x0268: "i", 0x0289: "u", 0x03C2: "σ", 0x0629: "ه", 0x0649: "ي", 0x0671: "ا",
    0x06A9: "ك", 0x06CC: "ي",
  ]

  /// Marks that a searcher leaves out: accents, niqqud, harakat, variation selectors. Vowel signs
  /// of Indic and Thai scripts and the Japanese voicing marks make another word and stay.
  private static let dropped: [ClosedRange<UInt32>] = [
    0x0300...0x036F, 0x0483...0x0489, 0x0591...0x05BD, 0x05BF...0x05BF, 0x05C1...0x05C2,
    0x05C4...0x05C5, 0x05C7...0x05C7, 0x0610...0x061A, 0x0640...0x0640, 0x064B...0x065F,
    0x0670...0x0670, 0x06D6...0x06DC, 0x06DF...0x06E4, 0x06E7...0x06E8, 0x06EA...0x06ED,
    0x08CA...0x08E1, 0x08E3...0x08FF, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF,
    0x2DE0...0x2DFF, 0xA66F...0xA67D, 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0x1F3FB...0x1F3FF,
    0xE0100...0xE01EF,
  ]

  /// Scripts written without blanks, and Hangul, whose particles hang on the word: every letter is
  /// a token, so that a part of a run is found as a phrase.
  private static let singles: [ClosedRange<UInt32>] = [
    0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3021...0x3035,
    0x3038...0x303C, 0x3041...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA9E0...0xA9FF, 0xAA60...0xAA7F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF66...0xFF9F,
    0x1AFF0...0x1B16F, 0x20000...0x3FFFF,
  ]

  /// Modifier letters used as apostrophes and quotation marks.
  private static let apostrophes: ClosedRange<UInt32> = 0x02B9...0x02BF

  /// Letters to Unicode, but written behind the letter they voice.
  private static let halfwidthVoicing: ClosedRange<UInt32> = 0xFF9E...0xFF9F

  /// Emoji that stand behind a name and are no word.
  private static let signs: Set<UInt32> = [0xA9, 0xAE, 0x2122]

  static func entry(_ scalar: Unicode.Scalar) -> Entry {
    let value = scalar.value
    let kind = kind(scalar)
    if dropped.contains(where: { $0.contains(value) }) { return Entry(kind: .mark, folded: []) }
    guard kind != .separator else { return Entry(kind: kind, folded: [value]) }
    if scalar.properties.generalCategory == .format { return Entry(kind: .mark, folded: []) }
    if scalar.properties.generalCategory == .decimalNumber,
      let digit = scalar.properties.numericValue
    {
      return Entry(kind: .word, folded: [0x30 + UInt32(digit)])
    }
    // Hangul stays composed: one token a syllable, as it is typed.
    if (0xAC00...0xD7A3).contains(value) || (0x3131...0x318E).contains(value) {
      return Entry(kind: kind, folded: [value])
    }
    let whole = decomposed(scalar).filter { other in
      !dropped.contains { $0.contains(other.value) }
    }
    if scalar.properties.numericType != nil, whole.contains(where: { self.kind($0) == .separator })
    {
      return Entry(kind: kind, folded: [value])
    }
    let kept = whole.filter { self.kind($0) != .separator }
    return Entry(kind: kind, folded: kept.isEmpty ? [value] : kept.map(\.value))
  }

  private static func kind(_ scalar: Unicode.Scalar) -> Kind {
    let value = scalar.value
    if apostrophes.contains(value) { return .separator }
    if halfwidthVoicing.contains(value) { return .mark }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber:
      return singles.contains { $0.contains(value) } ? .single : .word
    case .decimalNumber, .otherNumber: return .word
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: return .mark
    case .otherSymbol:
      return scalar.properties.isEmoji && !signs.contains(value) ? .single : .separator
    default: return .separator
    }
  }

  private static func decomposed(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars.flatMap { part in
      // Lowered, decomposed again (İ), then the bases, whose targets are final.
      part.properties.lowercaseMapping.decomposedStringWithCompatibilityMapping.unicodeScalars
        .flatMap { bases[$0.value].map { Array($0.unicodeScalars) } ?? [$0] }
    }
  }
}

extension FoldingRules {
  /// The table as `FoldingTable` holds it: `first count kind mapping`, numbers in hexadecimal.
  static func table() -> [String] {
    var runs: [Run] = []
    for value in UInt32(0x80)..<0x11_0000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let entry = entry(scalar)
      guard entry.kind != .separator else { continue }
      if runs.last?.extend(by: value, entry) != true { runs.append(Run(value, entry)) }
    }
    // Runs of one or two are shorter as a list of what each becomes.
    var lists: [Run] = []
    for run in runs {
      if lists.last?.append(run) != true { lists.append(run) }
    }
    return lists.map(\.line)
  }

  private final class Run {
    let first: UInt32
    let kind: Kind
    var entries: [Entry]
    var styles: [String]

    init(_ value: UInt32, _ entry: Entry) {
      first = value
      kind = entry.kind
      entries = [entry]
      styles = Run.styles(value, entry, first: value)
    }

    func extend(by value: UInt32, _ entry: Entry) -> Bool {
      guard first + UInt32(entries.count) == value, kind == entry.kind else { return false }
      let new = Run.styles(value, entry, first: first)
      let common = styles.filter { new.contains($0) }
      guard !common.isEmpty else { return false }
      styles = common
      entries.append(entry)
      return true
    }

    func append(_ next: Run) -> Bool {
      guard first + UInt32(entries.count) == next.first, kind == next.kind, entries.count < 0xFF,
        next.entries.count < 3, entries.count < 3 || styles.isEmpty
      else { return false }
      entries += next.entries
      styles = []
      return true
    }

    var line: String {
      let head = "\(hex(first)) \(hex(entries.count)) \(kind.rawValue) "
      if let style = styles.first { return head + style }
      let each = entries.enumerated().map { offset, entry in
        entry.folded == [first + UInt32(offset)] ? "=" : Run.scalars(entry)
      }
      return head + each.joined(separator: "/")
    }

    private static func styles(_ value: UInt32, _ entry: Entry, first: UInt32) -> [String] {
      guard entry.folded.count == 1, let target = entry.folded.first else {
        return [scalars(entry)]
      }
      var result: [String] = []
      if target == value { result.append("=") }
      let away = Int(target) - Int(value)
      if away != 0 { result.append(away > 0 ? "+" + hex(away) : "-" + hex(-away)) }
      if target == value + (1 - (value - first) % 2) { result.append("^") }
      return result + [scalars(entry)]
    }

    private static func scalars(_ entry: Entry) -> String {
      entry.folded.isEmpty ? "_" : entry.folded.map { hex($0) }.joined(separator: ",")
    }
  }

  private static func hex(_ value: some BinaryInteger) -> String {
    String(value, radix: 16, uppercase: true)
  }
}

/// What every scalar is to a search: a part of a word, a word of its own, a mark, or nothing, and
/// what it folds to. Two stages, so that a look-up is two reads; uniform pages (Han) are shared.
///
/// The data are lines `first count kind mapping` in hexadecimal, separated by `;`:
///
///     C0 6 w 61               six letters from À, each becomes `a`
///     182 4 w ^               pairs of capital and small letter: every first becomes the second
///     391 11 w +20            seventeen letters that become the one 0x20 further on
///     BC 3 w =                as they are
///     DD 3 w 79/74,68/73,73   a list: ý, þ → th, ß → ss
///     300 70 m _              marks that fall away
struct FoldingTable {
  enum Kind: UInt32 {
    case separator
    case word
    case single
    case mark
  }

  /// Kind in the two top bits; then 0: itself, or a scalar, or (with `isExpansion`) a place in
  /// `expansions`.
  struct Entry {
    var bits: UInt32

    var kind: Kind { Kind(rawValue: bits >> 30) ?? .separator }
    var isExpansion: Bool { bits & (1 << 29) != 0 }
    var target: UInt32 { bits & 0x1F_FFFF }
  }

  static let shared = FoldingTable()

  private var pageOf: [UInt16]
  private var entries: [UInt32]
  /// Several scalars for one, or none.
  private(set) var expansions: [[UInt32]]

  subscript(scalar: UInt32) -> Entry {
    let page = Int(pageOf[Int(scalar >> 8)])
    return Entry(bits: entries[page << 8 | Int(scalar & 0xFF)])
  }

  private init() {
    pageOf = Array(repeating: 0, count: 0x1100)
    entries = []
    expansions = []
    // The first four pages are uniform: one for each kind, every scalar as it is.
    for kind in UInt32(0)..<4 { entries += Array(repeating: kind << 30, count: 256) }
    for value in UInt8(0)..<0x80 where FoldedText.folded(ascii: value) != 0 {
      let small = FoldedText.folded(ascii: value)
      set(UInt32(value), Kind.word.rawValue << 30 | (small == value ? 0 : UInt32(small)))
    }
    load(FoldingTable.words)
    load(FoldingTable.singlesAndMarks)
  }

  private mutating func set(_ scalar: UInt32, _ bits: UInt32) {
    let high = Int(scalar >> 8)
    if pageOf[high] < 4 {
      let uniform = Int(pageOf[high])
      pageOf[high] = UInt16(entries.count >> 8)
      entries += entries[(uniform << 8)..<((uniform + 1) << 8)]
    }
    entries[Int(pageOf[high]) << 8 | Int(scalar & 0xFF)] = bits
  }

  private mutating func load(_ data: StaticString) {
    data.withUTF8Buffer { bytes in
      for line in bytes.split(separator: UInt8(ascii: ";")) {
        let fields = line.split(separator: UInt8(ascii: " "))
        guard fields.count == 4, let letter = fields[2].first else { continue }
        let kind: Kind =
          switch letter {
          case UInt8(ascii: "w"): .word
          case UInt8(ascii: "s"): .single
          default: .mark
          }
        let first = FoldingTable.hexadecimal(fields[0])
        fill(first, FoldingTable.hexadecimal(fields[1]), kind.rawValue, fields[3])
      }
    }
  }

  private mutating func fill(
    _ first: UInt32, _ count: UInt32, _ kind: UInt32, _ mapping: Slice<UnsafeBufferPointer<UInt8>>
  ) {
    let top = kind << 30
    let scalars = first..<(first + count)
    guard !mapping.contains(UInt8(ascii: "/")) else {
      let each = mapping.split(separator: UInt8(ascii: "/")).map { top | bits(of: $0) }
      for (scalar, bits) in zip(scalars, each) { set(scalar, bits) }
      return
    }
    switch mapping.first {
    case UInt8(ascii: "="): fillItself(first, count, kind)
    case UInt8(ascii: "+"):
      let away = FoldingTable.hexadecimal(mapping.dropFirst())
      for scalar in scalars { set(scalar, top | (scalar &+ away)) }
    case UInt8(ascii: "-"):
      let away = FoldingTable.hexadecimal(mapping.dropFirst())
      for scalar in scalars { set(scalar, top | (scalar &- away)) }
    case UInt8(ascii: "^"):
      for scalar in scalars { set(scalar, top | ((scalar - first) % 2 == 0 ? scalar + 1 : 0)) }
    default:
      let bits = top | bits(of: mapping)
      for scalar in scalars { set(scalar, bits) }
    }
  }

  private mutating func fillItself(_ first: UInt32, _ count: UInt32, _ kind: UInt32) {
    var scalar = first
    while scalar < first + count {
      if scalar & 0xFF == 0, scalar + 0x100 <= first + count, pageOf[Int(scalar >> 8)] == 0 {
        pageOf[Int(scalar >> 8)] = UInt16(kind)
        scalar += 0x100
      } else {
        set(scalar, kind << 30)
        scalar += 1
      }
    }
  }

  private mutating func bits(of mapping: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32 {
    switch mapping.first {
    case UInt8(ascii: "="): return 0
    case UInt8(ascii: "_"):
      expansions.append([])
    default:
      let scalars = mapping.split(separator: UInt8(ascii: ",")).map(FoldingTable.hexadecimal)
      if scalars.count == 1, let only = scalars.first { return only }
      expansions.append(scalars)
    }
    return 1 << 29 | UInt32(expansions.count - 1)
  }

  private static func hexadecimal(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32 {
    digits.reduce(0) { value, digit in
      value &* 16 &+ UInt32(digit <= 0x39 ? digit &- 0x30 : digit &- 0x37)
    }
  }
}

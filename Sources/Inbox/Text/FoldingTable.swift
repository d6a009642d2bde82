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
    entries.reserveCapacity(0x1_4000)
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
      let uniform = UInt32(pageOf[high]) << 30
      pageOf[high] = UInt16(entries.count >> 8)
      entries.append(contentsOf: repeatElement(uniform, count: 256))
    }
    entries[Int(pageOf[high]) << 8 | Int(scalar & 0xFF)] = bits
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

  private mutating func load(_ data: StaticString) {
    data.withUTF8Buffer { bytes in
      var reader = FoldingReader(bytes: bytes)
      while !reader.isAtEnd { line(&reader) }
    }
  }

  private mutating func line(_ reader: inout FoldingReader) {
    let first = reader.number()
    let count = reader.number()
    let kind: Kind =
      switch reader.sign() {
      case UInt8(ascii: "w"): .word
      case UInt8(ascii: "s"): .single
      default: .mark
      }
    let top = kind.rawValue << 30
    _ = reader.sign()
    let scalars = first..<(first + count)
    switch reader.peek {
    case UInt8(ascii: "+"):
      _ = reader.sign()
      let away = reader.number()
      for scalar in scalars { set(scalar, top | (scalar &+ away)) }
    case UInt8(ascii: "-"):
      _ = reader.sign()
      let away = reader.number()
      for scalar in scalars { set(scalar, top | (scalar &- away)) }
    case UInt8(ascii: "^"):
      for scalar in scalars { set(scalar, top | ((scalar - first) % 2 == 0 ? scalar + 1 : 0)) }
      reader.skip(2)
    default:
      let (bits, isList) = mapping(&reader)
      if isList {
        set(first, top | bits)
        for scalar in scalars.dropFirst() { set(scalar, top | mapping(&reader).bits) }
      } else if bits == 0 {
        fillItself(first, count, kind.rawValue)
      } else {
        for scalar in scalars { set(scalar, top | bits) }
      }
    }
  }

  /// One `=`, `_` or `73,73`, and whether another one follows.
  private mutating func mapping(_ reader: inout FoldingReader) -> (bits: UInt32, isList: Bool) {
    switch reader.peek {
    case UInt8(ascii: "="):
      _ = reader.sign()
      return (0, reader.sign() == UInt8(ascii: "/"))
    case UInt8(ascii: "_"):
      _ = reader.sign()
      expansions.append([])
    default:
      let scalar = reader.number()
      guard reader.last == UInt8(ascii: ",") else {
        return (scalar, reader.last == UInt8(ascii: "/"))
      }
      var scalars = [scalar]
      while reader.last == UInt8(ascii: ",") { scalars.append(reader.number()) }
      expansions.append(scalars)
      return (1 << 29 | UInt32(expansions.count - 1), reader.last == UInt8(ascii: "/"))
    }
    return (1 << 29 | UInt32(expansions.count - 1), reader.sign() == UInt8(ascii: "/"))
  }
}

/// A place in the data. Every number is read together with the sign behind it.
private struct FoldingReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0
  /// The sign behind the last number; 0 at the end.
  var last: UInt8 = 0

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position >= bytes.count }
  var peek: UInt8 { position < bytes.count ? bytes[position] : 0 }

  mutating func skip(_ count: Int) { position += count }

  mutating func sign() -> UInt8 {
    defer { position += 1 }
    return peek
  }

  mutating func number() -> UInt32 {
    var value: UInt32 = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
      default:
        last = byte
        return value
      }
    }
    last = 0
    return value
  }
}

/// Writes values as compact bytes for the columns that SQL never looks into.
///
/// Integers as zigzag LEB128, text as length and UTF-8, an optional as a byte before it.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func integer(_ value: Int64) {
    var rest = UInt64(bitPattern: (value << 1) ^ (value >> 63))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func text(_ value: String) {
    integer(Int64(value.utf8.count))
    bytes.append(contentsOf: value.utf8)
  }

  mutating func bool(_ value: Bool) { bytes.append(value ? 1 : 0) }

  mutating func optional<Wrapped>(
    _ value: Wrapped?, _ write: (inout ByteWriter, Wrapped) -> Void
  ) {
    bool(value != nil)
    if let value { write(&self, value) }
  }

  mutating func optionalInteger(_ value: Int64?) { optional(value) { $0.integer($1) } }

  mutating func optionalText(_ value: String?) { optional(value) { $0.text($1) } }

  mutating func list<Element>(
    _ values: [Element], _ write: (inout ByteWriter, Element) -> Void
  ) {
    integer(Int64(values.count))
    for value in values { write(&self, value) }
  }
}

/// Reads what `ByteWriter` wrote; bytes that end early or say nonsense throw.
struct ByteReader {
  struct Damaged: Error {}

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Nothing is left: what later versions put behind is not there.
  var isAtEnd: Bool { position >= bytes.count }

  private mutating func byte() throws(Damaged) -> UInt8 {
    guard position < bytes.count else { throw Damaged() }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func integer() throws(Damaged) -> Int64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try byte()
      guard shift < 64 else { throw Damaged() }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  mutating func text() throws(Damaged) -> String {
    let count = try integer()
    guard count >= 0, count <= Int64(bytes.count - position) else { throw Damaged() }
    defer { position += Int(count) }
    return String(decoding: bytes[position..<position + Int(count)], as: UTF8.self)
  }

  mutating func bool() throws(Damaged) -> Bool { try byte() != 0 }

  mutating func optional<Wrapped>(
    _ read: (inout ByteReader) throws(Damaged) -> Wrapped
  ) throws(Damaged) -> Wrapped? {
    try bool() ? try read(&self) : nil
  }

  mutating func optionalInteger() throws(Damaged) -> Int64? {
    try bool() ? try integer() : nil
  }

  mutating func optionalText() throws(Damaged) -> String? { try bool() ? try text() : nil }

  mutating func list<Element>(
    _ read: (inout ByteReader) throws(Damaged) -> Element
  ) throws(Damaged) -> [Element] {
    let count = try integer()
    guard count >= 0, count <= Int64(bytes.count - position) else { throw Damaged() }
    var values: [Element] = []
    values.reserveCapacity(Int(count))
    for _ in 0..<count { values.append(try read(&self)) }
    return values
  }

  /// An enumeration by its raw text.
  mutating func choice<Choice: RawRepresentable<String>>() throws(Damaged) -> Choice {
    guard let choice = Choice(rawValue: try text()) else { throw Damaged() }
    return choice
  }

  /// An enumeration by its raw number.
  mutating func numbered<Choice: RawRepresentable<Int>>() throws(Damaged) -> Choice {
    guard let choice = Choice(rawValue: Int(truncatingIfNeeded: try integer())) else {
      throw Damaged()
    }
    return choice
  }
}

extension JSONValue {
  /// Reads one JSON text (RFC 8259), for instance a line of the journal without its line feed.
  ///
  /// Blanks around it are allowed; a second value, a trailing comma, `NaN`, a comment, a byte order
  /// mark or a key given twice are not.
  /// - Throws: where and why, in words for people.
  /// - Complexity: O(bytes); objects of more than 32 members cost a hash a key.
  package init(json bytes: [UInt8], limits: JSONLimits = .journal) throws(JSONError) {
    self = try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in
      try JSONValue(json: buffer, limits: limits)
    }
  }

  /// The same of a part of a larger buffer, without a copy.
  package init(
    json bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits = .journal
  ) throws(JSONError) {
    var reader = JSONReader(bytes: bytes, limits: limits)
    self = try reader.wholeText()
  }
}

/// A recursive-descent reader over bytes; the recursion is bounded by `JSONLimits.depth`.
///
/// Members and elements gather on stacks that all levels share, and are copied out once their number
/// is known: one allocation an object, none for a short string.
struct JSONReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let limits: JSONLimits
  /// The next byte to look at.
  var position = 0
  /// Decoded bytes of a string with escapes, kept for its capacity.
  var decoded: [UInt8] = []
  private var depth = 0
  private var members: [JSONMember] = []
  private var elements: [JSONValue] = []

  /// From here on keys are looked up in a hash: comparing each with each would be quadratic.
  private static let fewMembers = 32

  init(bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// The byte at `position`, or nil at the end; every access to the buffer that could lie outside
  /// goes through here.
  @inline(__always)
  var next: UInt8? {
    position < bytes.count ? bytes[position] : nil
  }

  func failure(_ problem: JSONError.Problem, at position: Int? = nil) -> JSONError {
    JSONError(column: (position ?? self.position) + 1, problem: problem)
  }

  /// The error for a place where the grammar wants something that is not there.
  private func missing(_ expected: JSONError.Expected) -> JSONError {
    failure(position < bytes.count ? .notHere(expected) : .endsBefore(expected))
  }

  mutating func wholeText() throws(JSONError) -> JSONValue {
    guard bytes.count <= limits.bytes else {
      throw failure(.tooLong(limit: limits.bytes), at: limits.bytes)
    }
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      throw failure(.byteOrderMark)
    }
    skipBlanks()
    let value = try value()
    skipBlanks()
    guard position == bytes.count else { throw failure(.somethingAfterTheEnd) }
    return value
  }

  @inline(__always)
  private mutating func skipBlanks() {
    while let byte = next, byte <= 0x20,
      byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    {
      position += 1
    }
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    switch next {
    case UInt8(ascii: "\""): return .string(try text())
    case UInt8(ascii: "{"): return .object(try nested(Self.object))
    case UInt8(ascii: "["): return .array(try nested(Self.array))
    case .some(UInt8(ascii: "0")...UInt8(ascii: "9")), UInt8(ascii: "-"):
      return .number(try number())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw missing(.value)
    }
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONError) -> JSONValue {
    for offset in 0..<word.utf8CodeUnitCount {
      guard position + offset < bytes.count,
        bytes[position + offset] == word.utf8Start[offset]
      else { throw failure(.notHere(.value)) }
    }
    position += word.utf8CodeUnitCount
    return value
  }

  /// Reads an object or a list one level down.
  private mutating func nested<Parts>(
    _ read: (inout JSONReader) throws(JSONError) -> Parts
  ) throws(JSONError) -> Parts {
    guard depth < limits.depth else { throw failure(.tooDeep(limit: limits.depth)) }
    depth += 1
    position += 1
    skipBlanks()
    let parts = try read(&self)
    depth -= 1
    return parts
  }

  private static func array(_ reader: inout JSONReader) throws(JSONError) -> [JSONValue] {
    let base = reader.elements.count
    if reader.next == UInt8(ascii: "]") {
      reader.position += 1
      return []
    }
    while true {
      let element = try reader.value()
      reader.elements.append(element)
      if try reader.ends(with: UInt8(ascii: "]"), or: .commaOrBracket) { break }
    }
    defer { reader.elements.removeSubrange(base...) }
    return Array(reader.elements[base...])
  }

  private static func object(_ reader: inout JSONReader) throws(JSONError) -> [JSONMember] {
    let base = reader.members.count
    if reader.next == UInt8(ascii: "}") {
      reader.position += 1
      return []
    }
    var seen: Set<Key> = []
    while true {
      let keyPosition = reader.position
      guard reader.next == UInt8(ascii: "\"") else { throw reader.missing(.key) }
      let key = try reader.text()
      guard try reader.isNew(key, since: base, seen: &seen) else {
        throw reader.failure(.keyGivenTwice(key), at: keyPosition)
      }
      reader.skipBlanks()
      guard reader.next == UInt8(ascii: ":") else { throw reader.missing(.colon) }
      reader.position += 1
      reader.skipBlanks()
      let value = try reader.value()
      reader.members.append(JSONMember(key, value))
      if try reader.ends(with: UInt8(ascii: "}"), or: .commaOrBrace) { break }
    }
    defer { reader.members.removeSubrange(base...) }
    return Array(reader.members[base...])
  }

  /// After a part: true at the closing byte, false after a comma.
  @inline(__always)
  private mutating func ends(
    with close: UInt8, or expected: JSONError.Expected
  ) throws(JSONError) -> Bool {
    skipBlanks()
    guard next == close || next == UInt8(ascii: ",") else { throw missing(expected) }
    let closed = next == close
    position += 1
    if !closed { skipBlanks() }
    return closed
  }

  private func isNew(
    _ key: String, since base: Int, seen: inout Set<Key>
  ) throws(JSONError) -> Bool {
    let count = members.count - base
    if count < Self.fewMembers {
      for index in base..<members.count where members[index].name.hasSameBytes(as: key) {
        return false
      }
      return true
    }
    guard count < limits.members else {
      throw failure(.tooManyMembers(limit: limits.members))
    }
    if seen.isEmpty {
      seen = Set(members[base...].lazy.map { Key(text: $0.name) })
    }
    return seen.insert(Key(text: key)).inserted
  }

  /// A key by its bytes; Swift seeds the hash anew in each process, so nobody can prepare collisions.
  private struct Key: Hashable {
    let text: String

    static func == (left: Key, right: Key) -> Bool {
      left.text.hasSameBytes(as: right.text)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(text)
    }
  }
}

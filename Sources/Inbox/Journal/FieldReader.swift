/// Takes the members of one object of a journal line by name; what nobody took is unknown and kept.
///
/// A key left out and a key that is null read alike, unless the field says otherwise: `null` is how
/// many programs write "nothing".
struct FieldReader {
  private var members: [JSONMember]
  /// Which members were taken; a line has a dozen, so a bit each is enough for nearly all.
  private var taken: [Bool]
  /// Where the next wanted member usually stands, for lines come in the table's order.
  private var next = 0
  /// The keys that lead to this object, for the place of an error.
  private let path: [String]

  init(_ members: [JSONMember], path: [String] = []) {
    self.members = members
    self.path = path
    taken = [Bool](repeating: false, count: members.count)
  }

  /// Members that nobody took, in the order read.
  var unknown: [JSONMember] {
    if !taken.contains(false) { return [] }
    return zip(members, taken).filter { !$0.1 }.map(\.0)
  }

  func problem(_ key: String, _ words: String) -> FieldProblem {
    FieldProblem(path: path + [key], words: "\(key): \(words)")
  }

  /// The value as it stands, null included; nil only if the key is left out.
  mutating func raw(_ key: String) -> JSONValue? {
    if next < members.count, !taken[next], members[next].name == key {
      taken[next] = true
      next += 1
      return members[next - 1].value
    }
    guard let index = members.firstIndex(where: { $0.name == key }) else { return nil }
    taken[index] = true
    next = index + 1
    return members[index].value
  }

  private mutating func value(_ key: String) -> JSONValue? {
    guard let value = raw(key), !value.isNull else { return nil }
    return value
  }

  func missing(_ key: String) -> FieldProblem {
    FieldProblem(path: path, words: "\(key) is missing")
  }

  private func wrong(_ key: String, _ value: JSONValue, wanted: String) -> FieldProblem {
    problem(key, "\(value.kindInWords) stands where \(wanted) is wanted")
  }
}

extension FieldReader {
  mutating func text(_ key: String) throws(FieldProblem) -> String {
    guard let text = try optionalText(key) else { throw missing(key) }
    return text
  }

  mutating func optionalText(_ key: String) throws(FieldProblem) -> String? {
    guard let value = value(key) else { return nil }
    guard case .string(let text) = value else { throw wrong(key, value, wanted: "text") }
    return text
  }

  mutating func id<Owner>(_ key: String) throws(FieldProblem) -> Identifier<Owner> {
    Identifier(try text(key))
  }

  mutating func optionalID<Owner>(_ key: String) throws(FieldProblem) -> Identifier<Owner>? {
    try optionalText(key).map { Identifier($0) }
  }

  /// False if left out.
  mutating func flag(_ key: String) throws(FieldProblem) -> Bool {
    try optionalFlag(key) ?? false
  }

  mutating func optionalFlag(_ key: String) throws(FieldProblem) -> Bool? {
    guard let value = value(key) else { return nil }
    guard case .bool(let flag) = value else { throw wrong(key, value, wanted: "true or false") }
    return flag
  }

  mutating func integer(
    _ key: String, in range: ClosedRange<Int64> = .min ... .max
  ) throws(FieldProblem) -> Int64 {
    guard let number = try optionalInteger(key, in: range) else { throw missing(key) }
    return number
  }

  mutating func optionalInteger(
    _ key: String, in range: ClosedRange<Int64> = .min ... .max
  ) throws(FieldProblem) -> Int64? {
    guard let value = value(key) else { return nil }
    guard let number = value.int64 else { throw wrong(key, value, wanted: "a whole number") }
    guard range.contains(number) else {
      throw problem(
        key, "\(number) does not lie in \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  mutating func time(_ key: String) throws(FieldProblem) -> Instant {
    guard let time = try optionalTime(key) else { throw missing(key) }
    return time
  }

  mutating func optionalTime(_ key: String) throws(FieldProblem) -> Instant? {
    guard let text = try optionalText(key) else { return nil }
    guard let time = Instant(journal: text) else {
      throw problem(
        key, "\(JSONValue.string(text).json) is no time; it is written 2026-11-20T09:15:00.000Z")
    }
    return time
  }

  mutating func word<Word: RawRepresentable>(
    _ key: String, as type: Word.Type = Word.self
  ) throws(FieldProblem) -> Word where Word.RawValue == String {
    guard let word = try optionalWord(key, as: type) else { throw missing(key) }
    return word
  }

  mutating func optionalWord<Word: RawRepresentable>(
    _ key: String, as type: Word.Type = Word.self
  ) throws(FieldProblem) -> Word? where Word.RawValue == String {
    guard let text = try optionalText(key) else { return nil }
    guard let word = Word(rawValue: text) else {
      throw problem(key, "\(JSONValue.string(text).json) is no \(key)")
    }
    return word
  }

  mutating func list(_ key: String) throws(FieldProblem) -> [JSONValue]? {
    guard let value = value(key) else { return nil }
    guard case .array(let elements) = value else { throw wrong(key, value, wanted: "a list") }
    return elements
  }

  mutating func texts(_ key: String) throws(FieldProblem) -> [String]? {
    guard let elements = try list(key) else { return nil }
    var texts: [String] = []
    for element in elements {
      guard case .string(let text) = element else { throw wrong(key, element, wanted: "text") }
      texts.append(text)
    }
    return texts
  }

  mutating func members(_ key: String) throws(FieldProblem) -> [JSONMember]? {
    guard let value = value(key) else { return nil }
    guard case .object(let members) = value else { throw wrong(key, value, wanted: "an object") }
    return members
  }

  /// A reader for the object at `key`; nil if it is left out.
  mutating func object(_ key: String) throws(FieldProblem) -> FieldReader? {
    try members(key).map { FieldReader($0, path: path + [key]) }
  }

  /// A reader for each object of the list at `key`; nil if it is left out.
  mutating func objects(_ key: String) throws(FieldProblem) -> [FieldReader]? {
    guard let elements = try list(key) else { return nil }
    var readers: [FieldReader] = []
    for element in elements {
      guard case .object(let members) = element else {
        throw wrong(key, element, wanted: "an object")
      }
      readers.append(FieldReader(members, path: path + [key]))
    }
    return readers
  }
}

/// What is wrong with a member, and which keys lead to it.
struct FieldProblem: Error {
  var path: [String]
  var words: String
}

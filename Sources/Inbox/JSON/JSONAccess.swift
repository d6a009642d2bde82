// How the rest of the desk looks into a value: every accessor is nil for another kind of value, so
// that a field of the wrong type reads like a missing one and the caller says which it wanted.

extension JSONValue {
  /// The value of `key`; nil if there is none or if this is no object.
  ///
  /// - Complexity: O(members). Lines of the journal have a dozen; a dictionary would cost more.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  /// Whether this is `null`; a missing member is nil and not this.
  package var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// `true` or `false`.
  package var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// Decoded text.
  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The elements of a list.
  package var array: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members of an object, in the order read.
  package var object: [JSONMember]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The number as it was spelled.
  package var numberText: String? {
    if case .number(let text) = self { text } else { nil }
  }

  /// The integer, if it is spelled the one way in which `integer(_:)` spells it.
  ///
  /// `1.0`, `1e3` and `-0` are nil: a typed field that accepted them would be exported with other
  /// bytes than it was imported with.
  package var int64: Int64? {
    guard case .number(let text) = self, let value = Int64(text), text != "-0" else { return nil }
    return value
  }

  /// `int64` as an `Int`.
  package var int: Int? {
    int64.flatMap { Int(exactly: $0) }
  }

  /// The number as the nearest finite `Double`; nil for one that only infinity could stand for.
  package var double: Double? {
    guard case .number(let text) = self, let value = Double(text), value.isFinite else {
      return nil
    }
    return value
  }

  /// A number from an integer.
  package static func integer(_ value: some BinaryInteger) -> JSONValue {
    .number(String(value))
  }

  /// What kind of value this is, in words for an error message: `a number`.
  package var kindInWords: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

extension [JSONMember] {
  /// The value of `key`, or nil.
  package subscript(key: String) -> JSONValue? {
    for member in self where member.name.hasSameBytes(as: key) {
      return member.value
    }
    return nil
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(stringLiteral text: String) { self = .string(text) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(nilLiteral: ()) { self = .null }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// Keeps the order in which the members are written.
  package init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { JSONMember($0.0, $0.1) })
  }
}

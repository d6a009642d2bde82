/// One JSON value, kept so that writing it gives the bytes back that were read.
///
/// The journal must survive export, import and export byte for byte (interchange.md). So the members
/// of an object keep their order, numbers keep their spelling (`1.50` stays `1.50`, and no digit is
/// lost in a `Double`), and only strings are decoded, because the writer has one spelling for each.
///
/// ```swift
/// let line = try JSONValue(json: Array(#"{"type":"tag","tag":"refund"}"#.utf8))
/// line["tag"]?.string  // "refund"
/// ```
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  /// The number as it was spelled; `JSONValue.integer(_:)` makes one from an integer.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// Members in the order read. A reader never gives a key twice; code that builds one must not.
  case object([JSONMember])
}

/// A name (the key) and its value inside an object.
package struct JSONMember: Sendable {
  package var name: String
  package var value: JSONValue

  package init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}

/// Equal means: written with the same bytes.
///
/// Swift's own string equality calls `é` and `e` + U+0301 equal; a journal that joined them would
/// lose what the customer sent.
extension JSONValue: Hashable {
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left.hasSameBytes(as: right)
    case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .number(let text), .string(let text): hasher.combine(text)
    case .array(let elements): hasher.combine(elements)
    case .object(let members): hasher.combine(members)
    }
  }
}

extension JSONMember: Hashable {
  package static func == (left: JSONMember, right: JSONMember) -> Bool {
    left.name.hasSameBytes(as: right.name) && left.value == right.value
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(value)
  }
}

extension String {
  /// Whether both are the same UTF-8, not merely canonically equivalent.
  ///
  /// The plain comparison comes first because it is one machine comparison for short ASCII keys.
  @inline(__always)
  func hasSameBytes(as other: String) -> Bool {
    self == other && utf8.elementsEqual(other.utf8)
  }
}

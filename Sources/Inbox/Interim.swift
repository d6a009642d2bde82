// Interim, until the folders Time and JSON hold the real ones: whoever pushes JSONValue, ZoneRules
// or WorkingHours deletes that declaration here, and the last one deletes this file.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])
}
package struct JSONMember: Hashable, Sendable {
  package var name: String
  package var value: JSONValue
  package init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}
package struct ZoneRules: Hashable, Sendable { package static let utc = ZoneRules() }
package struct WorkingHours: Hashable, Sendable { package static let always = WorkingHours() }
/// Interim: the query engineer replaces it by the real syntax tree.
package struct Query: Hashable, Sendable {}

import Inbox
import InboxStore
import Testing

/// An engine under test: makes an empty store of its own with a workspace.
///
/// The suite beside this file says what every engine must do, without a word of SQL or of files. A
/// second engine adds itself to `all`.
struct StoreMaker: Sendable, CustomTestStringConvertible {
  let name: String
  let make: @Sendable (Workspace) throws -> Desk

  var testDescription: String { name }

  static let all = [StoreMaker(name: "SQLite") { try Desk($0) }]
}

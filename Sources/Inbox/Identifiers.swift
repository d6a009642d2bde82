/// The text by which the journal and the workspace name one `Owner`: an agent, a contact, an act.
///
/// The owner is part of the type, so that an agent cannot be looked up among contacts.
/// Compared and ordered by Unicode code point, as metrics.md orders importers' ids.
package struct Identifier<Owner>: Hashable, Sendable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }
}

extension Identifier {
  /// The same bytes: `String` would call `é` and `e` + U+0301 one, which no network does.
  package static func == (left: Identifier, right: Identifier) -> Bool {
    left.text.hasSameBytes(as: right.text)
  }
}

extension Identifier: Comparable {
  package static func < (left: Identifier, right: Identifier) -> Bool {
    // UTF-8 bytes order as code points do; `String` would order by canonical equivalence.
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

extension Identifier: ExpressibleByStringLiteral, CustomStringConvertible {
  package init(stringLiteral text: String) {
    self.text = text
  }

  package var description: String { text }
}

package typealias AgentID = Identifier<Agent>
package typealias TeamID = Identifier<Team>
package typealias AccountID = Identifier<Account>
package typealias ContactID = Identifier<Contact>
package typealias MessageID = Identifier<Message>
/// The importer's own text id of a conversation, unique in a workspace (interchange.md).
package typealias ConversationRef = Identifier<Conversation>
/// One act of one person; every line it wrote bears it, and `undo` names it.
package typealias ActID = Identifier<Act>

/// Bellhop's own number of a conversation, as `#88121` on the screen and digits on the command
/// line; given by the store, never in the journal.
package struct ConversationID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let number: Int64

  package init(_ number: Int64) {
    self.number = number
  }

  package static func < (left: ConversationID, right: ConversationID) -> Bool {
    left.number < right.number
  }

  package var description: String { "#\(number)" }
}

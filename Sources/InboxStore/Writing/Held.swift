import Inbox

/// A conversation in the hands of a writing transaction: its value, what the tables say of it, and
/// what is to be written back.
final class Held {
  let id: Int64
  let ref: ConversationRef
  var version: Int64
  /// Nil where nothing opened it yet.
  var conversation: Conversation?
  /// Whether any line of it counts already.
  var hasLines = false
  /// The earliest line that lies in the future.
  var maturesAt: Instant?
  /// The latest message of the customer, for `unread`.
  var customerSequence: Int64?
  /// What the tables say: needed to take it back when it changes.
  var stored: Stored
  /// Ended since it was loaded; written with the row.
  var facts: [Fact] = []
  /// Only a fold of all its lines gives its value.
  var needsFold = false
  /// It was folded in this transaction: what is kept beside it is written, changed or not.
  var wasFolded = false
  var isDirty = false
  /// False until the end of the transaction that made it.
  var hasRow = true
  /// A message was edited, withdrawn, or its edit undone.
  var wordsChanged = false
  /// A reply was submitted or answered, or only a fold says whether it was.
  var approvalsChanged = false
  /// It joined or left an incident, or only a fold says whether it did.
  var incidentsChanged = false
  /// What the reports read of it; nil where the table was not asked yet.
  var trace: Trace?

  /// What `conversation_tag`, `tally` and `open_target` hold for it.
  struct Stored {
    var key: [UInt8]?
    var conversation: Conversation?
    var maturesAt: Instant?
  }

  init(id: Int64, ref: ConversationRef) {
    self.id = id
    self.ref = ref
    version = 0
    stored = Stored()
  }

  convenience init(_ row: SQLRow) throws {
    self.init(id: row.integer(0), ref: ConversationRef(row.text(1)))
    version = row.integer(2)
    hasLines = row.integer(3) != 0
    maturesAt = row.optionalInstant(4)
    customerSequence = row.optionalInteger(5)
    if !row.isNull(6) { stored.key = row.bytes(6) }
    if !row.isNull(7) { conversation = try Conversation(stateBytes: row.bytes(7)) }
    stored.conversation = conversation
    stored.maturesAt = maturesAt
  }

  static let byID: StaticString = """
    SELECT id, ref, version, has_lines, matures_at, customer_seq, queue_key, state
    FROM conversation WHERE id = ?1
    """
  static let byRef: StaticString = """
    SELECT id, ref, version, has_lines, matures_at, customer_seq, queue_key, state
    FROM conversation WHERE ref = ?1
    """

  /// A dead one stands in no view and in no count.
  var isCounted: Bool { conversation.map { $0.mergedInto == nil } ?? false }
}

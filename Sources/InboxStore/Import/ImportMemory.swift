import CSQLite
import GRDB
import Inbox

/// Conversations and contacts in memory between the transactions of an import, as long as nobody
/// else wrote: lines of a conversation come close together, and its row need not be read each time.
struct ImportMemory {
  private var held: [Int64: Held] = [:]
  private var numbers: [ConversationRef: Int64] = [:]
  private var contacts: [ContactID: KnownContact] = [:]
  private var newestKey: Int64?
  private var mark: Mark?

  /// Conversations in memory; when there are more, all are let go.
  private static let capacity = 20_000

  /// Moves with every write of this process and of others.
  private struct Mark: Equatable {
    var ours: Int32
    var others: Int64?

    init(_ connection: Connection) throws {
      ours = sqlite3_total_changes(connection.database.sqliteConnection)
      others = try connection.integer("PRAGMA data_version")
    }
  }

  subscript(_ ref: ConversationRef) -> Held? { numbers[ref].flatMap { held[$0] } }

  subscript(_ id: Int64) -> Held? { held[id] }

  subscript(_ contact: ContactID) -> KnownContact? { contacts[contact] }

  mutating func forget(_ contact: ContactID) { contacts[contact] = nil }

  /// Hands itself over to a transaction, if nobody wrote since the last one.
  mutating func lend(to recorder: Recorder) throws {
    guard let mark, try Mark(recorder.connection) == mark else {
      self = ImportMemory()
      return
    }
    recorder.memory = self
    recorder.newestKey = newestKey
    self = ImportMemory()
  }

  /// Takes itself back with what the transaction touched.
  mutating func keep(from recorder: Recorder) throws {
    swap(&self, &recorder.memory)
    mark = try Mark(recorder.connection)
    newestKey = recorder.newestKey
    if held.count > ImportMemory.capacity { (held, numbers) = ([:], [:]) }
    if contacts.count > ImportMemory.capacity { contacts = [:] }
    for (id, one) in recorder.held {
      held[id] = one
      numbers[one.ref] = id
    }
    contacts.merge(recorder.contacts) { $1 }
  }
}

import GRDB
import Glibc
import Inbox

/// Which conversation each mail of an import belongs to, and who took part in it.
///
/// Kept on disk beside the store while the import runs, so that memory does not grow with the
/// mailbox; what the store itself holds is asked by the conversation's name, the thread's root.
package final class ThreadIndex {
  private let store: Store
  private let path: String
  private let queue: DatabaseQueue

  /// - Throws: what the disk says.
  package init(_ store: Store) throws(StoreError) {
    self.store = store
    path = store.paths.staging + "-threads"
    unlink(path)
    _ = try FileDescriptor(openingOrMaking: path)
    let path = path
    queue = try StoreError.catching {
      var configuration = Configuration()
      configuration.label = "bellhop.threads"
      configuration.allowsUnsafeTransactions = true
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { database in
        try database.execute(sql: ThreadIndex.schema)
        try database.execute(sql: "BEGIN")
      }
      return queue
    }
  }

  deinit {
    try? queue.close()
    for path in [path, path + "-journal"] { unlink(path) }
  }

  private static let schema = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA trusted_schema = OFF;
    PRAGMA cache_size = -8192;
    CREATE TABLE mail(id TEXT PRIMARY KEY, conversation TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE person(
      conversation TEXT NOT NULL, address TEXT NOT NULL, PRIMARY KEY (conversation, address)
    ) STRICT, WITHOUT ROWID;
    """

  /// The conversation of a message id, or the one named by it, and its people; nil if neither this
  /// import nor the store knows one.
  package func conversation(
    of id: String
  ) throws(StoreError) -> (ref: ConversationRef, people: Set<String>)? {
    let found = try StoreError.catching {
      try using { connection in
        let ref =
          try connection.text("SELECT conversation FROM mail WHERE id = ?1", .text(id)) ?? id
        let people = try connection.rows(
          "SELECT address FROM person WHERE conversation = ?1", .text(ref)
        ) { $0.text(0) }
        return (ref, people)
      }
    }
    let held = try store.people(of: ConversationRef(found.0))
    guard !found.1.isEmpty || held != nil else { return nil }
    return (ConversationRef(found.0), Set(found.1).union(held ?? []))
  }

  /// Takes over where a mail went.
  package func remember(
    _ id: String, in conversation: ConversationRef, people: Set<String>
  ) throws(StoreError) {
    try StoreError.catching {
      try using { connection in
        try connection.run(
          "INSERT OR IGNORE INTO mail VALUES (?1, ?2)", .text(id), .text(conversation.text))
        for address in people {
          try connection.run(
            "INSERT OR IGNORE INTO person VALUES (?1, ?2)", .text(conversation.text),
            .text(address))
        }
      }
    }
  }

  private func using<Result>(_ body: (Connection) throws -> Result) throws -> Result {
    try queue.unsafeReentrantWrite { try body(Connection(database: $0)) }
  }
}

extension Store {
  /// The customers of a conversation, by contact id; nil if there is no such conversation.
  func people(of ref: ConversationRef) throws(StoreError) -> [String]? {
    try read { connection in
      guard
        let id = try connection.integer(
          "SELECT id FROM conversation WHERE ref = ?1", .text(ref.text))
      else { return nil }
      return try connection.rows(
        """
        SELECT contact FROM conversation WHERE id = ?1 AND contact IS NOT NULL
        UNION SELECT by_id FROM event WHERE conversation = ?1 AND by_kind = 'customer'
        """, .integer(id)
      ) { $0.text(0) }
    }
  }
}

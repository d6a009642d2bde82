import GRDB
import Glibc
import Inbox

/// Which conversation each mail of an import belongs to, and who took part in it.
///
/// Kept on disk beside the store while the import runs, so that memory does not grow with the
/// mailbox; what the store itself holds is asked by the mail's id and by the conversation's name,
/// the thread's root.
package final class ThreadIndex {
  /// A conversation that a message id leads to.
  package struct Found: Sendable {
    package var conversation: ConversationRef
    /// Those who took part, by contact id.
    package var people: Set<String>
    /// The store holds the mail itself there, and it was written by us.
    package var isOurs: Bool
  }

  private let store: Store
  private let path: String
  private let queue: DatabaseQueue
  /// Whether the store held anything, and its version when that was asked: the first import of a
  /// large mailbox need not ask it about every mail.
  private var holdings: (any: Bool, version: Int64)?

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
    CREATE TABLE mail(
      number INTEGER PRIMARY KEY, id TEXT NOT NULL, conversation TEXT NOT NULL,
      UNIQUE (id, conversation)
    ) STRICT;
    CREATE TABLE person(
      conversation TEXT NOT NULL, address TEXT NOT NULL, PRIMARY KEY (conversation, address)
    ) STRICT, WITHOUT ROWID;
    """

  /// The conversations that hold a mail of this id, and the one named by it, with their people;
  /// empty if neither this import nor the store knows one.
  package func conversations(of id: String) throws(StoreError) -> [Found] {
    let here = try StoreError.catching {
      try using { connection in
        var refs = try connection.rows(
          "SELECT conversation FROM mail WHERE id = ?1 ORDER BY number", .text(id)
        ) { $0.text(0) }
        if !refs.contains(id) { refs.append(id) }
        return try refs.map { ref in
          let people = try connection.rows(
            "SELECT address FROM person WHERE conversation = ?1", .text(ref)
          ) { $0.text(0) }
          return Found(conversation: ConversationRef(ref), people: Set(people), isOurs: false)
        }
      }
    }
    guard try storeHoldsAnything() else { return here.filter { !$0.people.isEmpty } }
    return try store.withHoldings(of: id, found: here)
  }

  private func storeHoldsAnything() throws(StoreError) -> Bool {
    let version = try store.dataVersion()
    if let known = holdings, known.any || known.version == version { return known.any }
    let any = try store.read { try $0.integer("SELECT 1 FROM event LIMIT 1") != nil }
    holdings = (any, version)
    return any
  }

  /// Takes over where a mail went.
  package func remember(
    _ id: String, in conversation: ConversationRef, people: Set<String>
  ) throws(StoreError) {
    try StoreError.catching {
      try using { connection in
        try connection.run(
          "INSERT OR IGNORE INTO mail(id, conversation) VALUES (?1, ?2)", .text(id),
          .text(conversation.text))
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
  /// Adds what the store knows: conversations with a mail of this id, and the people of all.
  func withHoldings(
    of id: String, found here: [ThreadIndex.Found]
  ) throws(StoreError) -> [ThreadIndex.Found] {
    try read { connection in
      var found = here
      // Several only where somebody forged the id; nobody needs more of them than this.
      let holders = try connection.rows(
        """
        SELECT c.ref, e.by_kind <> 'customer' FROM message m
        JOIN conversation c ON c.id = m.conversation JOIN event e ON e.seq = m.seq
        WHERE m.id = ?1 AND m.is_note = 0 AND instr(m.id, '@') > 0 AND c.channel = 'email'
        ORDER BY m.key LIMIT 20
        """, .text(id)
      ) { (ConversationRef($0.text(0)), $0.integer(1) != 0) }
      for (ref, isOurs) in holders {
        if let index = found.firstIndex(where: { $0.conversation == ref }) {
          found[index].isOurs = isOurs
        } else {
          found.append(ThreadIndex.Found(conversation: ref, people: [], isOurs: isOurs))
        }
      }
      var known: [ThreadIndex.Found] = []
      for var one in found {
        let people = try connection.people(of: one.conversation)
        guard !one.people.isEmpty || people != nil else { continue }
        one.people.formUnion(people ?? [])
        known.append(one)
      }
      return known
    }
  }
}

extension Connection {
  /// The customers of a conversation, by contact id; nil if there is no such conversation.
  func people(of ref: ConversationRef) throws -> [String]? {
    guard let id = try integer("SELECT id FROM conversation WHERE ref = ?1", .text(ref.text))
    else { return nil }
    return try rows(
      """
      SELECT contact FROM conversation WHERE id = ?1 AND contact IS NOT NULL
      UNION SELECT by_id FROM event WHERE conversation = ?1 AND by_kind = 'customer'
      """, .integer(id)
    ) { $0.text(0) }
  }
}

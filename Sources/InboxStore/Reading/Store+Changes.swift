import GRDB
import Inbox

extension Store {
  /// Where the store stands now: the place from which to ask for changes.
  package func place() throws(StoreError) -> ChangeSet.Place {
    try read { try $0.place() }
  }

  /// What changed since a place; asked after the bell rang, and once a second at most besides.
  ///
  /// - Complexity: O(changes); more than `limit` are not named one by one.
  package func changes(
    since place: ChangeSet.Place, limit: Int = 500
  ) throws(StoreError) -> ChangeSet {
    try read { connection in
      let now = try connection.place()
      var set = ChangeSet(now: now, changes: [], everything: false, workspaceChanged: false)
      guard now != place else { return set }
      let oldest = try connection.integer("SELECT min(counter) FROM change") ?? 0
      if now.sequence - place.sequence > Int64(limit) * 4 || place.counter + 1 < oldest
        || now.sequence < place.sequence || now.counter < place.counter
      {
        set.everything = true
        set.workspaceChanged = true
        set.incidentsChanged = true
        return set
      }
      var latest: [Int64: ChangeSet.Change] = [:]
      var people: [ContactID: (by: String?, at: Instant)] = [:]
      try connection.statement(
        """
        SELECT conversation, by_id, at, type, CASE type WHEN 'contact' THEN line END, seq
        FROM event WHERE seq > ?1 ORDER BY seq
        """
      ).forEach([.integer(place.sequence)]) { row in
        if let id = row.optionalInteger(0) {
          latest[id] = ChangeSet.Change(
            conversation: ConversationID(id), by: row.optionalText(1), at: row.instant(2))
        } else if row.text(3) == "purge" {
          // It is about all conversations at once.
          set.everything = true
        }
        if row.text(3) == "incident" { set.incidentsChanged = true }
        if row.text(3) == "contact" {
          let line = try Event(storedLine: row.bytes(4), text: nil, sequence: row.integer(5))
          if case .contact(let update) = line.what {
            people[update.contact] = (row.optionalText(1), row.instant(2))
          }
        }
        return true
      }
      try connection.add(changesOf: people, to: &latest, limit: limit)
      try connection.statement(
        "SELECT conversation, by_id, at, what FROM change WHERE counter > ?1 ORDER BY counter"
      ).forEach([.integer(place.counter)]) { row in
        if let id = row.optionalInteger(0) {
          latest[id] = ChangeSet.Change(
            conversation: ConversationID(id), by: row.optionalText(1), at: row.instant(2))
        } else if row.text(3) == "workspace" {
          set.workspaceChanged = true
        } else {
          set.everything = true
        }
        return true
      }
      for id in Array(latest.keys) {
        guard let root = try connection.livingRoot(of: id), root != id, let own = latest[id]
        else { continue }
        latest[root] = ChangeSet.Change(
          conversation: ConversationID(root), by: own.by, at: own.at)
      }
      set.contacts = Set(people.keys)
      set.changes = latest.values.sorted { $0.conversation < $1.conversation }
      if set.changes.count > limit {
        set.changes = []
        set.everything = true
      }
      return set
    }
  }

  /// SQLite's own sign of somebody else's commit: a cheap question between two bells.
  package func dataVersion() throws(StoreError) -> Int64 {
    try StoreError.catching {
      try reader.unsafeRead {
        try Connection(database: $0).integer("PRAGMA data_version") ?? 0
      }
    }
  }
}

extension Connection {
  /// What becomes known of a person shows in every conversation of theirs.
  fileprivate func add(
    changesOf people: [ContactID: (by: String?, at: Instant)],
    to latest: inout [Int64: ChangeSet.Change], limit: Int
  ) throws {
    for (person, change) in people {
      // One more than are named one by one: then everything is read again.
      let conversations = try rows(
        "SELECT id FROM conversation WHERE contact = ?1 LIMIT ?2", .text(person.text),
        .integer(Int64(limit) + 1)
      ) { $0.integer(0) }
      for id in conversations where latest[id].map({ $0.at <= change.at }) ?? true {
        latest[id] = ChangeSet.Change(
          conversation: ConversationID(id), by: change.by, at: change.at)
      }
    }
  }

  /// What the conversation was merged into, through all merges.
  func livingRoot(of id: Int64) throws -> Int64? {
    var current = id
    var seen: Set<Int64> = []
    while seen.insert(current).inserted,
      let next = try integer(
        """
        SELECT p.id FROM conversation c JOIN conversation p ON p.ref = c.merged_into
        WHERE c.id = ?1
        """, .integer(current))
    {
      current = next
    }
    return current
  }
}

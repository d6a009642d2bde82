import CSQLite
import GRDB
import Inbox

/// Takes deleted words out of the file, where SQLite leaves them lying in free pages, in old parts
/// of the full-text index and in the write-ahead log.
extension Store {
  /// Switches full overwriting on for what follows on the writer, or back to the usual way, which
  /// overwrites inside pages and leaves free pages as they are.
  func overwriting(_ isOn: Bool) throws(StoreError) {
    try damage.watching {
      try writer.writeWithoutTransaction { database in
        try database.execute(sql: isOn ? "PRAGMA secure_delete = ON" : Settings.overwriting)
      }
    }
  }

  /// Merges the full-text index, so that it holds no deleted word; overwrites every free page; and
  /// empties the log. In portions, the gate free in between. What SQLite moved about inside pages
  /// may still lie in their slack: `compact` is for that.
  func wipe() throws(StoreError) {
    try overwriting(true)
    defer { try? overwriting(false) }
    try mergeWords()
    try fillFreePages()
    try emptyLog()
  }

  /// SQLite, *FTS5*, "The merge command": a negative number first, to merge all that there is; then
  /// positive ones, until less than two changes are made.
  private func mergeWords() throws(StoreError) {
    var pages: Int64 = -Store.mergedPages
    while true {
      let isDone = try write(usesReserve: false) { connection in
        let before = sqlite3_total_changes64(connection.database.sqliteConnection)
        try connection.run(
          "INSERT INTO words(words, rank) VALUES ('merge', ?1)", .integer(pages))
        return sqlite3_total_changes64(connection.database.sqliteConnection) - before < 2
      }
      if isDone, pages > 0 { return }
      pages = Store.mergedPages
    }
  }

  /// Pages of the index that one transaction merges.
  private static let mergedPages: Int64 = 500

  /// A table takes all free pages for zeros and gives them back; with `secure_delete` they come
  /// back as zeros.
  private func fillFreePages() throws(StoreError) {
    while try write(usesReserve: false, { try $0.fillFreePages(atMost: Store.filledPages) }) {}
    while try write(usesReserve: false, { try $0.emptyWiping() }) {}
  }

  /// Pages that one transaction fills: 8 MiB of log.
  private static let filledPages: Int64 = 2000

  /// Old versions of pages stand in the log until it begins anew; a reader may keep it from that
  /// for a while, and then the next wipe does it.
  private func emptyLog() throws(StoreError) {
    try damage.watching {
      try writer.writeWithoutTransaction { database in
        try gate.inside { walPages.empty(database.sqliteConnection) }
      }
    }
  }

  /// Writes the whole file anew, so that not even the slack inside its pages holds anything deleted,
  /// and it is as small as it can be. Everybody else's writes wait meanwhile.
  package func compact() throws(StoreError) {
    try damage.refuseWriting()
    try damage.watching {
      try writer.writeWithoutTransaction { database in
        try gate.inside {
          // The copy would else be made in memory.
          try database.execute(sql: "PRAGMA temp_store = FILE")
          defer { try? database.execute(sql: "PRAGMA temp_store = MEMORY") }
          try database.execute(sql: "VACUUM")
          walPages.empty(database.sqliteConnection)
        }
      }
    }
    rope.pull()
  }

  /// Bytes of the database.
  package func fileSize() throws(StoreError) -> Int64 {
    try read { connection in
      let pages = try connection.integer("PRAGMA page_count") ?? 0
      let size = try connection.integer("PRAGMA page_size") ?? 0
      return pages.multipliedReportingOverflow(by: size).partialValue
    }
  }
}

extension Connection {
  /// False once no page is free.
  ///
  /// SQLite, *Database File Format*, 1.5 and 1.6: a payload of `n (U - 4) + M` bytes, M the least
  /// that stays in the leaf, takes n overflow pages.
  fileprivate func fillFreePages(atMost most: Int64) throws -> Bool {
    let free = try integer("PRAGMA freelist_count") ?? 0
    let size = try integer("PRAGMA page_size") ?? 4096
    guard free > 0 else { return false }
    let least = (size - 12) * 32 / 255 - 23
    try run(
      "INSERT INTO wiping(filling) VALUES (zeroblob(?1))",
      .integer(min(free, most) * (size - 4) + least))
    return free > most
  }

  fileprivate func emptyWiping() throws -> Bool {
    try run("DELETE FROM wiping WHERE rowid IN (SELECT rowid FROM wiping LIMIT 1)")
    return changes > 0
  }
}

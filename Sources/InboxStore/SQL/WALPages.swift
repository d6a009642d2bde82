import CSQLite
import Synchronization

/// Knows how many pages the write-ahead log holds after each commit of its connection, and moves
/// them into the database when they are many: passively, inside the gate.
final class WALPages: Sendable {
  /// Pages after which a writer of single acts checkpoints: 4 MiB.
  static let usual: Int32 = 1000
  /// Pages after which a checkpoint waits a moment for readers, so that the log begins anew: 48 MiB.
  static let many: Int32 = 12_000

  /// Pages that the next start reads in no time: 256 KiB.
  static let few: Int32 = 64

  private let pages = Atomic<Int32>(0)

  /// Must outlive the connection; the store owns both.
  func watch(_ connection: OpaquePointer?) {
    sqlite3_wal_hook(
      connection,
      { context, _, _, pages in
        guard let context else { return SQLITE_OK }
        Unmanaged<WALPages>.fromOpaque(context).takeUnretainedValue()
          .pages.store(pages, ordering: .relaxed)
        return SQLITE_OK
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Pages that the log of this connection's commits held last.
  var count: Int32 { pages.load(ordering: .relaxed) }

  /// Moves the whole log into the database, unless somebody reads for longer than a moment.
  func empty(_ connection: OpaquePointer?) {
    CrashPoint.pass(.beforeCheckpoint)
    defer { CrashPoint.pass(.afterCheckpoint) }
    sqlite3_busy_timeout(connection, WALPages.moment)
    let result = sqlite3_wal_checkpoint_v2(
      connection, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
    sqlite3_busy_timeout(connection, Store.busyMilliseconds)
    if result == SQLITE_OK { pages.store(0, ordering: .relaxed) }
  }

  /// Readers that everybody waits for at the gate, in milliseconds.
  private static let moment: Int32 = 50

  /// A failure is no harm: the next commit tries again.
  func checkpoint(_ connection: OpaquePointer?, over limit: Int32) {
    let count = pages.load(ordering: .relaxed)
    guard count > limit else { return }
    CrashPoint.pass(.beforeCheckpoint)
    defer { CrashPoint.pass(.afterCheckpoint) }
    guard count > WALPages.many else {
      sqlite3_wal_checkpoint_v2(connection, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
      return
    }
    // Everybody else waits at the gate meanwhile: a long reader (an export) is not waited out.
    sqlite3_busy_timeout(connection, WALPages.moment)
    sqlite3_wal_checkpoint_v2(connection, nil, SQLITE_CHECKPOINT_RESTART, nil, nil)
    sqlite3_busy_timeout(connection, Store.busyMilliseconds)
  }
}

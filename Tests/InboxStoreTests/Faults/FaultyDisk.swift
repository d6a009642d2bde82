import CFaultyDisk
import Foundation
import GRDB
import Inbox
import Testing

@testable import InboxStore

/// A folder on a disk that fails when it is told to, with a copy of a small store in it.
final class FaultyDisk {
  let directory: String
  private let disk: OpaquePointer
  /// Its store, where it could be opened.
  var store: Store?

  var path: String { directory + "/inbox.db" }

  /// - Parameter database: The bytes of a store that nobody has open.
  init(_ database: Data, log: Data? = nil) throws {
    directory = FileManager.default.temporaryDirectory.path + "/bellhop-faulty-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try database.write(to: URL(fileURLWithPath: directory + "/inbox.db"))
    try log?.write(to: URL(fileURLWithPath: directory + "/inbox.db-wal"))
    _ = faulty_disk_install()
    disk = faulty_disk_watch(directory + "/inbox.db")
  }

  deinit {
    store = nil
    faulty_disk_forget(disk)
    try? FileManager.default.removeItem(atPath: directory)
  }

  func open() throws(StoreError) -> Store {
    let opened = try Store.open(path, create: false, agent: "faulty") {
      (_) throws(StoreError) in .desk
    }
    store = opened
    return opened
  }

  /// What a call answers instead of doing what it was told.
  enum Fault: String, CaseIterable, CustomTestStringConvertible {
    case full
    case ioError
    case readOnly
    case syncFails
    case cannotOpen
    case cannotShare

    var testDescription: String { rawValue }

    /// Of sqlite3.h.
    fileprivate var code: Int32 {
      switch self {
      case .full: 13
      case .ioError: 10 | 3 << 8
      case .readOnly: 8
      case .syncFails: 10 | 4 << 8
      case .cannotOpen: 14
      case .cannotShare: 10 | 19 << 8
      }
    }

    fileprivate var kinds: UInt32 {
      switch self {
      case .full: UInt32(FAULTY_WRITE | FAULTY_TRUNCATE)
      case .ioError: UInt32(FAULTY_WRITE | FAULTY_TRUNCATE | FAULTY_READ)
      case .readOnly: UInt32(FAULTY_WRITE)
      case .syncFails: UInt32(FAULTY_SYNC)
      case .cannotOpen: UInt32(FAULTY_OPEN)
      case .cannotShare: UInt32(FAULTY_SHARED)
      }
    }
  }

  /// The calls from the `nth` on fail, `count` of them.
  func fail(_ fault: Fault, at nth: Int64, count: Int64 = 1) {
    faulty_disk_fail(disk, nth, count, fault.code, fault.kinds)
  }

  func heal() { faulty_disk_fail(disk, 0, 0, 0, 0) }

  /// Calls of the fault's kinds since `fail`.
  var calls: Int64 { faulty_disk_calls(disk) }

  func record() { faulty_disk_record(disk) }

  var operationCount: Int { Int(faulty_disk_operations(disk)) }

  func operation(_ place: Int) -> faulty_disk_operation {
    faulty_disk_operation_at(disk, Int64(place))
  }
}

extension Desk {
  /// The bytes of this store, its log settled.
  func bytes() throws -> Data {
    try store.settleWhole()
    return try Data(contentsOf: URL(fileURLWithPath: store.paths.database))
  }

  /// A small desk: ten conversations with all that moves them.
  static func small(seed: UInt64 = 5, lines: Int = 120) throws -> Desk {
    let desk = try Desk()
    try desk.store.append(RandomJournal.lines(lines, seed: seed), now: later)
    for number in 0..<6 {
      try desk.store.append(
        [inbound(ConversationRef("f\(number)"), MessageID("start\(number)"), at: later)],
        now: later)
    }
    return desk
  }
}

extension Store {
  /// Moves the log into the database, however short it is.
  func settleWhole() throws {
    try writer.writeWithoutTransaction { database in
      try gate.inside { walPages.empty(database.sqliteConnection) }
    }
  }
}

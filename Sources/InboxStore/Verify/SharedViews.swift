import GRDB

/// Several connections that read the store as it was at one instant, each for a thread of its own.
///
/// Invariant: what one of them reads the others would read, until all are gone.
final class SharedViews: Sendable {
  private let queues: [DatabaseQueue]

  var count: Int { queues.count }

  init(_ store: Store, count: Int) throws {
    let queues = try (0..<count).map { _ in try store.anotherReader() }
    self.queues = queues
    try store.whileNobodyWrites {
      for queue in queues {
        try queue.unsafeRead { database in
          try database.beginTransaction(.deferred)
          // A transaction sees what is there when it first reads.
          _ = try Connection(database: database).integer("SELECT count(*) FROM schema_step")
        }
      }
    }
  }

  deinit {
    for queue in queues { try? queue.close() }
  }

  func read<Result>(_ index: Int, _ body: (Connection) throws -> Result) throws -> Result {
    try queues[index].unsafeRead { try body(Connection(database: $0)) }
  }
}

extension Store {
  /// Keeps everybody from writing while `body` runs; writes nothing.
  fileprivate func whileNobodyWrites(_ body: () throws -> Void) throws {
    try writer.writeWithoutTransaction { database in
      try gate.inside {
        try database.inTransaction(.immediate) {
          try body()
          return .rollback
        }
      }
    }
  }
}

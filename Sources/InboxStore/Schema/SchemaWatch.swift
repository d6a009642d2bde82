import Synchronization

/// Knows whether this program may read and write the store that it has open, for a newer program may
/// come and move the store on while it is open.
///
/// Every transaction asks, and what decides is read in the transaction itself: between the answer and
/// the commit nobody can move the store on.
final class SchemaWatch: Sendable {
  private struct Judged {
    /// Steps in the store when it was looked at; a step is never taken away.
    var count: Int64 = -1
    /// The strictest of the steps that this program does not know.
    var newer: (name: String, need: Schema.Need)?
  }

  private let known: [String: String]
  private let judged = Mutex(Judged())

  init(_ steps: [Schema.Step]) {
    known = Dictionary(steps.map { ($0.name, Schema.checksum($0.sql)) }) { _, last in last }
  }

  /// The step that must be known to write, where this program does not know it.
  var onlyReads: String? {
    judged.withLock { judged in
      judged.newer.flatMap { $0.need >= .writers ? $0.name : nil }
    }
  }

  /// - Throws: `newerSchema` if this program would not understand what it reads, `changedMigration`.
  func mayRead(_ connection: Connection) throws {
    if let newer = try look(connection), newer.need == .readers {
      throw StoreError.newerSchema(found: newer.name)
    }
  }

  /// - Throws: `olderProgram` besides, if it may read and no more.
  func mayWrite(_ connection: Connection) throws {
    try mayRead(connection)
    if let onlyReads { throw StoreError.olderProgram(found: onlyReads) }
  }

  private func look(_ connection: Connection) throws -> (name: String, need: Schema.Need)? {
    let count = try connection.integer("SELECT count(*) FROM schema_step") ?? 0
    if let judged = judged.withLock({ $0.count == count ? $0 : nil }) { return judged.newer }
    let past =
      try connection.saysWhoNeedsSteps
      ? try connection.rows("SELECT name, checksum, needed_by FROM schema_step ORDER BY name") {
        (name: $0.text(0), sum: $0.text(1), need: Schema.Need(rawValue: $0.text(2)) ?? .readers)
      }
      : try connection.rows("SELECT name, checksum FROM schema_step ORDER BY name") {
        (name: $0.text(0), sum: $0.text(1), need: Schema.Need.readers)
      }
    var newer: (name: String, need: Schema.Need)?
    for step in past {
      if let ours = known[step.name] {
        guard ours == step.sum else { throw StoreError.changedMigration(name: step.name) }
      } else if newer.map({ $0.need < step.need }) ?? true {
        newer = (step.name, step.need)
      }
    }
    judged.withLock { $0 = Judged(count: count, newer: newer) }
    return newer
  }
}

extension Store {
  /// Whether this program may write: false where a newer Bellhop has moved the store on.
  package var mayWrite: Bool { schema.onlyReads == nil }
}

import Synchronization

/// Remembers that SQLite found pages that cannot be right: from then on this store is only read.
///
/// A write that goes on beside a damaged page spreads the damage, and what is copied from it is no
/// backup. So the first sign of it ends all writing, until somebody has looked.
final class DamageLatch: Sendable {
  private let found = Mutex<String?>(nil)

  /// What was found; nil while nothing was.
  var words: String? { found.withLock { $0 } }

  func set(_ words: String) {
    found.withLock { $0 = $0 ?? words }
  }

  /// - Throws: `corrupt` once something was found.
  func refuseWriting() throws(StoreError) {
    if let words { throw .corrupt(words) }
  }

  /// Runs a use of a connection and notices what it finds.
  func watching<Result>(_ body: () throws -> Result) throws(StoreError) -> Result {
    do {
      return try StoreError.catching(body)
    } catch {
      if case .corrupt(let words) = error { set(words) }
      throw error
    }
  }
}

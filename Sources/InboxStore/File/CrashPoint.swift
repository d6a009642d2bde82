import Glibc
import Synchronization

/// Places at which a kill test ends the program as `kill -9` would.
///
/// Compiled in only with `-DCRASH_POINTS`, which debug builds have and releases have not. The
/// environment says where and at which passage: `CRASH_AT=before-commit:3`.
package enum CrashPoint: String, CaseIterable, Sendable {
  /// The gate is ours, nothing is written.
  case insideGate = "inside-gate"
  case beforeCommit = "before-commit"
  /// Durable, and nobody was told.
  case afterCommit = "after-commit"
  case beforeCheckpoint = "before-checkpoint"
  case afterCheckpoint = "after-checkpoint"
  /// A step of the schema: before it, written but not committed, committed.
  case beforeStep = "before-step"
  case insideStep = "inside-step"
  case afterStep = "after-step"
  /// A reply is claimed; nothing of it has left.
  case claimed
  /// The mail program said that it took it; the store does not know yet.
  case handedOver = "handed-over"
  case settled
  /// Between two portions of a purge.
  case purging
  /// Tables are empty and not made anew yet.
  case rebuilding

  /// Ends the process here if the environment asks for it.
  package static func pass(_ point: CrashPoint) {
    #if CRASH_POINTS
      guard let wanted, wanted.point == point,
        passages.add(1, ordering: .relaxed).newValue == wanted.passage
      else { return }
      kill(getpid(), SIGKILL)
    #endif
  }

  #if CRASH_POINTS
    private static let passages = Atomic<Int>(0)

    private static let wanted: (point: CrashPoint, passage: Int)? = {
      guard let text = getenv("CRASH_AT") else { return nil }
      let parts = String(cString: text).split(separator: ":", maxSplits: 1)
      guard let point = parts.first.flatMap({ CrashPoint(rawValue: String($0)) }) else {
        return nil
      }
      return (point, parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
    }()
  #endif
}

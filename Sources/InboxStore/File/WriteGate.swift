import CLinux
import CSQLite
import Glibc
import Inbox

/// The one door for all writes and checkpoints of every process on one store.
///
/// SQLite 3.7.0 to 3.51.2 can corrupt a WAL database when two connections write or checkpoint at
/// the very same moment (fixed in 3.51.3). So whoever does either first takes the kernel's lock on
/// `inbox.db-gate`; the lock dies with its process, and its descriptor is close-on-exec.
///
/// Invariant: between `enter` and `leave` no other descriptor of this file, in this process or
/// another, is inside.
final class WriteGate: Sendable {
  /// Who is inside, as written into the file by those who enter.
  package struct Holder: Hashable, Sendable {
    package var process: Int32
    package var agent: String
  }

  /// SQLite as of this number needs no gate (sqlite.org, WAL-reset bug).
  static let fixedVersion: Int32 = 3_051_003

  let isNeeded: Bool
  private let file: FileDescriptor
  private let name: String
  /// Waiting longer than this is told, in milliseconds.
  private let patience: Int64
  private let report: @Sendable (Holder) -> Void

  init(
    path: String, agent: String, patience: Int64,
    libraryVersion: Int32 = sqlite3_libversion_number(),
    report: @escaping @Sendable (Holder) -> Void
  ) throws(StoreError) {
    file = try FileDescriptor(openingOrMaking: path)
    isNeeded = libraryVersion < WriteGate.fixedVersion
    name = "\(getpid()) \(agent)"
    self.patience = patience
    self.report = report
  }

  /// Runs `body` inside.
  func inside<Result>(_ body: () throws -> Result) throws -> Result {
    guard isNeeded else { return try body() }
    try enter()
    defer { file.unlock() }
    return try body()
  }

  /// Two steps, so that an import that leaves and comes again at once cannot starve those who
  /// wait: the turnstile (a lock on the file's first byte) is held while waiting for the gate, and
  /// who left must queue at it again.
  private func enter() throws(StoreError) {
    var told = false
    if clinux_lock_first_byte(file.number, 0) != 0 {
      let got = try patientlyUntil(&told) { clinux_lock_first_byte(file.number, 0) == 0 }
      if !got, clinux_lock_first_byte(file.number, 1) != 0 {
        throw StoreError.lastCall("lock", file.path)
      }
    }
    defer { clinux_unlock_first_byte(file.number) }
    if try !file.tryLock() {
      let got = try patientlyUntil(&told) { () throws(StoreError) in try file.tryLock() }
      if !got { try file.lock() }
    }
    file.write(name)
  }

  /// Tries again and again for a while; then tells who is inside, once, and gives up.
  private func patientlyUntil(
    _ told: inout Bool, _ attempt: () throws(StoreError) -> Bool
  ) throws(StoreError) -> Bool {
    guard !told else { return false }
    let start = clinux_monotonic_milliseconds()
    var nap: UInt32 = 50
    while clinux_monotonic_milliseconds() - start < patience {
      if try attempt() { return true }
      usleep(nap)
      nap = min(nap * 2, 2000)
    }
    told = true
    if let holder { report(holder) }
    return false
  }

  /// Who wrote the file last: the one inside, while somebody is.
  var holder: Holder? {
    let words = file.read().split(separator: " ", maxSplits: 1)
    guard words.count == 2, let process = Int32(words[0]) else { return nil }
    return Holder(process: process, agent: String(words[1]))
  }
}

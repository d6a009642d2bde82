import Dispatch
import Foundation
import Inbox
import Synchronization

/// Compares the tables with what the journal makes: conversations by portions, each on the thread
/// that is free next, then what is only counted over all of them.
final class Verification: Sendable {
  private let views: SharedViews
  private let workspace: Workspace
  private let now: Instant
  private let portions: [ClosedRange<Int64>]
  /// Of all conversations.
  private let count: Int64
  private let state = Mutex(State())
  /// Something was done, or a thread ended.
  private let news = DispatchSemaphore(value: 0)

  private struct State {
    /// The next portion; -1: the full-text index, which is the longest piece and begins first.
    var next = -1
    var done: Int64 = 0
    var running = 0
    var isStopping = false
    var failure: (any Error)?
    var findings = Findings()
  }

  /// A thread for each processor, but not many: each has a connection with a cache of its own.
  static var threads: Int { min(max(ProcessInfo.processInfo.activeProcessorCount, 1), 4) }

  /// Conversations that one thread takes at a time.
  private static let portion: Int64 = 256

  init(_ views: SharedViews, workspace: Workspace, now: Instant) throws {
    self.views = views
    self.workspace = workspace
    self.now = now
    (portions, count) = try views.read(0) { try Verification.portions($0) }
  }

  /// Ranges of numbers that leave none out, so that rows of conversations that are none are found.
  private static func portions(
    _ connection: Connection
  ) throws -> (portions: [ClosedRange<Int64>], count: Int64) {
    var count: Int64 = 0
    var first = Int64.min
    var portions: [ClosedRange<Int64>] = []
    try connection.statement("SELECT id FROM conversation ORDER BY id").forEach([]) { row in
      let id = row.integer(0)
      if count > 0, count % portion == 0, id > first {
        portions.append(first...id - 1)
        first = id
      }
      count += 1
      return true
    }
    return (portions + [first...Int64.max], count)
  }

  func run(_ progress: ImportProgress.Report) throws -> [Difference] {
    func tell(_ done: Int64) -> Bool {
      progress(ImportProgress(.verifying, done: done, all: count))
    }
    guard tell(0) else { throw StoreError.cancelled }
    state.withLock { $0.running = views.count }
    for index in 0..<views.count { begin(index) }
    while true {
      news.wait()
      let (done, running) = state.withLock { ($0.done, $0.running) }
      if running == 0 { break }
      if !tell(done) { stop(StoreError.cancelled) }
    }
    let (failure, findings) = state.withLock { ($0.failure, $0.findings) }
    if let failure { throw failure }
    return try views.read(0) { connection in
      let verifier = Verifier(Recorder(connection: connection, workspace: workspace, now: now))
      verifier.found = findings
      try verifier.checkPeople()
      try verifier.checkLooseRows()
      try verifier.checkApprovals()
      try verifier.checkMemberships()
      try verifier.checkCounts()
      try verifier.checkWords()
      return verifier.found.differences
    }
  }

  private func begin(_ index: Int) {
    let thread = Thread { [self] in
      do {
        try work(index)
      } catch {
        stop(error)
      }
      state.withLock { $0.running -= 1 }
      news.signal()
    }
    thread.name = "bellhop.verify"
    thread.stackSize = 8 << 20
    thread.start()
  }

  private func work(_ index: Int) throws {
    try views.read(index) { connection in
      let verifier = Verifier(Recorder(connection: connection, workspace: workspace, now: now))
      while let portion = take() {
        if portions.indices.contains(portion) {
          try verifier.check(portions[portion])
        } else {
          try verifier.readWords { state.withLock { $0.isStopping } }
        }
        state.withLock { $0.done = min($0.done + (portion < 0 ? 0 : Verification.portion), count) }
        news.signal()
      }
      state.withLock { $0.findings.add(verifier.found) }
    }
  }

  private func take() -> Int? {
    state.withLock { state in
      guard !state.isStopping, state.next < portions.count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  private func stop(_ error: any Error) {
    state.withLock {
      $0.isStopping = true
      $0.failure = $0.failure ?? error
    }
  }
}

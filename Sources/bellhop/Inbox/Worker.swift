import Dispatch
import Foundation
import Synchronization

/// A plain thread that does jobs in the order they were posted.
///
/// Whatever may block (the store, a mail program, an editor's file) belongs to one of these, so that
/// the terminal's thread never waits for it.
final class Worker: Sendable {
  typealias Job = @Sendable () -> Void

  private struct Queue {
    var jobs: [(job: Job, isKept: Bool)] = []
    /// Of the job under way.
    var isKept = false
    var isStopping = false
  }

  private let queue = Mutex(Queue())
  private let arrived = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  init(name: String) {
    let thread = Thread { [self] in
      while let job = next() { job() }
      ended.signal()
    }
    thread.name = name
    thread.stackSize = 4 << 20
    thread.start()
  }

  /// Puts a job behind those that wait. After `stop` it is dropped.
  ///
  /// - Parameter isKept: It leaves something behind, a file: `abandon` waits for it.
  func post(isKept: Bool = false, _ job: @escaping Job) {
    let taken = queue.withLock { queue in
      guard !queue.isStopping else { return false }
      queue.jobs.append((job, isKept))
      return true
    }
    if taken { arrived.signal() }
  }

  /// Finishes what was posted, then ends the thread.
  func stop() {
    let wasRunning = queue.withLock { queue in
      defer { queue.isStopping = true }
      return !queue.isStopping
    }
    guard wasRunning else { return }
    arrived.signal()
    ended.wait()
  }

  /// Drops what waits, and gives the job under way a moment: for answers that nobody is there to
  /// take. Whatever it still does ends with the program.
  ///
  /// - Returns: Whether the thread has ended.
  func abandon(within milliseconds: Int = 200) -> Bool {
    let (wasRunning, isWanted) = queue.withLock { queue in
      defer { queue.isStopping = true }
      queue.jobs.removeAll { !$0.isKept }
      return (!queue.isStopping, queue.isKept || !queue.jobs.isEmpty)
    }
    guard wasRunning else { return true }
    arrived.signal()
    if isWanted {
      ended.wait()
      return true
    }
    return ended.wait(timeout: .now() + .milliseconds(milliseconds)) == .success
  }

  private func next() -> Job? {
    arrived.wait()
    return queue.withLock { queue in
      guard !queue.jobs.isEmpty else { return nil }
      let next = queue.jobs.removeFirst()
      queue.isKept = next.isKept
      return next.job
    }
  }
}

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
    var jobs: [Job] = []
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
  func post(_ job: @escaping Job) {
    let taken = queue.withLock { queue in
      guard !queue.isStopping else { return false }
      queue.jobs.append(job)
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

  private func next() -> Job? {
    arrived.wait()
    return queue.withLock { queue in
      queue.jobs.isEmpty ? nil : queue.jobs.removeFirst()
    }
  }
}

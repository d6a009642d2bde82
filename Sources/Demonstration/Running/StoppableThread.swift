import Dispatch
import Foundation
import Synchronization

/// A thread of its own that sleeps until a deadline or until it is told to stop.
///
/// It sleeps in a semaphore on the monotonic clock, so that setting the wall clock neither wakes nor
/// stalls it. `stop` returns once the thread has ended.
final class StoppableThread: Sendable {
  /// Does one round; gives back the milliseconds to sleep before the next one, nil to end.
  typealias Round = () -> Int64?

  private struct State {
    var hasBegun = false
    var isStopped = false
  }

  private let state = Mutex(State())
  /// Signalled once, by the first who stops.
  private let stopping = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  /// Begins; does nothing if it had begun before or was stopped.
  ///
  /// - Parameter makeRound: Called on the new thread, so that a round can own what it changes.
  func start(_ makeRound: @escaping @Sendable () -> Round) {
    let isFirst = state.withLock { state in
      guard !state.hasBegun, !state.isStopped else { return false }
      state.hasBegun = true
      return true
    }
    guard isFirst else { return }
    let thread = Foundation.Thread { [self] in
      let round = makeRound()
      while let pause = round(), sleeps(milliseconds: pause) {}
      ended.signal()
    }
    thread.stackSize = 4 << 20
    thread.start()
  }

  /// Wakes the thread and waits until it has ended; a round under way is finished first. Whoever
  /// else stops it waits, too.
  func stop() {
    let (hasBegun, isFirst) = state.withLock { state in
      defer { state.isStopped = true }
      return (state.hasBegun, !state.isStopped)
    }
    guard hasBegun else { return }
    if isFirst { stopping.signal() }
    ended.wait()
    ended.signal()
  }

  /// False once it was stopped.
  private func sleeps(milliseconds: Int64) -> Bool {
    let pause = Int(min(max(milliseconds, 0), 3_600_000))
    return stopping.wait(timeout: .now() + .milliseconds(pause)) == .timedOut
  }
}

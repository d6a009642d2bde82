import Dispatch
import Foundation
import Synchronization

/// Makes values on a thread of its own, a few ahead of whoever takes them.
///
/// An import reads and parses beside the one connection that writes. The order is the order made;
/// what waits is bounded, so that memory stays flat however far one side is ahead of the other.
package final class ReadAhead<Element: Sendable>: Sendable {
  /// Makes the next value, nil after the last.
  package typealias Maker = () throws -> Element?

  private struct State {
    var ready: [Result<Element?, any Error>] = []
    /// Nil or an error was taken: nothing comes any more.
    var isOver = false
    var isStopping = false
  }

  private let state = Mutex(State())
  private let room = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  /// - Parameters:
  ///   - name: Of the thread, for whoever looks at it from outside.
  ///   - ahead: Values that may wait.
  ///   - begin: Called once on the thread, where all that makes the values lives; what it throws,
  ///     the first `next` throws.
  package init(name: String, ahead: Int, _ begin: @escaping @Sendable () throws -> Maker) {
    for _ in 0..<max(1, ahead) { room.signal() }
    let thread = Thread { [self] in
      run(begin)
      ended.signal()
    }
    thread.name = name
    thread.stackSize = 8 << 20
    thread.start()
  }

  /// The next value, nil after the last.
  ///
  /// - Throws: What making it threw; nothing comes after an error.
  package func next() throws -> Element? {
    if state.withLock({ $0.isOver }) { return nil }
    filled.wait()
    let result = state.withLock { $0.ready.removeFirst() }
    room.signal()
    switch result {
    case .success(let value?): return value
    case .success(nil):
      state.withLock { $0.isOver = true }
      return nil
    case .failure(let error):
      state.withLock { $0.isOver = true }
      throw error
    }
  }

  /// Ends the thread and waits for that; to be called once, however far the values were taken.
  package func stop() {
    state.withLock { $0.isStopping = true }
    room.signal()
    ended.wait()
  }

  private func run(_ begin: () throws -> Maker) {
    do {
      let make = try begin()
      while !state.withLock({ $0.isStopping }) {
        let value = try make()
        put(.success(value))
        if value == nil { return }
      }
    } catch {
      put(.failure(error))
    }
  }

  private func put(_ result: Result<Element?, any Error>) {
    room.wait()
    state.withLock { $0.ready.append(result) }
    filled.signal()
  }
}

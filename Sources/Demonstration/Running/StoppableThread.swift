import Glibc

/// A thread of its own that sleeps until a deadline or until it is told to stop.
///
/// Wraps a POSIX thread and a condition variable on the monotonic clock, so that setting the wall
/// clock neither wakes nor stalls it. `stop` returns once the thread has ended.
final class StoppableThread: @unchecked Sendable {
  /// Does one round; gives back the milliseconds to sleep before the next one, nil to end.
  typealias Round = () -> Int64?

  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  /// Guarded by `mutex`, like `thread`.
  private var isStopped = false
  private var thread: pthread_t?

  init() {
    mutex = .allocate(capacity: 1)
    condition = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Begins; does nothing if it had begun before.
  ///
  /// - Parameter makeRound: Called on the new thread, so that a round can own what it changes.
  func start(_ makeRound: @escaping @Sendable () -> Round) {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    guard thread == nil, !isStopped else { return }
    let work = Unmanaged.passRetained(Work(owner: self, makeRound: makeRound))
    var begun = pthread_t()
    let failure = pthread_create(&begun, nil, { StoppableThread.main($0) }, work.toOpaque())
    guard failure == 0 else { return work.release() }
    thread = begun
  }

  /// Wakes the thread and waits until it has ended; a round under way is finished first.
  func stop() {
    pthread_mutex_lock(mutex)
    isStopped = true
    let begun = thread
    thread = nil
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
    if let begun { pthread_join(begun, nil) }
  }

  private final class Work {
    let owner: StoppableThread
    let makeRound: @Sendable () -> Round

    init(owner: StoppableThread, makeRound: @escaping @Sendable () -> Round) {
      self.owner = owner
      self.makeRound = makeRound
    }
  }

  private static func main(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    let work = Unmanaged<Work>.fromOpaque(argument).takeRetainedValue()
    let round = work.makeRound()
    while let pause = round(), work.owner.sleep(milliseconds: pause) {}
    return nil
  }

  /// False once it was stopped.
  private func sleep(milliseconds: Int64) -> Bool {
    var deadline = timespec()
    clock_gettime(CLOCK_MONOTONIC, &deadline)
    let pause = min(max(milliseconds, 0), 3_600_000)
    let nanoseconds = deadline.tv_nsec + Int(pause % 1000) * 1_000_000
    deadline.tv_sec += Int(pause / 1000) + nanoseconds / 1_000_000_000
    deadline.tv_nsec = nanoseconds % 1_000_000_000
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    // Woken early for no reason the wait goes on: the deadline is a point, not a length.
    while !isStopped, pthread_cond_timedwait(condition, mutex, &deadline) == 0 {}
    return !isStopped
  }
}

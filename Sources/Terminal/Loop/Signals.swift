import CLinux

/// The signals that reach the loop as inputs instead of interrupting anything (signalfd(2)).
package final class Signals: Sendable {
  private static let numbers: [Int32] = [
    Int32(CLINUX_SIGHUP), Int32(CLINUX_SIGINT), Int32(CLINUX_SIGTERM), Int32(CLINUX_SIGTSTP),
    Int32(CLINUX_SIGCONT), Int32(CLINUX_SIGWINCH),
  ]

  let descriptor: Int32

  /// Blocks them in this thread and those it starts: call it first of all in `main`, for a thread
  /// that runs already would still be interrupted. SIGPIPE is ignored from here on.
  package init() throws(TerminalError) {
    clinux_ignore_broken_pipes()
    descriptor = clinux_signals_open(Signals.numbers, Int32(Signals.numbers.count))
    guard descriptor >= 0 else { throw .failed("signalfd", descriptor) }
  }

  deinit {
    clinux_close(descriptor)
  }

  /// Lets them interrupt this thread again.
  func unblock() {
    clinux_signals_unblock(Signals.numbers, Int32(Signals.numbers.count))
  }

  /// All that wait, in the order of their numbers, each once.
  func pending() -> [Int32] {
    var signals: [Int32] = []
    while true {
      let signal = clinux_signals_next(descriptor)
      guard signal != 0 else { return signals }
      if !signals.contains(signal) { signals.append(signal) }
    }
  }
}

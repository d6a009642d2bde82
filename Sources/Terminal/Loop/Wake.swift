import CLinux

/// Wakes the terminal's loop from another thread (an eventfd). Many pokes before it looks are one.
package final class Wake: Sendable {
  let descriptor: Int32

  /// - Throws: `TerminalError.system` when the process has no descriptor left.
  package init() throws(TerminalError) {
    descriptor = clinux_event_open()
    guard descriptor >= 0 else { throw .failed("eventfd", descriptor) }
  }

  deinit {
    clinux_close(descriptor)
  }

  /// Safe from any thread, never blocks.
  package func poke() {
    clinux_event_poke(descriptor)
  }

  func drain() {
    clinux_event_drain(descriptor)
  }
}

extension TerminalError {
  static func failed(_ call: String, _ negative: Int32) -> TerminalError {
    .system(call: call, reason: clinux_error_text(negative).map { String(cString: $0) } ?? "?")
  }
}

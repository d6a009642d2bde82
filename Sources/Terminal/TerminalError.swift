/// Why there is no terminal to work on.
package enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Neither standard input and output nor /dev/tty is a terminal.
  case notATerminal
  /// The terminal type cannot place the cursor.
  case tooSimple(type: String)
  /// No description of the terminal is installed, not even vt100's.
  case noDescription(type: String)
  /// A call of the system failed.
  case system(call: String, reason: String)

  package var description: String {
    switch self {
    case .notATerminal:
      "this needs a terminal; input or output is a file or a pipe"
    case .tooSimple(let type):
      "the terminal type \"\(type)\" cannot place the cursor; set TERM to what the terminal is"
    case .noDescription(let type):
      "no description of the terminal type \"\(type)\" is installed, nor of xterm-256color or "
        + "vt100 (package ncurses-base)"
    case .system(let call, let reason):
      "\(call) failed: \(reason)"
    }
  }
}

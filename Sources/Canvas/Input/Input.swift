/// Everything that can happen to the screens from outside.
package enum Input: Hashable, Sendable {
  case key(Key)
  /// Pasted text, as one: without control characters except `\n` and `\t`, so that it can neither
  /// send nor run anything.
  case paste(String)
  /// The terminal has another size; only the newest is told.
  case resize(Size)
  /// Whether the terminal's window has the keyboard, where the terminal tells.
  case focus(Bool)
  /// Whether letters must be dark to be read: the answer to a question, where the terminal answers.
  case background(isLight: Bool)
  /// Comes only where the mouse is switched on.
  case mouse(Mouse)
  /// Whether the terminal can be told to show a frame in one piece: the answer to a question, which
  /// never leaves the terminal's own part.
  case synchronizes(Bool)
  case signal(StopSignal)
  /// Another thread has news.
  case wake
  /// The time asked for has come.
  case tick
}

/// Why the program is to end.
package enum StopSignal: Hashable, Sendable {
  /// SIGINT from outside; ^C as a key is a key.
  case interrupt
  case terminate
  /// The terminal is gone: nothing can be shown any more.
  case hangup
}

/// What is switched on beside curses: pastes in brackets, focus told, the mouse where it is wanted.
struct TerminalModes: Hashable {
  /// Buttons and wheel, in the form that has no limit and no stray letters (xterm's 1000 and 1006).
  var mouse: Bool

  var on: String { "\u{1B}[?2004h\u{1B}[?1004h" + (mouse ? "\u{1B}[?1000h\u{1B}[?1006h" : "") }

  var off: String { (mouse ? "\u{1B}[?1006l\u{1B}[?1000l" : "") + "\u{1B}[?1004l\u{1B}[?2004l" }

  /// After a crash, when curses can no longer be asked: a frame begun is ended, our modes go off,
  /// attributes too, the cursor is shown, the main screen comes back.
  var crashBytes: String {
    "\u{1B}[?2026l" + off + "\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l\r\n"
  }
}

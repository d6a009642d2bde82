import Canvas

/// On what, and how, the screens are shown.
package struct TerminalOptions: Sendable {
  /// TERM, COLORTERM, NO_COLOR, SSH_TTY, TMUX and the like.
  package var environment: [String: String]
  package var color: ColorSetting
  /// ASCII even if the locale knows more.
  package var ascii: Bool
  /// Ask whether the background is light; `Input.background` is the answer, if one comes.
  package var asksBackground = false
  /// Take clicks and the wheel; off, they stay the terminal's.
  package var mouse = false
  /// Whether large frames are told to be shown in one piece (mode 2026).
  package var synchronized = Synchronized.auto
  /// East Asian ambiguous characters take two columns in this terminal; it says nothing of it itself.
  package var ambiguousIsWide = false
  /// A directory of this user for derived files, which must exist; without one there is no 24-bit
  /// colour on terminals whose own description lacks it.
  package var cacheDirectory: String?
  /// Where keys come from and frames go to; if one is no terminal, /dev/tty takes its place.
  package var input: Int32
  package var output: Int32

  package enum Synchronized: Hashable, Sendable {
    /// Where the terminal is one that knows it, and says so.
    case auto
    case on
    case off
  }

  package init(
    environment: [String: String], color: ColorSetting = .auto, ascii: Bool = false,
    cacheDirectory: String? = nil, input: Int32 = 0, output: Int32 = 1
  ) {
    self.environment = environment
    self.color = color
    self.ascii = ascii
    self.cacheDirectory = cacheDirectory
    self.input = input
    self.output = output
  }

  /// How long a lone ESC waits for the rest of a sequence, in milliseconds: bytes of one key stay
  /// together on the machine itself, and less surely over a network.
  var escapePatience: Int64 {
    environment["SSH_TTY"] == nil && environment["SSH_CONNECTION"] == nil ? 25 : 50
  }
}

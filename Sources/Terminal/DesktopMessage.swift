/// Messages on the desktop, shown by the terminal for programs that run in it.
extension Terminal {
  /// How a terminal is told of one.
  package enum DesktopProtocol: Hashable, Sendable {
    /// `OSC 9 ; text`: iTerm2's, which kitty, WezTerm, Ghostty, foot and others follow.
    case osc9
    /// `OSC 777 ; notify ; title ; text`: rxvt-unicode's, which foot and VTE of some systems follow.
    case osc777
  }

  /// The most characters of a message; desktops cut longer ones.
  private static let messageLimit = 120

  /// Shows a message where the terminal is one that can. Inside tmux it is handed through, which
  /// takes its option `allow-passthrough`; without it tmux drops the sequence.
  ///
  /// - Parameter wanted: Nil: what this terminal is known for, nothing where nothing is known.
  package func notify(title: String, _ text: String, by wanted: DesktopProtocol?) {
    guard let way = wanted ?? Terminal.desktopProtocol(options.environment) else { return }
    let title = Terminal.harmless(title)
    let text = Terminal.harmless(text)
    let sequence =
      switch way {
      // What begins with a number is a command to some terminals (`9;4` is progress): a title leads.
      case .osc9: "\u{1B}]9;\(title): \(text)\u{1B}\\"
      case .osc777: "\u{1B}]777;notify;\(title);\(text)\u{1B}\\"
      }
    write(options.environment["TMUX"] == nil ? sequence : Terminal.passedThrough(sequence))
  }

  /// What is known of the terminal by what it says of itself; multiplexers say nothing of the one
  /// they run in, which may still have left its own variables.
  static func desktopProtocol(_ environment: [String: String]) -> DesktopProtocol? {
    let program = environment["TERM_PROGRAM"] ?? ""
    let term = environment["TERM"] ?? ""
    let traces = ["KITTY_WINDOW_ID", "WEZTERM_PANE", "ITERM_SESSION_ID", "GHOSTTY_RESOURCES_DIR"]
    if ["iTerm.app", "WezTerm", "ghostty"].contains(program)
      || ["xterm-kitty", "xterm-ghostty", "wezterm", "foot", "foot-extra"].contains(term)
      || traces.contains(where: { environment[$0] != nil })
    {
      return .osc9
    }
    return term.hasPrefix("rxvt-unicode") ? .osc777 : nil
  }

  /// Without controls, which would end the sequence, and without its separator.
  private static func harmless(_ text: String) -> String {
    let scalars = text.unicodeScalars.lazy.filter {
      $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
    }.map { $0 == ";" ? "," : $0 }.prefix(messageLimit)
    return String(String.UnicodeScalarView(scalars))
  }
}

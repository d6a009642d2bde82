import CLinux
import CNcurses
import Canvas

/// What can be said of a terminal without opening it, for `bellhop doctor`.
package enum TerminalFindings {
  package struct Finding: Hashable, Sendable {
    package var isGood: Bool
    package var words: String
  }

  /// The best first. Not while a screen is open: it asks curses.
  package static func all(_ options: TerminalOptions) -> [Finding] {
    [type(options), place(options), frames(options), mouse(options), clipboard(options)]
      .compactMap(\.self)
  }

  private static func type(_ options: TerminalOptions) -> Finding {
    let type = options.environment["TERM"] ?? ""
    let candidates = [type, "xterm-256color", "vt100"].filter { !$0.isEmpty }
    let known = candidates.first { curses_knows($0) != 0 }
    switch known {
    case nil:
      return Finding(
        isGood: false,
        words: "terminal: TERM=\(type), and no description is installed (package ncurses-base); "
          + "bellhop --accessible works without")
    case type where type == "dumb" || type == "unknown":
      return Finding(
        isGood: false,
        words:
          "terminal: TERM=\(type) cannot place a cursor; bellhop --accessible works line by line"
      )
    case type: return Finding(isGood: true, words: "terminal: TERM=\(type)")
    case let known?:
      let what = type.isEmpty ? "TERM is not set" : "TERM=\(type) has no description here"
      return Finding(isGood: false, words: "terminal: \(what); drawn as \(known)")
    }
  }

  private static func place(_ options: TerminalOptions) -> Finding {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard clinux_window_size(options.output, &rows, &columns) == 0 else {
      return Finding(isGood: true, words: "screen: none here; input or output is a pipe or a file")
    }
    let isSmall = columns < 60 || rows < 16
    return Finding(
      isGood: true,
      words: "screen: \(columns) columns, \(rows) rows"
        + (isSmall ? "; one pane at a time below 60 by 16" : ""))
  }

  private static func frames(_ options: TerminalOptions) -> Finding {
    let words =
      switch options.synchronized {
      case .on: "shown whole, as config.yaml says"
      case .off: "as they come, as config.yaml says"
      case .auto where TerminalQuestion.synchronized.isUnderstood(in: options.environment):
        "shown whole if the terminal says that it can"
      case .auto: "as they come; this terminal is not known to show them whole"
      }
    return Finding(isGood: true, words: "frames: \(words)")
  }

  private static func mouse(_ options: TerminalOptions) -> Finding {
    Finding(
      isGood: true,
      words: options.mouse ? "mouse: ours, Shift for the terminal's own" : "mouse: the terminal's")
  }

  private static func clipboard(_ options: TerminalOptions) -> Finding {
    guard options.environment["TMUX"] != nil else {
      return Finding(isGood: true, words: "clipboard: OSC 52, if the terminal takes it")
    }
    return Terminal.tmuxForwards
      ? Finding(isGood: true, words: "clipboard: through tmux")
      : Finding(
        isGood: false,
        words: "clipboard: stays in tmux; set-option -s set-clipboard external hands it on")
  }
}

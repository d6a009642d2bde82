import CLinux
import Canvas

/// What a terminal is asked, once, by sequences that it answers with sequences.
enum TerminalQuestion: Hashable, Sendable, CaseIterable {
  /// What colour the background is.
  case background
  /// Whether mode 2026 is known: DECRQM, `CSI ? 2026 $ p`.
  case synchronized

  var bytes: String {
    switch self {
    case .background: BackgroundQuestion.bytes
    case .synchronized: "\u{1B}[?2026$p"
    }
  }

  /// Whether to ask, by what the environment says of the terminal. Old terminals print what they do
  /// not know, and their type says little: many that call themselves xterm are none.
  func isUnderstood(in environment: [String: String]) -> Bool {
    let type = environment["TERM"] ?? ""
    switch self {
    case .background: return BackgroundQuestion.isUnderstood(byType: type)
    case .synchronized:
      // tmux answers for itself, whatever stands before it, and sends the whole pane at each end.
      let isMultiplexed =
        environment["TMUX"] != nil || environment["STY"] != nil || type.hasPrefix("screen")
        || type.hasPrefix("tmux")
      return !isMultiplexed && TerminalQuestion.isKnown(environment, type)
    }
  }

  private static let types = [
    "alacritty", "contour", "foot", "ghostty", "xterm-ghostty", "xterm-kitty", "wezterm", "mintty",
  ]
  private static let variables = [
    "KITTY_WINDOW_ID", "WEZTERM_PANE", "ALACRITTY_WINDOW_ID", "KONSOLE_VERSION", "VTE_VERSION",
    "WT_SESSION",
  ]
  private static let programs = [
    "iTerm.app", "WezTerm", "ghostty", "mintty", "contour", "rio", "vscode", "WarpTerminal",
  ]

  private static func isKnown(_ environment: [String: String], _ type: String) -> Bool {
    types.contains(where: type.hasPrefix) || variables.contains { environment[$0] != nil }
      || programs.contains(environment["TERM_PROGRAM"] ?? "")
  }

  init?(answeredBy input: Input) {
    switch input {
    case .background: self = .background
    case .synchronizes: self = .synchronized
    default: return nil
    }
  }
}

extension Terminal {
  /// Asks what is worth knowing and will be answered.
  func ask(_ wanted: Set<TerminalQuestion> = [.background, .synchronized]) {
    for question in TerminalQuestion.allCases where wanted.contains(question) {
      let isWanted = question == .background ? options.asksBackground : asksSynchronized(wanted)
      guard isWanted, question.isUnderstood(in: options.environment), write(question.bytes) else {
        continue
      }
      asked.insert(question)
      askedAt = clinux_monotonic_milliseconds()
    }
    reader.awaitsAnswer = !asked.isEmpty
  }

  private func asksSynchronized(_ wanted: Set<TerminalQuestion>) -> Bool {
    options.synchronized == .auto || wanted == [.synchronized]
  }

  /// Answers are for the terminal's own part, but for the background's; those that nobody waits for
  /// mean nothing.
  func takeAnswers(from inputs: inout [Input]) {
    inputs.removeAll { input in
      if case .mouse = input { return !modes.mouse }
      guard let question = TerminalQuestion(answeredBy: input) else { return false }
      let isAwaited = asked.remove(question) != nil
      if isAwaited, case .synchronizes(let does) = input { learned(synchronizes: does) }
      return !isAwaited || question != .background
    }
    reader.awaitsAnswer = !asked.isEmpty
  }

  /// Who leaves at once would find a late answer typed into the shell.
  func awaitAnswer() {
    guard !asked.isEmpty else { return }
    let end = min(clinux_monotonic_milliseconds() + 100, askedAt + 1000)
    while !asked.isEmpty, !reader.isGone {
      let left = end - clinux_monotonic_milliseconds()
      var descriptor = reader.pollDescriptor
      var ready: UInt8 = 0
      guard left > 0, clinux_wait(&descriptor, 1, left * 1000, &ready) > 0,
        ready & UInt8(CLINUX_READABLE) != 0
      else { break }
      var inputs: [Input] = []
      reader.read(into: &inputs)
      takeAnswers(from: &inputs)
    }
    asked = []
  }
}

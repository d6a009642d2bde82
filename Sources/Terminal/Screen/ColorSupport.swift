import Canvas

/// What the user asked for with `--color`.
package enum ColorSetting: Hashable, Sendable {
  /// As many as the terminal shows.
  case auto
  case depth(ColorDepth)

  /// Reads `auto`, `never`, `16`, `256` or `true`; nil for anything else.
  package init?(spelled text: String) {
    switch text {
    case "auto": self = .auto
    case "never": self = .depth(.mono)
    case "16": self = .depth(.ansi16)
    case "256": self = .depth(.indexed256)
    case "full": self = .depth(.trueColor)
    default: return nil
    }
  }
}

extension ColorDepth {
  /// How many colours to use: the setting, else none if `NO_COLOR` is set and not empty
  /// (no-color.org), else 24 bits if COLORTERM or the type says so, else what terminfo knows.
  ///
  /// `terminal` is terminfo's number of colours; a terminal without any gets none whatever is set.
  package static func detected(
    environment: [String: String], setting: ColorSetting, terminal: Int
  ) -> ColorDepth {
    guard terminal >= 8 else { return .mono }
    switch setting {
    case .depth(let depth): return depth
    case .auto: break
    }
    if let off = environment["NO_COLOR"], !off.isEmpty { return .mono }
    let claim = environment["COLORTERM"] ?? ""
    let type = environment["TERM"] ?? ""
    if claim == "truecolor" || claim == "24bit" || type.hasSuffix("-direct") { return .trueColor }
    return terminal >= 256 ? .indexed256 : .ansi16
  }
}

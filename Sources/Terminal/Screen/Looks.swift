import CNcurses
import Canvas

/// What curses is told for a style: attributes and a colour pair.
struct Look: Hashable {
  var attributes: UInt32
  var pair: Int32
}

/// Translates styles to looks, and keeps every translation.
struct Looks {
  private struct PairColors: Hashable {
    var foreground: Int32
    var background: Int32
  }

  let depth: ColorDepth
  /// Colours that the terminal numbers; 8 have no bright half.
  private let colors: Int
  /// Whether numbers from 8 on are 0xRRGGBB.
  private let isDirect: Bool
  /// Whether curses takes -1 for the terminal's own colours.
  private let hasDefaults: Bool
  private let pairLimit: Int32
  private var pairs: [PairColors: Int32] = [:]
  private var table: StyleTable?
  private var known: [Look?] = []

  /// Of the open screen; starts its colours.
  init(options: TerminalOptions) {
    let hasColors = curses_start_color() != 0
    let colors = hasColors ? Int(curses_colors()) : 0
    isDirect = hasColors && curses_is_direct() != 0
    hasDefaults = hasColors && curses_default_colors() != 0
    let detected = ColorDepth.detected(
      environment: options.environment, setting: options.color, terminal: colors)
    depth = detected == .trueColor && !isDirect ? .indexed256 : detected
    self.colors = colors
    // Pair numbers beyond a signed 16-bit number are possible, but no theme has so many.
    pairLimit = hasColors ? min(32767, curses_pairs() - 1) : 0
  }

  /// The look of a style of `table`.
  mutating func look(_ id: StyleID, of table: StyleTable) -> Look {
    if self.table != table {
      self.table = table
      known = Array(repeating: nil, count: table.count)
    }
    let index = Int(id.rawValue)
    guard index < known.count else { return Look(attributes: 0, pair: 0) }
    if let look = known[index] { return look }
    let look = make(table[id])
    known[index] = look
    return look
  }

  private mutating func make(_ style: Style) -> Look {
    var attributes: UInt32 = 0
    let parts: [(Attributes, UInt32)] = [
      (.bold, curses_bold()), (.dim, curses_dim()), (.italic, curses_italic()),
      (.underline, curses_underline()), (.reverse, curses_reverse()),
    ]
    for (part, bit) in parts where style.attributes.contains(part) { attributes |= bit }
    let reduced = style.reduced(to: depth)
    var foreground = number(reduced.foreground)
    var background = number(reduced.background)
    if depth == .ansi16, colors < 16 {
      // Eight colours: the bright half is bold, as consoles draw it.
      if foreground >= 8 { attributes |= curses_bold() }
      foreground = foreground >= 8 ? foreground - 8 : foreground
      background = background >= 8 ? background - 8 : background
    }
    return Look(
      attributes: attributes,
      pair: pair(PairColors(foreground: foreground, background: background)))
  }

  private func number(_ color: Color) -> Int32 {
    switch color {
    case .standard: -1
    case .indexed(let index) where !isDirect || index < 8: Int32(index)
    case .indexed(let index): number(Color(paletteEntry: index))
    case .rgb(let red, let green, let blue):
      // The darkest blues would be taken for palette numbers.
      max(8, Int32(red) << 16 | Int32(green) << 8 | Int32(blue))
    }
  }

  /// A defined pair, never another number: curses would read out of bounds. When pairs run out,
  /// the terminal's own colours.
  private mutating func pair(_ colors: PairColors) -> Int32 {
    guard colors.foreground >= 0 || colors.background >= 0 else { return 0 }
    if let pair = pairs[colors] { return pair }
    let next = Int32(pairs.count) + 1
    let foreground = colors.foreground < 0 && !hasDefaults ? 7 : colors.foreground
    let background = colors.background < 0 && !hasDefaults ? 0 : colors.background
    guard next <= pairLimit, curses_define_pair(next, foreground, background) != 0 else {
      return 0
    }
    pairs[colors] = next
    return next
  }
}

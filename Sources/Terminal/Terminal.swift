import CLinux
import Canvas

/// The terminal: frames go out, inputs come in.
///
///     let signals = try Signals()                  // first of all, before any thread
///     let wake = try Wake()                        // for the threads that have news
///     let terminal = try Terminal(options, signals: signals, wake: wake)
///     defer { terminal.close() }
///     while running {
///       for input in terminal.inputs(within: untilNextTick) { … }
///       terminal.present(draw(state, terminal.size))
///     }
///
/// Belongs to one thread. The terminal is as it was found after `close`, a stop, a child or a
/// crash: its line mode, its screen, the modes switched on here.
package final class Terminal {
  let options: TerminalOptions
  let input: Int32
  let output: Int32
  private let owned: [Int32]
  private let signals: Signals?
  let wake: Wake?
  private let screen: CursesScreen
  private var found: LineMode
  var reader: InputReader
  private var isOpen = true
  /// The frame to show again after somebody else had the terminal.
  private var last: Grid?
  /// What the terminal was asked and has not answered yet.
  var asked: Set<TerminalQuestion> = []
  /// Since when, on the monotonic clock in milliseconds.
  var askedAt: Int64 = 0
  var modes: TerminalModes

  /// Which characters the terminal shows, by locale and options.
  package private(set) var tier: CharacterTier
  private let isUTF8: Bool
  /// How many colours it shows.
  package var depth: ColorDepth { screen.depth }
  /// The type whose description is used, where the terminal's own is not installed.
  package var substituteType: String? {
    let own = options.environment["TERM"] ?? ""
    return screen.type == own ? nil : screen.type
  }
  /// Whether frames are shown in one piece.
  package var isSynchronized: Bool { screen.isSynchronized }

  /// Columns and rows.
  package var size: Size { screen.size }

  /// Takes the terminal. Before other threads start: it sets the locale.
  /// - Throws: `TerminalError` if there is none, or none that can place a cursor.
  package init(
    _ options: TerminalOptions, signals: Signals? = nil, wake: Wake? = nil
  ) throws(TerminalError) {
    isUTF8 = clinux_use_utf8_locale() != 0
    tier = isUTF8 && !options.ascii ? .unicode : .ascii
    let descriptors = try TerminalDescriptors(options)
    guard let found = LineMode(descriptors.input) else {
      descriptors.close()
      throw .notATerminal
    }
    self.options = options
    (input, output, owned) = (descriptors.input, descriptors.output, descriptors.owned)
    self.signals = signals
    self.wake = wake
    self.found = found
    reader = InputReader(descriptor: input, patience: options.escapePatience)
    modes = TerminalModes(mouse: options.mouse)
    do throws(TerminalError) {
      screen = try CursesScreen(
        opening: ScreenOpening(options: options, input: input, output: output), tier: tier)
    } catch {
      descriptors.close()
      throw error
    }
    screen.resize(to: measured())
    arm()
    screen.isSynchronized = options.synchronized == .on
    ask()
  }

  deinit {
    close()
  }

  /// Shows a frame of the present size; see `CursesScreen.present`.
  package func present(_ grid: Grid) {
    guard isOpen else { return }
    screen.present(grid)
    last = grid
  }

  /// Paints everything anew, for a terminal that something else wrote on (^L).
  package func repaint() {
    guard isOpen else { return }
    screen.forget()
    if let last { screen.present(last) }
  }

  /// Gives the terminal back as it was found. Again is no harm.
  package func close() {
    guard isOpen else { return }
    isOpen = false
    awaitAnswer()
    disarm()
    screen.close()
    found.restore(input)
    for descriptor in owned { clinux_close(descriptor) }
  }

  /// Writes bytes past curses, which keeps nothing back between frames. Only for sequences that do
  /// not move the cursor.
  @discardableResult
  func write(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return clinux_write_all(output, bytes, bytes.count) == 0
  }

  private func arm() {
    let bytes = Array(modes.crashBytes.utf8)
    clinux_crash_guard_arm(output, bytes, bytes.count, found.pointer)
    write(modes.on)
  }

  private func disarm() {
    write(modes.off)
    clinux_crash_guard_disarm()
  }

  /// Hands the terminal over for as long as `body` runs, and takes it back: the size is asked
  /// anew, all is painted, and a line mode that was changed meanwhile is the one to leave behind.
  func handedOver<Result>(_ body: () -> Result) -> Result {
    disarm()
    screen.leave()
    found.restore(input)
    let result = body()
    if let now = LineMode(input) { found = now }
    arm()
    takeSize()
    repaint()
    return result
  }

  /// Asks the terminal's size; true if it is another.
  @discardableResult
  func takeSize() -> Bool {
    let now = measured()
    guard now != size else { return false }
    screen.resize(to: now)
    return true
  }

  /// Takes the mouse, or leaves it to the terminal.
  package func use(mouse: Bool) {
    guard isOpen, mouse != modes.mouse else { return }
    disarm()
    modes.mouse = mouse
    arm()
  }

  /// Changes what is asked of the terminal while it runs.
  package func use(synchronized: TerminalOptions.Synchronized) {
    screen.isSynchronized = synchronized == .on
    guard isOpen, synchronized == .auto else { return }
    ask([.synchronized])
  }

  /// Draws in ASCII, or in all that the locale knows; and what East Asian terminals draw wide.
  package func use(ascii: Bool, ambiguousIsWide: Bool) {
    tier = isUTF8 && !ascii ? .unicode : .ascii
    screen.use(tier, ambiguousIsWide: ambiguousIsWide)
  }

  func learned(synchronizes: Bool) { screen.isSynchronized = synchronizes }

  private func measured() -> Size {
    var rows: Int32 = 0
    var columns: Int32 = 0
    // A serial line answers 0 × 0, and LINES and COLUMNS are then the user's word.
    let isTold = clinux_window_size(output, &rows, &columns) == 0 && rows > 0 && columns > 0
    let told = { (name: String) in self.options.environment[name].flatMap { Int($0) } }
    // A size that no window has would cost its square in memory.
    return Size(
      width: min(2000, max(1, isTold ? Int(columns) : told("COLUMNS") ?? 80)),
      height: min(1000, max(1, isTold ? Int(rows) : told("LINES") ?? 24)))
  }

  var signalDescriptor: Int32 { signals?.descriptor ?? -1 }

  func pendingSignals() -> [Int32] { signals?.pending() ?? [] }
}

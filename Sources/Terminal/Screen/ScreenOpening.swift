import CLinux
import CNcurses
import Canvas

/// Finds a description of the terminal that curses can work with.
struct ScreenOpening {
  let options: TerminalOptions
  let input: Int32
  let output: Int32

  /// A screen, and the descriptor that curses writes to.
  struct Opened {
    let screen: OpaquePointer
    let written: Int32
    /// Whose description is used.
    var type = ""
  }

  private var type: String { options.environment["TERM"] ?? "" }

  /// Opens the screen: with a description of our own where 24-bit colour is wanted and the
  /// terminal's has none, else with the terminal's, else with xterm-256color's, else vt100's.
  /// The alternate screen is on from here.
  func open() throws(TerminalError) -> Opened {
    if wantsDirectColor, let screen = openDirect() { return screen }
    for candidate in [type, "xterm-256color", "vt100"] where !candidate.isEmpty {
      if let opened = open(candidate, in: nil) {
        if curses_can_address() != 0 {
          return Opened(screen: opened.screen, written: opened.written, type: candidate)
        }
        curses_end()
        curses_free(opened.screen)
        throw .tooSimple(type: type)
      }
    }
    throw .noDescription(type: type)
  }

  private func open(_ type: String, in directory: String?) -> Opened? {
    var written: Int32 = -1
    return curses_open(type, directory, input, output, &written)
      .map { Opened(screen: $0, written: written) }
  }

  private var wantsDirectColor: Bool {
    ColorDepth.detected(
      environment: options.environment, setting: options.color, terminal: 256) == .trueColor
      && !type.hasSuffix("-direct")
  }

  private func openDirect() -> Opened? {
    guard let cache = options.cacheDirectory else { return nil }
    let directory = cache + "/terminfo"
    for base in [type, "xterm-256color"] where DirectColor.isUsable(type: base) {
      let name = DirectColor.prefix + base
      // curses remembers what it has not found: compile before it looks.
      let stands = clinux_can_read("\(directory)/\(name.prefix(1))/\(name)") != 0
      guard stands || compile(base, into: directory) else { continue }
      if let opened = open(name, in: directory) {
        return Opened(screen: opened.screen, written: opened.written, type: base)
      }
    }
    return nil
  }

  /// Runs terminfo's compiler; about ten milliseconds, once for each terminal type.
  private func compile(_ base: String, into directory: String) -> Bool {
    let source = Array(DirectColor.source(for: base).utf8)
    let path = directory + "/" + DirectColor.prefix + base + ".ti"
    guard clinux_make_directory(directory) == 0,
      clinux_write_file(path, source, source.count) == 0
    else { return false }
    return withArguments(["tic", "-x", "-o", directory, path]) {
      clinux_run_quietly($0, nil, 0) == 0
    }
  }
}

import CLinux
import CNcurses
import Canvas

/// The one owner of curses. Not for more than one thread; one at a time in a process.
final class CursesScreen {
  private let screen: OpaquePointer
  /// Curses writes row by row; a frame leaves in one piece, so that none is seen half.
  private let frame: OpaquePointer?
  private var isGathering = false
  /// Whether the terminal shows in one piece what stands between the marks of mode 2026.
  var isSynchronized = false
  /// Cells that the terminal draws in two columns and curses in one are drawn as their ASCII twins.
  private var ambiguousIsWide: Bool
  private var tier: CharacterTier
  private var looks: Looks
  private(set) var size = Size(width: 80, height: 24)
  /// What the terminal shows; nil when that is not known.
  private var shown: Grid?
  private var cursorShows = true
  private var buffer: [UInt8] = []
  /// Whose description curses works with.
  let type: String
  private var isOpen = true

  var depth: ColorDepth { looks.depth }

  init(opening: ScreenOpening, tier: CharacterTier) throws(TerminalError) {
    let opened = try opening.open()
    screen = opened.screen
    type = opened.type
    frame = clinux_gather_open(opened.written, opening.output)
    self.tier = tier
    ambiguousIsWide = opening.options.ambiguousIsWide
    curses_raw_mode()
    looks = Looks(options: opening.options)
    buffer.reserveCapacity(1024)
  }

  deinit {
    close()
  }

  /// Brings the terminal to `grid`: hands curses the cells that changed since the last frame and
  /// flushes once, the cursor hidden meanwhile. An unchanged frame writes nothing. A frame of
  /// another size is not drawn: the resize that makes it right is on its way.
  func present(_ grid: Grid) {
    guard isOpen, grid.size == size else { return }
    let previous = shown
    var hasChanges = false
    var changed = 0
    let visible = grid.cursor.flatMap { grid.bounds.contains($0) ? $0 : nil }
    grid.forEachChange(
      since: previous, tier: tier, ambiguousIsWide: ambiguousIsWide, into: &buffer
    ) { run, bytes in
      changed += run.columns
      if !hasChanges {
        hasChanges = true
        beginFrame()
        setCursor(false)
      }
      let look = looks.look(run.style, of: grid.styles)
      bytes.withUnsafeBufferPointer { bytes in
        bytes.withMemoryRebound(to: CChar.self) { bytes in
          curses_write(
            Int32(run.y), Int32(run.x), bytes.baseAddress, Int32(bytes.count), look.attributes,
            look.pair)
        }
      }
    }
    shown = grid
    guard hasChanges || previous?.cursor != grid.cursor else { return }
    if !hasChanges { beginFrame() }
    if let visible { curses_move(Int32(visible.y), Int32(visible.x)) }
    curses_flush()
    setCursor(visible != nil)
    // A few cells are never seen half, and some terminals send a whole screen on at each end mark.
    endFrame(synchronized: isSynchronized && changed * 4 > size.width * size.height)
  }

  private func beginFrame() {
    // What takes the terminal back asks it for its mode, so it must be the terminal.
    guard let frame, curses_has_ended() == 0 else { return }
    isGathering = true
    clinux_gather_begin(frame)
  }

  private func endFrame(synchronized: Bool) {
    guard isGathering, let frame else { return }
    isGathering = false
    // A terminal that is gone is told by its hang-up.
    _ = clinux_gather_end(frame, synchronized ? 1 : 0)
  }

  private func setCursor(_ shows: Bool) {
    guard shows != cursorShows else { return }
    cursorShows = shows
    curses_show_cursor(shows ? 1 : 0)
  }

  /// Takes other characters; the next frame is painted whole.
  func use(_ tier: CharacterTier, ambiguousIsWide: Bool) {
    self.tier = tier
    self.ambiguousIsWide = ambiguousIsWide
    forget()
  }

  /// Takes a new size; the next frame is painted whole.
  func resize(to size: Size) {
    self.size = size
    curses_resize(Int32(size.height), Int32(size.width))
    forget()
  }

  /// Somebody else has written to the terminal: the next frame is painted whole.
  func forget() {
    shown = nil
    // curses keeps its own picture of the cursor, which may be as wrong.
    cursorShows = true
    curses_forget_screen()
  }

  /// Gives the terminal's screen back; the next frame takes it again.
  func leave() {
    curses_show_cursor(1)
    cursorShows = true
    curses_end()
  }

  func close() {
    guard isOpen else { return }
    isOpen = false
    leave()
    curses_free(screen)
    if let frame { clinux_gather_free(frame) }
  }
}

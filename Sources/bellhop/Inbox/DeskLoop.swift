import Canvas
import Desk
import Inbox
import Terminal

/// The loop of the terminal's thread: inputs move the desk's state, its effects go to the workers,
/// and a frame is drawn once for everything that happened together.
///
/// It waits in one place only, and never for the store, the network or a child that does not own
/// the terminal.
struct DeskLoop {
  private let terminal: Terminal
  private let answers: AnswerBox
  private let effects: EffectRunner
  private let editor: Editor
  private let files: AttachmentFiles
  /// Opens addresses and copies of files; nil: none is configured.
  private let opener: ChildProgram?
  private let themes: (String) throws -> Theme
  private var theme: Theme
  private var glyphs: Glyphs
  private let preferences: PreferenceKeeper
  private let clock: InboxClock
  private var memory: GuidanceMemory
  private var state: DeskState
  private let first: DeskState.FirstScreen
  private var tick: Instant?
  private var needsFrame = true
  private var isLeaving = false

  init(
    terminal: Terminal, answers: AnswerBox, effects: EffectRunner, editor: Editor,
    files: AttachmentFiles, opener: ChildProgram?,
    theme: Theme, themes: @escaping (String) throws -> Theme, preferences: PreferenceKeeper,
    memory: GuidanceMemory, clock: InboxClock, state: DeskState,
    beginsWith first: DeskState.FirstScreen
  ) {
    self.clock = clock
    self.terminal = terminal
    self.answers = answers
    self.effects = effects
    self.editor = editor
    self.files = files
    self.opener = opener
    self.theme = theme
    self.themes = themes
    glyphs = DeskLoop.glyphs(of: terminal, state.settings.look)
    self.preferences = preferences
    self.memory = memory
    self.first = first
    self.state = state
  }

  /// Runs until the agent leaves or the terminal goes away.
  mutating func run() {
    for effect in state.start(now: clock.now, with: first) { perform(effect) }
    // Where the terminal has said by now how light it is, its first frame is right already.
    var early = terminal.inputs(within: 0)
    for case .background(let isLight) in early { follow(lightBackground: isLight) }
    early.removeAll { if case .background = $0 { true } else { $0 == .tick } }
    while !isLeaving {
      if needsFrame { paint() }
      for input in early { take(input) }
      early = []
      let wait = tick.map { max(0, $0.since(clock.now)) }
      for input in terminal.inputs(within: wait) { take(input) }
    }
  }

  private mutating func paint() {
    needsFrame = false
    terminal.present(state.draw(size: terminal.size, theme: theme, glyphs: glyphs))
    handle(.painted)
  }

  private mutating func take(_ input: Input) {
    switch input {
    case .key(let key): handle(.key(key))
    case .paste(let text): handle(.paste(text))
    case .resize(let size): handle(.resize(size))
    case .focus(let isFocused): handle(.focus(isFocused))
    case .mouse(let mouse): handle(.mouse(mouse))
    // The terminal's own part keeps its answers.
    case .synchronizes: break
    case .background(let isLight): follow(lightBackground: isLight)
    case .signal:
      // Whatever was typed is kept, the sign at the conversation taken away.
      for effect in state.finish(now: clock.now) { perform(effect) }
      isLeaving = true
    case .wake: for answer in answers.take() { handle(answer) }
    case .tick:
      tick = nil
      handle(.tick)
    }
  }

  private mutating func handle(_ input: DeskInput) {
    let wanted = state.update(input, now: clock.now)
    if case .painted = input {} else { needsFrame = true }
    for effect in wanted { perform(effect) }
  }

  /// The address or path is one argument, the last; whoever sent it chose nothing else.
  private mutating func open(_ address: String) {
    guard let opener else {
      return handle(
        .notice(Notice(.warning, "No program opens that: say opener: in config.yaml")))
    }
    do {
      let status = try terminal.run(opener.arguments + [address])
      handle(.resize(terminal.size))
      let program = opener.arguments[0]
      handle(
        .notice(
          status == 0
            ? Notice(.done, "Opened by \(program)")
            : Notice(.error, "\(program) ended with \(status)")))
    } catch {
      handle(.resize(terminal.size))
      handle(.notice(Notice(.error, "\(opener.arguments[0]) did not start: \(error)")))
    }
  }

  /// Comes only if asked for: where nobody has chosen a theme.
  private mutating func follow(lightBackground isLight: Bool) {
    guard isLight, terminal.depth != .mono, let light = try? themes("light") else { return }
    theme = light
    needsFrame = true
  }

  /// The frame that is due anyway paints everything, for its styles are others.
  private mutating func use(theme name: String) {
    do {
      theme = try themes(name)
      handle(.notice(Notice(.done, "Theme \(name) for this time; gs keeps one")))
    } catch {
      handle(.notice(Notice(.error, (error as? Failure)?.message ?? "\(error)")))
    }
  }

  /// Where ambiguous characters are wide, lines and signs of our own are among them.
  private static func glyphs(of terminal: Terminal, _ look: DeskSettings.Look) -> Glyphs {
    Glyphs(tier: look.ambiguousIsWide ? .ascii : terminal.tier)
  }

  /// What the terminal has to do with it is done at once; all else the desk has done.
  private mutating func keep(_ wish: Preference) {
    let look = state.settings.look
    switch wish.path {
    case ["mouse"]: terminal.use(mouse: look.mouse)
    case ["synchronized"]: terminal.use(synchronized: .init(look.synchronized))
    case ["ascii"], ["ambiguous"]:
      terminal.use(ascii: look.ascii, ambiguousIsWide: look.ambiguousIsWide)
      glyphs = DeskLoop.glyphs(of: terminal, look)
      needsFrame = true
    default: break
    }
    preferences.keep(wish)
  }

  /// Why a text is not where it was to be copied; nil if it may be.
  private func words(_ copied: Terminal.Copied) -> String? {
    switch copied {
    case .sent: nil
    case .onlyInTmux: "Copied into tmux alone: its option set-clipboard is off"
    case .tooLong: "Not copied: terminals take \(Terminal.clipboardLimit) bytes at most"
    case .failed: "The terminal takes no text to copy"
    }
  }

  private mutating func preview(theme name: String) {
    guard let shown = try? themes(name) else { return }
    theme = shown
    needsFrame = true
  }

  private mutating func perform(_ effect: DeskEffect) {
    switch effect {
    case .quit: isLeaving = true
    case .suspend:
      if terminal.suspend() { handle(.resize(terminal.size)) }
    case .repaint: terminal.repaint()
    case .bell: terminal.bell()
    case .notify(let words):
      terminal.notify(
        title: "Bellhop", words, by: .init(state.settings.look.desktop))
    case .copy(let text):
      if let problem = words(terminal.copy(text)) { handle(.notice(Notice(.warning, problem))) }
    case .useTheme(let name): use(theme: name)
    case .previewTheme(let name): preview(theme: name)
    case .savePreference(let wish): keep(wish)
    case .told(let hint): memory.told(hint)
    case .wantTick(let instant): tick = instant
    case .openAddress(let address): open(address)
    case .openAttachment(let attachment):
      do throws(Failure) {
        open(try files.copyForViewing(attachment))
      } catch {
        handle(.notice(Notice(.error, error.message)))
      }
    case .openEditor(let text):
      let edited = editor.edit(text, on: terminal)
      handle(.resize(terminal.size))
      switch edited {
      case .success(let text): handle(.editorReturned(text))
      case .failure(let failure):
        handle(.editorReturned(nil))
        handle(.notice(Notice(.error, failure.message)))
      }
    default: effects.run(effect)
    }
  }
}

extension TerminalOptions.Synchronized {
  init(_ setting: DeskSettings.Look.Synchronized) {
    switch setting {
    case .auto: self = .auto
    case .on: self = .on
    case .off: self = .off
    }
  }
}

extension Terminal.DesktopProtocol {
  /// Nil: what the terminal is known for.
  init?(_ setting: DeskSettings.Look.Desktop) {
    switch setting {
    case .auto, .off: return nil
    case .osc9: self = .osc9
    case .osc777: self = .osc777
    }
  }
}

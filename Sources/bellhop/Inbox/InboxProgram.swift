import Canvas
import Desk
import Foundation
import Inbox
import InboxStore
import Terminal
import WorkspaceFile

/// The inbox from start to end: takes the terminal, starts the threads, runs the loop, and leaves
/// everything as it was found.
struct InboxProgram {
  private let preferences: UserConfiguration
  private let keymap: Keymap
  private let look: Look
  private let signals: Signals
  private let wake: Wake

  /// To be made first of all: the signals must be ours before any thread starts.
  init(look: Look) throws {
    self.look = look
    preferences = try Preferences.read()
    keymap = try preferences.keymap
    do {
      signals = try Signals()
      wake = try Wake()
    } catch {
      throw Failure(status: .store, "\(error)")
    }
  }

  /// Runs the inbox of this session.
  ///
  /// - Parameters:
  ///   - banner: Stands in the header for as long as it runs.
  ///   - whenReady: Called once the screens can show what happens.
  func run(
    _ session: Session, banner: String?, beginsWith first: DeskState.FirstScreen = .queue,
    whenReady: () -> Void = {}
  ) throws {
    let terminal = try openTerminal()
    defer { terminal.close() }
    let shelf = ThemeShelf(folders: Directories.themes())
    let depth = terminal.depth
    let theme = try shelf.theme(
      named: look.theme ?? preferences.chosenTheme ?? "dark", depth: depth)
    let answers = AnswerBox(wake: wake)
    let store = session.store
    let bell: Bell
    do { bell = try Bell(path: store.paths.bell) } catch { throw Failure(error) }
    let clock = session.inboxClock
    let name = UUID().uuidString.lowercased()
    let presence = PresenceSigns(
      store: store, agent: session.agent, session: name, answers: answers, clock: clock)
    let files = AttachmentFiles(
      store: store, downloads: preferences.downloadsFolder(Directories.environment))
    defer { files.clear() }
    let effects = EffectRunner(
      store: store, agent: session.agent, answers: answers, presence: presence, files: files,
      clock: clock)
    let sendmail = try preferences.sendmailCommand
    let courier = Courier(store: store, sendmail: sendmail, clock: clock)
    let opener = ChildProgram(preferences.opener ?? [], environment: Directories.environment)
    let keeper = Keeper(
      store: store, courier: courier, clock: clock, keepsReserve: session.keepsReserve
    ) { problem in
      answers.put(.notice(Notice(.error, problem)))
    }
    let watch = StoreWatch(
      agent: session.agent, bell: bell, answers: answers, effects: effects, clock: clock,
      keepsReserve: session.keepsReserve
    ) { keeper.look() }
    var memory = GuidanceMemory()
    var settings = preferences.deskSettings(
      agent: session.workspace.agent(session.agent)
        ?? Agent(id: session.agent, name: session.agent.text, role: .supervisor),
      workspace: session.workspace, session: name, banner: banner,
      themes: depth == .mono ? [] : shelf.names)
    settings.look = look(on: terminal)
    settings.mailProblem = MailDelivery.problem(with: sendmail)
    settings.openerProblem = ChildProgram.problem(withOpener: opener)
    settings.isScrambled = look.scramble || preferences.scrambles ?? false
    settings.guidance = Guidance(
      hints: memory.begin(),
      isEmptyStore: try session.reaching { try store.latestLine() == nil },
      hasWorkspace: !session.workspace.agents.isEmpty || !session.workspace.accounts.isEmpty)
    let state = DeskState(
      settings: settings, size: terminal.size, now: clock.now, keymap: keymap)
    let keeperOfWishes = PreferenceKeeper(file: Directories.configurationFile, answers: answers)
    var loop = DeskLoop(
      terminal: terminal, answers: answers, effects: effects,
      editor: Editor(
        configured: preferences.editor, environment: Directories.environment),
      files: files,
      opener: opener,
      theme: theme, themes: { try shelf.theme(named: $0, depth: depth) },
      preferences: keeperOfWishes, memory: memory, clock: clock, state: state, beginsWith: first)
    let yielded = keymap.yielded.map { $0.words(in: keymap) }
    for remark in preferences.remarks + yielded { answers.put(.notice(Notice(.hint, remark))) }
    for warning in Preferences.rights + (session.keepsReserve ? store.warnings : []) {
      answers.put(.notice(Notice(.warning, warning)))
    }
    if let type = terminal.substituteType {
      let own = Directories.environment["TERM"] ?? ""
      let words = "TERM=\(own) has no description here: drawn as \(type); bellhop doctor tells more"
      answers.put(
        .notice(Notice(.warning, own.isEmpty ? "TERM is not set: drawn as \(type)" : words)))
    }
    let attendance = try? store.attend()
    if attendance?.wasLeftBadly == true {
      effects.read { store in
        // Slow in a large store, and nobody has to wait for it.
        guard let problem = try? store.damages(quick: true).first else { return }
        answers.put(.notice(Notice(.error, StoreError.corrupt(problem).description)))
      }
    }
    watch.start()
    whenReady()
    loop.run()
    watch.stop()
    let isQuiet = effects.stop()
    presence.leave()
    keeper.stop()
    keeperOfWishes.stop()
    // Who still reads would be waited for.
    if isQuiet { store.settleLog() }
    attendance?.leave()
  }

  /// What holds now and can be changed from the screens.
  private func look(on terminal: Terminal) -> DeskSettings.Look {
    var value = DeskSettings.Look()
    value.theme = look.theme ?? preferences.chosenTheme ?? ""
    value.mouse = preferences.mouse == .on
    value.ascii = look.ascii || preferences.ascii ?? false
    value.ambiguousIsWide = preferences.ambiguousWidth == 2
    value.synchronized = .init(rawValue: preferences.synchronized?.rawValue ?? "auto") ?? .auto
    value.desktop = .init(rawValue: preferences.notifications.desktop?.rawValue ?? "auto") ?? .auto
    value.language = preferences.language ?? "en"
    let home = Directories.environment["HOME"] ?? ""
    let file = Directories.configurationFile
    value.file =
      !home.isEmpty && file.hasPrefix(home + "/") ? "~" + file.dropFirst(home.count) : file
    return value
  }

  private func openTerminal() throws -> Terminal {
    var options = preferences.terminalOptions
    options.asksBackground = look.theme == nil && preferences.chosenTheme == nil
    options.ascii = look.ascii || preferences.ascii ?? false
    if let color = look.color ?? preferences.color?.rawValue {
      guard let setting = ColorSetting(spelled: color) else {
        throw Failure(
          status: .usage, "--color \(color): auto, never, 16, 256 or full.")
      }
      options.color = setting
    }
    options.cacheDirectory = Directories.madeCache()
    do {
      return try Terminal(options, signals: signals, wake: wake)
    } catch {
      throw Failure(
        status: .usage,
        """
        Bellhop: \(error).
        Without screens: `bellhop list` prints the queue, `bellhop --accessible` works line by line, \
        `bellhop help` lists the rest.
        """)
    }
  }
}

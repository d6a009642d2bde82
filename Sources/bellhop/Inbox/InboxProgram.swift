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
  func run(_ session: Session, banner: String?, whenReady: () -> Void = {}) throws {
    let terminal = try openTerminal()
    defer { terminal.close() }
    let shelf = ThemeShelf(folders: Directories.themes())
    let depth = terminal.depth
    let theme = try shelf.theme(named: look.theme ?? preferences.theme ?? "dark", depth: depth)
    let answers = AnswerBox(wake: wake)
    let store = session.store
    let bell: Bell
    do { bell = try Bell(path: store.paths.bell) } catch { throw Failure(error) }
    let name = UUID().uuidString.lowercased()
    let presence = PresenceSigns(
      store: store, agent: session.agent, session: name, answers: answers)
    let files = AttachmentFiles(
      store: store, downloads: preferences.downloadsFolder(Directories.environment))
    defer { files.clear() }
    let effects = EffectRunner(
      store: store, agent: session.agent, answers: answers, presence: presence, files: files)
    let courier = Courier(store: store, sendmail: try preferences.sendmailCommand)
    let keeper = Keeper(store: store, courier: courier) { problem in
      answers.put(.notice(Notice(.error, problem)))
    }
    let watch = StoreWatch(agent: session.agent, bell: bell, answers: answers, effects: effects) {
      keeper.look()
    }
    let state = DeskState(
      settings: preferences.deskSettings(
        agent: session.workspace.agent(session.agent)
          ?? Agent(id: session.agent, name: session.agent.text, role: .supervisor),
        workspace: session.workspace, session: name, banner: banner,
        themes: depth == .mono ? [] : shelf.names),
      size: terminal.size, now: Session.clock(), keymap: keymap)
    var loop = DeskLoop(
      terminal: terminal, answers: answers, effects: effects,
      editor: Editor(
        configured: preferences.editor, environment: Directories.environment),
      files: files,
      opener: ChildProgram(preferences.opener ?? [], environment: Directories.environment),
      theme: theme, themes: { try shelf.theme(named: $0, depth: depth) }, state: state)
    for remark in preferences.remarks { answers.put(.notice(Notice(.hint, remark))) }
    watch.start()
    whenReady()
    loop.run()
    watch.stop()
    effects.stop()
    presence.leave()
    keeper.stop()
    store.settleLog()
  }

  private func openTerminal() throws -> Terminal {
    var options = TerminalOptions(environment: Directories.environment)
    options.asksBackground = look.theme == nil && preferences.theme == nil
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
      throw Failure(status: .usage, "\(error)")
    }
  }
}

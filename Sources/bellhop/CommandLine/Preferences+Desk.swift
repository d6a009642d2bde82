import Desk
import Foundation
import Inbox
import Terminal
import WorkspaceFile

/// What a person prefers, as the screens take it.
extension UserConfiguration {
  /// The usual keys with this person's own in place of some.
  ///
  /// - Throws: `Failure` with every binding that cannot be, each with file, line and column.
  var keymap: Keymap {
    get throws {
      var own: [CommandID: [KeySequence]] = [:]
      var places: [CommandID: KeyBinding] = [:]
      var problems: [(KeyBinding, String)] = []
      for binding in keys {
        guard let command = CommandID(rawValue: binding.command) else {
          problems.append((binding, "there is no command “\(binding.command)”"))
          continue
        }
        places[command] = binding
        own[command] = []
        for chord in binding.chords {
          if let sequence = KeySequence(spelled: chord) {
            own[command]?.append(sequence)
          } else {
            problems.append((binding, "“\(chord)” is no key"))
          }
        }
      }
      do throws(KeymapError) {
        if problems.isEmpty { return try Keymap(changing: own) }
        _ = try Keymap(changing: own)
      } catch {
        for problem in error.problems {
          guard let place = problem.commands.compactMap({ places[$0] }).first else { continue }
          problems.append((place, problem.words))
        }
      }
      let lines = problems.map { binding, words in
        "\(binding.file ?? "config.yaml"):\(binding.line):\(binding.column): \(words)"
      }
      throw Failure(status: .usage, lines.joined(separator: "\n"))
    }
  }

  /// How the screens are to be for this agent.
  func deskSettings(
    agent: Agent, workspace: Workspace, session: String, banner: String?, themes: [String]
  ) -> DeskSettings {
    var panes = DeskSettings.Panes()
    panes.preview = showsPreview ?? true
    panes.figures = showsFigures ?? true
    panes.details = showsDetails ?? true
    let after: DeskSettings.AfterResolve =
      switch afterResolve {
      case .next, nil: .next
      case .list: .list
      case .stay: .stay
      }
    var settings = DeskSettings(
      agent: agent, workspace: workspace, session: session, banner: banner, afterResolve: after,
      panes: panes, themes: themes, ownViews: views)
    settings.notifications = notifications.notifications
    if let headlines, !headlines.isEmpty { settings.headlines = headlines }
    return settings
  }

  /// Nil where the terminal is to say whether it is light.
  var chosenTheme: String? { theme == "auto" ? nil : theme }

  /// The path of the store that is usual for this person.
  func storePath(environment: [String: String]) -> String? {
    store.map { UserConfiguration.atHome($0, environment) }
  }

  /// Where this person's saved attachments go.
  func downloadsFolder(_ environment: [String: String]) -> String {
    UserConfiguration.atHome(downloads ?? "~/Downloads", environment)
  }

  /// `~` is this person's home.
  private static func atHome(_ path: String, _ environment: [String: String]) -> String {
    guard path.hasPrefix("~/"), let home = environment["HOME"] else { return path }
    return home + path.dropFirst(1)
  }

  /// What is written there and nothing can be done with yet.
  var remarks: [String] {
    guard let language, language.split(separator: "-").first != "en" else { return [] }
    return ["language: \(language): the screens speak English only, so far"]
  }
}

extension UserConfiguration {
  /// What it says of the terminal.
  var terminalOptions: TerminalOptions {
    var options = TerminalOptions(environment: Directories.environment)
    options.mouse = mouse == .on
    options.ambiguousIsWide = ambiguousWidth == 2
    options.synchronized =
      switch synchronized {
      case .on: .on
      case .off: .off
      case .auto, nil: .auto
      }
    return options
  }
}

import Canvas
import Inbox

extension DeskState {
  mutating func openHelp() {
    let here = context
    var lines: [HelpScreen.Line] = []
    for group in CommandGroup.allCases {
      let commands = keymap.commands(in: here).filter { $0.group == group }
      guard !commands.isEmpty else { continue }
      lines.append(
        .init(
          keys: .empty, title: DisplayText(composed: group.rawValue), text: .empty, isHeading: true)
      )
      for command in commands {
        var text = command.help
        if let problem = problem(with: command.id) {
          text += " Now: " + DisplayText(filtering: problem, as: .line) + "."
        }
        if command.id == .goView {
          let names = command.keys.prefix(views.entries.count).compactMap { keys in
            viewTitle(keys).map { keys.label(.unicode) + " " + $0 }
          }
          if !names.isEmpty { text = names.joined(separator: ", ") + "." }
        }
        // As a keys file calls it.
        text += " " + DisplayText(composed: "[\(command.id.rawValue)]")
        let keys = command.keys.map { DisplayText(composed: $0.spelled) }.joined(separator: " ")
        lines.append(.init(keys: keys, title: command.title, text: text, isHeading: false))
      }
    }
    layers.append(.help(HelpScreen(lines: lines, title: "Keys here")))
  }

  mutating func openMessages() {
    let lines = notices.past.reversed().map { at, notice in
      HelpScreen.Line(
        keys: LocalTime.clock(at, zone), title: .empty,
        text: DisplayText(masking: notice.text, as: .line), isHeading: false)
    }
    layers.append(.help(HelpScreen(lines: Array(lines), title: "Messages, newest first")))
  }

  mutating func runInHelp(_ id: CommandID) {
    guard case .help(var help) = layers.last else { return }
    let page = max(1, size.height - 8)
    switch id {
    case .down: help.top += 1
    case .up: help.top -= 1
    case .pageDown: help.top += page
    case .pageUp: help.top -= page
    case .back:
      layers.removeLast()
      return
    case .repaint, .suspend, .quit:
      _ = runAnywhere(id)
      return
    default: return
    }
    help.scrollIntoView(on: size)
    layers[layers.count - 1] = .help(help)
  }

  /// In the help, letters search; Esc ends the search, then the help.
  mutating func typeIntoHelp(_ key: Key) {
    guard case .help(var help) = layers.last else { return }
    switch key {
    case Key(.escape):
      if help.find.isEmpty {
        layers.removeLast()
        return
      }
      help.find.setText("")
    case Key(.enter): break
    case Key(.backspace), .control("h"): help.find.deleteBack()
    case .control("u"): help.find.setText("")
    case Key(.down), .control("n"): help.top += 1
    case Key(.up), .control("p"): help.top -= 1
    case Key(.pageDown): help.top += max(1, size.height - 8)
    case Key(.pageUp): help.top -= max(1, size.height - 8)
    default:
      if let scalar = key.typed {
        help.find.insert(String(Character(scalar)))
        help.top = 0
      }
    }
    help.scrollIntoView(on: size)
    layers[layers.count - 1] = .help(help)
  }
}

extension KeySequence {
  /// `g m`, `^X ^S`, as a keys file writes it.
  package var spelled: String { keys.map(\.description).joined(separator: " ") }
}

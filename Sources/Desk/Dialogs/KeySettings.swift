import Canvas
import Inbox

/// The keys that a command is to have, while they are pressed.
struct KeyCapture: Sendable {
  let command: CommandID
  var keys: [Key] = []
  /// Why they cannot be its keys.
  var problem: String?
  /// What other commands lose by it.
  var loss: String?
}

extension DeskState {
  mutating func openKeys() {
    layers.append(.picker(Picker(.keys, title: "Keys", items: keyItems)))
  }

  var keyItems: [Picker.Item] {
    var seen: Set<CommandID> = []
    return keymap.commands.filter { seen.insert($0.id).inserted }.map { command in
      let spelled = keymap.keys(of: command.id).map(\.spelled).joined(separator: "  ")
      let mark: DisplayText = keymap.own[command.id] == nil ? .empty : "yours: "
      let taker = keymap.yielded.first { $0.command == command.id }.map {
        (keymap[$0.taker]?.title ?? .empty) + " has " + DisplayText(composed: $0.keys.spelled)
      }
      let none = taker.map { "none: " + $0 } ?? "none"
      return Picker.Item(
        command.title + "  " + DisplayText(composed: command.id.rawValue),
        detail: mark + (spelled.isEmpty ? none : DisplayText(composed: spelled)),
        haystack: "\(command.title) \(command.id.rawValue) \(command.help) \(spelled)",
        value: .keys(command.id))
    }
  }

  /// Every key is one of the new ones; only Enter, Backspace and Esc mean what they always do.
  mutating func capture(_ key: Key, _ capture: KeyCapture) {
    var capture = capture
    switch key {
    case Key(.escape):
      layers.removeLast()
      return
    case Key(.backspace) where capture.keys.isEmpty: return rebind(capture, to: nil)
    case Key(.backspace):
      capture.keys.removeLast()
      (capture.problem, capture.loss) = consequences(of: capture)
    case Key(.enter):
      guard !capture.keys.isEmpty else { return say(.hint, "Press the new keys first") }
      return rebind(capture, to: [KeySequence(capture.keys)])
    default:
      guard capture.keys.count < 3 else {
        return say(.hint, "Three keys are enough; Enter takes them")
      }
      capture.keys.append(key)
      (capture.problem, capture.loss) = consequences(of: capture)
    }
    layers[layers.count - 1] = .keys(capture)
  }

  /// What stands against the keys so far; else what they take from other commands.
  private func consequences(of capture: KeyCapture) -> (problem: String?, loss: String?) {
    guard capture.command != .quit, !capture.keys.isEmpty else { return (nil, nil) }
    var own = keymap.own
    own[capture.command] = [KeySequence(capture.keys)]
    do throws(KeymapError) {
      return (nil, loss(by: capture.command, in: try Keymap(changing: own)))
    } catch {
      return (error.problems.first?.words, nil)
    }
  }

  private func loss(by taker: CommandID, in keymap: Keymap) -> String? {
    let lost = keymap.yielded.filter { $0.taker == taker }
    guard let first = lost.first else { return nil }
    let more = Set(lost.map(\.command)).count - 1
    return first.words(in: keymap) + (more > 0 ? "; \(more) more lose theirs" : "")
  }

  private mutating func rebind(_ capture: KeyCapture, to keys: [KeySequence]?) {
    var own = keymap.own
    own[capture.command] = keys
    do throws(KeymapError) {
      keymap = try Keymap(changing: own)
    } catch {
      var capture = capture
      capture.problem = error.problems.first?.words
      layers[layers.count - 1] = .keys(capture)
      return
    }
    layers.removeLast()
    typed.clear()
    if keys != nil, let loss = loss(by: capture.command, in: keymap) { say(.warning, loss) }
    save(
      Preference(["keys", capture.command.rawValue], keys.map { .list($0.map(\.spelled)) }))
    refreshSettings()
  }

  func drawKeyCapture(_ capture: KeyCapture, _ pen: inout Pen) {
    let command = keymap[capture.command]
    let now = keymap.keys(of: capture.command).map(\.spelled).joined(separator: "  ")
    let new = capture.keys.map(\.description).joined(separator: " ")
    let width = min(64, max(20, pen.grid.size.width - 6))
    let inner = drawBox(
      "Keys: " + (command?.title ?? .empty), width: width, height: 7, &pen)
    guard inner.height > 0, inner.width > 0 else { return }
    let lines: [(DisplayText, StyleRole)] = [
      (command?.help ?? .empty, .dim),
      ("now  " + DisplayText(composed: now.isEmpty ? "none" : now), .text),
      ("new  " + DisplayText(composed: new) + pen.glyphs.prompt, .input),
      (
        (capture.problem ?? capture.loss).map { DisplayText(filtering: $0, as: .line) } ?? "",
        capture.problem == nil ? .hint : .warning
      ),
      (.empty, .text),
      (pen.glyphs.enter + " takes them   Backspace alone: the usual ones", .hint),
      ("Esc cancel", .hint),
    ]
    for (offset, line) in lines.prefix(inner.height).enumerated() {
      pen.put(line.0, x: inner.minX, y: inner.minY + offset, width: inner.width, line.1)
    }
  }
}

extension Keymap {
  /// All keys of a command, in whatever context, each once.
  func keys(of id: CommandID) -> [KeySequence] {
    var seen: Set<KeySequence> = []
    return commands.filter { $0.id == id }.flatMap(\.keys).filter { seen.insert($0).inserted }
  }
}

import Canvas
import Inbox

/// What a newcomer is told, once: it goes away by itself and does not come again.
package struct Guidance: Hashable, Sendable {
  /// Each is said where it is of use for the first time.
  package enum Hint: String, CaseIterable, Sendable {
    case composing
    case sending
    case reading
    case finding
    case marking

    var words: String {
      switch self {
      case .composing: "^S sends, and is held ten seconds; Esc keeps the draft and reads on"
      case .sending: "U takes a held reply back, from any screen"
      case .reading: "r answers, i notes, e resolves, Esc goes back; , shows all of it"
      case .finding: "Type a name; @ people, # tags, . replies, > commands narrow it"
      case .marking: "An act key is for all marked now: it shows a plan first; Esc clears"
      }
    }
  }

  /// Those that are still to be said.
  package var hints: Set<Hint>
  /// Nothing has ever arrived in this store.
  package var isEmptyStore: Bool
  /// It has people and accounts.
  package var hasWorkspace: Bool

  package init(hints: Set<Hint> = [], isEmptyStore: Bool = false, hasWorkspace: Bool = true) {
    self.hints = hints
    self.isEmptyStore = isEmptyStore
    self.hasWorkspace = hasWorkspace
  }
}

extension DeskState {
  /// Says what helps on the screen that has just come in front, unless something is being said.
  mutating func guide() {
    guard !settings.guidance.hints.isEmpty, notices.current == nil else { return }
    let hint: Guidance.Hint? =
      switch layers.last {
      case .conversation(let screen) where screen.isWriting: .composing
      case .conversation(let screen) where screen.isLoaded && screen.beginning == nil: .reading
      case .picker(let picker) where picker.purpose == .palette: .finding
      case nil where newestHeldID != nil: .sending
      case nil where !marks.isEmpty: .marking
      default: nil
      }
    guard let hint, settings.guidance.hints.remove(hint) != nil else { return }
    emit(.told(hint))
    say(.hint, hint.words)
  }

  /// What stands where nothing ever arrived: how to begin.
  func drawStart(_ area: Rect, _ pen: inout Pen) {
    let keys: [(DisplayText, DisplayText)] = [
      ("j k", "up and down"), (pen.glyphs.enter, "open"), ("r", "answer"), ("e", "resolve"),
      ("?", "all keys"),
    ]
    var lines: [(DisplayText, DisplayText, StyleRole)] = [
      ("", "Nothing has arrived here yet. Three ways to begin, each from the shell:", .title),
      ("", "", .text),
      ("bellhop demo", "a day at an invented shop, nothing is sent", .text),
      ("bellhop import archive.mbox", "your mail; also Maildir, .eml, .jsonl", .text),
    ]
    lines.append(
      settings.guidance.hasWorkspace
        ? ("bellhop workspace export", "what your team has agreed on, to change it", .text)
        : ("bellhop workspace import team.yaml", "people, promises, accounts, replies", .text))
    lines += [
      ("", "", .text),
      ("", "This screen fills by itself. Five keys are enough for the first day:", .dim),
      ("", "", .text),
    ]
    // Small screens say only what to do.
    if area.height < lines.count + 1 { lines.removeAll { $0.0.isEmpty && $0.2 != .title } }
    let x = min(3, area.width)
    var y = area.minY + (area.height > lines.count + 4 ? 1 : 0)
    let isNarrow = area.width < 76
    for line in lines where y < area.maxY {
      if !line.0.isEmpty {
        pen.put(line.0, x: x + 2, y: y, width: area.width - x - 2, .hintKey)
        if !isNarrow { pen.put(line.1, x: x + 38, y: y, width: area.width - x - 38, .dim) }
      } else {
        pen.put(line.1, x: x, y: y, width: area.width - x, line.2)
      }
      y += 1
    }
    guard y < area.maxY else { return }
    var end = x + 2
    for (key, title) in keys {
      guard end + key.columns + title.columns + 1 < area.maxX else { break }
      end = pen.put(key + " ", x: end, y: y, .hintKey)
      end = pen.put(title, x: end, y: y, .text) + 3
    }
  }
}

import Canvas
import Inbox

/// A text of some lines about an incident: words for customers, an update, a closing note. `^S` hands
/// it in; Enter is a new line.
struct WordsBox: Sendable {
  enum Purpose: Hashable, Sendable {
    case approve(IncidentID, language: String)
    case update(IncidentID)
    case close(IncidentID)
    /// People who are affected, one a line.
    case affected(IncidentID)
  }

  var purpose: Purpose
  var title: DisplayText
  var hint: DisplayText
  /// What `^S` does.
  var verb: DisplayText
  var buffer: TextBuffer
}

extension DeskState {
  private var wordsBox: WordsBox? {
    get { if case .words(let box) = layers.last { box } else { nil } }
    set {
      guard let newValue, case .words = layers.last else { return }
      layers[layers.count - 1] = .words(newValue)
    }
  }

  private var wordsWidth: Int { min(84, max(1, size.width - 8)) }

  mutating func runInWords(_ id: CommandID) {
    guard var box = wordsBox else { return }
    switch id {
    case .close, .back:
      layers.removeLast()
      typed.deafUntil = now.advanced(by: 300)
      return
    case .choose: box.buffer.insert("\n")
    case .help, .repaint, .suspend, .quit:
      _ = runAnywhere(id)
      return
    default: _ = box.buffer.edit(id, width: wordsWidth - 2)
    }
    wordsBox = box
  }

  mutating func typeIntoWords(_ text: String) {
    guard var box = wordsBox else { return }
    box.buffer.insert(text)
    wordsBox = box
  }

  mutating func pressedInWords(_ key: Key) -> Bool {
    guard let box = wordsBox, key == .control("s") else { return false }
    let text = box.buffer.text.trimmedBlanks
    guard !text.isEmpty else {
      say(.hint, Refusal.emptyText.description)
      return true
    }
    switch box.purpose {
    case .approve(let incident, let language):
      let template = ReplyTemplate(text)
      if let name = (template.gapNames.sorted() + template.unknownNames).first {
        say(
          .warning,
          "Nobody fills {{\(name)}} for all of them: take it out, or give a name with a dot")
        return true
      }
      layers.removeLast()
      perform(.approve(words: text, language: language), on: incident)
    case .update(let incident):
      layers.removeLast()
      perform(.update(text), on: incident)
    case .affected(let incident):
      layers.removeLast()
      findAffected(named: text, of: incident)
    case .close(let incident):
      layers.removeLast()
      perform(.close(note: text), on: incident)
    }
    return true
  }

  func draw(_ box: WordsBox, _ pen: inout Pen) {
    let height = min(14, max(5, pen.grid.size.height - 6))
    let inner = drawBox(box.title, width: wordsWidth, height: height, &pen)
    guard inner.height > 2, inner.width > 10 else { return }
    pen.put(box.hint, x: inner.minX, y: inner.minY, width: inner.width, .dim)
    let area = Rect(
      x: inner.minX + 1, y: inner.minY + 1, width: inner.width - 1,
      height: max(1, inner.height - 2))
    let layout = EditorLayout(box.buffer.text, width: max(1, area.width))
    let cursor = layout.point(of: box.buffer.cursor)
    let top = max(0, min(cursor.y - area.height + 1, layout.lines.count - area.height))
    for (offset, line) in layout.lines.dropFirst(top).prefix(area.height).enumerated() {
      pen.put(line.text, x: area.minX, y: area.minY + offset, width: area.width, .input)
    }
    pen.grid.cursor = Point(x: area.minX + cursor.x, y: area.minY + cursor.y - top)
    var line = HintLine(width: inner.width)
    line.offer("^S", box.verb, place: 0)
    line.offer("Esc", "back", place: 1)
    line.draw(x: inner.minX, y: inner.maxY - 1, &pen)
  }
}

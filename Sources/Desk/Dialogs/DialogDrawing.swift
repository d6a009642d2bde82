import Canvas
import Inbox

extension DeskState {
  /// A box in the middle, cleared; the whole screen where there is no room for one. Answers what
  /// is inside the border.
  func drawBox(
    _ title: DisplayText, width: Int, height: Int, _ pen: inout Pen
  ) -> Rect {
    let size = pen.grid.size
    let boxWidth = min(size.width, width + 4)
    let boxHeight = min(size.height, height + 2)
    let box = Rect(
      x: (size.width - boxWidth) / 2, y: max(0, (size.height - boxHeight) / 2), width: boxWidth,
      height: boxHeight)
    pen.clear(box, .dialog)
    guard boxWidth > 8, boxHeight > 2 else { return box }
    pen.grid.box(
      box, title: title, style: pen.theme[.dialogBorder], titleStyle: pen.theme[.title],
      glyphs: pen.glyphs)
    return box.inset(columns: 2, rows: 1)
  }

  func drawQuestion(_ question: QuestionBox, _ pen: inout Pen) {
    if question.isBar, drawBar(question, &pen) { return }
    let width = QuestionBox.width(on: pen.grid.size)
    let lines = question.wrapped(to: width)
    let inner = drawBox(
      question.title, width: width, height: lines.count + 1 + question.answers.count, &pen)
    // The answers are never cut off: what is said gives way to them.
    let room = max(0, inner.height - question.answers.count - 1)
    let below = lines.count - question.top - room
    if below > 0 || question.top > 0 {
      let more: DisplayText =
        below > 0 ? "\(below) more " + pen.glyphs.down : pen.glyphs.up + " more"
      pen.put(" " + more + " ", endingAt: inner.maxX, y: inner.minY + room, .hint)
    }
    for (offset, line) in lines.dropFirst(question.top).prefix(room).enumerated() {
      pen.put(line.0, x: inner.minX, y: inner.minY + offset, width: inner.width, line.1)
    }
    var y = max(inner.minY, inner.maxY - question.answers.count)
    for answer in question.answers where y < inner.maxY {
      let key = DisplayText(composed: String(Character(answer.key)))
      let x = pen.put(key + "  ", x: inner.minX, y: y, width: inner.width, .hintKey)
      let end = pen.put(answer.title, x: x, y: y, width: inner.maxX - x)
      if answer == question.answers.last, end + 14 < inner.maxX {
        pen.put("Esc  go back", endingAt: inner.maxX, y: y, .hint)
      }
      y += 1
    }
  }

  /// The question above its answers in one line each; false where they have no room in one.
  private func drawBar(_ question: QuestionBox, _ pen: inout Pen) -> Bool {
    let size = pen.grid.size
    let escape: DisplayText = "Esc keep the draft"
    let columns = question.answers.reduce(escape.columns + 2) { $0 + $1.title.columns + 5 }
    guard columns <= size.width, size.height >= 8 else { return false }
    let y = size.height - 2
    pen.clear(Rect(x: 0, y: y, width: size.width, height: 2), .dialog)
    // What answers a key that was pressed here takes the question's place for its time.
    if let notice = notices.answer(since: question.openedAt) {
      let text = DisplayText(filtering: notice.text, as: .line)
      pen.put(text, x: 1, y: y, width: size.width - 2, role(notice.weight))
    } else {
      let isEarly = question.deafSince.map { now.since($0) < question.deafFor } ?? false
      pen.put(
        isEarly ? question.title + " (wait a moment)" : question.title, x: 1, y: y,
        width: size.width - 2, .warning)
    }
    var x = 1
    for answer in question.answers {
      x = pen.put(DisplayText(composed: String(Character(answer.key))), x: x, y: y + 1, .hintKey)
      x = pen.put(" " + answer.title, x: x, y: y + 1, .dialog) + 3
    }
    pen.put("Esc", x: x, y: y + 1, .hintKey)
    pen.put(" keep the draft", x: x + 3, y: y + 1, .dialog)
    return true
  }

  /// On the two lowest lines, so that what is being acted on stays in sight.
  func drawPrompt(_ prompt: Prompt, _ pen: inout Pen) {
    let size = pen.grid.size
    let below = linesBelow(prompt, size)
    let y = max(0, size.height - 1 - below.lines.count)
    pen.clear(Rect(x: 0, y: y, width: size.width, height: size.height - y), .dialog)
    let title = " " + prompt.title + " " + pen.glyphs.prompt + " "
    let start = pen.put(title, x: 0, y: y, width: max(1, size.width / 2), .title)
    let width = max(1, size.width - start - 1)
    let layout = EditorLayout(prompt.buffer.text, width: max(width, 4096))
    let cursor = layout.point(of: prompt.buffer.cursor)
    let shift = max(0, cursor.x - width + 1)
    if let line = layout.lines.first {
      pen.grid.draw(
        line.text, at: Point(x: start - shift, y: y),
        in: Rect(x: start, y: y, width: width, height: 1), style: pen.theme[.input])
    }
    pen.grid.cursor = Point(x: min(start + cursor.x - shift, size.width - 1), y: y)
    for (offset, line) in below.lines.enumerated() {
      pen.put(line, x: 1, y: y + 1 + offset, width: size.width - 1, below.role)
    }
  }

  /// What is wrong, was said, or is meant: whole, as long as it leaves half of the screen.
  private func linesBelow(
    _ prompt: Prompt, _ size: Size
  ) -> (lines: [DisplayText], role: StyleRole) {
    var (text, role) = (prompt.hint, StyleRole.hint)
    if let problem = prompt.problem {
      (text, role) = (problem, .error)
    } else if let notice = notices.current {
      (text, role) = (DisplayText(masking: notice.text, as: .line), self.role(notice.weight))
    }
    let most = size.height < 2 ? 0 : max(1, min(3, size.height / 2 - 1))
    return (Array(text.wrapped(to: max(1, size.width - 2)).prefix(most)), role)
  }

  /// Where a picker's list stands, and which row is its first.
  func pickerLayout(_ picker: Picker, _ size: Size) -> PickerLayout {
    PickerLayout(picker, size)
  }

  func drawPicker(_ picker: Picker, _ pen: inout Pen) {
    let layout = PickerLayout(picker, pen.grid.size)
    let inner = drawBox(picker.title, width: layout.width, height: layout.rows + 3, &pen)
    guard inner.height > 0, inner.width > 0 else { return }
    let count: DisplayText = "\(picker.shown.count) of \(picker.total ?? picker.items.count)"
    let x = pen.put(pen.glyphs.prompt + " ", x: inner.minX, y: inner.minY, .hintKey)
    let typed = DisplayText(filtering: picker.buffer.text, as: .line)
    let room = inner.maxX - x - count.columns - 2
    let end = pen.put(typed, x: x, y: inner.minY, width: max(1, room), .input)
    if room > 4 { pen.put(count, endingAt: inner.maxX, y: inner.minY, .dim) }
    let before = EditorLayout(picker.buffer.text, width: 4096).point(of: picker.buffer.cursor).x
    pen.grid.cursor = Point(x: min(x + before, max(end, x)), y: inner.minY)
    let area = layout.area
    if picker.shown.isEmpty {
      let text: DisplayText = picker.emptyText
      pen.put(text, x: area.minX + 1, y: area.minY, width: area.width - 1, .dim)
    }
    for (offset, place) in picker.shown.dropFirst(layout.top).prefix(area.height).enumerated() {
      let row = Rect(x: area.minX, y: area.minY + offset, width: area.width, height: 1)
      draw(picker.items[place], row, isChosen: layout.top + offset == picker.cursor, &pen)
    }
    if layout.hasPreview {
      let x = area.maxX
      pen.grid.verticalRule(
        x: x, y: area.minY, height: area.height, style: pen.theme[.dialogBorder],
        glyphs: pen.glyphs)
      drawReplyPreview(
        picker, Rect(x: x + 2, y: area.minY, width: inner.maxX - x - 2, height: area.height), &pen)
    }
    if inner.height > 2 { drawKeys(of: picker, inner, &pen) }
  }

  /// In the same words as the hint line, for the eyes are here; the way in and the way out first.
  private func drawKeys(of picker: Picker, _ inner: Rect, _ pen: inout Pen) {
    let y = inner.maxY - 1
    // A refusal that has no room in its row is read here.
    if let problem = picker.chosen?.problem,
      problem.columns > PickerRow(inner.width, picker.chosen).problemRoom
    {
      pen.put(problem, x: inner.minX, y: y, width: inner.width, .warning)
      return
    }
    let enter = pen.glyphs.enter
    var keys: [(DisplayText, DisplayText)] = [(enter, "choose"), ("Esc", "cancel")]
    switch picker.purpose {
    case .savedReply:
      keys = [
        (enter, "insert"), ("Esc", "cancel"), ("Tab", "insert, first gap"), ("^X l", "language"),
      ]
    case .palette:
      keys = [
        (">", "commands"), ("=", "views"), ("@", "people"), ("#", "tags"), (".", "replies"),
        ("/", "words"),
      ]
    case .settings:
      let file = DisplayText(filtering: settings.look.file, as: .name)
      keys = [(enter, "change"), ("Esc", "close")]
      let room = inner.width - 24
      // The end of a path says more than its beginning.
      let end = DisplayText(filtering: String(file.string.suffix(max(0, room - 1))), as: .name)
      let shown = file.columns <= room ? file : pen.glyphs.ellipsis + end
      if shown.columns <= room { pen.put(shown, endingAt: inner.maxX, y: y, .dim) }
    case .themes: keys = [(enter, "keep"), ("Esc", "as it was")]
    case .keys: keys = [(enter, "new keys"), ("Esc", "close")]
    default: break
    }
    var line = HintLine(width: inner.width, gap: 3)
    for (place, key) in keys.enumerated() {
      line.offer(key.0, key.1, place: key.0 == "Esc" ? keys.count : place)
    }
    line.draw(x: inner.minX, y: y, &pen)
  }

  /// Its sign and name, why it cannot be chosen, and what stands beside it on the right: its key, its
  /// number.
  private func draw(_ item: Picker.Item, _ row: Rect, isChosen: Bool, _ pen: inout Pen) {
    let role: StyleRole = item.problem == nil ? .dialog : .dim
    let columns = PickerRow(row.width, item)
    let x = row.minX + 1
    if !item.mark.isEmpty { pen.put(item.mark, x: x, y: row.minY, .dim) }
    pen.put(item.label, x: row.minX + columns.label, y: row.minY, width: columns.labelRoom, role)
    pen.put(
      item.detail, endingAt: row.maxX - 1, y: row.minY, width: columns.detailRoom, .dim)
    if let problem = item.problem {
      pen.put(
        problem, endingAt: row.minX + columns.problemEnd, y: row.minY, width: columns.problemRoom,
        .dim)
    }
    if isChosen { pen.select(row) }
  }

  /// What the menu's acts are for, where it has any.
  private var menuTarget: ConversationID? {
    [.queue, .conversation, .hits].contains(context) ? target?.id : nil
  }

  /// Acts where there are any to do; on the lists beside the queue, what can be done there at all.
  private func isInMenu(_ command: DeskCommand) -> Bool {
    if context == .queue || context == .conversation {
      return [.act, .say, .work, .takeBack, .mark].contains(command.group)
    }
    return command.group != .more && !(command.group == .move && command.rank == 0)
  }

  /// What the next key can be: after a prefix that rests, or after `,`. It swallows no key.
  func drawWhichKey(_ pen: inout Pen) {
    let depth = typed.keys.count
    var entries: [(DisplayText, DisplayText, Bool)] = []
    for command in keymap.commands(in: context) {
      for sequence in command.keys where sequence.keys.count > depth {
        guard Array(sequence.keys.prefix(depth)) == typed.keys,
          depth > 0 || isInMenu(command)
        else { continue }
        let rest = KeySequence(Array(sequence.keys.dropFirst(depth)))
        var title = command.title
        if command.id == .goView {
          // Those that there are, by their names.
          guard let name = viewTitle(sequence) else { continue }
          title = name
        }
        entries.append((rest.label(pen.glyphs), title, problem(with: command.id) == nil))
        if depth == 0 { break }
      }
    }
    let size = pen.grid.size
    let columns = max(1, min(4, (size.width - 6) / 24))
    let rows = (entries.count + columns - 1) / columns
    let title: DisplayText =
      depth == 0
      ? ", " + (actsOnMarks ? markedText : menuTarget.map { "on " + text($0) } ?? .empty)
      : DisplayText(composed: typed.keys.map(\.description).joined(separator: " "))
    let boxHeight = min(size.height, rows + 2)
    let box = Rect(
      x: min(2, size.width), y: max(0, size.height - 2 - boxHeight), width: size.width - 4,
      height: boxHeight)
    guard box.width > 10, boxHeight > 2 else { return }
    pen.clear(box, .dialog)
    pen.grid.box(
      box, title: title, style: pen.theme[.dialogBorder], titleStyle: pen.theme[.title],
      glyphs: pen.glyphs)
    let columnWidth = (box.width - 3) / columns
    for (place, entry) in entries.enumerated() where place % rows < boxHeight - 2 {
      let x = box.minX + 2 + (place / rows) * columnWidth
      let y = box.minY + 1 + place % rows
      let end = pen.put(entry.0 + "  ", x: x, y: y, .hintKey)
      pen.put(
        entry.1, x: max(end, x + 5), y: y, width: max(0, columnWidth - 6), entry.2 ? .dialog : .dim)
    }
  }
}

extension QuestionBox {
  static func width(on size: Size) -> Int { min(76, max(30, size.width - 8)) }

  func wrapped(to width: Int) -> [(DisplayText, StyleRole)] {
    lines.flatMap { line in
      line.text.isEmpty
        ? [(DisplayText.empty, line.role)]
        : Array(line.text.wrapped(to: width)).withoutLonelyPartNumber(width: width)
          .prefix(mostWraps).map { ($0, line.role) }
    }
  }

  /// How far it can be scrolled.
  func mostTop(on size: Size) -> Int {
    let count = wrapped(to: QuestionBox.width(on: size)).count
    let inner = min(size.height, count + 1 + answers.count + 2) - 2
    return max(0, count - max(0, inner - answers.count - 1))
  }
}

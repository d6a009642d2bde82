import Canvas
import Inbox

/// Keys with what they do, as many as a line has room for: whole ones only. They are offered in the
/// order of their importance, and each stands in its place.
///
///     var line = HintLine(width: 78)
///     line.offer("^S", "send", place: 0)
///     line.offer("Esc", "read", place: 20)
struct HintLine {
  private var hints: [(place: Int, keys: DisplayText, title: DisplayText)] = []
  private var room: Int
  /// Columns between two of them.
  private let gap: Int

  init(width: Int, gap: Int = 2) {
    room = width + gap
    self.gap = gap
  }

  /// Whether anything could still be added.
  var hasRoom: Bool { room > gap + 3 }

  /// Left out where it has no room; what is shorter may have some.
  mutating func offer(_ keys: DisplayText, _ title: DisplayText, place: Int) {
    let needed = keys.columns + 1 + title.columns + gap
    guard needed <= room else { return }
    room -= needed
    hints.append((place, keys, title))
  }

  func draw(x: Int, y: Int, _ pen: inout Pen) {
    var x = x
    for hint in hints.sorted(by: { $0.place < $1.place }) {
      x = pen.put(hint.keys + " ", x: x, y: y, .hintKey)
      x = pen.put(hint.title, x: x, y: y, .hint) + gap
    }
  }
}

extension DeskState {
  /// The commands that can run here, as many as fit.
  func drawHints(_ layout: FrameLayout, _ pen: inout Pen) {
    guard let y = layout.hint else { return }
    let width = layout.size.width
    if let rest = noticeBelow(layout, pen.glyphs) {
      pen.clear(Rect(x: 0, y: y, width: width, height: 1), .bar)
      pen.put(rest.text, x: 1, y: y, width: width - 2, rest.role)
      pen.layOnBar(Rect(x: 0, y: y, width: width, height: 1))
      return
    }
    var line = HintLine(width: width - 2)
    for hint in keymap.hints(in: context) where line.hasRoom {
      let command = hint.command
      guard fits(command.id), isOffered(command) else { continue }
      line.offer(
        hint.keys(pen.glyphs), command.hint?.title ?? hintTitle(command), place: hint.place)
    }
    line.draw(x: 1, y: y, &pen)
  }

  /// Whether it can be done now. Of several commands under one hint some may be refused while the
  /// others are not; none acts on a row that has left the list.
  private func isOffered(_ command: DeskCommand) -> Bool {
    if command.id == .columnsLeft { return columnsTurn }
    guard command.hint != nil else { return problem(with: command.id) == nil }
    return command.group != .act || context != .queue || queue.list.current?.isGone != true
  }

  /// Whether ⏎ breaks a line in the box in front; `^S` is what ends it.
  private var isWritingInBox: Bool {
    switch layers.last {
    case .approval(let box): box.buffer != nil
    case .words: true
    default: false
    }
  }

  /// Whether what is written has to be approved first.
  private var isSubmitting: Bool {
    guard let screen = conversation, let row = screen.row else { return false }
    return approvers(for: row, screen.composer.active) != nil
  }

  private func hintTitle(_ command: DeskCommand) -> DisplayText {
    switch command.id {
    case .choose where isWritingInBox: return "new line"
    case .choose:
      if case .picker(let picker) = layers.last, picker.purpose == .savedReply { return "insert" }
    case .searchNext where isSweeping && finder == nil:
      return sweep?.isDealtWith == true ? "goes on" : "skip …"
    case .switchDraft where conversation?.composer.kind == .note: return "reply"
    case .send where conversation?.composer.kind == .note: return "keep note"
    case .send where isSubmitting: return "submit"
    case .sendResolve where isSubmitting: return "submit, resolve"
    default: break
    }
    return command.title
  }

  /// Leaves out what has no meaning for what is being written or chosen.
  private func fits(_ id: CommandID) -> Bool {
    switch (id, layers.last) {
    case (.sendResolve, .conversation(let screen)), (.audience, .conversation(let screen)),
      (.savedReply, .conversation(let screen)):
      !screen.isWriting || screen.composer.kind == .reply
    case (.tier1, .conversation(let screen)): screen.beginning == nil
    case (.earlier, .report(let screen)): screen.name != .incident
    case (.chooseWithGaps, .picker(let picker)): picker.purpose == .savedReply
    case (.choose, .prompt(let prompt)): !prompt.needsSendKey
    // While one works through a list, n does that.
    case (.serveNext, _): !isSweeping
    default: true
    }
  }

  // MARK: A message that is longer than its line

  /// What the status line has no room for, on the line of hints: nil where it has.
  func noticeBelow(
    _ layout: FrameLayout, _ glyphs: Glyphs
  ) -> (text: DisplayText, role: StyleRole)? {
    guard layout.status != nil, layout.hint != nil, let notice = notices.current else { return nil }
    let lines = noticeLines(notice, width: layout.size.width - 2, glyphs)
    return lines.count > 1 ? (lines[1], role(notice.weight)) : nil
  }

  /// One line or two; what is longer still says where all of it stands.
  func noticeLines(_ notice: Notice, width: Int, _ glyphs: Glyphs) -> [DisplayText] {
    let text = DisplayText(masking: notice.text, as: .line)
    guard text.columns > width, width > 20 else { return [text] }
    let lines = Array(text.wrapped(to: width).prefix(3))
    guard lines.count > 2 else { return lines }
    let place: DisplayText = " (gl shows all)"
    let room = width - place.columns
    let second = (lines[1] + " " + lines[2]).truncated(to: room, ellipsis: glyphs.ellipsis)
    return [lines[0], second + place]
  }
}

import Canvas
import Inbox

/// A click, kept to know the second one of a double click.
struct Click: Hashable, Sendable {
  /// Two clicks on one row within this time, in milliseconds, open it.
  static let pause: Int64 = 400

  var row: Int
  var at: Instant
}

extension DeskState {
  /// The mouse moves what keys move, and opens; it never acts on a conversation.
  mutating func point(_ mouse: Mouse) {
    attention.touched(at: now)
    typed.clear()
    guard !gate.isClosed else { return }
    switch mouse.act {
    case .wheelUp: wheel(-3)
    case .wheelDown: wheel(3)
    case .press:
      let isSecond = lastClick.map { $0.row == mouse.at.y && now.since($0.at) <= Click.pause }
      lastClick = Click(row: mouse.at.y, at: now)
      press(at: mouse.at, isDouble: isSecond ?? false)
    }
  }

  private mutating func wheel(_ lines: Int) {
    switch layers.last {
    case .conversation: scrollTimeline(by: -lines)
    case .picker(var picker):
      picker.move(by: lines)
      layers[layers.count - 1] = .picker(picker)
      previewTheme(in: picker)
    case .help, .outbox, .hits, .explanation, .customer, .wallboard, .report, .approval,
      .incidents:
      for _ in 0..<abs(lines) { run(lines > 0 ? .down : .up) }
    case nil:
      queue.list.move(by: lines, in: listRoom)
      prefetch()
    case .prompt, .question, .keys, .savedReply, .words: break
    }
  }

  private mutating func press(at point: Point, isDouble: Bool) {
    switch layers.last {
    case nil: pressInQueue(point, isDouble)
    case .picker(var picker):
      let list = pickerLayout(picker, size)
      let row = list.top + point.y - list.area.minY
      guard list.area.contains(point), picker.moveCursor(toRow: row) else { return }
      layers[layers.count - 1] = .picker(picker)
      previewTheme(in: picker)
      if isDouble { run(.choose) }
    default: break
    }
  }

  private mutating func pressInQueue(_ point: Point, _ isDouble: Bool) {
    let area = queueLayout.main
    let list = queue.list
    guard area.contains(point), !list.isEmpty,
      !(queue.figuresCursor != nil && queueLayout.panel.isEmpty)
    else { return }
    let row = firstShownRow(area) + point.y - area.minY
    guard list.rows.indices.contains(row) else { return }
    queue.list.move(to: row, in: listRoom)
    prefetch()
    if isDouble { run(.open) }
  }

  /// Which row of the list stands on the first line of its area.
  func firstShownRow(_ area: Rect) -> Int {
    let list = queue.list
    return min(max(list.top, list.cursor - area.height + 1), max(0, list.rows.count - 1))
  }
}

import Canvas
import Inbox

extension DeskState {
  mutating func runInQueue(_ id: CommandID) {
    if queue.figuresCursor != nil, runInFigures(id) { return }
    let room = listRoom
    switch id {
    case .down: queue.list.move(by: 1, in: room)
    case .up: queue.list.move(by: -1, in: room)
    case .halfDown: queue.list.move(by: max(1, room.height / 2), in: room)
    case .halfUp: queue.list.move(by: -max(1, room.height / 2), in: room)
    case .pageDown: queue.list.page(by: 1, in: room)
    case .pageUp: queue.list.page(by: -1, in: room)
    case .top: goToTop()
    case .bottom:
      if queue.list.hasAfter {
        loadView(cursorOn: nil, atEnd: true)
      } else {
        queue.list.move(to: .max, in: room)
      }
    case .open: openTarget()
    case .nextPane: switchToFigures()
    case .back: backFromQueue()
    default:
      if !runAnywhere(id) { say(.hint, "That does nothing in the list") }
    }
    prefetch()
  }

  /// What the lines say may be over already: the store has been asked, and has not answered yet.
  private var isBeingReadAgain: Bool {
    questions.contains { purpose in
      switch purpose {
      case .refresh, .settleRow: true
      default: false
      }
    }
  }

  /// To the first row; folds in what is new.
  private mutating func goToTop() {
    let list = queue.list
    if list.hasBefore || list.isOutOfDate || isBeingReadAgain {
      loadView(cursorOn: nil)
    } else {
      queue.list.move(to: 0, in: listRoom)
    }
  }

  /// A level back from the list is the view without its filter, then the triage.
  private mutating func backFromQueue() {
    if backFromMarks() { return }
    if queue.filter != nil {
      queue.filter = nil
      finder = nil
      loadView(cursorOn: queue.list.current?.id)
    } else if finder != nil {
      finder = nil
    } else if queue.view != .triage {
      show(.triage)
    } else {
      say(.hint, "This is the first level; :q or ^C twice leaves")
    }
  }

  mutating func openTarget() {
    guard let cells = queue.list.current else { return }
    open(cells.id, row: cells.row)
  }

  mutating func closeAll() {
    leaveConversation()
    layers.removeAll()
    typed.clear()
  }

  /// The conversation after this one in the list, for the header and for what opens next.
  func nextInList(after id: ConversationID) -> ConversationID? {
    let rows = queue.list.rows
    guard let place = queue.list.index(of: id) else { return rows.first { !$0.isGone }?.id }
    let following = rows[(place + 1)...].first { !$0.isGone }
    return (following ?? rows[..<place].first { !$0.isGone })?.id
  }
}

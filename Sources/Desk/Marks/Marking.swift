import Canvas
import Inbox

extension DeskState {
  /// Whether an act key goes to the marks: in the list, not in an open conversation, where an act
  /// is for what is being read.
  var actsOnMarks: Bool { !marks.isEmpty && !layers.contains(where: \.isFull) }

  var problemWithMarking: String? {
    if queue.figuresCursor != nil { return "Tab goes back to the list" }
    return queue.list.isEmpty ? "The list is empty" : nil
  }

  mutating func toggleMark() {
    // In a range, x closes it: what the cursor is on is in it already.
    if marks.range != nil { return marks.endRange() }
    guard let cells = queue.list.current else { return }
    guard !cells.isGone || marks.contains(cells.id) else {
      return say(.warning, "\(cells.id) has left this list")
    }
    marks.toggle(cells.id, in: queue.query)
    if marks.isEmpty { marks.clear() }
  }

  mutating func toggleRange() {
    if marks.range != nil { return marks.endRange() }
    guard let cells = queue.list.current else { return }
    marks.beginRange(at: cells.place, in: queue.query)
  }

  mutating func markShown() {
    marks.endRange()
    marks.add(shownRows.filter { !$0.isGone }.map(\.id), in: queue.query)
  }

  mutating func markAll() {
    marks.endRange()
    let ticket = questions.ask(.markAll)
    // An act typed ahead must not be for the row alone.
    gate.close(until: ticket)
    emit(
      .loadPlaces(
        ticket, QueuePlacesRequest(query: queue.query, limit: Marks.most + 1, agent: me)))
  }

  mutating func answer(_ ticket: Ticket, places: [QueuePlace]) {
    gate.answered(ticket)
    switch questions.answer(ticket) {
    case .markAll:
      marks.add(places.prefix(Marks.most).lazy.map(\.conversation), in: queue.query)
      if places.isEmpty { return marks.clear() }
      if places.count > Marks.most {
        announce(.warning, "The first \(Marks.most) are marked; there are more")
      }
    case .sweepPlaces: beginSweep(places)
    case .markBetween:
      guard let end = marks.range?.end else { return }
      marks.extend(to: end, over: places)
    default: return
    }
  }

  /// Every input may have moved the cursor.
  mutating func extendRange() {
    guard marks.range != nil, let cells = queue.list.current else { return }
    marks.extend(
      to: cells.place,
      over: queue.list.rows.lazy.filter { !$0.isGone }
        .map { QueuePlace(conversation: $0.id, key: $0.place) })
  }

  /// The cursor jumped to rows that were read anew: those in between were never loaded.
  mutating func askForRange() {
    extendRange()
    guard let range = marks.range, range.anchor != range.end else { return }
    let ticket = questions.ask(.markBetween)
    gate.close(until: ticket)
    emit(
      .loadPlaces(
        ticket,
        QueuePlacesRequest(
          query: queue.query, from: range.bounds.lowerBound, through: range.bounds.upperBound,
          limit: Marks.most, agent: me)))
  }

  /// Another view is being loaded: what was marked in the one before is not in front any more.
  mutating func letMarksGo() {
    guard !marks.isEmpty, marks.view != queue.query else { return }
    let count = marks.count
    marks.clear()
    say(.hint, count == 1 ? "1 mark went with its list" : "\(count) marks went with their list")
  }

  /// Esc, one step at a time: stops an act, forgets a range, takes the marks away.
  mutating func backFromMarks() -> Bool {
    if dropPlan() { return true }
    if let bulk {
      emit(.stopBulk(bulk.request.act))
    } else if marks.range != nil {
      marks.dropRange()
      if marks.ids.isEmpty { marks.clear() }
    } else if !marks.isEmpty {
      let count = marks.count
      marks.clear()
      say(.done, count == 1 ? "The mark is gone" : "\(count) marks are gone")
    } else {
      return false
    }
    return true
  }

  // MARK: What is said of them

  /// The rows that have a line on the screen.
  var shownRows: ArraySlice<RowCells> {
    let list = queue.list
    let room = listRoom
    let start = min(max(list.top, list.cursor - room.height + 1), list.rows.count)
    let rest = list.rows.count - start
    let hidesLast = room.saysMore && (rest > room.height || list.hasAfter)
    return list.rows[start...].prefix(hidesLast ? room.height - 1 : room.height)
  }

  var markedText: DisplayText { "\(marks.count) marked" }

  /// Stands first in the status line.
  var marksStatus: DisplayText {
    if let bulk {
      let summary = DisplayText(filtering: bulk.summary, as: .line, limit: 40)
      return "\(bulk.reached) of \(bulk.request.conversations.count) × " + summary
        + ", Esc stops  "
    }
    if marks.isEmpty { return .empty }
    return marks.range == nil
      ? markedText + ", Esc clears  " : "RANGE " + markedText + ", v ends it  "
  }
}

import Canvas
import Inbox

/// The lines that a list may fill.
struct ListRoom: Hashable, Sendable {
  var height: Int
  /// Whether the last line says how many more stand below, while any do.
  var saysMore: Bool

  /// Rows that have a line whatever stands below.
  var rows: Int { saysMore ? max(1, height - 1) : height }
}

/// The stretch of a view that is loaded, and where the cursor stands in it.
///
/// The cursor stays on a conversation, not on a row: answers of the store change what lines say,
/// never their order. What is new takes a line while there is room for all, else it is counted and
/// folded in by a key; what has left stays as a tombstone until the cursor moves.
struct QueueList: Sendable {
  /// How many rows are asked for at a time, and kept at most.
  static let page = 120
  static let keep = 480

  private(set) var rows: [RowCells] = []
  private(set) var cursor = 0
  /// The first row on the screen.
  private(set) var top = 0
  private(set) var hasBefore = false
  private(set) var hasAfter = false
  /// Rows of the view before `rows[0]`; nil where unknown.
  private(set) var position: Int?
  private(set) var total: Int?
  /// Conversations that came into the view and have no line yet.
  private(set) var newcomers: Set<ConversationID> = []
  /// There are more of them than were read.
  private(set) var hasMoreNewcomers = false
  private(set) var isLoaded = false
  /// Lines of conversations that have left may be among the rows.
  private(set) var hasTombstones = false

  var current: RowCells? {
    rows.indices.contains(cursor) ? rows[cursor] : nil
  }

  var isEmpty: Bool { rows.isEmpty }

  func index(of id: ConversationID) -> Int? {
    rows.firstIndex { $0.id == id }
  }

  /// Whether reading the view anew would show other lines, or the same in another order.
  var isOutOfDate: Bool {
    !newcomers.isEmpty || rows.contains { $0.isGone || $0.row.key != $0.place }
  }

  // MARK: Answers of the store

  /// A view loaded anew: the cursor goes to `id` if it is there, else to an end.
  mutating func replace(
    with page: QueuePage, cursorOn id: ConversationID?, atEnd: Bool, settings: DeskSettings
  ) {
    rows = page.rows.map { RowCells($0, settings: settings) }
    hasBefore = page.hasBefore
    hasAfter = page.hasAfter
    position = page.position
    total = page.total
    newcomers = []
    hasMoreNewcomers = false
    isLoaded = true
    hasTombstones = false
    cursor = id.flatMap { index(of: $0) } ?? (atEnd ? max(0, rows.count - 1) : 0)
    top = 0
  }

  mutating func append(_ page: QueuePage, settings: DeskSettings) {
    let known = Set(rows.map(\.id))
    rows.append(
      contentsOf: page.rows.filter { !known.contains($0.id) }
        .map { RowCells($0, settings: settings) })
    newcomers.subtract(page.rows.map(\.id))
    hasAfter = page.hasAfter
    total = page.total ?? total
    let surplus = min(rows.count - QueueList.keep, top)
    guard surplus > 0 else { return }
    rows.removeFirst(surplus)
    cursor -= surplus
    top -= surplus
    hasBefore = true
    position = position.map { $0 + surplus }
  }

  mutating func prepend(_ page: QueuePage, settings: DeskSettings, height: Int) {
    let known = Set(rows.map(\.id))
    let fresh = page.rows.filter { !known.contains($0.id) }
      .map { RowCells($0, settings: settings) }
    rows.insert(contentsOf: fresh, at: 0)
    newcomers.subtract(page.rows.map(\.id))
    cursor += fresh.count
    top += fresh.count
    hasBefore = page.hasBefore
    position = page.position ?? position.map { max(0, $0 - fresh.count) }
    total = page.total ?? total
    let surplus = min(rows.count - QueueList.keep, rows.count - (top + height))
    guard surplus > 0 else { return }
    rows.removeLast(surplus)
    hasAfter = true
  }

  /// The same stretch read again after a change. Answers which rows are in doubt: not in the
  /// answer, and perhaps only further down in the view.
  ///
  /// - Parameter room: Where the lines do not fill it, what is new takes some.
  mutating func refresh(
    with page: QueuePage, changed: [ConversationID: ForeignChange], settings: DeskSettings,
    room: ListRoom? = nil
  ) -> [ConversationID] {
    total = page.total ?? total
    position = page.position ?? position
    var answered: [ConversationID: QueueRow] = [:]
    for row in page.rows { answered[row.id] = row }
    var doubtful: [ConversationID] = []
    for index in rows.indices {
      let id = rows[index].id
      if let row = answered.removeValue(forKey: id) {
        note(changed[id], at: index, newer: row)
        rows[index] = rows[index].refreshed(row, settings: settings)
      } else if !rows[index].isGone {
        let lastPlace = page.rows.last?.key
        let wasCovered = !page.hasAfter || lastPlace.map { rows[index].place <= $0 } ?? true
        if wasCovered { doubtful.append(id) }
      }
    }
    // As many as were asked for, and the last line of before not among them: others push it down.
    hasMoreNewcomers =
      page.hasAfter && page.rows.last.map { isAbove($0) } ?? false && !answered.isEmpty
    newcomers.formUnion(answered.values.filter { isAbove($0) }.map(\.id))
    newcomers.subtract(rows.map(\.id))
    if let room {
      fill(room, from: answered.values.filter { newcomers.contains($0.id) }, settings: settings)
    }
    return doubtful
  }

  /// Lines for what is new, each in its place, while there is room below the last one: then nothing is
  /// pushed out of sight, the cursor stays on its conversation, and nobody looks at an empty screen
  /// while customers wait.
  private mutating func fill(
    _ room: ListRoom, from fresh: [QueueRow], settings: DeskSettings
  ) {
    guard !hasBefore, !hasAfter, top == 0, !rows.isEmpty else { return }
    let spare = room.height - rows.count
    guard spare > 0 else { return }
    for row in fresh.sorted(by: { $0.key < $1.key }).prefix(spare) {
      let place = rows.firstIndex { row.key < $0.place } ?? rows.count
      rows.insert(RowCells(row, settings: settings), at: place)
      if place <= cursor { cursor += 1 }
      newcomers.remove(row.id)
    }
  }

  /// What the store says about one row in doubt: nil, it has left the view.
  mutating func settle(
    _ id: ConversationID, row: QueueRow?, change: ForeignChange?, settings: DeskSettings,
    room: ListRoom? = nil
  ) {
    guard let index = index(of: id) else {
      guard let row, isAbove(row) else { return }
      newcomers.insert(id)
      if let room { fill(room, from: [row], settings: settings) }
      return
    }
    note(change, at: index, newer: row)
    if let row {
      rows[index] = rows[index].refreshed(row, settings: settings)
    } else {
      bury(id)
    }
  }

  mutating func bury(_ id: ConversationID) { bury([id]) }

  /// Many at once: one look at each row, however many there are.
  mutating func bury(_ ids: Set<ConversationID>) {
    for index in rows.indices where ids.contains(rows[index].id) { rows[index].isGone = true }
    newcomers.subtract(ids)
    hasTombstones = true
  }

  /// What became of one that has left; nil: it changed since, and is to be asked about again.
  mutating func learn(fate: QueueRow?, of id: ConversationID) {
    guard hasTombstones, let index = index(of: id), rows[index].isGone else { return }
    rows[index].learn(fate: fate)
  }

  private mutating func note(_ change: ForeignChange?, at index: Int, newer: QueueRow?) {
    guard var change, newer?.conversation != rows[index].conversation else { return }
    change.versionBefore = rows[index].row.version
    rows[index].changed = change
  }

  mutating func set(presence: [Presence], of id: ConversationID) {
    if let index = index(of: id) { rows[index].set(presence: presence) }
  }

  /// Whether a row without a line belongs before the last line, so that it is news here.
  private func isAbove(_ row: QueueRow) -> Bool {
    guard hasAfter, let last = rows.last else { return true }
    return row.key < last.place
  }

  // MARK: Moving

  /// Moves by rows, and lets the tombstones go.
  mutating func move(by step: Int, in room: ListRoom) {
    move(to: cursor + step, in: room)
  }

  mutating func move(to target: Int, in room: ListRoom) {
    guard !rows.isEmpty else { return }
    let before = cursor
    cursor = min(max(0, target), rows.count - 1)
    if cursor != before { removeTombstones() }
    reveal(in: room)
  }

  /// Moves a page, the screen with it.
  mutating func page(by pages: Int, in room: ListRoom) {
    guard !rows.isEmpty else { return }
    let step = max(1, room.rows - 1) * pages
    top = min(max(0, top + step), lastTop(room))
    move(to: cursor + step, in: room)
  }

  /// Which one of all that match a row is, from 1; what has left the list counts for nothing.
  func number(ofRow index: Int) -> Int? {
    let left = hasTombstones ? rows[..<index].lazy.filter(\.isGone).count : 0
    return position.map { $0 + index - left + 1 }
  }

  private mutating func removeTombstones() {
    guard rows.contains(where: \.isGone) else {
      hasTombstones = false
      return
    }
    let above = rows[..<cursor].lazy.filter(\.isGone).count
    let aboveTop = rows[..<min(top, rows.count)].lazy.filter(\.isGone).count
    if rows[cursor].isGone {
      // The move went from one tombstone to the next: this one stays.
      let kept = rows[cursor].id
      rows.removeAll { $0.isGone && $0.id != kept }
    } else {
      rows.removeAll(where: \.isGone)
    }
    cursor = max(0, cursor - above)
    top = max(0, top - aboveTop)
  }

  /// Turns the page if the cursor has left it; the row it came from stays in sight.
  ///
  /// By pages, not by rows: beside a panel no terminal can scroll by itself, and a step at the edge
  /// would write the whole list anew each time. The eye, too, finds each row where it was.
  mutating func reveal(in room: ListRoom) {
    guard room.height > 0 else { return }
    let shown = !hasAfter && rows.count - top <= room.height ? room.height : room.rows
    let kept = room.rows > 3 ? 1 : 0
    if cursor < top {
      // The page before this one, so that half a page up passes no row over; unless it is farther.
      let page = top - room.rows + kept
      top = cursor >= page ? page : cursor - room.rows + 1 + kept
    } else if cursor >= top + shown {
      let page = top + shown - kept
      top = min(cursor < page + room.rows ? page : cursor - kept, lastTop(room))
    }
    top = max(0, min(top, rows.count - 1))
  }

  /// Where the last page begins.
  private func lastTop(_ room: ListRoom) -> Int {
    max(0, rows.count - (hasAfter ? room.rows : room.height))
  }

  /// Whether the pages beside the screen should be asked for now, so that page down never waits.
  func wantsMoreAfter(height: Int) -> Bool {
    isLoaded && hasAfter && rows.count - (top + height) < 2 * height
  }

  func wantsMoreBefore(height: Int) -> Bool {
    isLoaded && hasBefore && top < 2 * height
  }
}

import Canvas
import Inbox

/// The conversations that the next act is for, instead of the one under the cursor.
///
/// Marks are on conversations, never on lines: whatever the list does meanwhile, they stay on what
/// was marked. They belong to the view that they were made in and go with it.
struct Marks: Hashable, Sendable {
  /// More than this are not marked at once; the rest is told.
  static let most = 100_000

  private(set) var ids: Set<ConversationID> = []
  private(set) var range: Range?
  /// What was shown when the first was marked.
  private(set) var view: Query?

  /// Rows from where `v` was pressed to the cursor, known by their places, so that the range can
  /// grow and shrink while the list forgets rows far from the screen.
  struct Range: Hashable, Sendable {
    var anchor: QueueKey
    var end: QueueKey
    var places: [ConversationID: QueueKey] = [:]

    var bounds: ClosedRange<QueueKey> { min(anchor, end)...max(anchor, end) }
  }

  var isEmpty: Bool { ids.isEmpty && range == nil }

  var count: Int {
    guard let range else { return ids.count }
    return ids.count + range.places.keys.count { !ids.contains($0) }
  }

  func contains(_ id: ConversationID) -> Bool {
    ids.contains(id) || range?.places[id] != nil
  }

  mutating func toggle(_ id: ConversationID, in view: Query) {
    self.view = view
    if ids.remove(id) == nil { ids.insert(id) }
  }

  mutating func add(_ more: some Sequence<ConversationID>, in view: Query) {
    self.view = view
    ids.formUnion(more)
  }

  mutating func remove(_ gone: some Sequence<ConversationID>) {
    ids.subtract(gone)
  }

  mutating func clear() { self = Marks() }

  // MARK: The range

  mutating func beginRange(at place: QueueKey, in view: Query) {
    self.view = view
    range = Range(anchor: place, end: place)
  }

  /// The cursor moved; `shown` are the rows that are loaded, those that left the view left out.
  mutating func extend(to end: QueueKey, over shown: some Sequence<QueuePlace>) {
    guard var range else { return }
    if range.end != end {
      range.end = end
      let bounds = range.bounds
      range.places = range.places.filter { bounds.contains($0.value) }
    }
    let bounds = range.bounds
    for place in shown where bounds.contains(place.key) {
      range.places[place.conversation] = place.key
    }
    self.range = range
  }

  /// What was in the range stays marked.
  mutating func endRange() {
    guard let range else { return }
    ids.formUnion(range.places.keys)
    self.range = nil
  }

  mutating func dropRange() { range = nil }
}

/// What a dialog's act is for.
enum ActAim: Hashable, Sendable {
  case one(ConversationID)
  case marked

  var one: ConversationID? {
    if case .one(let id) = self { id } else { nil }
  }
}

/// An act on marks whose plan comes after another act, which it needs.
struct PlannedNext: Hashable, Sendable {
  var command: Command
  var summary: String
}

/// An act on marks that is planned or being done.
struct BulkUnderWay: Hashable, Sendable {
  var request: Bulk
  /// `resolved`, `→ Tom`, for sentences.
  var summary: String
  /// How many were looked at so far.
  var reached = 0
  /// The same as the request's, to be asked for each row.
  let conversations: Set<ConversationID>
  /// Planned for the one in front, not for marks.
  let isOne: Bool
  /// What they are the conversations of, where they are no marks.
  var group: String?
  /// What is planned for the marks once this is done.
  var next: PlannedNext?

  init(request: Bulk, summary: String, isOne: Bool = false) {
    self.request = request
    self.summary = summary
    self.isOne = isOne
    conversations = Set(request.conversations)
  }

  /// Whether what it was done to is done with: not before what is planned next, and no undo.
  var endsMarks: Bool {
    if case .undo = request.command { return false }
    return next == nil
  }

  /// Whether a status line for the conversation may be on its way.
  func isChangingStatus(_ id: ConversationID) -> Bool {
    var changes = request.command.changesStatus
    if case .undo = request.command { changes = true }
    return changes && conversations.contains(id)
  }
}

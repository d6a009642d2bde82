import Canvas
import Inbox

/// The list of conversations, what it shows, and the preview under it.
struct QueueScreen: Sendable {
  var view = QueueView.triage
  /// As typed; nil: the view as it is.
  var filter: Filter?
  var list = QueueList()
  /// Among the lines of the figures that open something, while the keys are for them. Where there
  /// is no room for both, they take the list's place meanwhile.
  var figuresCursor: Int?
  var previews = Previews()
  /// The store could not be asked for the view; it is asked again with the next news.
  var isMissing = false
  /// A refresh came while another was under way.
  var isStale = false
  var staleChanges: [ConversationID: ForeignChange] = [:]
  /// When the cursor came to rest on its row; preview and details follow later.
  var restingSince: Instant?
  var restingOn: ConversationID?
  /// Whom the preview is about: the row on which the cursor last came to rest.
  var previewed: ConversationID?

  struct Filter: Hashable, Sendable {
    var text: String
    var query: Query
  }

  /// How long the cursor rests on a row before the preview is asked for.
  static let rest: Int64 = 150

  /// What is asked for: the view, and what the filter adds.
  var query: Query {
    guard let filter else { return view.query }
    // Naming a status is asking for that one, whatever the view.
    if filter.query.namesStatus { return filter.query }
    return Query.conjunction([view.query, filter.query])
  }
}

/// Recent previews, ready to be drawn.
struct Previews: Sendable {
  static let kept = 64

  private var pages: [ConversationID: PreviewCells] = [:]
  private var order: [ConversationID] = []

  subscript(id: ConversationID) -> PreviewCells? { pages[id] }

  func has(_ id: ConversationID, version: Int64) -> Bool {
    pages[id]?.version == version
  }

  mutating func keep(_ cells: PreviewCells, for id: ConversationID) {
    if pages.updateValue(cells, forKey: id) != nil { order.removeAll { $0 == id } }
    order.append(id)
    if order.count > Previews.kept { pages[order.removeFirst()] = nil }
  }
}

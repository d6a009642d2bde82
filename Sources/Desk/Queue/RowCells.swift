import Canvas
import Inbox

/// A row of the list, filtered once when it arrived, so that moving the cursor filters nothing.
struct RowCells: Sendable {
  private(set) var row: QueueRow
  /// Its place when it was put here; the row's own key may have moved on, the line has not.
  let place: QueueKey
  private(set) var customer: DisplayText
  private(set) var words: DisplayText
  private(set) var owner: DisplayText
  private(set) var language: DisplayText
  private(set) var isImportant: Bool
  private(set) var deadline: Deadline
  /// Reasons to look twice at the name; where there is one, the address stands beside it.
  private(set) var signs: [CustomerSign]
  private(set) var address: DisplayText
  /// It has left the list; the line stays, dim and without acts, until the cursor moves.
  var isGone = false
  /// How it stands since it has left, once the store has said.
  private(set) var fate: QueueRow?
  /// It has changed since that was said.
  private(set) var isFateOld = true
  /// Somebody else's last change to it that came while it stood here.
  var changed: ForeignChange?

  var id: ConversationID { row.id }
  var conversation: Conversation { row.conversation }

  init(_ row: QueueRow, place: QueueKey? = nil, settings: DeskSettings) {
    self.row = row
    self.place = place ?? row.key
    let conversation = row.conversation
    customer = RowCells.customer(row)
    words = RowCells.words(row)
    owner = RowCells.owner(conversation, settings.workspace)
    language = DisplayText(filtering: conversation.language ?? "", as: .name, limit: 2)
    isImportant = RowCells.isImportant(conversation)
    deadline = Deadline(conversation, workspace: settings.workspace)
    signs = CustomerSign.ofName(row.shownIdentity, known: settings.known)
    address = signs.isEmpty ? .empty : RowCells.address(row)
  }

  /// What somebody writes from.
  static func address(_ row: QueueRow) -> DisplayText {
    DisplayText(filtering: row.shownIdentity.handle ?? "", as: .name)
  }

  /// The same line with newer contents.
  func refreshed(_ row: QueueRow, settings: DeskSettings) -> RowCells {
    guard row != self.row || isGone else { return self }
    var cells = RowCells(row, place: place, settings: settings)
    cells.changed = changed
    return cells
  }

  mutating func learn(fate: QueueRow?) {
    self.fate = fate ?? self.fate
    isFateOld = fate == nil
  }

  mutating func set(presence: [Presence]) {
    row.presence = presence
  }

  /// What counts as the customer's name: never blank, for a blank name could be anybody's.
  static func name(_ row: QueueRow) -> DisplayText {
    let conversation = row.conversation
    for name in [row.contactName, conversation.customerName, conversation.customerHandle] {
      guard let name else { continue }
      let text = DisplayText(filtering: name, as: .name)
      if !text.isBlank { return text }
    }
    guard let contact = conversation.contact else { return "nobody" }
    return DisplayText(filtering: contact.text, as: .name)
  }

  static func isImportant(_ conversation: Conversation) -> Bool {
    conversation.segment?.lowercased() == "vip"
  }

  /// The newest words, or which tag keeps them from this agent.
  private static func words(_ row: QueueRow) -> DisplayText {
    if let tag = row.restrictedBy {
      return "restricted by #" + DisplayText(filtering: tag, as: .name, limit: 40)
    }
    let filtered = DisplayText(
      filtering: CardNumbers.masked(words: row.words), as: .line, limit: 200)
    return row.conversation.snippet.speaker == .us ? "you: " + filtered : filtered
  }

  private static func customer(_ row: QueueRow) -> DisplayText {
    name(row)
  }

  private static func owner(_ conversation: Conversation, _ workspace: Workspace) -> DisplayText {
    guard let assignee = conversation.assignee else { return .empty }
    return DisplayText(
      filtering: workspace.agent(assignee)?.name ?? assignee.text, as: .name, limit: 40)
  }

  /// `12k`, `1M`: how far an answer would be heard.
  static func followers(_ count: Int64) -> DisplayText {
    switch count {
    case ..<1000: "\(max(0, count))"
    case ..<1_000_000: "\(count / 1000)k"
    default: "\(count / 1_000_000)M"
    }
  }
}

/// Somebody else changed a row while it stood on the screen.
struct ForeignChange: Hashable, Sendable {
  /// When this screen learned of it: that is when it could be seen.
  var learned: Instant
  var by: String?
  /// The version before, which acts in the next 700 ms were meant for.
  var versionBefore: Int64

  /// An act sooner than this after it was meant for the row as it had been.
  static let reaction: Int64 = 700
}

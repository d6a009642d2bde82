import Canvas
import Inbox

/// A conversation in front: its timeline, who is there, and the two drafts.
struct ConversationScreen: Sendable {
  enum Pane: Hashable, Sendable {
    case timeline
    case details
  }

  let id: ConversationID
  var row: QueueRow?
  var contact: Contact?
  var timeline = Timeline()
  var links: [Link] = []
  var merged: [MergedConversation] = []
  /// Which of what the details hold ⏎ opens.
  var detailCursor = 0
  /// The customer over all channels; nil while it is not loaded.
  var glance: GlanceCells?
  var outbox: [OutboxEntry] = []
  /// What was submitted there, in its order.
  var approvals: [ApprovalCase] = []
  /// What of it stands below the timeline, until it is part of it.
  var leaving: [TimelineBlock] = []
  /// Of these, the ones that say that their hold is over.
  var overdue: Set<MessageID> = []
  var openedAt: Instant
  /// What stood there before it was opened; later entries are new.
  var seenThrough: Int64?
  /// The last entry when it was opened: what comes after stands below a line.
  var openedThrough: Int64?
  /// The version the author saw, for the send guard. A page read again by the program does not
  /// count as seen; reading on does.
  var seenVersion: Int64?
  var shownVersion: Int64 = 0
  /// When the newest page came, and when it stood on the terminal.
  var paintedAt: Instant?
  var markedThrough: Int64?
  var isLoaded = false
  var isStale = false
  var unfolded = false
  var pane = Pane.timeline
  /// Lines scrolled up from the end.
  var scroll = 0
  var composer = Composer()
  var isWriting = false
  /// What to start with once it is loaded.
  var startsWriting: Draft.Kind?
  var startsWithSavedReplies = false
  var startsWithApproval = false
  var startsWithReply: SavedReplyText?
  var goTo: Int64?
  /// It was come back to from the customer's history, which lies over it again.
  var showsCustomer = false
  /// It is not begun yet: what it will be. Its number is below zero then.
  var beginning: Beginning?
  /// Words that another conversation of the customer brings along.
  var carries: String?
  /// What stopped a reply of this agent's that was held, until it was shown.
  var stopped: Collision?
  var stoppedShown: Set<MessageID> = []
  let zone: ZoneRules
  var keptLines: TimelineLines?

  init(id: ConversationID, row: QueueRow?, at now: Instant, zone: ZoneRules) {
    self.id = id
    self.row = row
    self.zone = zone
    openedAt = now
  }

  /// Own acts count as seen, if nothing else moved the conversation in between.
  mutating func ownActMoved(to version: Int64, steps: Int64) {
    guard let seen = seenVersion, steps > 0, version == seen + steps else { return }
    seenVersion = version
    shownVersion = max(shownVersion, version)
  }

  /// The agent reads on with the newest page in front: from now on that is what was seen.
  mutating func readOn(at now: Instant) {
    guard let paintedAt, now.since(paintedAt) >= ForeignChange.reaction else { return }
    seenVersion = shownVersion
  }

  mutating func painted(at now: Instant) {
    guard isLoaded, paintedAt == nil else { return }
    paintedAt = now
    if seenVersion == nil { seenVersion = shownVersion }
  }

  mutating func scrollIntoView(layout: ConversationLayout) {
    scroll = min(scroll, max(0, layout.lineCount(of: self) - layout.timeline.height))
  }
}

/// A saved reply in one of its languages.
struct SavedReplyText: Hashable, Sendable {
  var shortcut: String
  var language: String
}

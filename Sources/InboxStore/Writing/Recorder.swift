import Inbox

/// Takes events into the journal and moves every table with them, inside one transaction.
///
/// One engine for commands, deliveries, wake-ups and imports: `record` appends a line and applies
/// it to the conversation in memory, `finish` writes back what changed. A line that only a fold can
/// take over marks its conversation, and `finish` folds it once, however many such lines there were.
final class Recorder {
  let connection: Connection
  let workspace: Workspace
  /// Lines after it are stored and take effect when the clock has passed them.
  let now: Instant
  /// What is recorded happens now, so that something may follow from it by itself; an import, and
  /// who only reads, says what happened long ago.
  var isLive = false
  /// Who is at which conversation, where a command asks for it.
  var presence: [Int64: [Presence]] = [:]
  /// All incidents; nil where the journal was not asked yet.
  var knownIncidents: [Incident]?
  var held: [Int64: Held] = [:]
  /// From transactions before this one; see `ImportMemory`.
  var memory = ImportMemory()
  var numbers: [ConversationRef: Int64] = [:]
  var contacts: [ContactID: KnownContact] = [:]
  var tally = Tally()
  /// The conversation that was looked for last and is not there.
  var absent: ConversationRef?
  /// The highest number of a conversation; nil where the table was not asked yet.
  var lastConversation: Int64?
  /// The highest key of a message, so that who comes last asks for none; nil where the table was not
  /// asked yet.
  var newestKey: Int64?
  /// Whether the journal holds idle lines; nil where it was not asked yet.
  var idleLines: Bool?
  /// What was purged so far; nil where the journal was not asked yet.
  var purges: Purges?
  /// Lines that may have changed where a conversation lives; settled once all is folded.
  var moves: [Move] = []
  /// Lines of this transaction of which only a fold can say whether they change anything.
  var open: Set<Int64> = []
  /// What tags that were given keep from people from now on.
  var restrictions: [NewRestriction] = []
  /// How many of those turned out to change nothing and were taken away again.
  var forgotten = 0

  /// A merge or undo line, with the conversation that lived before it.
  struct Move {
    var own: Held
    var before: Held
    var at: Instant
    var sequence: Int64
  }

  init(connection: Connection, workspace: Workspace, now: Instant) {
    self.connection = connection
    self.workspace = workspace
    self.now = now
  }

  /// Appends a line and lets it count; the sequence it got.
  ///
  /// - Parameters:
  ///   - stored: The line's `storedLine`, where it was made already.
  ///   - isDropped: If a fold shows that it changes nothing it is taken away again, instead of
  ///     being kept as idle.
  @discardableResult
  func record(
    _ event: Event, stored: [UInt8]? = nil, isDropped: Bool = false
  ) throws -> Int64 {
    let event = try withoutPurgedText(event)
    let own = try event.conversation.map { try hold($0, orMake: true) } ?? nil
    let root = try own.map { try living($0) }
    var version: Int64?
    if event.movesGuard, let own, own === root, event.at <= now {
      own.version += 1
      version = own.version
    }
    let (sequence, key) = try append(
      event, stored: stored, conversation: own?.id, version: version)
    if isDropped { open.insert(sequence) }
    if case .contact(let update) = event.what {
      try take(update, event: event, sequence: sequence)
    } else if case .incident = event.what, own == nil {
      knownIncidents = nil
    } else if case .purge(let before) = event.what {
      if event.at <= now {
        try purge(before: before, conversation: own?.id)
        purges = nil
      } else {
        try planPurge(at: event.at)
      }
    }
    if let own, let root {
      let isNews = isNewRestriction(event, in: root)
      try take(event, sequence: sequence, own: own, root: root)
      if let key {
        let counted = isCountedNow(event, root) ? count(event, root: root) : nil
        try insertWords(
          of: event, key: key, sequence: sequence, conversation: own.id, counted: counted)
      }
      try keepFromOwner(event, of: root, isNews: isNews)
      try keepInFollowUps(event, of: root)
    }
    return sequence
  }

  /// Whether it is a message that the hours count at once; what is folded is counted by the fold.
  private func isCountedNow(_ event: Event, _ root: Held) -> Bool {
    event.isCustomerMessage && event.at <= now && !root.needsFold
  }

  /// Lets a stored line count for its conversation, or for the one it was merged into.
  private func take(_ event: Event, sequence: Int64, own: Held, root: Held) throws {
    own.isDirty = true
    // Also one of the future: by the time it counts the two are a family.
    if case .merge(let into) = event.what, let parent = try hold(into), parent !== own {
      try note(merge: own, into: parent)
    }
    guard event.at <= now else {
      own.maturesAt = min(own.maturesAt ?? event.at, event.at)
      return
    }
    // A line before those of the future, or before idle ones, can change what they change.
    if try own.maturesAt != nil || isBeforeIdle(event, in: own) { own.needsFold = true }
    if root !== own {
      // Its own value hardly matters any more, but it stays what its lines make it.
      own.needsFold = true
      if event.movesGuard { try moveGuard(of: root, at: event.at, sequence: sequence) }
    }
    switch event.what {
    case .merge:
      moves.append(Move(own: own, before: root, at: event.at, sequence: sequence))
      try foldAncestors(of: own)
    case .undo:
      moves.append(Move(own: own, before: root, at: event.at, sequence: sequence))
      try foldAncestors(of: own)
      try rebuildPeople(linkedIn: own)
    case .edit, .redact:
      own.wordsChanged = true
      try apply(event, to: root)
    case .approval:
      own.approvalsChanged = true
      try apply(event, to: root)
    case .incident:
      own.incidentsChanged = true
      try apply(event, to: root)
    default:
      try apply(event, to: root)
    }
    if event.isCustomerMessage {
      root.customerSequence = max(root.customerSequence ?? 0, sequence)
    }
    try rememberExpectation(event, in: root)
  }

  /// The incremental tail of the fold.
  func apply(_ event: Event, to root: Held) throws {
    root.isDirty = true
    if root.needsFold { return }
    let isFirst = !root.hasLines
    root.hasLines = true
    if root.conversation == nil {
      guard event.opensConversation else {
        // A call, an answer to a survey: it counts, though nothing opened its conversation.
        if HistoryStep(event)?.standsAlone ?? false { root.needsFold = true }
        return
      }
      // Lines that opened nothing may have come before; only a fold knows what they do.
      guard isFirst, let opened = Conversation.opened(by: event) else {
        root.needsFold = true
        return
      }
      root.conversation = opened
    }
    // Taken out while it changes, so that its arrays are not copied.
    guard var conversation = root.conversation else { return }
    let known = try contactMadeKnown(by: event, in: conversation)
    if conversation.needsRefold(for: event) || (known?.lastAt ?? event.at) > event.at {
      root.needsFold = true
      return
    }
    root.conversation = nil
    let before = conversation.status
    let wasSpam = before == .spam
    root.facts += conversation.apply(event, contact: known?.contact, workspace: workspace)
    // What is spam counts nowhere, also for the past: all its facts are written anew.
    if wasSpam != (conversation.status == .spam) { root.needsFold = true }
    root.conversation = conversation
    try noteReopening(of: root, before: before)
  }

  /// What is known of the person whom this line makes the conversation's contact.
  private func contactMadeKnown(
    by event: Event, in conversation: Conversation
  ) throws -> KnownContact? {
    switch event.what {
    case .opened(let opening):
      return try opening.contact.flatMap { $0 == conversation.contact ? nil : try contact($0) }
    case .message where event.isCustomerMessage && conversation.contact == nil:
      return try event.by.flatMap { try contact(ContactID($0.id)) }
    default: return nil
    }
  }
}

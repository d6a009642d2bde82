import Inbox

/// What this agent did in this session: under way, done, taken back.
struct ActLedger: Sendable {
  struct Act: Hashable, Sendable {
    var id: ActID
    /// Of an act on marks the first.
    var conversation: ConversationID
    /// Nil for an act on marks.
    var ref: ConversationRef?
    /// All that an act on marks was done to; empty for an act on one.
    var many: Set<ConversationID> = []
    /// Those of an act on marks that it did not get to before it was stopped.
    var unreached: Set<ConversationID> = []
    var command: Command
    /// `#87990 → Tom`, for the status line.
    var summary: String
    /// The next conversation opens when this one is done.
    var opensNext = false
    /// The composer it was sent from, to be closed when it has gone.
    var sends: Draft.Kind?
  }

  static let kept = 100

  private(set) var underWay: [ActID: Act] = [:]
  /// Newest last; `u` takes back the last.
  private(set) var done: [Act] = []
  /// Newest last; `^R` does again what the last took back.
  private(set) var undone: [Act] = []
  /// Replies handed over in this session: what becomes of them is news, however soon it comes.
  private(set) var replies: Set<MessageID> = []
  /// Of these, the ones that are held and that no figures have shown yet, with when they leave:
  /// `U` must not have to wait for the figures.
  var justHeld: [MessageID: Instant] = [:]

  mutating func begin(_ act: Act) {
    underWay[act.id] = act
  }

  mutating func end(_ id: ActID) -> Act? {
    underWay.removeValue(forKey: id)
  }

  mutating func record(_ act: Act) {
    switch act.command {
    // A reply is no line yet: `U` takes it back, not undo.
    case .reply(let reply), .begin(_, let reply, _): replies.insert(reply.id)
    case .focus, .wake, .reveal: return
    // What is begun stays, and a draft is its author's to clear: there is nothing to take back.
    case .followUp: return
    case .macro(let macro) where macro.steps.allSatisfy(\.isDraft): return
    case .undo(let target):
      if let place = done.lastIndex(where: { $0.id == target }) {
        let taken = done.remove(at: place)
        undone.append(taken.renamed(by: act))
        // Stopped half-way: the next undo goes on with it.
        if let rest = taken.left(by: act) { done.append(rest) }
      } else if let place = undone.lastIndex(where: { $0.id == target }) {
        let again = undone.remove(at: place)
        done.append(again.renamed(by: act))
        if let rest = again.left(by: act) { undone.append(rest) }
      }
    default:
      done.append(act)
      undone = []
      if done.count > ActLedger.kept { done.removeFirst() }
    }
  }

  /// What an undo takes back of this session's acts; nil for what is no undo, and for a redo.
  func takenBack(by act: Act) -> Act? {
    guard case .undo(let target) = act.command else { return nil }
    return done.last { $0.id == target }
  }

  /// Whether a status line for the conversation is being written: no further act until it stands.
  func isChangingStatus(_ id: ConversationID) -> Bool {
    underWay.values.contains { $0.conversation == id && $0.command.changesStatus }
  }
}

extension ActLedger.Act {
  /// Whether it was done to this conversation.
  func concerns(_ id: ConversationID) -> Bool { conversation == id || many.contains(id) }

  /// Undoing the undo is redo: that names the undo's own act, where that came through.
  fileprivate func renamed(by undo: ActLedger.Act) -> ActLedger.Act {
    var act = self
    act.id = undo.id
    if !many.isEmpty { act.many = undo.many }
    return act
  }

  /// Itself for what its undo did not get to.
  fileprivate func left(by undo: ActLedger.Act) -> ActLedger.Act? {
    guard !undo.unreached.isEmpty else { return nil }
    var act = self
    act.many = undo.unreached
    return act
  }
}

extension Command {
  /// What it hands over to be sent.
  var reply: Reply? {
    switch self {
    case .reply(let reply), .begin(_, let reply, _): reply
    default: nil
    }
  }

  var changesStatus: Bool {
    switch self {
    case .pending, .snooze, .reopen, .spam, .resolve, .merge: true
    case .macro(let macro): macro.commands.contains(where: \.changesStatus)
    default: false
    }
  }

  /// By how much it raises the conversation's version, so that the author's own acts count as seen.
  var guardSteps: Int64 {
    switch self {
    case .pending, .snooze, .reopen, .spam, .resolve, .note, .merge, .undo, .reply, .begin: 1
    case .escalate(let team, let note, _): note == nil && team == nil ? 0 : 1
    case .macro(let macro): macro.commands.reduce(0) { $0 + $1.guardSteps }
    case .tag, .untag, .tier, .priority, .assign, .link, .wake, .focus, .skip, .followUp,
      .reveal:
      0
    }
  }
}

extension MacroRun {
  /// What it does to the conversation itself.
  var commands: [Command] {
    steps.compactMap { if case .act(let command) = $0.what { command } else { nil } }
  }
}

extension MacroRun.Step {
  var isDraft: Bool { if case .draft = what { true } else { false } }
}

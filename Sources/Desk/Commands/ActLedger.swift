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
    /// It is written with the reply that leaves, once that was accepted, and comes back with it: `U`
    /// takes both back, and undo finds no line of it.
    var waitsForReply = false
  }

  /// A draft that was thrown away, for `u`.
  struct Discarded: Sendable {
    var conversation: ConversationID
    var draft: Draft
    /// The last act before it: while nothing was done since, undo means this.
    var after: ActID?
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
  /// Newest last.
  private(set) var discardedDrafts: [Discarded] = []
  /// The one that `u` brings back next.
  var discarded: Discarded? { discardedDrafts.last }

  mutating func discard(_ draft: Discarded) {
    discardedDrafts.append(draft)
    if discardedDrafts.count > ActLedger.kept { discardedDrafts.removeFirst() }
  }

  /// Those of before this program: an undo means them while nothing else was done.
  mutating func remember(_ drafts: [DiscardedDraft]) {
    let before = drafts.map { Discarded(conversation: $0.conversation, draft: $0.draft) }
    discardedDrafts = (before + discardedDrafts).suffix(ActLedger.kept)
  }

  mutating func bringBackDiscarded() { _ = discardedDrafts.popLast() }

  mutating func begin(_ act: Act) {
    underWay[act.id] = act
  }

  mutating func end(_ id: ActID) -> Act? {
    underWay.removeValue(forKey: id)
  }

  mutating func waitsForReply(_ id: ActID) { underWay[id]?.waitsForReply = true }

  mutating func record(_ act: Act) {
    if act.waitsForReply { return }
    switch act.command {
    // A reply is no line yet: `U` takes it back, not undo.
    case .reply(let reply), .begin(_, let reply, _): replies.insert(reply.id)
    case .focus, .wake, .reveal: return
    // What became of an approval stays: the reply itself is taken back, or withdrawn.
    case .approve, .sendBack, .withdraw: return
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

  /// Whether this session tagged it, which its row may not show yet: only the store knows.
  func mayHaveTagged(_ id: ConversationID) -> Bool {
    (underWay.values + done).contains { $0.concerns(id) && $0.command.givesTag }
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

  var givesTag: Bool {
    switch self {
    case .tag: true
    case .macro(let macro): macro.commands.contains(where: \.givesTag)
    default: false
    }
  }

  /// By how much it raises the conversation's version, so that the author's own acts count as seen.
  var guardSteps: Int64 {
    switch self {
    case .pending, .snooze, .reopen, .spam, .resolve, .note, .merge, .undo: 1
    // Every part of a text is an entry of its own.
    case .reply(let reply), .begin(_, let reply, _): 1 + Int64(reply.parts.following.count)
    case .escalate(let team, let note, _): note == nil && team == nil ? 0 : 1
    case .macro(let macro): macro.commands.reduce(0) { $0 + $1.guardSteps }
    case .handOver, .answerTogether: 1
    // By how many parts there are, or not at all: the conversation says so when it is read again.
    case .approve, .sendBack, .withdraw: 0
    case .tag, .untag, .tier, .priority, .assign, .link, .wake, .focus, .skip, .followUp,
      .reveal, .linkContact, .unlinkContact, .joinIncident, .leaveIncident, .notify:
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

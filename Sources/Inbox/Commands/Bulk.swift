/// One command for many conversations, as one act, so that one undo takes all of it back.
///
/// Each conversation is decided for itself: one that is refused does not stop the others.
package struct Bulk: Hashable, Sendable {
  package var act: ActID
  package var by: AgentID
  package var command: Command
  package var conversations: [ConversationID]
  /// The view they were marked in: what has left it since is skipped. Nil: wherever they are.
  package var view: Query?
  /// An incident that is opened for them, in the transaction of the first portion of which any
  /// joins; none where nobody may. See `after`.
  package var opening: IncidentRequest?

  package init(
    act: ActID, by: AgentID, command: Command, conversations: [ConversationID], view: Query? = nil
  ) {
    self.act = act
    self.by = by
    self.command = command
    self.conversations = conversations
    self.view = view
  }

  /// What it asks of one of them. A note is a line of its own in each, so that each bears an id of
  /// its own; so is a reply, and it has a guard of its own.
  package func request(for ref: ConversationRef, _ id: ConversationID? = nil) -> Request {
    var own = command
    switch command {
    case .escalate(let team, let note, let noteID):
      own = .escalate(team: team, note: note, noteID: MessageID("\(noteID)/\(ref)"))
    case .macro(let macro): own = .macro(macro.noting(in: ref))
    case .handOver(let handOver): own = .handOver(handOver.noting(in: ref))
    case .answerTogether(let answer): own = .answerTogether(answer.asked(of: id))
    default: break
    }
    return Request(act: act, by: .agent(by), conversation: ref, command: own)
  }

  /// What is left to do of a portion once one before it did something: the incident is there.
  package func after(_ report: BulkReport) -> Bulk {
    guard !report.done.isEmpty else { return self }
    var rest = self
    rest.opening = nil
    return rest
  }

  /// The same act in pieces of at most `size` conversations.
  package func portions(of size: Int) -> [Bulk] {
    stride(from: 0, to: conversations.count, by: max(1, size)).map { start in
      var portion = self
      portion.conversations = Array(conversations[start...].prefix(max(1, size)))
      return portion
    }
  }
}

/// What became of each conversation of a bulk act, or would become of it.
package struct BulkReport: Hashable, Sendable {
  /// Conversations that are refused for the same reason.
  package struct Refused: Hashable, Sendable {
    /// The first one's.
    package var refusal: Refusal
    package var conversations: [ConversationID]
  }

  package var done: [ConversationID] = []
  /// No longer in the view they were marked in.
  package var left: [ConversationID] = []
  /// By reason, in the order in which the reasons came up.
  package private(set) var refused: [Refused] = []
  /// How many of the done belong to another agent.
  package var ownedByOthers = 0
  /// Of a macro: in how many of the done each of its steps changes something.
  package var steps: [Int: Int] = [:]
  /// What tags keep from whom among the done, and did not before.
  package var restrictions: [NewRestriction] = []

  package init() {}

  /// How many were looked at.
  package var count: Int { done.count + left.count + refusedCount }

  package var refusedCount: Int { refused.reduce(0) { $0 + $1.conversations.count } }

  package mutating func refuse(_ refusal: Refusal, _ conversations: [ConversationID]) {
    if let place = refused.firstIndex(where: { $0.refusal.inGeneral == refusal.inGeneral }) {
      refused[place].conversations += conversations
    } else {
      refused.append(Refused(refusal: refusal, conversations: conversations))
    }
  }

  /// The report of the portion after this one.
  package mutating func add(_ next: BulkReport) {
    done += next.done
    left += next.left
    ownedByOthers += next.ownedByOthers
    steps.merge(next.steps, uniquingKeysWith: +)
    restrictions += next.restrictions
    for refused in next.refused { refuse(refused.refusal, refused.conversations) }
  }
}

extension Refusal {
  /// The reason without what is particular to one conversation, so that many can share it.
  package var inGeneral: String {
    switch self {
    case .customerWaits: "The customer waits; resolving without an answer needs a reason."
    case .unknownConversation: "It is not there any more."
    case .merged: "It was merged into another; act there."
    default: description
    }
  }
}

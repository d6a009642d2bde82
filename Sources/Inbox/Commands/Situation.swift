/// What `decide` may look at: the workspace, and what the command's `needs` name.
///
/// The store reads it in the transaction that writes the decision, so that nothing can change in
/// between. What is not needed may be left empty.
package struct Situation: Sendable {
  package var workspace: Workspace
  /// The conversation of the request; nil if the journal knows none (as `begin` wants it).
  package var conversation: Conversation?
  /// Bellhop's number of it.
  package var id: ConversationID?
  /// Its version now: its guard lines and the moves of its outbox.
  package var version: Int64
  /// What moved the version since the one that the author saw, oldest first; own acts included.
  package var news: [GuardMove]
  /// The conversation's outbox entries that are not settled.
  package var outbox: [OutboxEntry]
  /// For merge and link: the conversation named in the command.
  package var other: Conversation?
  /// For a merge: where `other` was merged into, and that one in turn, up to the one that lives.
  package var chain: [ConversationRef]
  /// For undo and link: all its lines, undone ones included, as `Conversation.fold` wants them.
  package var lines: [Event]
  /// For reply and begin: what is known about the contact it goes to.
  package var contact: Contact?
  /// For a macro that puts a saved reply into the draft: whether who asks has one there.
  package var hasDraft = false
  /// For reply and begin: what was sent to the same person on other channels in the last ten
  /// minutes, or is on its way there.
  package var elsewhere: [SaidElsewhere]
  /// For begin, and for answers where the customer wrote nothing yet, on a channel that sets a
  /// window: when the same person wrote to that account last.
  package var heardAt: Instant?
  /// For linking people: whoever shares an identity with the contact, and the one that the command
  /// names; each with at least the identity that they write from.
  package var people: [Contact]
  /// For replies, approvals and merges: what was submitted in the conversation.
  package var approvals: [ApprovalCase] = []
  /// For approvals: how the one that the command is about is to be sent; nil where only its line is
  /// known, from an import.
  package var submission: Submission?
  /// For incidents: all of them, and those that the conversation is part of.
  package var incidents = IncidentScene()
  /// For an answer to many: who is writing an answer there right now.
  package var writing: [AgentID] = []

  package init(
    workspace: Workspace, conversation: Conversation? = nil, version: Int64 = 0,
    news: [GuardMove] = [], outbox: [OutboxEntry] = [], other: Conversation? = nil,
    chain: [ConversationRef] = [], lines: [Event] = [], contact: Contact? = nil,
    elsewhere: [SaidElsewhere] = [],
    people: [Contact] = []
  ) {
    self.workspace = workspace
    self.conversation = conversation
    self.version = version
    self.news = news
    self.outbox = outbox
    self.other = other
    self.chain = chain
    self.lines = lines
    self.contact = contact
    self.elsewhere = elsewhere
    self.people = people
  }
}

/// One step of a conversation's version: a line that moves the send guard, or a move of its outbox.
package struct GuardMove: Hashable, Sendable {
  package enum What: Hashable, Sendable {
    case line(Event)
    /// A reply was put into the outbox.
    case replyQueued(OutboxEntry)
    /// A reply was cancelled, stopped or came back.
    case replyWithdrawn(by: AgentID)
  }

  /// The version that it made.
  package var version: Int64
  package var at: Instant
  package var what: What

  package init(version: Int64, at: Instant, what: What) {
    self.version = version
    self.at = at
    self.what = what
  }
}

/// What a command must have before it, so that the store loads that and nothing else.
package struct Needs: OptionSet, Hashable, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// `conversation` and `version`; every command has it.
  package static let conversation = Needs(rawValue: 1)
  /// `other`.
  package static let other = Needs(rawValue: 2)
  /// `chain`.
  package static let chain = Needs(rawValue: 4)
  /// `lines`.
  package static let lines = Needs(rawValue: 8)
  /// `news` since the reply's `seenVersion` (none where that is nil).
  package static let news = Needs(rawValue: 16)
  package static let outbox = Needs(rawValue: 32)
  package static let contact = Needs(rawValue: 64)
  /// `hasDraft`.
  package static let draft = Needs(rawValue: 128)
  /// `elsewhere`.
  package static let elsewhere = Needs(rawValue: 256)
  /// `people`.
  package static let people = Needs(rawValue: 512)
  /// `approvals`, and `submission` of the one that the command is about, with the `news` since its
  /// author's version.
  package static let approvals = Needs(rawValue: 1024)
  /// `incidents`.
  package static let incidents = Needs(rawValue: 2048)
  /// `writing`.
  package static let writing = Needs(rawValue: 4096)
}

extension Command {
  private static let replying: Needs = [
    .conversation, .news, .outbox, .contact, .elsewhere, .approvals,
  ]

  package var needs: Needs {
    switch self {
    case .merge: [.conversation, .other, .chain, .outbox, .approvals]
    case .approve: [.conversation, .approvals, .outbox]
    case .sendBack, .withdraw: [.conversation, .approvals]
    case .link: [.conversation, .other, .lines]
    case .linkContact, .unlinkContact: [.conversation, .contact, .people]
    case .undo: [.conversation, .lines]
    case .reply: Command.replying
    case .begin: [.conversation, .contact, .elsewhere]
    case .joinIncident, .leaveIncident: [.conversation, .incidents]
    case .answerTogether: Command.replying.union([.writing, .draft])
    case .notify: [.conversation, .incidents, .elsewhere, .outbox, .contact, .approvals]
    case .resolve: [.conversation, .outbox]
    case .tag, .untag, .tier, .escalate, .priority, .assign, .pending, .snooze, .reopen, .spam,
      .note, .wake, .focus, .skip, .reveal, .handOver:
      .conversation
    case .followUp: [.conversation, .other]
    case .macro(let macro):
      macro.steps.reduce(.conversation) { needs, step in
        switch step.what {
        case .act(let command): needs.union(command.needs)
        case .draft: needs.union([.contact, .draft])
        }
      }
    }
  }

  /// The version that its author saw, where it has a guard.
  package var seenVersion: Int64? {
    switch self {
    case .reply(let reply), .begin(_, let reply, _): reply.seenVersion
    case .answerTogether(let answer): answer.seenVersion
    default: nil
    }
  }

  /// The conversation that `Situation.other` holds.
  package var other: ConversationRef? {
    switch self {
    case .merge(let into): into
    case .link(let to, _): to
    case .followUp(let followUp): followUp.ref
    default: nil
    }
  }

  /// The person that `Situation.people` holds besides those who are linked already.
  package var otherContact: ContactID? {
    switch self {
    case .linkContact(let other), .unlinkContact(let other): other
    default: nil
    }
  }
}

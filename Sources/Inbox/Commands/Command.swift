/// One thing somebody wants done to one conversation; `decide` turns it into events or refuses.
///
/// The ids that its events need come with it, so that deciding again gives the same events.
package indirect enum Command: Hashable, Sendable {
  case tag([String])
  case untag([String])
  /// Lowering asks for a reason.
  case tier(Tier, reason: String?)
  /// Tier up, team, note, in one act.
  case escalate(team: TeamID?, note: String?, noteID: MessageID)
  case priority(Priority)
  case assign(Assignment)
  case pending
  case snooze(until: Instant?)
  case reopen
  case spam
  /// `reason` is asked for while the customer waits; those are counted apart.
  case resolve(reason: String?)
  case note(id: MessageID, text: String)
  case reply(Reply)
  /// An agent begins a conversation: `opened`, then the reply into the outbox, to the handle that
  /// the author named; nil: what is known of the contact.
  case begin(Opening, Reply, to: String? = nil)
  case merge(into: ConversationRef)
  case link(to: ConversationRef, Relation)
  /// The conversation's contact and this one are the same person: each is known by the identities
  /// of both.
  case linkContact(ContactID)
  /// They are not: each keeps what was its own.
  case unlinkContact(ContactID)
  /// Takes back an act's lines in this conversation; undoing an undo is redo.
  case undo(ActID)
  /// The clock passed the `until` of a snooze; written by Bellhop at that instant.
  case wake(until: Instant)
  /// The agent had the conversation in front of them and was active.
  case focus(from: Instant, to: Instant)
  /// Served, and not taken.
  case skip(reason: String)
  /// Several acts as one: in a conversation all of them or none.
  case macro(MacroRun)
  case followUp(FollowUp)
  /// Shows what is masked in a message; who did it stays on record.
  case reveal(MessageID)
  /// Somebody else approves a submitted reply, as it is or in other words: it goes the way of every
  /// reply then.
  case approve(ApprovalAnswer)
  /// It comes back to its author, with what is to change; nil: the only one that waits.
  case sendBack(MessageID?, note: String)
  /// Its author takes it back.
  case withdraw(MessageID?)
  /// Given away with a note, in one act.
  case handOver(GivingAway)
  /// Part of an open incident from now on, with its tag; `raising`: in tier 3.
  case joinIncident(IncidentID, raising: Bool)
  case leaveIncident(IncidentID)
  /// The answer that many conversations get at once, each in its own words.
  case answerTogether(GroupAnswer)
  /// Tells somebody who is affected and has not written.
  case notify(IncidentNotice)
}

/// A text in parts, where it is longer than its channel takes.
package struct ReplyParts: Hashable, Sendable {
  package struct Following: Hashable, Sendable {
    /// The id its message will bear.
    package var id: MessageID
    package var text: String
    /// What it is of the text as it was written.
    package var words: String

    package init(id: MessageID, text: String, words: String) {
      self.id = id
      self.text = text
      self.words = words
    }
  }

  /// What the first part is of the text as it was written; empty where there is one part only.
  package var firstWords: String
  package var following: [Following]

  package init(firstWords: String = "", following: [Following] = []) {
    self.firstWords = firstWords
    self.following = following
  }
}

extension Reply {
  /// Makes several messages of it; `id` makes one for each that follows the first.
  package mutating func divide(into split: MessageParts, id: () -> MessageID) {
    guard let first = split.parts.first else { return }
    text = first.text
    parts = ReplyParts(
      firstWords: first.words,
      following: split.parts.dropFirst().map {
        ReplyParts.Following(id: id(), text: $0.text, words: $0.words)
      })
  }
}

/// A command with who gives it, for which conversation, and the act it belongs to.
package struct Request: Hashable, Sendable {
  package var act: ActID
  package var by: Actor
  package var conversation: ConversationRef
  package var command: Command
  /// The author's draft that the command's words come from: it goes in the same transaction, and
  /// stays if the command is refused.
  package var endsDraft: Draft.Kind?

  package init(
    act: ActID, by: Actor, conversation: ConversationRef, command: Command,
    endsDraft: Draft.Kind? = nil
  ) {
    self.act = act
    self.by = by
    self.conversation = conversation
    self.command = command
    self.endsDraft = endsDraft
  }
}

/// What an author hands over to be sent.
package struct Reply: Hashable, Sendable {
  /// The id the sent message will bear, made once and never again.
  package var id: MessageID
  package var text: String
  package var subject: String?
  package var audience: Audience
  /// The version of the conversation that the author saw; anything newer is a collision.
  /// Nil: whatever it is now (a script that did not ask for the guard).
  package var seenVersion: Int64?
  /// Whether what the author did since counts as seen: so on a screen, where it was their own hand;
  /// not for `--expect`, where the same agent may be many programs.
  package var countsOwnActsAsSeen = true
  package var holdMilliseconds: Int64
  package var then: StagedActions
  /// Resolve once the network accepted it (`^X^S`), instead of what `then` says.
  package var resolves: Bool
  /// Shortcut of the saved reply it came from, for the ranking.
  package var savedReply: String?
  package var language: String?
  /// What follows it as messages of their own, one after the other was accepted; its own text is
  /// the first part then.
  package var parts = ReplyParts()
  /// The author was told that the customer has these words from another channel already, and sends
  /// them all the same.
  package var saysItAgain = false
  /// Further wordings for whoever approves it to choose from; where there are any it is submitted,
  /// whether its author needs an approval or not.
  package var variants: [String] = []
  /// What its author tells the approver.
  package var request: String?

  package init(
    id: MessageID, text: String, subject: String? = nil, audience: Audience,
    seenVersion: Int64?, holdMilliseconds: Int64, then: StagedActions = StagedActions(),
    resolves: Bool = false, savedReply: String? = nil, language: String? = nil
  ) {
    self.id = id
    self.text = text
    self.subject = subject
    self.audience = audience
    self.seenVersion = seenVersion
    self.holdMilliseconds = holdMilliseconds
    self.then = then
    self.resolves = resolves
    self.savedReply = savedReply
    self.language = language
  }
}

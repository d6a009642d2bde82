/// Why a command was not done, for people: which rule, and what can be done instead.
package enum Refusal: Error, Hashable, Sendable {
  /// The conversation moved on since the author looked; nothing was written.
  case collision(Collision)
  case unknownConversation(String)
  case unknownAgent(String)
  case unknownTeam(String)
  case unknownAccount(String)
  case unknownSavedReply(String)
  /// Merged away: what is said belongs to `into`.
  case merged(into: ConversationRef)
  /// The tier is handled by others; names the roles that may.
  case tierNotYours(Tier, handledBy: [Role])
  /// Replies of this agent in this tier wait for an approval, so others take it out; names them.
  case tierKeptForApproval(Tier, by: [String])
  /// Replies of this agent in this tier wait for an approval, and nobody may give it.
  case needsApproval(Tier)
  /// Others may approve it; names them.
  case approvalNotYours(by: [String])
  /// Nobody approves what they wrote; names who may.
  case ownApproval(by: [String])
  /// None waits there; what became of the one that was named.
  case noApprovalWaits(Approval.State?)
  case approvalNeedsNote
  /// Of the wordings of a reply the one with this number, from 1 on, says nothing.
  case blankWording(Int)
  /// It says what that of a lower number says.
  case sameWording(Int, as: Int)
  case onlyAuthorWithdraws(String)
  /// A tag that only these roles may read.
  case restricted(tag: String, readableBy: [Role])
  /// Somebody else, who was to get it, may not read such a tag; these roles may.
  case ownerMayNotRead(String, tag: String, readableBy: [Role])
  /// What somebody did there stays, for they may not read it any more; names it.
  case actRestricted(ConversationID, tag: String, readableBy: [Role])
  case needsTagBeforeResolve
  /// What was given as a tag is none.
  case notATag(String)
  /// Resolving while the customer waits asks for a reason.
  case customerWaits(since: Instant)
  case loweringTierNeedsReason
  case publicAnswerToPrivate
  /// X lets an account answer in public only where it was mentioned or quoted.
  case notSummoned
  /// What was said there in public can only be answered in public.
  case noPrivateAnswer(Channel)
  /// A comment may be answered in private once.
  case privatelyAnsweredBefore(Channel)
  /// That one answer is one message.
  case privateAnswerInParts(Channel)
  case tooLateForPrivateAnswer(Channel)
  /// The customer was sent the same words a moment ago somewhere else; to be confirmed.
  case saidElsewhere(SaidElsewhere)
  case emptyText
  case snoozeInThePast(Instant)
  case mergeIntoItself
  case mergeWouldCircle
  case nothingToUndo
  case nothingToRedo
  /// The message is with the customer; nothing calls it back.
  case alreadySent
  /// Lines of a kind that stay, and why.
  case notUndoable(String)
  /// A later act changed the same field; names it.
  case changedSince(field: String)
  case noContact
  /// What it is that they alone may do.
  case onlySupervisors(String)
  case unknownContact(String)
  /// Why two people cannot be linked, or parted.
  case peopleStay(String)
  /// The network takes no answer any more; what can be done instead.
  case windowClosed(Channel, since: Instant, hours: Int64, instead: String)
  /// Nobody can be written to there who has not written first.
  case neverWrote(Channel, instead: String)
  /// More than the network takes, both as it counts.
  case tooLong(Channel, count: Int, most: Int)
  /// Another reply of this version is on its way; there can be only one.
  case replyUnderWay(by: String)
  /// Sent and gone from there, or never in it.
  case notInOutbox(MessageID)
  case onlyFailedIsRetried(OutboxEntry.State)
  case notARecipient(String, expected: String)
  case unknownIncident(String)
  /// The title of one that is closed.
  case incidentClosed(String)
  /// What nobody fills in the words of an answer to many.
  case gapsLeft([String])
  /// Words for many hold a placeholder that is none.
  case unknownPlaceholder(String, nearest: String?)
  /// A colleague has a hand on it.
  case someoneWrites(String)
  /// Already so; nothing was written.
  case nothingToDo(String)
}

extension Refusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .collision(let collision): collision.description
    case .unknownConversation(let name): "There is no conversation \(name)."
    case .unknownAgent(let name): "There is no agent “\(name)” in the workspace."
    case .unknownTeam(let name): "There is no team “\(name)” in the workspace."
    case .unknownAccount(let name): "There is no account “\(name)” in the workspace."
    case .unknownSavedReply(let name): "There is no saved reply “\(name)” in the workspace."
    case .merged(let into): "It was merged into \(into); act there."
    case .tierNotYours(let tier, let roles):
      "Tier \(tier.rawValue) is handled by \(Refusal.list(roles)); assign it to one of them."
    case .tierKeptForApproval(let tier, let names):
      """
      Your replies in tier \(tier.rawValue) wait for an approval: \
      \(names.isEmpty ? "somebody else" : names.joined(separator: " or ")) may take it out of there.
      """
    case .needsApproval(let tier):
      """
      Your replies in tier \(tier.rawValue) wait for an approval, and nobody of the workspace may \
      give it; write a note.
      """
    case .approvalNotYours(let names):
      "You may not approve it; \(Refusal.list(names: names)) may."
    case .ownApproval(let names):
      "Nobody approves their own reply; \(Refusal.list(names: names)) may."
    case .noApprovalWaits(let state): Refusal.words(ofEnded: state)
    case .approvalNeedsNote: "Say in a note what is to change: it goes back to its author with it."
    case .blankWording(let number): "Wording \(number) is empty; leave it out."
    case .sameWording(let number, let same):
      "Wording \(number) says the same as wording \(same); leave it out."
    case .onlyAuthorWithdraws(let name): "Only \(name), who wrote it, takes it back."
    case .restricted(let tag, let roles):
      "Tagged #\(tag): only \(Refusal.list(roles)) may read it."
    case .ownerMayNotRead(let name, let tag, let roles):
      "\(name) may not read #\(tag); give it to a \(Refusal.list(roles))."
    case .actRestricted(let id, let tag, let roles):
      """
      \(id): your act there stays. It is tagged #\(tag) by now, and only \(Refusal.list(roles)) may \
      change it; ask one of them.
      """
    case .needsTagBeforeResolve: "It needs a tag before it is resolved."
    case .notATag(let text):
      "“\(text)” is no tag: one word of at most \(Tag.most) characters, without a quotation mark."
    case .customerWaits(let since):
      "The customer waits since \(since); resolving without an answer needs a reason."
    case .loweringTierNeedsReason: "Lowering the tier needs a reason."
    case .publicAnswerToPrivate: "An answer to a private message cannot be made public."
    case .notSummoned:
      "X takes a public answer only to who mentions or quotes us; answer in private."
    case .noPrivateAnswer(let channel): "\(channel.name) answers a public message in public only."
    case .privatelyAnsweredBefore(let channel):
      "\(channel.name) takes one private answer to a comment, and it was given."
    case .privateAnswerInParts(let channel):
      "\(channel.name) takes one private message to a comment: shorten it, or answer in public."
    case .tooLateForPrivateAnswer(let channel):
      "\(channel.name) takes a private answer to a comment for 7 days; they are over."
    case .saidElsewhere(let said): said.description
    case .emptyText: "There is nothing in it yet."
    case .snoozeInThePast(let until): "\(until) has passed; give a time to come."
    case .mergeIntoItself: "It cannot be merged into itself."
    case .mergeWouldCircle: "That one was merged into this one."
    case .nothingToUndo: "There is nothing to undo."
    case .nothingToRedo: "Nothing was undone since your last act: there is nothing to do again."
    case .alreadySent: "The message has gone out; it cannot be undone."
    case .notUndoable(let why): why
    case .changedSince(let field): "A later act changed the \(field); undo that one first."
    case .unknownContact(let name): "Nobody is known as “\(name)”."
    case .peopleStay(let why): why
    case .onlySupervisors(let what): "Only a supervisor may do that: \(what)."
    case .noContact: "Nobody is known there to answer to."
    case .neverWrote(let channel, let instead):
      "\(channel.name) takes words only for who has written there: \(instead)."
    case .windowClosed(let channel, _, let hours, let instead):
      """
      \(channel.name) takes an answer for \(Refusal.period(hours)) after the customer’s last \
      message; they are over: \(instead).
      """
    case .tooLong(let channel, let count, let most):
      "\(count - most) too long for \(channel.name): \(count)/\(most)."
    case .replyUnderWay(let author): "A reply by \(author) is already on its way."
    case .notInOutbox(let id):
      "The outbox has no reply \(id): it was sent, taken back, or never there."
    case .onlyFailedIsRetried(let state): "It is \(state.rawValue); only a failed one is retried."
    case .notARecipient(let text, let expected): "“\(text)” cannot be written to: \(expected)."
    case .unknownIncident(let name): "There is no incident “\(name)”."
    case .incidentClosed(let title): "“\(title)” is closed; open it again first."
    case .unknownPlaceholder(let name, let nearest?):
      "There is no placeholder “{{\(name)}}”; did you mean “{{\(nearest)}}”?"
    case .unknownPlaceholder(let name, nil): "There is no placeholder “{{\(name)}}”."
    case .gapsLeft(let names):
      "Nobody fills \(names.map { "{{\($0)}}" }.joined(separator: ", ")) there."
    case .someoneWrites(let name): "\(name) is writing an answer there."
    case .nothingToDo(let why): why
    }
  }

  private static func period(_ hours: Int64) -> String {
    hours < 72 ? "\(hours) hours" : "\(hours / 24) days"
  }

  private static func list(_ roles: [Role]) -> String {
    roles.map(\.rawValue).joined(separator: " or ")
  }

  private static func list(names: [String]) -> String {
    names.isEmpty ? "nobody else" : names.joined(separator: " or ")
  }

  private static func words(ofEnded state: Approval.State?) -> String {
    switch state {
    case .approved: "It was approved already."
    case .rejected: "It was sent back already."
    case .withdrawn: "Its author took it back."
    case .requested, nil: "No reply waits for an approval there."
    }
  }
}

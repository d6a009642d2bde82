import Inbox

/// What `update` asks the program to do. Questions bear a ticket; their answers come back as
/// inputs, in any order.
package enum DeskEffect: Hashable, Sendable {
  case loadQueue(Ticket, QueueRequest)
  case loadConversation(Ticket, ConversationRequest)
  /// Ids and keys alone; answered by `places`.
  case loadPlaces(Ticket, QueuePlacesRequest)
  /// What an act on many would do; answered by `planned`.
  case plan(Ticket, Bulk)
  /// Everything in the outbox that this agent may read, colleagues' too.
  case loadOutbox(Ticket)
  /// The newest hits, or those after a place.
  case search(Ticket, text: String, after: SearchHits.Place?, limit: Int)
  /// This agent's drafts of conversations that are not begun yet.
  case loadBeginnings(Ticket)
  /// People who can be written to on a channel, or on any, by the beginning of a name or handle.
  case findPeople(Ticket, text: String, channel: Channel?, limit: Int)
  /// So many that need somebody, and so many countdowns, with the numbers of today or of a day
  /// before it; answered by `wallboard`.
  case loadWallboard(Ticket, urgent: Int, strip: Int, daysBack: Int, filter: ReportFilter)
  /// Answered by `incident`.
  case loadIncident(Ticket, IncidentID)
  /// Something done to an incident itself; answered by `incidentDone`.
  case performIncident(IncidentRequest)
  /// Whom a source names as affected; answered by `affectedFound`.
  case findAffected(Ticket, IncidentID, AffectedSource)
  /// Who of those affected would be told; answered by `noticePlanned`.
  case planNotice(Ticket, IncidentID, GroupAnswer)
  /// Tells them; answered by `noticed`.
  case tellAffected(IncidentID, [ContactID], GroupAnswer, ActID)
  /// What stands behind a metric of a range, or of today; answered by `explained`.
  case explain(Ticket, metric: String, filter: ReportFilter, range: MetricRange? = nil)
  /// Names the conversations of an explanation that the desk has already; answered by `explained`.
  case tell(Ticket, Explanation)
  /// Answered by `report`.
  case loadReport(Ticket, ReportQuestion)
  /// Puts a report where this person keeps downloads; answered by a notice.
  case saveReport(ReportQuestion, ReportFormat)
  /// Leases the first of these that nobody else has in hand to this agent; answered by `served`.
  case serve(Ticket, [ConversationID])
  /// Leases the first of these that is still in the view and that nobody else has in hand;
  /// answered by `swept`.
  case sweep(Ticket, [ConversationID], view: Query?)
  /// How many a view holds; answered by `counted`, when it is convenient.
  case countView(Ticket, Query)
  /// Keeps a view of this person's; answered by `ownViews`, or by a notice that says why not.
  case saveView(SavedView)
  /// The agent has left what was served.
  case release(ConversationID)
  /// What is proposed as saved replies; answered by `proposals`.
  case loadProposals(Ticket)
  /// Keeps an answer for a supervisor to look at.
  case propose(SavedReplyProposal)
  /// Puts it into the workspace; nil: it never was a proposal.
  case acceptProposal(String?, SavedReply)
  case dropProposal(String)
  /// Answered by `performed` with the request's act.
  case perform(Request)
  /// Does it in portions, so that nothing else waits for the whole; answered by `bulkProgress` after
  /// each portion and `bulkEnded`.
  case performAll(Bulk)
  /// No further portion of this act.
  case stopBulk(ActID)
  /// Answered by `draftSaved`. An empty text takes the draft away.
  case saveDraft(ConversationID, Draft)
  /// What is thrown away, for an undo after this program.
  case keepDiscarded(ConversationID, Draft)
  /// Answered by `discarded` if there is any.
  case loadDiscarded
  /// What was thrown away is a draft again: before what the store has there, or, where the screen has
  /// both in hand, only no longer thrown away.
  case bringBack(ConversationID, Draft, isWritten: Bool)
  /// The agent has seen the conversation up to this place in the journal.
  case markSeen(ConversationID, through: Int64)
  /// This agent's sign of life, to be repeated while it stands; nil: at no conversation.
  case announcePresence(OwnPresence?)
  /// Says what this agent is; answered by `available`.
  case declare(Availability)
  /// Takes a held reply back into its author's draft.
  case takeBack(MessageID)
  /// Takes back whatever of an answer to many has not left; answered by `groupTakenBack`.
  case takeBackGroup(String)
  /// A failed reply is tried again: a new attempt, a new message.
  case retry(MessageID)
  /// A queued, failed or stopped reply is given up; its text goes back into the draft.
  case cancel(MessageID)
  /// An unknown one: a person looked, and says whether it is with the customer.
  case settle(MessageID, wasSent: Bool)
  /// Runs `$EDITOR` on the text; answered by `editorReturned`.
  case openEditor(text: String)
  /// Gives an https address to the program that this person configured; never by itself.
  case openAddress(String)
  /// Hands a copy of what was kept of an attachment to the same program.
  case openAttachment(Attachment)
  /// Puts a copy where this person keeps downloads; answered by a notice.
  case saveAttachment(Attachment)
  case copy(text: String)
  case quit
  case suspend
  /// Paint every cell again.
  case repaint
  case bell
  /// A message on the desktop, by way of the terminal.
  case notify(String)
  /// Draw in another theme until the program ends.
  case useTheme(String)
  /// The same without a word, while one is being chosen.
  case previewTheme(String)
  /// What the agent prefers from now on: to be done, and written to their config.yaml; answered by
  /// `preferenceSaved`.
  case savePreference(Preference)
  /// This was explained, and need not be again.
  case told(Guidance.Hint)
  /// Send `tick` at this instant; replaces the tick asked for before, nil takes it away.
  case wantTick(Instant?)
}

/// A stretch of a conversation.
package struct ConversationRequest: Hashable, Sendable {
  package enum Anchor: Hashable, Sendable {
    /// The newest entries.
    case latest
    /// The entries before this place in the journal, itself left out.
    case before(Int64)
    /// From this place on, itself included.
    case from(Int64)
    /// A stretch with this place in the middle.
    case around(Int64)
  }

  package var conversation: ConversationID
  package var anchor: Anchor
  package var limit: Int
  /// Whether the customer's glance is wanted, too.
  package var wantsCustomer: Bool
  /// For whom: drafts and read marks depend on it.
  package var agent: AgentID
  /// Of one that was merged away, the page of the one it lives in now.
  package var followsMerges: Bool

  package init(
    conversation: ConversationID, anchor: Anchor, limit: Int, agent: AgentID,
    followsMerges: Bool = false, wantsCustomer: Bool = false
  ) {
    self.conversation = conversation
    self.anchor = anchor
    self.limit = limit
    self.agent = agent
    self.followsMerges = followsMerges
    self.wantsCustomer = wantsCustomer
  }
}

/// Where this agent is and what they do there.
package struct OwnPresence: Hashable, Sendable {
  package var conversation: ConversationID
  package var mode: Presence.Mode
  package var characters: Int
  package var typedAt: Instant?
  /// The words, while the author shares them.
  package var shared: String?

  package init(
    conversation: ConversationID, mode: Presence.Mode, characters: Int, typedAt: Instant? = nil,
    shared: String? = nil
  ) {
    self.conversation = conversation
    self.mode = mode
    self.characters = characters
    self.typedAt = typedAt
    self.shared = shared
  }
}

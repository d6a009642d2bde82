import Canvas
import Inbox

/// One line of text for something: a filter, a reason, a time, a number.
struct Prompt: Sendable {
  enum Purpose: Hashable, Sendable {
    case filter
    /// Words in the list or the timeline, found while typing.
    case find(from: Int)
    case commandLine
    case searchEverything
    case tierReason(Tier, ActAim)
    /// ^S, never Enter, resolves an unanswered conversation.
    case resolveReason(ActAim)
    case escalationNote(team: TeamID?, ActAim)
    case snoozeTime(ActAim)
    case skipReason(ConversationID)
    case sweepSkipReason(ConversationID)
    case followUpNote(ConversationID, agent: AgentID?, team: TeamID?)
    case viewName
    /// Of a new incident, which these conversations join.
    case incidentTitle([ConversationID])
    case handOverNote(Assignment, ActAim)
    /// Of a new e-mail.
    case subject(Beginning)
    /// Whose customers are affected.
    case affectedQuery(IncidentID)
    /// When nothing rings.
    case quietHours
  }

  var purpose: Purpose
  var title: DisplayText
  var hint: DisplayText
  var buffer: TextBuffer
  /// Why the text was not taken, with the column where it says.
  var problem: DisplayText?

  init(_ purpose: Purpose, title: DisplayText, hint: DisplayText, text: String = "") {
    self.purpose = purpose
    self.title = title
    self.hint = hint
    buffer = TextBuffer(text)
  }

  /// What `^S` does here; elsewhere Enter is enough.
  var needsSendKey: Bool {
    if case .resolveReason = purpose { return true }
    return false
  }
}

/// A question whose answers are single keys, never Enter: what it asks cannot be taken back by
/// looking away.
struct QuestionBox: Sendable {
  struct Answer: Hashable, Sendable {
    var key: Unicode.Scalar
    var title: DisplayText
    var action: Action
  }

  enum Action: Hashable, Sendable {
    case send(Handing)
    case sendAsIs(Handing)
    case edit
    case makeNote
    case discard
    case close
    case openAddress(String)
    case copyAddress(String)
    case openAttachment(Attachment)
    case saveAttachment(Attachment)
    case settle(MessageID, wasSent: Bool)
    case cancelReply(MessageID)
    case merge(ConversationRef, into: ConversationRef)
    case link(ConversationRef, to: ConversationRef, Relation)
    case linkPerson(ConversationID, ContactID)
    case accept(SavedReplyProposal)
    case editProposal(SavedReplyProposal)
    case dropProposal(String)
    /// The act on marks, to those that the plan named.
    case doPlanned(BulkUnderWay)
    /// Puts them on the list of those affected, or takes them off it.
    case affect(IncidentID, [ContactID])
    case spare(IncidentID, ContactID)
    /// Tells those whom the plan named.
    case notify(IncidentID, [ContactID], GroupAnswer)
    /// The marked whose customers wait are to be resolved as well.
    case giveReason
    /// Those of the marked that a tag is wanting are given one; then the plan comes again.
    case tagFirst([ConversationID], PlannedNext)
    /// Shows what the macro of this name would do.
    case macro(String)
    case macrosByName
    /// Makes two of what was merged.
    case takeOut(MergedConversation, act: ActID, of: ConversationRef)
    /// The text goes to the customer another way.
    case answerElsewhere(OtherWay)
  }

  var title: DisplayText
  var lines: [Line]
  var answers: [Answer]
  var openedAt: Instant
  /// Keys within this time were typed before it could be read; each of them begins it anew, so that
  /// a key that is held down answers nothing.
  var deafFor: Int64 = 0
  /// When that time began anew.
  var deafSince: Instant?
  /// On the two lowest lines, so that what it is about stays in sight.
  var isBar = false
  /// Lines that have been scrolled past, where it says more than there is room for.
  var top = 0
  /// So many lines of the screen for each line that it says.
  var mostWraps = 4

  struct Line: Hashable, Sendable {
    var text: DisplayText
    var role: StyleRole = .text
  }
}

/// A customer at a glance: who it is over all channels, what was said lately, how they liked it.
///
/// Bounded, whatever the customer's past: see the limits. Read with the conversation's page.
package struct CustomerGlance: Hashable, Sendable {
  /// So many conversations that are open elsewhere are shown, and so many of the last days.
  package static let mostWaiting = 20
  package static let mostOfWeek = 40
  /// So many of the latest conversations are asked for what the customer thought of them.
  package static let mostJudged = 60
  /// How far the history goes back, in milliseconds.
  package static let span: Int64 = 7 * 86_400_000

  /// One conversation of the history.
  package struct Item: Hashable, Sendable {
    package var row: QueueRow
    /// Who answered last; nil while nobody did.
    package var answeredBy: AgentID?

    package init(row: QueueRow, answeredBy: AgentID? = nil) {
      self.row = row
      self.answeredBy = answeredBy
    }

    /// When something was said in it last.
    package var at: Instant { row.conversation.heardAt }
  }

  /// What the customer said of us.
  package struct Verdict: Hashable, Sendable {
    package var kind: SurveyKind
    package var score: Int
    package var comment: String?
    package var at: Instant
    package var conversation: ConversationID?

    package init(
      kind: SurveyKind, score: Int, comment: String?, at: Instant, conversation: ConversationID?
    ) {
      self.kind = kind
      self.score = score
      self.comment = comment
      self.at = at
      self.conversation = conversation
    }
  }

  /// Where they were heard lately; no line need tell of it.
  package var heardFrom: [Identity] = []
  /// Others who are the same person, by an identity that they share.
  package var linked: [Contact]
  /// Open ones besides this, latest first: there, too, somebody waits.
  package var waiting: [Item]
  /// The rest of the last days, latest first.
  package var week: [Item]
  /// There is more than is shown.
  package var hasMore: Bool
  /// Latest first.
  package var verdicts: [Verdict]
  /// The first that is known of them before this conversation; nil: nothing is.
  package var knownSince: Instant?

  package init(
    linked: [Contact] = [], waiting: [Item] = [], week: [Item] = [], hasMore: Bool = false,
    verdicts: [Verdict] = [], knownSince: Instant? = nil
  ) {
    self.linked = linked
    self.waiting = waiting
    self.week = week
    self.hasMore = hasMore
    self.verdicts = verdicts
    self.knownSince = knownSince
  }

  /// The history in its order: what waits elsewhere first.
  package var items: [Item] { waiting + week }
}

extension Conversation {
  /// When something was said in it last; when it was opened, while nothing was.
  package var heardAt: Instant { lastMessageAt ?? openedAt }
}

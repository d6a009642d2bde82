import Canvas
import Inbox

/// Names a question to the store; its answer bears it, and an answer nobody waits for any more is
/// dropped.
package struct Ticket: Hashable, Sendable {
  package let number: Int

  package init(_ number: Int) {
    self.number = number
  }
}

/// Everything that can happen to the screens: what the terminal says, what the store answers.
package enum DeskInput: Sendable {
  // From the terminal.
  case key(Key)
  /// A bracketed paste, as typed text: it never runs a command and never sends.
  case paste(String)
  case resize(Size)
  case mouse(Mouse)
  /// Whether the terminal's window is in front.
  case focus(Bool)
  /// The instant of the last `wantTick` has come.
  case tick
  /// The frame of the latest state stands on the terminal. Keys read before it may have been meant
  /// for what stood there until then.
  case painted
  /// `$EDITOR` ended; nil if it failed or nothing was saved.
  case editorReturned(String?)

  // From the store.
  case queue(Ticket, QueuePage)
  /// Nil: there is no such conversation, or this agent may not read it.
  case conversation(Ticket, ConversationPage?)
  case places(Ticket, [QueuePlace])
  case planned(Ticket, BulkReport)
  case outbox(Ticket, [OutboxEntry])
  case searched(Ticket, SearchHits)
  /// With the rows of the conversations named in it, as far as anybody may look.
  case explained(Ticket, Explanation, [QueueRow])
  case wallboard(Ticket, WallboardFigures)
  case report(Ticket, ReportPage)
  /// Nil: others have all of them in hand.
  case served(Ticket, ConversationID?)
  /// What is leased to this agent now, and which of those asked about have left the view.
  case swept(Ticket, ConversationID?, gone: [ConversationID])
  case counted(Ticket, ViewCount)
  /// This person's views, after one was kept under a name.
  case ownViews([SavedView], saved: String)
  case proposals(Ticket, [SavedReplyProposal])
  case beginnings(Ticket, [KeptBeginning])
  /// Each with the handles of the channel that was asked for.
  case people(Ticket, [Contact])
  /// The question could not be answered, with the reason for people.
  ///
  /// - `isRefused`: it is not for this agent, or not any more.
  case unanswered(Ticket, String, isRefused: Bool = false)
  case changes(ChangeSet)
  case figures(LiveFigures)
  /// What concerns this agent and others did, or time.
  case news([News])
  /// What is to be expected of the next hour, made meanwhile.
  case forecast(Forecast)
  /// What many write about at once, looked for meanwhile.
  case signals([BurstSignal])
  /// All incidents, whenever something about one became known.
  case incidents([IncidentSummary])
  /// Nil: there is no such incident.
  case incident(Ticket, IncidentPage?)
  /// Nil when it was written, else why not.
  case incidentDone(IncidentRequest, problem: String?)
  case affectedFound(Ticket, AffectedFound)
  case noticePlanned(Ticket, NoticeReport)
  case noticed(IncidentID, NoticeReport)
  /// Everybody who is at a conversation right now, this agent left out.
  case presence(ConversationID, [Presence])
  /// Everybody who has the inbox open, at a conversation or not.
  case attending(Set<AgentID>)
  /// What this agent said last that they are.
  case available(Availability)
  case performed(ActID, ActOutcome)
  /// So many of an act on many have been looked at.
  case bulkProgress(ActID, Int)
  /// What was done, to the end or until it was stopped or, in words, failed.
  case bulkEnded(ActID, BulkReport, problem: String?)
  /// What was still held of an answer to many.
  case groupTakenBack(String, TakenBack)
  /// The answer to `takeBack`, `retry`, `cancel` and `settle`: nil when done, else why not.
  case outboxSettled(MessageID, problem: String?)
  case draftSaved(ConversationID, Draft.Kind, at: Instant)
  /// Thrown away within the last day, before this program began; the latest last.
  case discarded([DiscardedDraft])
  /// The store could not keep a draft, with the reason for people: it lives here until it can.
  case draftNotSaved(ConversationID, Draft, String)
  case workspace(Workspace)
  /// How often saved replies were used, by shortcut, for the ranking of the picker.
  case savedReplyUsage([String: SavedReplyRanking.Use])
  case connection(ConnectionState)
  /// Nil when it stands in the file; else why not, and what to write there.
  case preferenceSaved(Preference, problem: String?)

  /// Words for the message line, from the program.
  case notice(Notice)
}

/// What became of an act.
package enum ActOutcome: Sendable {
  /// Written, or into the outbox; the version the conversation now has, if it is known.
  case done(version: Int64?)
  /// A conversation was begun: the number that the store gave it, and its version.
  case begun(ConversationID, version: Int64)
  /// The reply waits for an approval now, instead of leaving.
  ///
  /// - `replaces`: what this agent had submitted there before waits no more.
  case submitted(Approval, version: Int64, replaces: Bool = false)
  /// What was to be approved came back to its author: something newer had happened.
  case stopped(Collision)
  case refused(Refusal)
  /// The store could not: disk full, gate held, and the like, in words.
  case failed(String)
}

/// Conversations with a matching message, the newest match first.
package struct SearchHits: Sendable {
  package struct Hit: Sendable {
    package var row: QueueRow
    /// The words around the match, unfiltered.
    package var excerpt: String
    package var at: Instant
    /// Place of the matching message in the journal, to open the conversation there.
    package var sequence: Int64?

    package init(row: QueueRow, excerpt: String, at: Instant, sequence: Int64? = nil) {
      self.row = row
      self.excerpt = excerpt
      self.at = at
      self.sequence = sequence
    }
  }

  /// Where a stretch of hits ended, as the store knows it.
  package struct Place: Hashable, Sendable {
    package var key: Int64

    package init(_ key: Int64) {
      self.key = key
    }
  }

  package var hits: [Hit]
  /// Where the next stretch begins; nil: these were the last.
  package var next: Place?

  package init(hits: [Hit], next: Place? = nil) {
    self.hits = hits
    self.next = next
  }
}

/// How the screens stand to the store.
package struct ConnectionState: Hashable, Sendable {
  package var isLive: Bool
  /// Milliseconds since the screens last knew they were current.
  package var age: Int64
  /// Who holds the write gate for over two seconds, in words: "pid 4711, Priya".
  package var gateHeldBy: String?
  /// Stands in the header while it holds: first words, a comma, the rest.
  package var warning: String?

  package init(isLive: Bool, age: Int64 = 0, gateHeldBy: String? = nil) {
    self.isLive = isLive
    self.age = age
    self.gateHeldBy = gateHeldBy
  }
}

/// A line that takes the left half of the status line for six seconds.
package struct Notice: Hashable, Sendable {
  package enum Weight: Hashable, Sendable {
    case done
    case hint
    case warning
    case error
  }

  package var weight: Weight
  /// May quote customers and colleagues: it is filtered before it is drawn.
  package var text: String

  package init(_ weight: Weight, _ text: String) {
    self.weight = weight
    self.text = text
  }
}

import Canvas
import Inbox

/// Who sits at this desk, and what the screens need to know from outside.
package struct DeskSettings: Sendable {
  package var agent: Agent
  package var workspace: Workspace {
    didSet { known = KnownNames(workspace) }
  }
  /// Names that strangers may put on, of this workspace.
  package private(set) var known: KnownNames
  /// Makes the ids of acts and messages unique among all sessions: random, made by the program.
  package var session: String
  /// Stands in the header for as long as the screens run, say "demonstration: nothing is sent".
  package var banner: String?
  package var afterResolve: AfterResolve
  package var panes: Panes
  /// The figures of the side panel, in their order.
  package var headlines = HeadlineFigure.allCases
  /// How this person is told of what happens while they look elsewhere.
  package var notifications = Notifications()
  /// Why no mail leaves from here, for the middle of a sentence: no mail program is known, or it is
  /// not there. Replies stay queued then, until a Bellhop delivers that has one.
  package var mailProblem: String?
  /// Why no link and no file can be opened, as a sentence; nil if a program does.
  package var openerProblem: String?
  /// The themes that can be chosen.
  package var themes: [String]
  package var look = Look()
  package var guidance = Guidance()
  /// This person's lists, in the order of `g1`, `g2` and so on; the team's follow.
  package var ownViews: [SavedView]
  /// Whether names, handles, addresses and numbers are drawn as others.
  package var isScrambled = false

  /// What comes after an open conversation was resolved, put off or merged.
  package enum AfterResolve: Hashable, Sendable {
    case next
    case list
    case stay
  }

  /// What is shown beside list and conversation where there is room for it.
  package struct Panes: Hashable, Sendable {
    /// Below the list: the conversation under the cursor.
    package var preview = true
    /// Beside the list: today's figures.
    package var figures = true
    /// Beside the conversation: the customer, the promises.
    package var details = true

    package init() {}
  }

  package init(
    agent: Agent, workspace: Workspace, session: String, banner: String? = nil,
    afterResolve: AfterResolve = .next, panes: Panes = Panes(),
    themes: [String] = [], ownViews: [SavedView] = []
  ) {
    self.agent = agent
    self.workspace = workspace
    known = KnownNames(workspace)
    self.session = session
    self.banner = banner
    self.afterResolve = afterResolve
    self.panes = panes
    self.themes = themes
    self.ownViews = ownViews
  }
}

/// Ids for acts and messages: the session's random beginning and a count, so that `update` stays
/// a function of its inputs.
struct IdentifierSupply: Sendable {
  let session: String
  private var count = 0

  init(session: String) {
    self.session = session
  }

  mutating func act() -> ActID {
    ActID(next("a"))
  }

  mutating func conversation() -> ConversationRef {
    ConversationRef(next("c"))
  }

  mutating func message() -> MessageID {
    MessageID(next("m"))
  }

  private mutating func next(_ letter: String) -> String {
    count += 1
    return "\(session)-\(letter)\(count)"
  }
}

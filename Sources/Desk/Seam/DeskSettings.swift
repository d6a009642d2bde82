import Canvas
import Inbox

/// Who sits at this desk, and what the screens need to know from outside.
package struct DeskSettings: Sendable {
  package var agent: Agent
  package var workspace: Workspace
  /// Makes the ids of acts and messages unique among all sessions: random, made by the program.
  package var session: String
  /// Stands in the header for as long as the screens run, say "demonstration: nothing is sent".
  package var banner: String?
  /// After resolving, the next conversation opens.
  package var opensNextAfterResolve: Bool

  package init(
    agent: Agent, workspace: Workspace, session: String, banner: String? = nil,
    opensNextAfterResolve: Bool = true
  ) {
    self.agent = agent
    self.workspace = workspace
    self.session = session
    self.banner = banner
    self.opensNextAfterResolve = opensNextAfterResolve
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

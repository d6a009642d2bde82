import Desk
import Foundation
import Inbox
import InboxStore
import Synchronization

/// The inbox line by line, for screen readers and for whatever shows nothing but lines: no curses,
/// nothing that moves, states in words, menus with numbers.
///
/// The same store, the same commands and the same refusals as the screens; here is only what is said
/// and asked. What others do is told between two prompts, never into one.
final class AccessibleSession {
  let session: Session
  let lines: SpokenLines
  var workspace: Workspace
  private let clock: InboxClock
  private let keeper: Keeper
  let courier: Courier
  private let troubles: Troubles
  /// This reader among the open screens.
  let name = UUID().uuidString.lowercased()

  // The list.
  var rows: [QueueRow] = []
  var hasMore = false
  var view = QueueView.triage
  var filter: (text: String, query: Query)?
  /// Found by a search instead.
  var searched: String?

  // The conversation in front.
  var page: ConversationPage?
  /// The version that was read; what is newer stops a reply.
  var seenVersion: Int64 = 0
  var served: ConversationID?
  var skipped: Set<ConversationID> = []
  var focus = AccessibleFocus()
  var toldPresence: [Presence] = []
  /// Open incidents that were told of.
  var toldIncidents: [IncidentID: String] = [:]

  private var place: ChangeSet.Place
  private var beatAt = Instant(milliseconds: 0)
  private var attendedAt = Instant(milliseconds: 0)
  /// What others are told of the conversation in front.
  var mode = Presence.Mode.viewing
  var isOver = false

  var store: Store { session.store }
  var me: AgentID { session.agent }
  var now: Instant { clock.now }
  var agent: Agent {
    workspace.agent(me) ?? Agent(id: me, name: me.text, role: .supervisor)
  }

  init(
    _ session: Session, lines: SpokenLines = SpokenLines(), courier: (Store) -> Courier
  ) throws {
    self.session = session
    self.lines = lines
    workspace = session.workspace
    let troubles = Troubles()
    self.troubles = troubles
    let courier = courier(session.store)
    self.courier = courier
    clock = session.inboxClock
    keeper = Keeper(
      store: session.store, courier: courier, clock: clock, keepsReserve: session.keepsReserve
    ) { troubles.add($0) }
    place = try session.reaching { try session.store.place() }
  }

  /// Until the agent leaves or the input ends.
  func run(banner: String?) {
    lines.say(
      "Bellhop, \(Shown.name(workspace.name)). You are \(Shown.name(agent.name)). Type help for the commands."
    )
    if let banner { lines.say("Note: \(banner).") }
    tellIncidents()
    list()
    while !isOver {
      tellNews()
      guard let typed = ask(page == nil ? "List:" : "Conversation:") else { break }
      attempt { try carryOut(typed) }
    }
    closeConversation()
    try? store.depart(session: name)
    keeper.stop()
    store.settleLog()
    lines.say("Goodbye.")
  }

  /// What goes wrong is said, and the session goes on.
  func attempt(_ work: () throws -> Void) {
    do {
      try work()
    } catch let failure as Failure {
      lines.say(SpokenWords.plain(failure.message))
    } catch {
      lines.say(SpokenWords.plain("\(error)"))
    }
  }

  func ask(_ prompt: String) -> String? {
    let typed = lines.ask(prompt) { [self] in keepUp() }
    focus.heard(at: now)
    return typed
  }

  // MARK: While somebody types

  /// Deliveries, the clock of the store, the sign at the conversation. Says nothing.
  func keepUp() {
    let now = now
    keeper.look()
    if now.since(attendedAt) >= PresenceSigns.attendance {
      attendedAt = now
      try? store.attend(me, session: name, now: now)
    }
    guard let page, now.since(beatAt) >= PresenceSigns.beat else { return }
    beatAt = now
    try? store.announce(
      mode, of: me, session: name, at: page.row.id, characters: 0, now: now)
  }

  /// The others see at once where this agent is.
  func announce(_ mode: Presence.Mode) {
    self.mode = mode
    beatAt = Instant(milliseconds: 0)
    keepUp()
  }

  // MARK: Between two prompts

  private func tellNews() {
    for trouble in troubles.take() { lines.say("Attention: " + SpokenWords.plain(trouble)) }
    guard let changes = try? store.changes(since: place) else { return }
    place = changes.now
    if changes.incidentsChanged { tellIncidents() }
    if changes.workspaceChanged, let newer = try? store.workspace() { workspace = newer }
    let foreign = changes.changes.filter { $0.by != me.text }
    if let page {
      if foreign.contains(where: { $0.conversation == page.row.id }) {
        lines.say("News in this conversation: read tells it.")
      }
      tellPresence()
    } else {
      let others = Set(foreign.map(\.conversation)).count
      if others > 0 {
        lines.say(
          "News: \(others) conversation\(others == 1 ? "" : "s") changed; list reads it again.")
      }
    }
  }

  /// Who else is here, when that has changed.
  private func tellPresence() {
    guard let page, let everybody = try? store.presence(now: now) else { return }
    let present = (everybody[page.row.id] ?? []).filter { $0.agent != me && $0.isAlive(at: now) }
    let told = toldPresence.map { SpokenWords.presence($0, workspace) }
    let words = present.map { SpokenWords.presence($0, workspace) }
    for line in words where !told.contains(line) { lines.say("News: \(line).") }
    for one in toldPresence where !present.contains(where: { $0.agent == one.agent }) {
      lines.say("News: \(Shown.name(workspace.agent(one.agent)?.name ?? one.agent.text)) has left.")
    }
    toldPresence = present
  }
}

/// What went wrong on other threads, until it can be said.
final class Troubles: Sendable {
  private let words = Mutex<[String]>([])

  func add(_ text: String) { words.withLock { $0.append(text) } }

  func take() -> [String] {
    words.withLock { words in
      defer { words = [] }
      return words
    }
  }
}

/// How long the conversation in front had somebody's attention: a stretch ends a minute after the
/// last line typed.
struct AccessibleFocus {
  static let activity: Int64 = 60_000

  private(set) var since: Instant?
  private var last: Instant?
  /// Stretches that ended while it was in front.
  private(set) var past: [(from: Instant, to: Instant)] = []

  mutating func begin(at now: Instant) {
    self = AccessibleFocus()
    since = now
    last = now
  }

  mutating func heard(at now: Instant) {
    guard let since, let last else { return }
    if now.since(last) > Self.activity {
      past.append((since, last.advanced(by: Self.activity)))
      self.since = now
    }
    self.last = now
  }

  mutating func end(at now: Instant) -> [(from: Instant, to: Instant)] {
    defer { self = AccessibleFocus() }
    guard let since, let last else { return past }
    let end = min(now, last.advanced(by: Self.activity))
    return end > since ? past + [(since, end)] : past
  }
}

import Desk
import Foundation
import Glibc
import Inbox
import InboxStore
import Synchronization

/// Hears the store's bell and tells the desk what changed: which conversations, the figures, who is
/// where. Once a second it looks anyway, for a writer that died between commit and bell.
final class StoreWatch: Sendable {
  /// Figures are read at most so often, in milliseconds; what happened in between is in the next.
  static let figuresPause: Int64 = 250
  /// What comes due is looked at so often, in milliseconds, whether anything happened or not.
  static let duesPause: Int64 = 10_000

  private struct Known {
    var place: ChangeSet.Place?
    var figuresAt = Instant(milliseconds: 0)
    var figuresAreStale = true
    var dues = DueWatch()
    var duesAt = Instant(milliseconds: 0)
    var isStopping = false
    var state: ConnectionState?
  }

  private let agent: AgentID
  private let answers: AnswerBox
  private let effects: EffectRunner
  private let bell: Bell
  private let clock: InboxClock
  private let keepsReserve: Bool
  private let onChange: @Sendable () -> Void
  private let known = Mutex(Known())

  init(
    agent: AgentID, bell: Bell, answers: AnswerBox, effects: EffectRunner, clock: InboxClock,
    keepsReserve: Bool = true, onChange: @escaping @Sendable () -> Void
  ) {
    self.agent = agent
    self.bell = bell
    self.clock = clock
    self.keepsReserve = keepsReserve
    self.answers = answers
    self.effects = effects
    self.onChange = onChange
  }

  func start() {
    let thread = Thread { [self] in
      while !known.withLock({ $0.isStopping }) {
        var descriptor = pollfd(fd: bell.descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&descriptor, 1, 1000)
        bell.silence()
        look()
        onChange()
      }
    }
    thread.name = "bellhop.watch"
    thread.start()
    look()
  }

  /// The thread ends within the second.
  func stop() {
    known.withLock { $0.isStopping = true }
  }

  private func look() {
    let now = clock.now
    effects.presence.look(now: now)
    effects.read { [self] store in
      do throws(StoreError) {
        // What is read later than the bell rang holds what came later: so its now is later, too.
        try tellChanges(of: store, now: clock.now)
        try tellDues(of: store, now: clock.now)
        tell(isLive: true, of: store)
      } catch {
        tell(isLive: false, of: store)
      }
    }
  }

  private func tellChanges(of store: Store, now: Instant) throws(StoreError) {
    let place = known.withLock { $0.place }
    let changes =
      if let place {
        try store.changes(since: place)
      } else {
        ChangeSet(now: try store.place(), changes: [], everything: false, workspaceChanged: false)
      }
    let isNews = place != changes.now
    let readsFigures = known.withLock { known in
      known.place = changes.now
      known.figuresAreStale = known.figuresAreStale || isNews
      guard known.figuresAreStale, now.since(known.figuresAt) >= Self.figuresPause
      else { return false }
      known.figuresAreStale = false
      known.figuresAt = now
      return true
    }
    if let place, isNews {
      answers.put(.changes(changes))
      tell(try store.news(for: agent, after: place, now: now))
    }
    if changes.workspaceChanged { answers.put(.workspace(try store.workspace())) }
    if place == nil || changes.incidentsChanged {
      answers.put(.incidents(try store.incidents(now: now)))
    }
    effects.signals.renew(now: now, isNews: isNews)
    if readsFigures {
      answers.put(.figures(try effects.figures.figures(now: now)))
      answers.put(.savedReplyUsage(try store.savedReplyUses()))
    }
  }

  /// Time alone brings these about: no bell rings for them.
  private func tellDues(of store: Store, now: Instant) throws(StoreError) {
    let isTime = known.withLock { known in
      guard now.since(known.duesAt).magnitude >= Self.duesPause.magnitude else { return false }
      known.duesAt = now
      return true
    }
    guard isTime else { return }
    let dues = try store.dues(of: agent, before: now.advanced(by: DueWatch.near))
    tell(known.withLock { $0.dues.look(dues, at: now) })
  }

  private func tell(_ news: [News]) {
    if !news.isEmpty { answers.put(.news(news)) }
  }

  /// Said only when it changes: an idle screen is not to be woken.
  private func tell(isLive: Bool, of store: Store) {
    var state = ConnectionState(isLive: isLive)
    state.warning = StandingWarning.words(
      reserve: keepsReserve ? store.reserveState : .none, clockLead: clock.lead,
      isNewer: !store.mayWrite)
    let before = known.withLock { known in
      defer { known.state = state }
      return known.state
    }
    guard before != state else { return }
    answers.put(.connection(state))
    if let warning = state.warning, before?.warning == nil {
      answers.put(.notice(Notice(.warning, warning.sentence)))
    }
  }
}

extension String {
  /// As it stands among the messages.
  fileprivate var sentence: String { prefix(1).uppercased() + dropFirst() }
}

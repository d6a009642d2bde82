import Desk
import Inbox
import InboxStore
import Synchronization

/// This agent's signs of life, and everybody else's as last read.
///
/// Presence is a courtesy: what goes wrong here is said once and stops nothing, for the guard stands
/// behind it.
final class PresenceSigns: Sendable {
  /// Repeated well within the lease of fifteen seconds, so that one lost beat shows nobody gone.
  static let beat: Int64 = 5_000
  /// How often the desk is told that this screen is open.
  static let attendance: Int64 = 20_000

  private struct Own {
    var announced: OwnPresence?
    var lastBeat = Instant(milliseconds: 0)
    var attendedAt: Instant?
  }

  private let store: Store
  private let agent: AgentID
  /// One screen: an agent may have several.
  private let session: String
  private let answers: AnswerBox
  private let clock: InboxClock
  private let worker = Worker(name: "bellhop.presence")
  private let own = Mutex(Own())
  private let others = Mutex<[ConversationID: [Presence]]>([:])
  private let atTheDesk = Mutex<Set<AgentID>>([])
  private let availability = Mutex<Availability?>(nil)
  /// Whether it was said that this goes wrong; said again after it went well in between.
  private let isFailing = Mutex(false)

  init(store: Store, agent: AgentID, session: String, answers: AnswerBox, clock: InboxClock) {
    self.clock = clock
    self.store = store
    self.agent = agent
    self.session = session
    self.answers = answers
  }

  /// What this agent does now; nil: at no conversation.
  func set(_ presence: OwnPresence?) {
    own.withLock { own in
      own.announced = presence
      own.lastBeat = clock.now
    }
    announce(presence)
  }

  /// Repeats the sign if it is time, and reads the others'. Called every second and with the bell.
  func look(now: Instant) {
    let due = own.withLock { own -> OwnPresence? in
      guard let announced = own.announced, now.since(own.lastBeat) >= Self.beat else { return nil }
      own.lastBeat = now
      return announced
    }
    if let due { announce(due) }
    attend(now)
    worker.post { [self] in
      guard let everybody = attempt({ () throws(StoreError) in try store.presence(now: now) })
      else { return }
      let present = everybody.mapValues { $0.filter { $0.agent != agent } }
        .filter { !$0.value.isEmpty }
      let changed = others.withLock { known in
        let ids = Set(known.keys).union(present.keys)
        let changed = ids.filter { known[$0] != present[$0] }
        known = present
        return changed
      }
      for id in changed { answers.put(.presence(id, present[id] ?? [])) }
      guard let attending = attempt({ () throws(StoreError) in try store.attending(now: now) })
      else { return }
      let isNews = atTheDesk.withLock { known in
        defer { known = attending }
        return known != attending
      }
      if isNews { answers.put(.attending(attending)) }
      tellAvailability()
    }
  }

  /// By whichever program it was said.
  private func tellAvailability() {
    let said = attempt { () throws(StoreError) in try store.availability(of: agent) }
    guard let said, let state = said else { return }
    let isNews = availability.withLock { known in
      defer { known = state }
      return known != state
    }
    if isNews { answers.put(.available(state)) }
  }

  private func attend(_ now: Instant) {
    let isDue = own.withLock { own in
      if let last = own.attendedAt, now.since(last) < Self.attendance { return false }
      own.attendedAt = now
      return true
    }
    guard isDue else { return }
    worker.post { [self] in
      _ = attempt { () throws(StoreError) in
        try store.attend(agent, session: session, now: now)
      }
    }
  }

  /// Takes the sign away; the others see it within a second.
  func leave() {
    own.withLock { $0.announced = nil }
    worker.post { [self] in try? store.depart(session: session) }
    worker.stop()
  }

  private func announce(_ presence: OwnPresence?) {
    worker.post { [self] in
      _ = attempt { () throws(StoreError) in
        guard let presence else { return try store.leave(session: session) }
        try store.announce(
          presence.mode, of: agent, session: session, at: presence.conversation,
          characters: presence.characters, typedAt: presence.typedAt, shared: presence.shared,
          now: clock.now)
      }
    }
  }

  /// Nil if the store could not; the first time in a row the agent is told.
  private func attempt<Result>(_ work: () throws(StoreError) -> Result) -> Result? {
    do throws(StoreError) {
      let result = try work()
      isFailing.withLock { $0 = false }
      return result
    } catch {
      let isNews = isFailing.withLock { failing in
        defer { failing = true }
        return !failing
      }
      if isNews {
        let words = "Who is where cannot be told just now: \(error.description)"
        answers.put(.notice(Notice(.warning, words)))
      }
      return nil
    }
  }
}

import Inbox

/// Lets a play happen: owns a thread that wakes when the play wants to go on, asks it what happens
/// and does that at the desk.
///
/// ```swift
/// let runner = DemonstrationRunner(play: play, desk: desk, clock: { now() })
/// runner.start()
/// …
/// runner.stop()  // returns when nothing of it runs any more
/// ```
package final class DemonstrationRunner: Sendable {
  private let play: DemonstrationPlay
  private let desk: any PlayDesk
  private let clock: @Sendable () -> Instant
  private let onFailure: @Sendable (any Error) -> Void
  private let thread = StoppableThread()

  /// - Parameters:
  ///   - clock: The store's clock.
  ///   - onFailure: Called on the runner's thread when the desk could not be reached several times
  ///     in a row; the play ends with it.
  package init(
    play: DemonstrationPlay, desk: any PlayDesk, clock: @escaping @Sendable () -> Instant,
    onFailure: @escaping @Sendable (any Error) -> Void = { _ in }
  ) {
    self.play = play
    self.desk = desk
    self.clock = clock
    self.onFailure = onFailure
  }

  /// Begins to play; does nothing the second time.
  package func start() {
    let (play, desk, clock, onFailure) = (play, desk, clock, onFailure)
    thread.start {
      var performance = Performance(play: play, desk: desk)
      return {
        do {
          return try performance.goOn(clock)
        } catch {
          onFailure(error)
          return nil
        }
      }
    }
  }

  /// Ends the play and waits for its thread.
  package func stop() {
    thread.stop()
  }
}

/// The play under way, on its thread.
struct Performance {
  private var play: DemonstrationPlay
  private let desk: any PlayDesk
  private var failures = 0
  private var attendedAt: Instant?

  /// The colleagues keep their inboxes open, in a conversation or not: told this often.
  static let attendance: Int64 = 20_000

  /// A store may be busy for a moment; one that fails so often will not come back.
  static let patience = 5

  init(play: DemonstrationPlay, desk: any PlayDesk) {
    self.play = play
    self.desk = desk
  }

  /// One round.
  ///
  /// - Returns: The milliseconds until the next one.
  /// - Throws: What the desk threw, the fifth time in a row.
  mutating func goOn(_ clock: () -> Instant) throws -> Int64 {
    let now = clock()
    if play.wakesAt <= now {
      do {
        try attend(at: now)
        for step in play.next(after: now, view: try desk.view(at: now)) {
          try perform(step, at: now)
        }
        failures = 0
      } catch {
        failures += 1
        guard failures < Performance.patience else { throw error }
        return 1000
      }
    }
    return max(0, play.wakesAt.since(clock()))
  }

  private mutating func attend(at now: Instant) throws {
    if let attendedAt, now.since(attendedAt) < Performance.attendance { return }
    attendedAt = now
    for colleague in play.colleagues { try desk.attend(colleague.agent.id, now: now) }
  }

  private func perform(_ step: Step, at now: Instant) throws {
    switch step {
    case .arrival(let events): try desk.receive(events, at: now)
    case .presence(let agent, let conversation, let mode, let characters):
      try desk.announce(mode, of: agent, at: conversation, characters: characters, now: now)
    case .leaves(let agent): try desk.leave(agent)
    case .request(let request): try desk.perform(request, at: now)
    }
  }
}

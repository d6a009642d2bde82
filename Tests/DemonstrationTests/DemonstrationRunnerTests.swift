import Inbox
import Synchronization
import Testing

@testable import Demonstration

@Suite struct DemonstrationRunnerTests {
  /// A desk that counts, with a clock that jumps a second ahead whenever it is asked, so that a
  /// test takes no longer than its work.
  final class CountingDesk: PlayDesk {
    struct State {
      var now: Instant
      var received = 0
      var longest = 0
      var performed: [Request] = []
      var rounds = 0
      var attending: Set<AgentID> = []
      var fails = false
    }

    struct Broken: Error {}

    let state: Mutex<State>
    let view: PlayView

    init(now: Instant, view: PlayView) {
      state = Mutex(State(now: now))
      self.view = view
    }

    func tick() -> Instant {
      state.withLock {
        $0.now = $0.now.advanced(by: 1000)
        return $0.now
      }
    }

    func view(at now: Instant) throws -> PlayView {
      try state.withLock {
        $0.rounds += 1
        if $0.fails { throw Broken() }
      }
      return view
    }

    func receive(_ events: [Event], at now: Instant) { state.withLock { $0.received += 1 } }

    func announce(
      _ mode: Presence.Mode, of agent: AgentID, at conversation: ConversationID, characters: Int,
      now: Instant
    ) {
      state.withLock { $0.longest = max($0.longest, mode == .writing ? characters : 0) }
    }

    func attend(_ agent: AgentID, now: Instant) {
      _ = state.withLock { $0.attending.insert(agent) }
    }

    func leave(_ agent: AgentID) {}

    func perform(_ request: Request, at now: Instant) {
      state.withLock { $0.performed.append(request) }
    }
  }

  func start() throws -> (DemonstrationPlay, CountingDesk) {
    let now = try #require(DemonstrationDayTests.times.first)
    let day = DemonstrationDay(seed: 9, now: now, workspace: try demonstrationWorkspace())
    let desk = CountingDesk(now: now, view: Rehearsal(day).view(at: now))
    return (DemonstrationPlay(day: day, seed: 9, user: "maya", from: now), desk)
  }

  @Test func doesAtTheDeskWhatThePlaySays() throws {
    let (play, desk) = try start()
    var performance = Performance(play: play, desk: desk)
    for _ in 0..<300 { _ = try performance.goOn(desk.tick) }
    desk.state.withLock { state in
      #expect(state.received >= 10)
      #expect(state.performed.count >= 10)
      #expect(state.longest > 20)
      #expect(state.attending == ["priya", "tom", "sol", "ines"])
    }
  }

  @Test func sleepsUntilThePlayWantsToGoOn() throws {
    let (play, desk) = try start()
    var performance = Performance(play: play, desk: desk)
    let now = desk.state.withLock { $0.now }
    #expect(try performance.goOn { now } == play.wakesAt.since(now))
    #expect(desk.state.withLock { $0.rounds } == 0)
  }

  @Test func givesUpOnADeskThatCannotBeReached() throws {
    let (play, desk) = try start()
    desk.state.withLock { $0.fails = true }
    var performance = Performance(play: play, desk: desk)
    var survived = 0
    #expect(throws: CountingDesk.Broken.self) {
      while survived < 100 {
        _ = try performance.goOn { desk.tick().advanced(by: 60_000) }
        survived += 1
      }
    }
    #expect(survived == Performance.patience - 1)
  }

  @Test func stopsItsThread() async throws {
    let (play, desk) = try start()
    let runner = DemonstrationRunner(play: play, desk: desk) { desk.tick() }
    runner.start()
    while desk.state.withLock({ $0.rounds }) < 20 { await Task.yield() }
    runner.stop()
    let rounds = desk.state.withLock { $0.rounds }
    for _ in 0..<1000 { await Task.yield() }
    #expect(desk.state.withLock { $0.rounds } == rounds)
    runner.stop()
  }

  @Test func stopsWhileItSleeps() throws {
    let (play, desk) = try start()
    let now = desk.state.withLock { $0.now }
    // A clock that stands: the play never goes on, and the thread sleeps.
    let runner = DemonstrationRunner(play: play, desk: desk) { now }
    runner.start()
    runner.stop()
    #expect(desk.state.withLock { $0.rounds } == 0)
  }
}

import Testing

@testable import Inbox

/// A day of four customers, done by hand.
@Suite("A day run again")
struct ReplayedDayTests {
  private static let workspace = Workspace.roundTheClock(first: .minutes(15), next: .minutes(15))

  /// Four customers at 10:00, answered at 10:06, 10:12, 10:18 and 10:24: two too late.
  private static let replay: ReplayedDay = {
    var replay = ReplayedDay(from: at("20 00:00"), until: at("21 00:00"), workspace: workspace)
    for (number, reply) in ["10:06", "10:12", "10:18", "10:24"].enumerated() {
      var journal = Journal(ConversationRef("c\(number)"))
      journal.customer("10:00")
      journal.reply(reply)
      replay.add(
        ConversationFacts(id: Int64(number), journal.folded(in: workspace, upTo: "21 20:00")))
    }
    return replay
  }()

  private func run(_ variant: ReplayedDay.Variant) -> ReplayedDay.Outcome {
    // Nothing known of work: six minutes each.
    Self.replay.run(variant, history: WorkHistory(since: at("06 00:00")), runs: 20)
  }

  @Test("What happened, and other staffing")
  func staffing() {
    #expect(Self.replay.broken == 2)
    #expect(Self.replay.promises == 4)
    #expect(Self.replay.duties.map(\.from) == [at("20 10:06")])
    // One from 10:06 to 10:24: done at 10:12, 10:18, 10:24; the fourth is not begun.
    #expect(run(.init()).spread.expected == 3)
    #expect(run(.init(staffing: .change(1))).spread.expected == 2)
    #expect(run(.init(staffing: .exactly(4))).spread.expected == 0)
    #expect(run(.init(staffing: .change(-1))).spread.expected == 4)
    #expect(run(.init(staffing: .change(1))).hours == 0.6)
  }

  @Test("Another promise is another due")
  func promised() {
    #expect(run(.init(staffing: .exactly(2), promised: .minutes(60))).spread.expected == 0)
    #expect(run(.init(staffing: .exactly(2), promised: .minutes(5))).spread.expected == 4)
  }

  /// One agent all day, six minutes for each. The first has it at once; of the two who come
  /// meanwhile, one of tier 1 is due 12 minutes after coming, one of tier 3 after an hour. Whoever
  /// is taken second of the two is done at 10:18.
  @Test("Other orders serve others first", arguments: [true, false])
  func order(urgentComesFirst: Bool) {
    var workspace = Workspace.roundTheClock(first: .minutes(12))
    workspace.policies.insert(
      ServicePolicy(
        name: "patient", when: .init(tiers: [.three]), firstResponse: .minutes(60)), at: 0)
    var replay = ReplayedDay(from: at("20 00:00"), until: at("21 00:00"), workspace: workspace)
    func add(_ id: Int64, _ time: String, _ tier: Tier) {
      var journal = Journal(ConversationRef("c\(id)"))
      journal.customer(time)
      journal.line(time, .tier(tier, reason: nil))
      journal.reply("10:0\(id)")
      journal.reply("10:5\(id)")
      replay.add(ConversationFacts(id: id, journal.folded(in: workspace, upTo: "21 20:00")))
    }
    add(0, "10:00", .one)
    add(3, urgentComesFirst ? "10:01" : "10:02", .one)
    add(4, urgentComesFirst ? "10:02" : "10:01", .three)
    let history = WorkHistory(since: at("06 00:00"))
    let broken = ReplayedDay.Order.allCases.map { order in
      replay.run(
        .init(staffing: .exactly(1), order: order), history: history, runs: 5
      ).spread.expected
    }
    #expect(broken == (urgentComesFirst ? [0, 0, 1, 1] : [0, 1, 0, 1]))
  }

  /// Thirty customers in thirty minutes, answered by one agent, the last ten too late. At six minutes
  /// an answer nearly all would be; the pace is found at which ten are.
  @Test("The pace is the one at which the day breaks what was broken")
  func pace() {
    var replay = ReplayedDay(
      from: at("20 00:00"), until: at("21 00:00"), workspace: Self.workspace)
    for number in 0..<30 {
      var journal = Journal(ConversationRef("c\(number)"))
      journal.customer("10:\(number + 10)")
      journal.reply(number < 20 ? "10:\(number + 11)" : "10:\(number + 30)")
      replay.add(
        ConversationFacts(id: Int64(number), journal.folded(in: Self.workspace, upTo: "21 20:00")))
    }
    let history = WorkHistory(since: at("06 00:00"))
    #expect(replay.broken == 10)
    func expected(_ pace: Double) -> Double {
      replay.run(.init(), history: history, pace: pace, runs: 20).spread.expected
    }
    #expect(expected(1) > 15)
    let pace = replay.pace(history)
    #expect(pace.day == .init(broken: 10, promises: 30))
    #expect(pace.factor < 1)
    #expect(abs(expected(pace.factor) - 10) <= 1)
  }

  @Test("Four promises tell no pace")
  func tooFew() {
    #expect(Self.replay.pace(WorkHistory(since: at("06 00:00"))) == .asFocus)
  }
}

import Testing

@testable import Inbox

/// What a forecast makes of the desk.
@Suite("Forecast of a desk")
struct ForecastSceneTests {
  private static let now = at("20 10:00")

  private static var workspace: Workspace {
    var workspace = Workspace.roundTheClock(first: .minutes(30), next: .minutes(30))
    workspace.agents = [
      Agent(id: "maya", name: "Maya", role: .supervisor),
      Agent(id: "tom", name: "Tom", role: .agent),
    ]
    return workspace
  }

  private func scene(
    waiting: [ForecastScene.Waiting], agents: [AgentID] = ["maya"], workspace: Workspace? = nil,
    arrivals: ArrivalHistory? = nil
  ) -> ForecastScene {
    ForecastScene(
      now: Self.now, workspace: workspace ?? Self.workspace, waiting: waiting,
      duties: agents.map {
        Duty(agent: $0, from: Self.now, until: at("20 18:00"), reason: .online)
      },
      arrivals: arrivals ?? ArrivalHistory(zone: .utc, now: Self.now, first: nil),
      history: WorkHistory(since: at("06 10:00")))
  }

  private func waiting(
    _ id: Int64, due: String, tier: Tier = .one, resolution: String? = nil
  ) -> ForecastScene.Waiting {
    ForecastScene.Waiting(
      conversation: id, channel: .email, tier: tier, response: (.nextResponse, at("20 \(due)")),
      resolutionDue: resolution.map { at("20 \($0)") })
  }

  @Test("An empty desk breaks nothing, and says so")
  func empty() {
    let forecast = scene(waiting: []).forecast(runs: 100)
    #expect(forecast.spread == .init(expected: 0, low: 0, high: 0))
    #expect(forecast.promises.isEmpty)
  }

  /// Nothing is known of work: six minutes each. One agent is done at 6, 12, 18 and 24 minutes.
  @Test("The queue in its order, the likeliest breach first, and one more agent")
  func queue() {
    let all = [
      waiting(1, due: "09:50"), waiting(2, due: "10:10", resolution: "10:11"),
      waiting(3, due: "10:20"), waiting(4, due: "10:22"), waiting(5, due: "12:00"),
    ]
    let forecast = scene(waiting: all).forecast(runs: 50)
    #expect(forecast.overdue == 1)
    #expect(forecast.spread.expected == 3)
    #expect(
      forecast.promises.map { "\($0.conversation) \($0.kind.letter) \($0.chance)" } == [
        "2 N 1.0", "2 R 1.0", "4 N 1.0", "3 N 0.0",
      ])
    #expect(forecast.staffing.map(\.spread.expected) == [0])
  }

  @Test("Nobody answers what their role may not")
  func roles() {
    var workspace = Self.workspace
    workspace.tiers[.three] = TierDefinition(name: "Priority", handledBy: [.supervisor])
    let all = [waiting(1, due: "10:30", tier: .three)]
    func expected(_ agent: AgentID) -> Double {
      scene(waiting: all, agents: [agent], workspace: workspace).forecast(runs: 10).spread.expected
    }
    #expect(expected("maya") == 0)
    #expect(expected("tom") == 1)
  }

  @Test("The same hour of the weeks before, today's level, and where the store remembers nothing")
  func arrivals() {
    // 40 messages in the hour from 10:00 on Fridays, four weeks; nothing else.
    var arrivals = ArrivalHistory(
      zone: .utc, now: Self.now, first: Self.quarter(Self.now.advanced(by: -4 * 604_800_000)))
    for week in 1...4 as ClosedRange<Int64> {
      let then = Self.now.advanced(by: -week * 604_800_000)
      for quarter in 0..<4 as Range<Int64> {
        arrivals.add(quarter: Self.quarter(then) + quarter, channel: .email, count: 10)
      }
    }
    #expect(arrivals.weeksKnown == 4)
    func perHour(_ arrivals: ArrivalHistory, _ time: String) -> Double {
      (arrivals.rates(at: at("20 \(time)"))[.email] ?? 0) * 3_600_000
    }
    // Four hours of 40, and a little of the last two, in which nobody came: 20 ÷ (20 + 160) of each
    // an hour before they fade, half of it in half an hour more.
    let weight = 20.0 / 180 / 2.squareRoot()
    #expect(abs(perHour(arrivals, "10:30") - 160 / (4 + 2 * weight)) < 1e-9)
    #expect(perHour(arrivals, "11:30") == 0)
    #expect(arrivals.level == 1)
    #expect(arrivals.shape(at: at("20 10:30")) == .infinity)
    // A morning of 20 where none was usual: (20 + 20) ÷ (0 + 20).
    arrivals.add(quarter: Self.quarter(at("20 09:00")), channel: .email, count: 20)
    #expect(arrivals.level == 2)
    #expect(
      abs(perHour(arrivals, "10:30") - (160 + weight * 20) / (4 / 2 + 2 * weight)) < 1e-9)
    var young = ArrivalHistory(
      zone: .utc, now: Self.now, first: Self.quarter(at("20 09:00")))
    young.add(quarter: Self.quarter(at("20 09:00")), channel: .email, count: 20)
    #expect(young.weeksKnown == 0)
    #expect(abs(perHour(young, "10:30") - 10) < 1e-9)
    #expect(abs(perHour(young, "17:30") - 10) < 1e-9)
    #expect(young.recentShare(at: Self.now) == 1)
  }

  /// One message five weeks ago is no history: an hour in which 60 came goes on.
  @Test("Weeks that know almost nothing leave the last two hours to decide")
  func thin() throws {
    var arrivals = ArrivalHistory(
      zone: .utc, now: Self.now, first: Self.quarter(Self.now.advanced(by: -5 * 604_800_000)))
    arrivals.add(
      quarter: Self.quarter(Self.now.advanced(by: -5 * 604_800_000)), channel: .email, count: 1)
    for quarter in 0..<8 as Range<Int64> {
      arrivals.add(quarter: Self.quarter(at("20 08:00")) + quarter, channel: .email, count: 15)
    }
    let expected = try #require(arrivals.rates(at: Self.now)[.email]) * 3_600_000
    #expect(expected > 40 && expected < 60)
    #expect(arrivals.recentShare(at: Self.now) > 0.6)
  }

  private static func quarter(_ instant: Instant) -> Int64 { instant.milliseconds / 900_000 }

  /// Twenty conversations with two answers each and eight minutes of focus: four minutes an answer.
  @Test("Focus tells how long answers take; too little of it, and the pace of answers does")
  func work() {
    func history(_ count: Int, withFocus: Bool) -> WorkHistory {
      var history = WorkHistory(since: at("06 00:00"))
      for number in 0..<count {
        var journal = Journal(ConversationRef("c\(number)"))
        journal.customer("10:00")
        journal.reply("10:\(number + 10)")
        journal.customer("11:00")
        journal.customer("11:01")
        journal.reply("11:\(number + 10)")
        if withFocus {
          journal.line("12:00", .focus(agent: "maya", from: at("20 11:02"), to: at("20 11:10")))
        }
        history.add(
          ConversationFacts(id: 1, journal.folded(in: Self.workspace, upTo: "20 20:00")))
      }
      return history
    }
    let enough = WorkHistory.enough
    #expect(history(0, withFocus: true).times(of: .whatsapp) == ([360_000], .assumed))
    let known = history(enough, withFocus: true)
    #expect(known.times(of: .whatsapp).times == Array(repeating: .minutes(4), count: enough))
    #expect(known.times(of: .whatsapp).basis == .channel(enough))
    #expect(known.times(of: .email).basis == .allChannels(enough))
    #expect(history(enough - 1, withFocus: true).times(of: .whatsapp).basis == .pace(36))
    // A minute from one answer to the next; the half hour in between is too long.
    let pace = history(enough, withFocus: false).times(of: .email)
    #expect(pace.basis == .pace(2 * enough - 2))
    #expect(pace.times.allSatisfy { $0 == .minutes(1) })
    #expect(known.turnsPerMessage(of: .whatsapp) == 2.0 / 3)
    #expect(known.kinds.map(\.value) == [2 * enough])
    #expect(known.kinds.keys.first?.promised == .minutes(30))
    // The same eight minutes in twenty conversations: in hand all at once.
    #expect(known.concurrency(of: "maya") == 8)
    #expect(known.concurrency(of: "tom") == 1)
  }

  @Test("Who is there: words, terminals, shifts, and those who answer where nobody is known")
  func roster() throws {
    var workspace = Self.workspace
    func duties(_ roster: Roster) -> [String] {
      roster.duties(from: Self.now, to: at("20 18:00"), workspace: workspace).map {
        "\($0.agent?.text ?? "") \($0.from == Self.now ? "now" : "later") \($0.reason)"
      }
    }
    #expect(duties(Roster(active: ["tom"])) == ["tom now active"])
    #expect(duties(Roster(present: ["maya"], active: ["tom"])) == ["maya now present"])
    let yesterday = at("19 18:00")
    #expect(duties(Roster(availability: ["tom": (.online, yesterday)])).isEmpty)
    #expect(duties(Roster(availability: ["tom": (.online, at("20 09:30"))])) == ["tom now online"])
    // A word of two hours ago wants an act since; without one nobody counts on it.
    let earlier = Roster(availability: ["tom": (.online, at("20 08:00"))])
    #expect(duties(earlier).isEmpty)
    #expect(earlier.unseen(at: Self.now, workspace: workspace) == ["tom"])
    var acted = earlier
    acted.active = ["tom"]
    #expect(duties(acted) == ["tom now online"])
    #expect(acted.unseen(at: Self.now, workspace: workspace).isEmpty)
    workspace.calendars["split"] = WorkingHours(
      hours: [
        .friday: [try OpeningInterval("09:00-12:00"), try OpeningInterval("13:00-17:00")]
      ], zone: .utc)
    workspace.shifts = [Shift(agents: ["maya", "tom"], calendar: "split")]
    #expect(
      duties(Roster(availability: ["maya": (.away, at("20 09:30"))])) == [
        "maya later shift", "tom now shift", "tom later shift",
      ])
  }
}

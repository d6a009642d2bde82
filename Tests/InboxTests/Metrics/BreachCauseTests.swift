import TestSupport
import Testing

@testable import Inbox

/// Why a promise was broken, by examples and against what holds for every conversation.
@Suite("The cause of a broken promise")
struct BreachCauseTests {
  private func cause(
    _ workspace: Workspace, _ build: (inout Journal) -> Void
  ) throws -> BreachCause {
    var journal = Journal()
    build(&journal)
    let folded = journal.folded(in: workspace, upTo: "30 12:00")
    let conversation = try #require(folded.conversation)
    let target = try #require((folded.ended + conversation.openTargets).first)
    return try #require(BreachCause(target, steps: folded.steps, workspace: workspace))
  }

  private func assign(_ agent: AgentID?, team: TeamID? = nil) -> Occurrence {
    .assign(Assignment(agent: .to(agent), team: team.map { .to($0) } ?? .unchanged))
  }

  @Test("Nobody took it")
  func nobody() throws {
    let found = try cause(.roundTheClock(first: .hours(1))) { $0.customer("10:00") }
    #expect(found.cause == .held(.nobody))
    #expect(found.shares == [.init(holder: .nobody, working: .hours(1))])
  }

  @Test("The one who had it longest before the due, whoever had it after")
  func longest() throws {
    let found = try cause(.roundTheClock(first: .hours(1))) { journal in
      journal.customer("10:00")
      journal.line("10:20", assign("tom"))
      journal.line("11:10", assign("priya"))
      journal.reply("18:00", by: "priya")
    }
    #expect(found.cause == .held(.agent("tom")))
    #expect(
      found.shares == [
        .init(holder: .nobody, working: .minutes(20)),
        .init(holder: .agent("tom"), working: .minutes(40)),
      ])
  }

  @Test("In a team's queue while it is nobody's of it")
  func team() throws {
    let found = try cause(.roundTheClock(first: .hours(1))) { journal in
      journal.customer("10:00")
      journal.line("10:05", .assign(Assignment(team: .to("billing"))))
      journal.line("10:55", assign("tom"))
    }
    #expect(found.cause == .held(.team("billing")))
  }

  @Test("A reply that waited for an approval held it, whoever owned it")
  func approval() throws {
    let found = try cause(.roundTheClock(first: .hours(1))) { journal in
      journal.customer("10:00")
      journal.line("10:05", assign("tom"))
      journal.line("10:15", .approval(Approval(message: "r1", state: .requested)))
      journal.line("10:20", assign("priya"))
      journal.line("11:10", .approval(Approval(message: "r1", state: .approved)))
      journal.reply("11:10", by: "tom")
    }
    #expect(found.cause == .held(.approval))
    #expect(
      found.shares == [
        .init(holder: .nobody, working: .minutes(5)),
        .init(holder: .agent("tom"), working: .minutes(10)),
        .init(holder: .approval, working: .minutes(45)),
      ])
  }

  @Test("A handover where nobody had it more than half of the time, also over the queue")
  func handover() throws {
    let found = try cause(.roundTheClock(first: .hours(1))) { journal in
      journal.customer("10:00")
      journal.line("10:00", assign("tom"))
      journal.line("10:30", assign(nil))
      journal.line("10:35", assign("priya"))
    }
    #expect(found.cause == .handover(from: "tom", to: "priya"))
    let held = try cause(.roundTheClock(first: .hours(1))) { journal in
      journal.customer("10:00")
      journal.line("10:00", assign("tom"))
      journal.line("10:31", assign("priya"))
    }
    #expect(held.cause == .held(.agent("tom")))
  }

  @Test("It came in while the calendar was closed; the night is nobody's share")
  func outside() throws {
    let found = try cause(.office(first: .minutes(30))) { journal in
      journal.customer("19:00")
      journal.line("19:05", assign("tom"))
      journal.reply("23 11:00", by: "tom")
    }
    #expect(found.cause == .arrivedOutsideHours)
    #expect(found.shares == [.init(holder: .agent("tom"), working: .minutes(30))])
  }

  @Test("Without a due there is no cause")
  func withoutDue() {
    let target = TargetInstance(kind: .firstResponse, start: at("10:00"))
    #expect(BreachCause(target, steps: [], workspace: Workspace()) == nil)
  }

  @Test(
    "The shares add up to the working time from start to due", arguments: 0..<60 as Range<UInt64>)
  func sums(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let workspace = try Workspace.office(first: .minutes(30))
    let hours = workspace.hours(named: "office")
    func random(_ range: ClosedRange<Int64>) -> Instant {
      at("20 08:00").advanced(by: .minutes(Int64.random(in: range, using: &generator)))
    }
    let start = random(0...2000)
    var target = TargetInstance(
      kind: .resolution, calendar: "office", start: start,
      due: start.advanced(by: .minutes(Int64.random(in: -60...6000, using: &generator))))
    let pause = random(0...6000)
    target.pauses = [.init(from: pause, to: pause.advanced(by: .minutes(200)))]
    let agents: [AgentID?] = [nil, "tom", "priya", "maya"]
    let teams: [TeamID?] = [nil, "billing"]
    let steps = (0..<12).map { _ in
      HistoryStep(
        at: random(0...8000),
        .assign(
          Assignment(
            agent: Bool.random(using: &generator)
              ? .to(agents.randomElement(using: &generator) ?? nil) : .unchanged,
            team: Bool.random(using: &generator)
              ? .to(teams.randomElement(using: &generator) ?? nil) : .unchanged)))
    }.sorted { $0.at < $1.at }
    let found = try #require(BreachCause(target, steps: steps, workspace: workspace))
    let due = try #require(target.due)
    #expect(
      found.shares.reduce(0) { $0 + $1.working }
        == hours.elapsed(from: target.start, to: due, pauses: target.pauses))
    #expect(Set(found.shares.map(\.holder)).count == found.shares.count)
    #expect(found.shares.allSatisfy { $0.working > 0 })
  }
}

import Inbox
import Testing

@testable import Demonstration

@Suite struct DemonstrationPlayTests {
  /// Everything that happens in some minutes of watching, with the time of each step.
  struct Run {
    var steps: [(Instant, Demonstration.Step)] = []
    var rehearsal: Rehearsal
    let start: Instant

    init(seed: UInt64, minutes: Int64, watching: Bool = false) throws {
      let now = try #require(DemonstrationDayTests.times.first)
      let day = DemonstrationDay(seed: seed, now: now, workspace: try demonstrationWorkspace())
      start = now
      rehearsal = Rehearsal(day)
      var play = DemonstrationPlay(day: day, seed: seed, user: "maya", from: now)
      var at = now
      while at < now.advanced(by: minutes * 60_000) {
        at = max(at.advanced(by: 1), play.wakesAt)
        rehearsal.deliver(at: at)
        // The user has the first conversation of the queue before them.
        if watching, let first = rehearsal.rows(.open, at: at).first {
          rehearsal.look("maya", at: first.id, now: at)
        }
        for step in play.next(after: at, view: rehearsal.view(at: at)) {
          rehearsal.perform(step, at: at)
          steps.append((at, step))
        }
      }
    }

    var arrivals: [Instant] {
      steps.compactMap { at, step in if case .arrival = step { at } else { nil } }
    }

    var requests: [Request] {
      steps.compactMap { if case .request(let request) = $0.1 { request } else { nil } }
    }
  }

  @Test func theSameSeedPlaysTheSame() throws {
    let first = try Run(seed: 3, minutes: 3)
    let second = try Run(seed: 3, minutes: 3)
    #expect(first.steps.map(\.1) == second.steps.map(\.1))
    #expect(first.steps.map(\.0) == second.steps.map(\.0))
    #expect(try Run(seed: 4, minutes: 3).steps.map(\.1) != first.steps.map(\.1))
  }

  @Test func customersWriteEveryTenToTwentyFiveSeconds() throws {
    let run = try Run(seed: 11, minutes: 6)
    let gaps = zip(run.arrivals, run.arrivals.dropFirst()).map { $1.since($0) }
    #expect(gaps.count >= 14)
    #expect(gaps.allSatisfy { (10_000...26_000).contains($0) })
  }

  @Test func colleaguesDoSomethingEveryFewSeconds() throws {
    let run = try Run(seed: 11, minutes: 6)
    let gaps = zip(run.steps, run.steps.dropFirst()).map { $1.0.since($0.0) }
    #expect(gaps.max() ?? 0 < 12_000)
    let replies = run.requests.filter { if case .reply = $0.command { true } else { false } }
    #expect(replies.count >= 6)
    #expect(Set(replies.map(\.by.id)).count >= 3)
    #expect(run.requests.contains { if case .tag = $0.command { true } else { false } })
    #expect(run.requests.contains { if case .assign = $0.command { true } else { false } })
    #expect(run.requests.allSatisfy { $0.by.id != "maya" })
  }

  @Test func nobodyTypesFasterThanAPerson() throws {
    let run = try Run(seed: 2, minutes: 5)
    var began: [AgentID: (Instant, Int)] = [:]
    for (at, step) in run.steps {
      guard case .presence(let agent, _, .writing, let characters) = step else { continue }
      if let (before, count) = began[agent], characters > count {
        #expect(Int64(characters - count) * 1000 <= at.since(before) * 13)
      }
      began[agent] = (at, characters)
    }
    #expect(began.count >= 3)
  }

  @Test func theDeskAcceptsWhatColleaguesDo() throws {
    let run = try Run(seed: 21, minutes: 10)
    #expect(run.rehearsal.decided.count >= 30)
    // A customer who writes during the hold, a colleague who was faster: these are no mistakes.
    let mistakes = run.rehearsal.refusals.filter { refusal in
      switch refusal {
      case .collision, .customerWaits, .nothingToDo, .replyUnderWay: false
      default: true
      }
    }
    #expect(mistakes == [])
    #expect(run.rehearsal.refusals.count * 5 < run.rehearsal.decided.count)
  }

  @Test func theQueueStaysAlive() throws {
    let run = try Run(seed: 8, minutes: 20)
    let end = run.start.advanced(by: 20 * 60_000)
    let open = run.rehearsal.rows(.open, at: end)
    #expect((28...70).contains(open.count), "\(open.count)")
    #expect(run.rehearsal.conversations.values.contains { $0.status == .resolved })
  }

  @Test func aColleagueComesToWhereTheUserIs() throws {
    let run = try Run(seed: 5, minutes: 6, watching: true)
    let beside = run.steps.filter { _, step in
      guard case .presence(_, let id, .writing, _) = step else { return false }
      return run.rehearsal.watched.contains(id)
    }
    #expect(!beside.isEmpty)
  }
}

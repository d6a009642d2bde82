import ArgumentParser
import Inbox
import InboxStore

extension ReplayedDay.Order: ExpressibleByArgument {}

struct ForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast", abstract: "Which promises the next hour breaks, and what would help.",
    discussion: """
      Simulates the live queue in its order with what usually comes at this hour of the week, who \
      is there, and how long answers take. Forecasts are kept and scored when their hour is over. \
      --day runs a past day again with other people (--staffing 6, +2, -1), another order or \
      another promise, beside what happened.
      """)
  @OptionGroup var options: GlobalOptions
  @Flag(help: "One JSON value.") var json = false
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Also with so many agents more or fewer, as in +2 or -1.", valueName: "n"))
  var agents: [String] = []
  @Option(help: ArgumentHelp("Run this past day again (2026-11-19).", valueName: "date"))
  var day: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With --day: so many agents all day; +2: more while anybody was there; -1: fewer.",
      valueName: "n"))
  var staffing: String?
  @Option(help: "With --day: who is served first.")
  var order: ReplayedDay.Order?
  @Option(
    help: ArgumentHelp("With --day: answers promised within this (30m, 2h).", valueName: "time"))
  var promise: String?
  @Option(help: ArgumentHelp("How many runs.", valueName: "n")) var runs: Int?
  @Option(help: ArgumentHelp("Chance begins here; the same seed, the same result.", valueName: "n"))
  var seed: UInt64 = 1

  func run() throws {
    guard (1...100_000).contains(runs ?? 1) else {
      throw Failure(status: .usage, "--runs: from 1 to 100000.")
    }
    guard day != nil || (staffing == nil && order == nil && promise == nil) else {
      throw Failure(
        status: .usage, "--staffing, --order and --promise want --day: a day to run again.")
    }
    guard day == nil || agents.isEmpty else {
      throw Failure(status: .usage, "--agents looks ahead; with --day it is --staffing.")
    }
    let session = try Session(options)
    if let day { try replay(day, session) } else { try forecast(session) }
  }

  private func forecast(_ session: Session) throws {
    let now = session.now
    if let latest = try session.reaching({ try session.store.latestLine() }), latest > now {
      throw Failure(
        status: .usage,
        "A forecast begins with what is; lines came after \(now). --day runs a past day again.")
    }
    var changes = [1]
    for text in agents {
      let change = try change(text, "--agents")
      guard change != 0 else {
        throw Failure(
          status: .usage, "--agents \(text): as many as there are is the forecast itself.")
      }
      if !changes.contains(change) { changes.append(change) }
    }
    let scene = try session.reaching {
      try session.store.forecastScene(
        history: try session.store.workHistory(before: now), now: now)
    }
    let people = Set(
      scene.duties.filter { $0.from < now.advanced(by: ForecastScene.hour) }.map(\.agent))
    if let change = changes.first(where: { $0 < -people.count }) {
      throw Failure(
        status: .usage,
        "--agents \(change): \(people.count) \(people.count == 1 ? "is" : "are") there in the next hour."
      )
    }
    let forecast = scene.forecast(runs: runs ?? 1000, seed: seed, changes: changes)
    if session.asOf == nil, session.store.mayWrite {
      try session.reaching { try session.store.keep(forecast) }
    }
    let score = try session.reaching { try session.store.forecastScore() }
    if json {
      StandardOutput.line(ForecastJSON.value(forecast, score))
    } else {
      for line in try ForecastText(forecast: forecast, score: score, session: session).lines() {
        StandardOutput.line(line)
      }
    }
  }

  private func replay(_ day: String, _ session: Session) throws {
    guard let date = CivilDate(day) else {
      throw Failure(status: .usage, "--day \(day): give a date such as 2026-11-19.")
    }
    let zone = session.workspace.zone
    let from = zone.start(of: date)
    let until = min(zone.start(of: date.advanced(by: 1)), session.now)
    guard from < until else {
      throw Failure(status: .usage, "--day \(day) has not begun; a day to run again is a past one.")
    }
    let variant = ReplayedDay.Variant(
      staffing: try staffed(), order: order ?? .due, promised: try promised())
    let (replay, history) = try session.reaching {
      (
        try session.store.replayedDay(from: from, until: until),
        try session.store.workHistory(before: until)
      )
    }
    let pace = replay.pace(history)
    func run(_ variant: ReplayedDay.Variant) -> ReplayedDay.Outcome {
      replay.run(
        variant, history: history, pace: pace.factor, runs: runs ?? 200, seed: seed)
    }
    let text = ReplayText(
      day: day, replay: replay, variant: variant, pace: pace, asItWas: run(.init()),
      changed: run(variant))
    if json {
      StandardOutput.line(text.json)
    } else {
      for line in text.lines { StandardOutput.line(line) }
    }
  }

  private func change(_ text: String, _ name: String) throws -> Int {
    guard let change = Int(text), (-500...500).contains(change) else {
      throw Failure(status: .usage, "\(name) \(text): give a number of agents, as in +2 or -1.")
    }
    return change
  }

  private func staffed() throws -> ReplayedDay.Staffing {
    guard let staffing else { return .asItWas }
    let count = try change(staffing, "--staffing")
    return staffing.hasPrefix("+") || staffing.hasPrefix("-") ? .change(count) : .exactly(count)
  }

  private func promised() throws -> Int64? {
    guard let promise else { return nil }
    guard let time = WrittenDuration.milliseconds(promise), time > 0, time <= WorkingHours.horizon
    else { throw Failure(status: .usage, "--promise \(promise): give a time such as 30m or 2h.") }
    return time
  }
}

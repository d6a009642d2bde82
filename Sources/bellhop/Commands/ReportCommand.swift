import ArgumentParser
import Canvas
import Desk
import Foundation
import Inbox
import InboxStore

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "A report to read or to hand on, with its reasons.",
    discussion: """
      sla-by-week: how promises were kept, and why those of the last week were broken. \
      first-response-by-hour: when customers wait, for each channel. response-times: how many first \
      responses took how long. team: every person and team. csat-by-tag: with what customers are \
      least content. csat-by-month: CSAT and NPS, and what the unhappy wrote. tiers-by-week: the \
      mix of tiers, and who raised what. day: how one day went. mine, or agent NAME for who may \
      see the figures of others: one person beside their team. Without --from it looks back eight weeks, or six months, or is of today. The numbers are those \
      of `bellhop metrics` for the same range.
      """)
  @OptionGroup var options: GlobalOptions
  @Argument(help: "Which report.") var name: ReportName
  @Argument(help: ArgumentHelp("With agent: whose, by id or name.", valueName: "name"))
  var person: String?
  @OptionGroup var span: ReportSpan
  @Option(help: "Only conversations of this channel.") var channel: String?
  @Option(help: "Only conversations of this team.") var team: String?
  @Flag(help: "One JSON value.") var json = false
  @Flag(help: "Comma-separated values.") var csv = false
  @Option(help: ArgumentHelp("Write a page for browser and printer.", valueName: "file"))
  var html: String?
  @Flag(help: "ASCII instead of blocks.") var ascii = false

  func run() throws {
    guard [json, csv, html != nil].count(where: { $0 }) <= 1 else {
      throw Failure(status: .usage, "Give one of --json, --csv and --html.")
    }
    guard (name == .agent) == (person != nil) else {
      throw Failure(
        status: .usage,
        "Say whose report: `bellhop report agent maya`. Others take no name.")
    }
    if let html { try GivenFile.checkPlace(html, ordinary: true) }
    let session = try Session(options)
    let page = try page(session)
    if json {
      StandardOutput.line(page.json)
    } else if csv {
      StandardOutput.document(page.csv)
    } else if let html {
      try ReportCommand.write(page.html, to: html)
      StandardError.say("\(html) holds the report: \(page.heading).")
    } else {
      let lines = page.lines(ascii ? .ascii : .unicode, width: StandardOutput.width)
      for line in lines { StandardOutput.line(line) }
    }
  }

  private func page(_ session: Session) throws -> ReportPage {
    var question = ReportQuestion(name, agent: try whose(session))
    question.filter = ReportFilter(
      channel: try channel.map { try Channel(commandLine: $0) },
      team: try team.map { try session.workspace.team(commandLine: $0) })
    let range = try span.range(of: question, session)
    try range.check(rowsBy: question.name.period.unit)
    return try session.reaching {
      try ReportMaker(
        store: session.store, workspace: session.workspace, reader: session.agent,
        asOf: session.asOf
      ).page(question, range)
    }
  }

  /// Everybody sees their own; those of others not everybody.
  private func whose(_ session: Session) throws -> AgentID? {
    guard let person else { return name == .mine ? session.agent : nil }
    let found = try session.workspace.agent(commandLine: person, "agent")
    try session.workspace.checkFigures(of: found, session.agent)
    return found
  }

  /// Whole or not at all: what was there stays until the new one is written.
  static func write(_ text: String, to file: String) throws(Failure) {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      throw Failure(status: .usage, "\(file) cannot be written: \(error.localizedDescription).")
    }
  }
}

extension Channel {
  /// - Throws: `Failure` with those there are.
  init(commandLine name: String) throws {
    guard let channel = Channel(rawValue: name) else {
      let known = Channel.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(status: .usage, "--channel \(name): one of \(known).")
    }
    self = channel
  }
}

extension ReportSpan {
  /// As `range`, but without `--from` the weeks or months up to its end begin it.
  fileprivate func range(of question: ReportQuestion, _ session: Session) throws -> MetricRange {
    let given = try range(session, anyBeginning: from == nil)
    guard from == nil else { return given }
    let zone = session.workspace.zone
    let last = zone.day(holding: given.to.advanced(by: -1)).date
    let first =
      switch question.name.period {
      case .weeks(let count): last.weeks(count, before: 0).first
      case .months(let count): last.months(count, before: 0).first
      case .day: last
      }
    return MetricRange(
      from: zone.start(of: first), to: given.to, now: session.now, zone: zone) ?? given
  }
}

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
      responses took how long. team: every person and team. Without --from it looks back eight \
      weeks. The numbers are those of `bellhop metrics` for the same range.
      """)
  @OptionGroup var options: GlobalOptions
  @Argument(help: "Which report.") var name: ReportName
  @OptionGroup var span: ReportSpan
  @Flag(help: "One JSON value.") var json = false
  @Flag(help: "Comma-separated values.") var csv = false
  @Option(help: ArgumentHelp("Write a page for browser and printer.", valueName: "file"))
  var html: String?
  @Flag(help: "ASCII instead of blocks.") var ascii = false

  func run() throws {
    guard [json, csv, html != nil].count(where: { $0 }) <= 1 else {
      throw Failure(status: .usage, "Give one of --json, --csv and --html.")
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
      for line in page.lines(ascii ? .ascii : .unicode) { StandardOutput.line(line) }
    }
  }

  private func page(_ session: Session) throws -> ReportPage {
    let range = try span.weeks(8, session)
    return try session.reaching {
      try ReportMaker(store: session.store, workspace: session.workspace, asOf: session.asOf)
        .page(name, range)
    }
  }

  /// Whole or not at all: what was there stays until the new one is written.
  private static func write(_ text: String, to file: String) throws(Failure) {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      throw Failure(status: .usage, "\(file) cannot be written: \(error.localizedDescription).")
    }
  }
}

extension ReportSpan {
  /// As `range`, but without `--from` the weeks up to its end begin it, so many with the last.
  fileprivate func weeks(_ count: Int, _ session: Session) throws -> MetricRange {
    let given = try range(session, anyBeginning: from == nil)
    guard from == nil else { return given }
    let zone = session.workspace.zone
    let last = zone.day(holding: given.to.advanced(by: -1)).date
    let sinceMonday = ((last.dayNumber + 3) % 7 + 7) % 7
    let start = zone.start(of: last.advanced(by: -sinceMonday - 7 * (count - 1)))
    return MetricRange(from: start, to: given.to, now: session.now, zone: zone) ?? given
  }
}

import ArgumentParser
import Inbox
import InboxStore

extension MetricGrouping: ExpressibleByArgument {}

struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics", abstract: "Response times, promises kept, volume, satisfaction.",
    discussion:
      "Without --from the range begins with the workspace's day, without --to it ends just after "
      + "now. A value that is not defined is shown as “—”, never as 0. --json and --csv have the "
      + "names that `bellhop explain` takes.")
  @OptionGroup var options: GlobalOptions
  @OptionGroup var span: ReportSpan
  @Option(
    help: ArgumentHelp("A row for each of these, instead of one.", valueName: "what"))
  var by: MetricGrouping?
  @OptionGroup var only: FilterOptions
  @Flag(help: "One JSON value.") var json = false
  @Flag(help: "Comma-separated values.") var csv = false

  func run() throws {
    guard !(json && csv) else {
      throw Failure(status: .usage, "Give one of --json and --csv.")
    }
    let session = try Session(options)
    let range = try span.range(session)
    let filter = try only.filter(session)
    if let by, by.isByTime { try range.check(rowsBy: by) }
    let all = try session.reaching {
      try session.store.metrics(range, by: by, of: filter, asOf: session.asOf)
    }
    let rows = session.workspace.rows(all, seenBy: session.agent)
    if rows.count < all.count {
      StandardError.say("\(session.workspace.whoSeesPeopleFigures) Below is your own row.")
    }
    let report = MetricReport(range: range, grouping: by, filter: filter, rows: rows)
    if json {
      StandardOutput.line(report.json)
    } else if csv {
      StandardOutput.document(report.csv)
    } else {
      for line in MetricTable(report, session.workspace).lines { StandardOutput.line(line) }
    }
  }
}

/// `--from` and `--to`.
struct ReportSpan: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The range begins here: a time (RFC 3339) or a day of the workspace.", valueName: "T"))
  var from: String?
  @Option(help: ArgumentHelp("It ends before this time, or before this day.", valueName: "T"))
  var to: String?

  /// - Throws: `Failure` for what is no time, and where nothing lies between the two.
  ///
  /// - Parameter anyBeginning: The caller has a beginning of its own where none is given.
  func range(_ session: Session, anyBeginning: Bool = false) throws -> MetricRange {
    let end = try instant(to, "--to", session)
    let start =
      try instant(from, "--from", session)
      ?? (anyBeginning ? end.map { min($0, session.now).advanced(by: -1) } : nil)
    if let start, let end, start >= end {
      throw Failure(
        status: .usage,
        "--from \(from ?? "\(start)") is not before --to \(to ?? "\(end)"): the range ends before --to."
      )
    }
    guard
      let range = MetricRange(from: start, to: end, now: session.now, zone: session.workspace.zone)
    else {
      throw Failure(
        status: .usage,
        "Nothing lies between --from and --to: the range begins with today's day unless --from "
          + "says otherwise, and ends just after now (\(session.now)).")
    }
    return range
  }

  private func instant(_ text: String?, _ name: String, _ session: Session) throws -> Instant? {
    guard let text else { return nil }
    if let date = CivilDate(text) { return session.workspace.zone.start(of: date) }
    guard let instant = Instant(commandLine: text) else {
      throw Failure(
        status: .usage,
        "\(name) \(text): give a time such as 2026-11-20T09:15:00Z, or a day such as 2026-11-20.")
    }
    return instant
  }
}

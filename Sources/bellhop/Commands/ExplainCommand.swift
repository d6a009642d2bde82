import ArgumentParser
import Inbox
import InboxStore

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "The conversations behind a number, with rule and times.",
    discussion: """
      Takes the range and the filters of `bellhop metrics`, and lists what its number is made of, \
      each with what it adds, and what was left out with the reason. The line below the number \
      says how it comes out of the list.
      """)
  @OptionGroup var options: GlobalOptions
  @Argument(help: "A metric by its name in `bellhop metrics --json`, as first_response_p50_s.")
  var metric: String
  @OptionGroup var span: ReportSpan
  @OptionGroup var only: FilterOptions
  @Flag(help: "One JSON value.") var json = false

  func run() throws {
    let session = try Session(options)
    let range = try span.range(session)
    let filter = try only.filter(session)
    let explained = try session.reaching {
      try session.store.explain(metric, range, of: filter, asOf: session.asOf)
    }
    guard let explained else { throw unknown(range, session) }
    if json { return StandardOutput.line(explained.json) }
    let text = ExplanationText(explained: explained, range: range, session: session)
    for line in try text.lines() { StandardOutput.line(line) }
  }

  /// Names the metric that is spelled most like it.
  private func unknown(_ range: MetricRange, _ session: Session) -> Failure {
    var computation = MetricsComputation(range: range, workspace: session.workspace)
    let names = computation.rows().first?.metrics.map(\.name) ?? []
    let near = Spelling.nearest(to: metric, among: names).map { " Did you mean “\($0)”?" } ?? ""
    return Failure(
      status: .usage,
      "There is no metric “\(metric)”.\(near) `bellhop metrics --json` shows the names.")
  }
}

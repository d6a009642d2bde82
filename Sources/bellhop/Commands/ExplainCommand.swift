import ArgumentParser
import Inbox
import InboxStore

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "The conversations behind a number, with rule and times.")
  @OptionGroup var options: GlobalOptions
  @Argument(help: "A metric by its name in `bellhop metrics --json`.") var metric: String
  @OptionGroup var span: ReportSpan
  @Option(help: "Only conversations of this channel.") var channel: String?
  @Flag(help: "One JSON value.") var json = false

  func run() throws {
    let only = try channel.map { name in
      guard let channel = Channel(rawValue: name) else {
        let known = Channel.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(status: .usage, "--channel \(name): one of \(known).")
      }
      return channel
    }
    let session = try Session(options)
    let range = try span.range(session)
    let explained = try session.reaching {
      try session.store.explain(metric, range, channel: only, asOf: session.asOf)
    }
    guard let explained else {
      throw Failure(
        status: .usage,
        "There is no metric “\(metric)”; `bellhop metrics --json` shows the names.")
    }
    if json {
      StandardOutput.line(explained.json)
    } else {
      for line in explained.lines { StandardOutput.line(line) }
    }
  }
}

extension Explanation {
  /// For people: the value, what counts, what does not.
  fileprivate var lines: [String] {
    var lines = ["\(metric)  \(MetricTable.words(metric, value))"]
    lines.append("counted: \(counted.count)")
    for one in counted {
      let part = one.part.map { " \($0.rawValue)" } ?? ""
      let times = [one.start, one.end].compactMap { $0?.description }.joined(separator: " – ")
      lines.append(
        "  \(label(one.conversation))\(part)  \(one.value.json.plain)  \(Shown.line(one.because))"
          + "  \(times)")
    }
    lines.append("left out: \(leftOut.count)")
    for one in leftOut {
      lines.append("  \(label(one.conversation))  \(Shown.line(one.because))")
    }
    return lines
  }

  private func label(_ conversation: Int64?) -> String {
    name(of: conversation).map { Shown.line($0.text) } ?? "–"
  }
}

extension JSONValue {
  /// A number as it is spelled; "—" for null.
  fileprivate var plain: String {
    if case .number(let text) = self { text } else { "—" }
  }
}

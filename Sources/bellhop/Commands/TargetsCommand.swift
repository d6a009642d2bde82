import ArgumentParser
import Inbox
import InboxStore

struct TargetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "targets",
    abstract: "Every promise: when it began, when it is due, how it ended.")
  @OptionGroup var options: GlobalOptions
  @Argument(help: "Query language; everything if left out.") var query: [String] = []
  @Flag(help: "One JSON value a line.") var jsonl = false

  func run() throws {
    let session = try Session(options)
    let query = query.isEmpty ? nil : try session.query(query)
    try session.reaching {
      try session.store.targets(query, agent: session.agent, now: session.now, asOf: session.asOf) {
        record in
        if jsonl {
          var writer = JSONWriter()
          record.write(to: &writer)
          writer.endLine()
          StandardOutput.json(writer.bytes)
        } else {
          StandardOutput.line(record.words)
        }
        return true
      }
    }
  }
}

extension TargetRecord {
  fileprivate var words: String {
    let name = Shown.line(conversation.text)
    switch what {
    case .merged(let into): return "\(name)  merged into \(Shown.line(into.text))"
    case .instance(let target, let state):
      let end = target.end.map { " ended \($0)" } ?? ""
      let due = target.due.map { " due \($0)" } ?? ""
      return "\(name)  \(target.kind.rawValue)  \(state.rawValue)\(due)\(end)"
    }
  }
}

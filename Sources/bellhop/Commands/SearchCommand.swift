import ArgumentParser
import Inbox
import InboxStore

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find conversations, the newest matching message first.")
  @OptionGroup var options: GlobalOptions
  @Argument(help: "Words, \"phrases\" and conditions of the query language.") var query: [String]
  @Option(help: "At most so many.") var limit: Int = 50
  @OptionGroup var form: OutputForm

  func run() throws {
    guard limit > 0 else { throw Failure(status: .usage, "--limit: a number above zero.") }
    let session = try Session(options)
    let query = try session.query(query)
    let found = try session.reaching {
      try session.store.search(
        query, agent: session.agent, limit: limit, now: session.now, asOf: session.asOf)
    }
    let records = found.hits.map { hit in
      (hit, ListRecord(row: hit.row, workspace: session.workspace, now: session.now))
    }
    switch form.form {
    case .lines: for (_, record) in records { StandardOutput.line(record.json.masked) }
    case .value: StandardOutput.line(.array(records.map(\.1.json.masked)))
    case .people:
      if records.isEmpty { StandardError.say("Nothing was found.") }
      for (hit, record) in records {
        let at = session.time.words(hit.event.at)
        StandardOutput.line("\(record.text)\n         \(at)  \(Shown.line(hit.text))")
      }
    }
  }
}

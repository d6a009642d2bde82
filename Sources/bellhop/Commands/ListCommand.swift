import ArgumentParser
import Inbox
import InboxStore

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The queue, in its order.",
    discussion:
      "Without a query it is what is open. With one the open ones come first, then pending, "
      + "snoozed, resolved and spam.")
  @OptionGroup var options: GlobalOptions
  @OptionGroup var form: OutputForm
  @Argument(help: "Query language: words, channel:x, tier:3, is:unassigned, due:<15m ...")
  var query: [String] = []
  @Option(help: "At most so many rows.") var limit: Int = 100
  @Option(help: "Go on behind this cursor, printed by the listing before.") var after: String?

  func run() throws {
    guard limit > 0 else { throw Failure(status: .usage, "--limit: a number above zero.") }
    let anchor = try after.map(QueueRequest.Anchor.init(cursor:)) ?? .first
    let session = try Session(options)
    let query = try session.query(query).forQueue
    let page = try session.reaching {
      try session.store.queue(
        QueueRequest(query: query, anchor: anchor, limit: limit, agent: session.agent),
        now: session.now, asOf: session.asOf)
    }
    let records = page.rows.map {
      ListRecord(row: $0, workspace: session.workspace, now: session.now)
    }
    switch form.form {
    case .lines: for record in records { StandardOutput.line(record.json.masked) }
    case .value: StandardOutput.line(.array(records.map(\.json.masked)))
    case .people:
      if StandardOutput.isTerminal, !records.isEmpty { StandardOutput.line(ListRecord.heading) }
      for record in records { StandardOutput.line(record.text) }
      if records.isEmpty {
        StandardError.say(self.query.isEmpty ? "Nothing is open." : "Nothing is like that.")
      }
    }
    if page.hasAfter, let last = page.rows.last {
      StandardError.say("more: --after \(last.key.cursor)")
    }
  }
}

/// `--json` and `--jsonl`.
struct OutputForm: ParsableArguments {
  @Flag(help: "One JSON value.") var json = false
  @Flag(help: "One JSON value a line.") var jsonl = false

  enum Form {
    case people
    case value
    case lines
  }

  var form: Form { jsonl ? .lines : json ? .value : .people }
}

extension Session {
  /// The words of a command line as one query, agents found by the names that people type.
  ///
  /// - Throws: `Failure` that names the column of an error.
  func query(_ words: [String]) throws -> Query {
    do throws(QueryError) {
      return try Query(parsing: words.joined(separator: " ")).namingAgents(of: workspace)
    } catch {
      throw Failure(status: .usage, "Query: \(error)")
    }
  }
}

extension QueueKey {
  /// The key as text for `--after`.
  var cursor: String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}

extension QueueRequest.Anchor {
  init(cursor: String) throws {
    let values = cursor.map(\.hexDigitValue)
    guard values.count.isMultiple(of: 2), !values.isEmpty, !values.contains(nil) else {
      throw Failure(status: .usage, "--after \(cursor): give the cursor that a listing printed.")
    }
    let digits = values.compactMap { $0 }
    let bytes = stride(from: 0, to: digits.count, by: 2).map {
      UInt8(digits[$0] << 4 | digits[$0 + 1])
    }
    self = .after(QueueKey(bytes: bytes))
  }
}

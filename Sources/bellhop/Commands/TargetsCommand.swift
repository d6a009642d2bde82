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
    var records: [TargetRecord] = []
    try session.reaching {
      try session.store.targets(query, agent: session.agent, now: session.now, asOf: session.asOf) {
        record in
        guard jsonl else {
          records.append(record)
          return true
        }
        var writer = JSONWriter()
        record.write(to: &writer)
        writer.endLine()
        StandardOutput.json(writer.bytes)
        return true
      }
    }
    guard !jsonl else { return }
    guard !records.isEmpty else { return StandardError.say("No promise was made there.") }
    StandardError.say("Times of \(session.time.zoneName).")
    for line in TargetTable(records, session).lines { StandardOutput.line(line) }
  }
}

/// Promises for people: a line for each.
private struct TargetTable {
  let lines: [String]

  init(_ records: [TargetRecord], _ session: Session) {
    let time = session.time
    var table = TextTable([.left, .left, .left, .left, .left, .left, .left, .left])
    table.add(["", "", "state", "promise", "policy", "began", "due", "ended"])
    var numbers: [ConversationRef: Int64] = [:]
    for ref in Set(records.map(\.conversation)) {
      numbers[ref] = (try? session.store.resolve("ref:\(ref.text)"))?.number
    }
    func number(_ record: TargetRecord) -> Int64 { numbers[record.conversation] ?? .max }
    // By the number that stands before them; those of one conversation stay in their order.
    let sorted = records.enumerated().sorted {
      (number($0.element), $0.offset) < (number($1.element), $1.offset)
    }
    for record in sorted.map(\.element) {
      let name = numbers[record.conversation].map { "#\($0)" } ?? "ref:\(record.conversation.text)"
      switch record.what {
      case .merged(let into):
        table.add([name, "", "merged into \(session.number(of: into))"])
      case .instance(let target, let state):
        let isPaused = !target.pauses.isEmpty && target.pauses.last?.to == nil
        let due = target.due.map(time.words) ?? (isPaused ? "paused" : "–")
        table.add([
          name, state.glyph, state.words, target.kind.words, target.policy ?? "–",
          time.words(target.start), due, target.ended(time),
        ])
      }
    }
    lines = table.lines()
  }
}

extension TargetInstance {
  fileprivate func ended(_ time: DeskTime) -> String {
    guard let end else { return "" }
    return time.words(end) + (endedBy.map { " by \($0.rawValue)" } ?? "")
  }
}

extension TargetState {
  fileprivate var words: String {
    switch self {
    case .met: "kept"
    case .breached: "broken"
    case .running: "running"
    case .atRisk: "at risk"
    case .void: "void"
    case .none: "nothing due"
    }
  }
}

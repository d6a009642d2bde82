import Inbox

/// The row of a conversation in `trace`: what the metrics look at, without any words.
///
/// Steps and ended instances are appended; what is over `portion` bytes goes to `trace_past`, so that
/// a line of a long conversation rewrites little.
struct Trace {
  /// Bytes after which a column is put aside.
  static let portion = 2000

  var steps: StepWriter
  var ended: [UInt8]
  /// How many portions of each lie in `trace_past`.
  var pastSteps: Int64 = 0
  var pastEnded: Int64 = 0
  var lastAt: Instant?
  /// Whether a row stands in the table.
  var hasRow: Bool
  /// It was cleared and is to be written, whatever comes.
  var isAnew = false

  /// Nothing yet.
  init(hasRow: Bool) throws(ByteReader.Damaged) {
    steps = try StepWriter()
    ended = []
    self.hasRow = hasRow
  }
}

/// The columns of `trace` that the state of a conversation gives.
struct TraceColumns: Equatable {
  var channel: String?
  var tier: Int64?
  var team: String?
  var assignee: String?
  var isOpen = false
  var waitingSince: Instant?
  var isUnanswered = false
  var subject: [UInt8]?

  init(_ subject: ReportSubject?) {
    guard let subject else { return }
    channel = subject.channel.rawValue
    tier = Int64(subject.tier.rawValue)
    team = subject.team?.text
    assignee = subject.assignee?.text
    self.subject = subject.bytes
    guard subject.counts else { return }
    isOpen = subject.status == .open
    waitingSince = subject.waitingSince
    isUnanswered = subject.openTargets.contains { $0.kind == .firstResponse }
  }

  /// In the order of the table.
  var values: [Value] {
    [
      Value(channel), Value(tier), Value(team), Value(assignee), .integer(isOpen ? 1 : 0),
      Value(waitingSince), .integer(isUnanswered ? 1 : 0), Value(subject),
    ]
  }
}

extension Recorder {
  /// Appends what happened to the conversation's trace and brings its columns up to date.
  func writeTrace(_ held: Held) throws {
    let subject = held.conversation.flatMap { ReportSubject($0) }
    if !held.facts.contains(where: { !$0.isTurn }), !(held.trace?.isAnew ?? false) {
      let before = held.stored.conversation.flatMap { ReportSubject($0) }
      if before == subject { return }
    }
    var trace = try held.trace ?? readTrace(of: held.id)
    for fact in held.facts {
      switch fact {
      case .happened(let step):
        trace.lastAt = step.at
        trace.steps.add(step)
        if trace.steps.bytes.count > Trace.portion {
          try putAside(trace.steps.bytes, "steps", number: trace.pastSteps, of: held.id)
          trace.pastSteps += 1
          trace.steps = try StepWriter()
        }
      case .targetEnded(let target):
        var out = ByteWriter()
        out.ended(target)
        trace.ended += out.bytes
        if trace.ended.count > Trace.portion {
          try putAside(trace.ended, "ended", number: trace.pastEnded, of: held.id)
          trace.pastEnded += 1
          trace.ended = []
        }
      case .turnEnded: break
      }
    }
    trace.isAnew = false
    held.trace = trace
    try write(trace, TraceColumns(subject), of: held)
  }

  private func write(_ trace: Trace, _ columns: TraceColumns, of held: Held) throws {
    guard columns.channel != nil || trace.lastAt != nil else {
      if trace.hasRow {
        try connection.run("DELETE FROM trace WHERE conversation = ?1", .integer(held.id))
        held.trace?.hasRow = false
      }
      return
    }
    let last = [trace.lastAt, held.conversation?.openedAt].compactMap { $0 }.max()
    let values =
      [.integer(held.id), Value(last)] + columns.values + [
        .blob(trace.steps.bytes), .blob(trace.ended), .integer(trace.pastSteps),
        .integer(trace.pastEnded),
      ]
    try connection.statement(
      """
      INSERT INTO trace(conversation, last_at, channel, tier, team, assignee, open, waiting_since,
        unanswered, subject, steps, ended, past_steps, past_ended)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
      ON CONFLICT(conversation) DO UPDATE SET last_at = ?2, channel = ?3, tier = ?4, team = ?5,
        assignee = ?6, open = ?7, waiting_since = ?8, unanswered = ?9, subject = ?10, steps = ?11,
        ended = ?12, past_steps = ?13, past_ended = ?14
      """
    ).run(values)
    held.trace?.hasRow = true
  }

  private func putAside(
    _ bytes: [UInt8], _ what: String, number: Int64, of conversation: Int64
  ) throws {
    try connection.run(
      "INSERT INTO trace_past(conversation, what, number, bytes) VALUES (?1, ?2, ?3, ?4)",
      .integer(conversation), .text(what), .integer(number), .blob(bytes))
  }

  /// A trace as the table has it.
  private func readTrace(of conversation: Int64) throws -> Trace {
    var trace = try Trace(hasRow: false)
    try connection.statement(
      "SELECT last_at, steps, ended, past_steps, past_ended FROM trace WHERE conversation = ?1"
    ).forEach([.integer(conversation)]) { row in
      trace.hasRow = true
      trace.lastAt = row.instant(0)
      trace.steps = try StepWriter(after: row.bytes(1))
      trace.ended = row.bytes(2)
      trace.pastSteps = row.integer(3)
      trace.pastEnded = row.integer(4)
      return false
    }
    return trace
  }

  /// Begins a conversation's trace anew; the fold that follows fills it.
  func clearTrace(of held: Held) throws {
    try connection.run("DELETE FROM trace_past WHERE conversation = ?1", .integer(held.id))
    held.trace = try Trace(hasRow: true)
    held.trace?.isAnew = true
  }
}

extension Fact {
  fileprivate var isTurn: Bool {
    if case .turnEnded = self { true } else { false }
  }
}

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
  /// What the table says; nil where it has no row.
  var stored: StoredTrace?
  /// It was cleared and is to be written, whatever comes.
  var isAnew = false

  /// Nothing yet.
  init() {
    steps = StepWriter()
    ended = []
  }

  /// What is full and lies in `trace_past` from then on.
  struct Portion {
    var what: String
    var number: Int64
    var bytes: [UInt8]

    /// In the order of the table, after the conversation.
    var values: [Value] { [.text(what), .integer(number), .blob(bytes)] }
  }

  /// Appends what happened; the portion that is full by then, to be put aside.
  mutating func add(_ fact: Fact) -> Portion? {
    switch fact {
    case .happened(let step):
      lastAt = step.at
      steps.add(step)
      guard steps.bytes.count > Trace.portion else { return nil }
      defer {
        steps = StepWriter()
        pastSteps += 1
      }
      return Portion(what: "steps", number: pastSteps, bytes: steps.bytes)
    case .targetEnded(let target):
      var out = ByteWriter()
      out.ended(target)
      ended += out.bytes
      guard ended.count > Trace.portion else { return nil }
      defer {
        ended = []
        pastEnded += 1
      }
      return Portion(what: "ended", number: pastEnded, bytes: ended)
    }
  }

  /// What its row is to say beside the bytes; nil for what is in no report.
  func row(of conversation: Conversation?) -> StoredTrace? {
    guard let last = [lastAt, conversation?.openedAt].compactMap({ $0 }).max() else { return nil }
    let columns = TraceColumns(conversation.flatMap { ReportSubject($0) })
    guard columns.channel != nil || lastAt != nil else { return nil }
    return StoredTrace(last: last, columns: columns)
  }

  /// In the order of the table.
  var values: [Value] {
    [.blob(steps.bytes), .blob(ended), .integer(pastSteps), .integer(pastEnded)]
  }
}

/// A row of `trace` but for its bytes.
struct StoredTrace: Equatable {
  var last: Instant
  var columns: TraceColumns

  /// In the order of the table, after the conversation.
  var values: [Value] { [Value(last)] + columns.values }
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

  /// Columns that begin with `channel`, in the order of the table.
  init(_ row: SQLRow, from first: Int32) {
    channel = row.optionalText(first)
    tier = row.optionalInteger(first + 1)
    team = row.optionalText(first + 2)
    assignee = row.optionalText(first + 3)
    isOpen = row.integer(first + 4) != 0
    waitingSince = row.optionalInstant(first + 5)
    isUnanswered = row.integer(first + 6) != 0
    subject = row.isNull(first + 7) ? nil : row.bytes(first + 7)
  }

  /// Whether those are the same that an index stands on, the time apart.
  func hasSamePlace(as other: TraceColumns) -> Bool {
    channel == other.channel && tier == other.tier && team == other.team
      && assignee == other.assignee && waitingSince == other.waitingSince
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
    if held.facts.isEmpty, !(held.trace?.isAnew ?? false) {
      let before = held.stored.conversation.flatMap { ReportSubject($0) }
      if before == held.conversation.flatMap({ ReportSubject($0) }) { return }
    }
    var trace = try held.trace ?? readTrace(of: held.id)
    for fact in held.facts {
      guard let full = trace.add(fact) else { continue }
      try connection.statement(
        "INSERT INTO trace_past(conversation, what, number, bytes) VALUES (?1, ?2, ?3, ?4)"
      ).run([.integer(held.id)] + full.values)
    }
    trace.isAnew = false
    let row = trace.row(of: held.conversation)
    try write(trace, row, of: held.id)
    tally.add(trace.stored, -1)
    tally.add(row, 1)
    trace.stored = row
    held.trace = trace
  }

  private func write(_ trace: Trace, _ row: StoredTrace?, of conversation: Int64) throws {
    guard let row else {
      if trace.stored != nil {
        try connection.run("DELETE FROM trace WHERE conversation = ?1", .integer(conversation))
      }
      return
    }
    let id = Value.integer(conversation)
    if let stored = trace.stored, row.columns.hasSamePlace(as: stored.columns) {
      // SQLite moves the entry in every index that one of the set columns stands in.
      let columns = row.columns
      try connection.statement(
        """
        UPDATE trace SET last_at = ?2, open = ?3, unanswered = ?4, subject = ?5, steps = ?6,
          ended = ?7, past_steps = ?8, past_ended = ?9
        WHERE conversation = ?1
        """
      ).run(
        [
          id, Value(row.last), .integer(columns.isOpen ? 1 : 0),
          .integer(columns.isUnanswered ? 1 : 0), Value(columns.subject),
        ] + trace.values)
      return
    }
    try connection.statement(
      """
      INSERT INTO trace(conversation, last_at, channel, tier, team, assignee, open, waiting_since,
        unanswered, subject, steps, ended, past_steps, past_ended)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
      ON CONFLICT(conversation) DO UPDATE SET last_at = ?2, channel = ?3, tier = ?4, team = ?5,
        assignee = ?6, open = ?7, waiting_since = ?8, unanswered = ?9, subject = ?10, steps = ?11,
        ended = ?12, past_steps = ?13, past_ended = ?14
      """
    ).run([id] + row.values + trace.values)
  }

  /// A trace as the table has it.
  private func readTrace(of conversation: Int64) throws -> Trace {
    var trace = Trace()
    trace.stored = try storedTrace(of: conversation)
    guard let stored = trace.stored else { return trace }
    trace.lastAt = stored.last
    try connection.statement(
      "SELECT steps, ended, past_steps, past_ended FROM trace WHERE conversation = ?1"
    ).forEach([.integer(conversation)]) { row in
      trace.steps = try StepWriter(after: row.bytes(0))
      trace.ended = row.bytes(1)
      trace.pastSteps = row.integer(2)
      trace.pastEnded = row.integer(3)
      return false
    }
    return trace
  }

  private func storedTrace(of conversation: Int64) throws -> StoredTrace? {
    try connection.first(
      """
      SELECT last_at, channel, tier, team, assignee, open, waiting_since, unanswered, subject
      FROM trace WHERE conversation = ?1
      """, .integer(conversation)
    ) { StoredTrace(last: $0.instant(0), columns: TraceColumns($0, from: 1)) }
  }

  /// Begins a conversation's trace anew; the fold that follows fills it.
  func clearTrace(of held: Held) throws {
    try connection.run("DELETE FROM trace_past WHERE conversation = ?1", .integer(held.id))
    var trace = Trace()
    trace.stored = try held.trace.map(\.stored) ?? storedTrace(of: held.id)
    trace.isAnew = true
    held.trace = trace
  }
}

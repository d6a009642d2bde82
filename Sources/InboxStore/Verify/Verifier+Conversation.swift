import Inbox

extension Verifier {
  /// - Parameters:
  ///   - row: As `ConversationTables` reads it.
  ///   - rows: What the other tables hold of it.
  func check(_ held: Held, _ row: SQLRow, _ rows: ConversationTables.Rows) throws {
    let subject = "conversation ref:\(held.ref)"
    let all = try lines(of: held, rows)
    checkIdle(all, of: held, subject)
    let lines = all.filter { !$0.isIdle && $0.event.at <= recorder.now }
    let folded = Conversation.fold(
      held.ref, lines: lines.map(\.event), workspace: recorder.workspace, upTo: recorder.now)
    try checkRow(held, row, folded.conversation, lines: lines, own: rows.lines, subject)
    try checkTags(of: held, folded.conversation, subject)
    checkPromises(folded, rows, subject)
    checkTrace(folded, rows, subject)
    try checkMerges(of: held, rows, subject)
    try checkHistory(of: held, folded.conversation, subject)
    try checkMessages(rows.lines, subject)
    try checkCounted(lines, own: rows.lines, of: held, folded.conversation, subject)
    found.tally.add(folded.conversation, 1)
  }

  /// What `Conversation.fold` wants, idle and future lines too.
  private func lines(
    of held: Held, _ rows: ConversationTables.Rows
  ) throws -> [Recorder.PlacedLine] {
    guard rows.children.isEmpty else {
      return try recorder.allLines(ofFamily: recorder.family(of: held.id))
    }
    return try recorder.withPeople(rows.lines.map(\.placed), contactLines: contactLines)
  }

  private func checkIdle(_ all: [Recorder.PlacedLine], of held: Held, _ subject: String) {
    guard all.contains(where: { $0.conversation != nil && $0.event.canBeIdle }) else { return }
    let changes = Conversation.changes(held.ref, lines: all.map(\.event))
    for (line, changes) in zip(all, changes)
    where line.conversation == held.id && line.event.canBeIdle && changes == line.isIdle {
      differs(
        "event", subject,
        "line \(line.sequence) (\(line.event.what.type)) \(changes ? "changes something and is" : "changes nothing and is not") marked idle"
      )
    }
  }

  private func checkRow(
    _ held: Held, _ row: SQLRow, _ made: Conversation?, lines: [Recorder.PlacedLine],
    own: [ComparedLine], _ subject: String
  ) throws {
    if held.conversation != made {
      differs(
        "conversation", subject,
        "\(Verifier.fields(held.conversation, made)) not as the journal makes it")
    }
    let customer = try lines.filter {
      try $0.event.isCustomerMessage && recorder.lives($0, in: held)
    }
    let matures = own.first { !$0.placed.isIdle && $0.placed.event.at > recorder.now }
    let expected: [(name: String, value: Value)] = [
      ("has_lines", .integer(lines.contains { $0.conversation != nil } ? 1 : 0)),
      ("matures_at", Value(matures?.placed.event.at)),
      ("customer_seq", Value(customer.map(\.sequence).max())),
      ("queue_key", Value(made.map { QueueKey($0).bytes })), ("state", .null),
      ("status", Value(made?.status.rawValue)), ("channel", Value(made?.channel.rawValue)),
      ("account", Value(made?.account.text)), ("tier", Value(made.map { Int64($0.tier.rawValue) })),
      ("assignee", Value(made?.assignee?.text)), ("team", Value(made?.team?.text)),
      ("contact", Value(made?.contact?.text)), ("merged_into", Value(made?.mergedInto?.text)),
      ("wakes_at", Value(made?.wakesAt)),
    ]
    let stored = row.values(Int32(expected.count), from: 3)
    for ((name, expected), stored) in zip(expected, stored)
    where expected != stored && name != "state" {
      differs("conversation", subject, "\(name) is not what the journal makes")
    }
    if let version = own.lazy.compactMap(\.version).max(), version > held.version {
      differs("conversation", subject, "version \(held.version) is behind line's \(version)")
    }
  }

  /// The names of what differs between two values.
  static func fields(_ stored: Conversation?, _ made: Conversation?) -> String {
    guard let stored, let made else { return stored == nil ? "it is missing, and" : "it is" }
    let names = zip(Mirror(reflecting: stored).children, Mirror(reflecting: made).children)
      .compactMap { "\($0.value)" == "\($1.value)" ? nil : $0.label }
    return names.joined(separator: ", ") + (names.count == 1 ? " is" : " are")
  }

  private func checkTags(
    of held: Held, _ made: Conversation?, _ subject: String
  ) throws {
    guard let made, made.mergedInto == nil, !made.tags.isEmpty else { return }
    let key = Value.blob(QueueKey(made).bytes)
    for tag in made.tags {
      try expect(
        "conversation_tag", subject,
        "SELECT 1 FROM conversation_tag WHERE tag = ?1 AND queue_key = ?2 AND conversation = ?3",
        .text(tag), key, .integer(held.id))
    }
  }

  private func checkPromises(
    _ folded: Folded, _ rows: ConversationTables.Rows, _ subject: String
  ) {
    let promises = folded.conversation.map(Recorder.promises) ?? [:]
    compare(
      "open_target", subject, stored: rows.openTargets,
      expected: promises.sorted { $0.key.rawValue < $1.key.rawValue }
        .map { [.text($0.key.rawValue), Value($0.value)] })
    let isSpam = folded.conversation?.status == .spam
    let broken = (isSpam ? [] : folded.ended).compactMap { target in
      target.brokenDue.map { (due: $0, kind: target.kind.rawValue) }
    }
    compare(
      "breach", subject, stored: rows.breaches,
      expected: broken.sorted { ($0.due, $0.kind) < ($1.due, $1.kind) }
        .map { [Value($0.due), .text($0.kind)] })
  }

  private func checkMerges(
    of held: Held, _ rows: ConversationTables.Rows, _ subject: String
  ) throws {
    var targets: Set<Int64> = []
    for line in rows.lines {
      if case .merge(let into) = line.placed.event.what, let parent = try recorder.hold(into),
        parent.id != held.id
      {
        targets.insert(parent.id)
      }
    }
    compare(
      "merge", subject, stored: rows.parents,
      expected: targets.sorted().map { [.integer($0)] })
  }

  private func checkHistory(of held: Held, _ made: Conversation?, _ subject: String) throws {
    guard let place = made.flatMap(HistoryPlace.init) else { return }
    try expect(
      "history", subject,
      """
      SELECT 1 FROM history WHERE contact = ?1 AND is_open = ?2 AND at = ?3 AND conversation = ?4
      """, .text(place.contact.text), .integer(place.isOpen ? 1 : 0), Value(place.at),
      .integer(held.id))
  }
}

import Inbox

extension Verifier {
  func check(conversation id: Int64) throws {
    guard let held = try held(id) else { return }
    let subject = "conversation ref:\(held.ref)"
    let all = try recorder.allLines(ofFamily: recorder.family(of: id))
    let own = all.filter { $0.conversation == id }
    checkIdle(all, of: held, subject)
    let lines = all.filter { !$0.isIdle && $0.event.at <= recorder.now }
    let folded = Conversation.fold(
      held.ref, lines: lines.map(\.event), workspace: recorder.workspace, upTo: recorder.now)
    try checkRow(held, folded, lines: lines, own: own, subject)
    try checkFacts(of: id, folded, subject)
    try checkTrace(of: held, folded, subject)
    try checkMerges(own, of: held, subject)
    try checkHistory(of: id, folded.conversation, subject)
    try checkMessages(own, of: held, subject)
    try checkCounted(lines, of: held, folded.conversation, subject)
    tally.add(folded.conversation, 1)
  }

  /// The row as the tables have it; a value that cannot be read is one that differs.
  private func held(_ id: Int64) throws -> Held? {
    do {
      return try recorder.hold(id)
    } catch is ByteReader.Damaged {
      differs("conversation", "conversation #\(id)", "its value cannot be read")
      return nil
    }
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
    _ held: Held, _ folded: Folded, lines: [Recorder.PlacedLine], own: [Recorder.PlacedLine],
    _ subject: String
  ) throws {
    let made = folded.conversation
    if held.conversation != made {
      differs(
        "conversation", subject,
        "\(Verifier.fields(held.conversation, made)) not as the journal makes it")
    }
    let customer = try lines.filter {
      try $0.event.isCustomerMessage && recorder.lives($0, in: held)
    }
    let expected: [(String, Value)] = [
      ("queue_key", Value(made.map { QueueKey($0).bytes })),
      ("status", Value(made?.status.rawValue)), ("channel", Value(made?.channel.rawValue)),
      ("account", Value(made?.account.text)), ("tier", Value(made.map { Int64($0.tier.rawValue) })),
      ("assignee", Value(made?.assignee?.text)), ("team", Value(made?.team?.text)),
      ("contact", Value(made?.contact?.text)), ("merged_into", Value(made?.mergedInto?.text)),
      ("has_lines", .integer(lines.contains { $0.conversation != nil } ? 1 : 0)),
      ("wakes_at", Value(made?.wakesAt)),
      ("matures_at", Value(own.first { !$0.isIdle && $0.event.at > recorder.now }?.event.at)),
      ("customer_seq", Value(customer.map(\.sequence).max())),
    ]
    let stored =
      try connection.first(
        """
        SELECT queue_key, status, channel, account, tier, assignee, team, contact, merged_into,
          has_lines, wakes_at, matures_at, customer_seq FROM conversation WHERE id = ?1
        """, .integer(held.id)
      ) { $0.values(13) } ?? []
    for ((name, expected), stored) in zip(expected, stored) where expected != stored {
      differs("conversation", subject, "\(name) is not what the journal makes")
    }
    let version = try connection.integer(
      "SELECT max(version) FROM event WHERE conversation = ?1", .integer(held.id))
    if let version, version > held.version {
      differs("conversation", subject, "version \(held.version) is behind line's \(version)")
    }
    let tags = try connection.rows(
      "SELECT tag, queue_key FROM conversation_tag WHERE conversation = ?1 ORDER BY tag",
      .integer(held.id)
    ) { $0.values(2) }
    let madeTags = made.flatMap { $0.mergedInto == nil ? $0.tags : nil } ?? []
    compare(
      "conversation_tag", subject, stored: tags,
      expected: madeTags.map { [.text($0), Value(made.map { QueueKey($0).bytes })] })
  }

  /// The names of what differs between two values.
  static func fields(_ stored: Conversation?, _ made: Conversation?) -> String {
    guard let stored, let made else { return stored == nil ? "it is missing, and" : "it is" }
    let names = zip(Mirror(reflecting: stored).children, Mirror(reflecting: made).children)
      .compactMap { "\($0.value)" == "\($1.value)" ? nil : $0.label }
    return names.joined(separator: ", ") + (names.count == 1 ? " is" : " are")
  }

  private func checkFacts(of id: Int64, _ folded: Folded, _ subject: String) throws {
    let isSpam = folded.conversation?.status == .spam
    let targets = folded.ended.map { target -> [Value] in
      var writer = ByteWriter()
      writer.target(target)
      return [
        .text(target.kind.rawValue), Value(target.start), Value(target.due),
        Value(target.end ?? target.start), Value(target.endedBy?.rawValue),
        .integer(isSpam || target.endedBy == .spam ? 1 : 0), .blob(writer.bytes),
      ]
    }
    compare(
      "target", subject,
      stored: try connection.rows(
        """
        SELECT kind, start, due, end, ended_by, void, state FROM target WHERE conversation = ?1
        ORDER BY number
        """, .integer(id)
      ) { $0.values(7) }, expected: targets)
    compare(
      "turn", subject,
      stored: try connection.rows(
        """
        SELECT start, end, answered_by, is_first FROM turn WHERE conversation = ?1 ORDER BY number
        """, .integer(id)
      ) { $0.values(4) },
      expected: folded.turns.map {
        [
          Value($0.start), Value($0.end), Value($0.answeredBy?.text),
          .integer($0.isFirst ? 1 : 0),
        ]
      })
    let promises = folded.conversation.map(Recorder.promises) ?? [:]
    compare(
      "open_target", subject,
      stored: try connection.rows(
        "SELECT kind, due FROM open_target WHERE conversation = ?1 ORDER BY kind", .integer(id)
      ) { $0.values(2) },
      expected: promises.sorted { $0.key.rawValue < $1.key.rawValue }
        .map { [.text($0.key.rawValue), Value($0.value)] })
  }

  private func checkMerges(
    _ own: [Recorder.PlacedLine], of held: Held, _ subject: String
  ) throws {
    var targets: Set<Int64> = []
    for line in own {
      if case .merge(let into) = line.event.what, let parent = try recorder.hold(into),
        parent.id != held.id
      {
        targets.insert(parent.id)
      }
    }
    compare(
      "merge", subject,
      stored: try connection.rows(
        "SELECT parent FROM merge WHERE child = ?1 ORDER BY parent", .integer(held.id)
      ) { $0.values(1) }, expected: targets.sorted().map { [.integer($0)] })
  }

  private func checkHistory(of id: Int64, _ made: Conversation?, _ subject: String) throws {
    let place = made.flatMap(HistoryPlace.init)
    // Found through the contact, as it is kept; whoever else holds it is a loose row.
    let stored = try place.map { place in
      try connection.rows(
        "SELECT is_open, at FROM history WHERE contact = ?1 AND conversation = ?2",
        .text(place.contact.text), .integer(id)
      ) { $0.values(2) }
    }
    compare(
      "history", subject, stored: stored ?? [],
      expected: place.map { [[.integer($0.isOpen ? 1 : 0), Value($0.at)]] } ?? [])
  }
}

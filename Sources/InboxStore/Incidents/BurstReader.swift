import Inbox

/// Looks for bursts again and again, reading each message once.
///
/// On a connection of its own, so that no list waits for it: keep it on a thread of its own.
package struct BurstReader {
  /// The same two hours of so many weeks before; where the store is younger, of so many days.
  private static let weeks: Int64 = 4
  private static let days: Int64 = 6
  private static let day: Int64 = 86_400_000
  /// What is usual is read again each quarter of an hour.
  private static let quarter: Int64 = 900_000
  /// Where the same hours tell too little: so many of the newest messages, from before so long ago,
  /// so that what goes on today is not taken for usual.
  private static let everyday = 4000
  private static let today: Int64 = 43_200_000
  /// Arrivals may be late by so much, and are looked for so far back.
  private static let lateness: Int64 = 900_000

  let store: Store
  private var window = BurstWindow()
  private var usual: (quarter: Int64, terms: UsualTerms)?
  private var known: Set<Int64> = []
  private var readTo: Instant?
  /// By whose rules what was read was looked at.
  private var complaints = ComplaintFinder()

  package init(store: Store) {
    self.store = store
  }

  /// The bursts of now, with the open incident that they are part of.
  ///
  /// - Complexity: O(messages that came since the last look); each quarter of an hour O(messages of
  ///   eight hours).
  package mutating func read(now: Instant) throws(StoreError) -> [BurstSignal] {
    let settings = try store.readApart { try store.workspace($0).workspace.signals }
    if settings != complaints.settings {
      // What was looked at otherwise is read again.
      self = BurstReader(store: store)
      complaints = ComplaintFinder(settings)
    }
    let start = now.advanced(by: -BurstWindow.span)
    let from = max(start, readTo?.advanced(by: -BurstReader.lateness) ?? start)
    let quarter = now.milliseconds / BurstReader.quarter
    let needsUsual = usual?.quarter != quarter
    let known = known
    let (new, samples, everyday, workspace, restricted) = try store.readApart { connection in
      let reader = SpokenReader(connection: connection)
      let workspace = try store.workspace(connection).workspace
      let restricted = try reader.restricted(by: workspace)
      let new = try reader.messages(from: from, to: now.advanced(by: 1), without: known)
      let samples = needsUsual ? try reader.samples(before: now) : []
      // Only in a store that is young or quiet.
      let isThin =
        needsUsual
        && UsualTerms.isThin(
          samples: samples.count,
          writers: samples.reduce(0) { $0 + Set($1.map(\.person)).count })
      let everyday = isThin ? try reader.everyday(before: now) : []
      return (new, samples, everyday, workspace, restricted)
    }
    if needsUsual {
      var terms = UsualTerms(complaints: complaints)
      for sample in samples { terms.add(sample: sample) }
      terms.add(everyday: everyday)
      terms.settle()
      usual = (quarter, terms)
    }
    if window.count == 0 {
      let names = workspace.accounts.flatMap { [$0.handle, $0.address].compactMap { $0 } }
      window = BurstWindow(
        stopWords: .shared.adding([workspace.name] + names), complaints: complaints)
    }
    window.forget(before: start)
    for (key, message) in new {
      self.known.insert(key)
      // Whose words a tag restricts, them nobody reads in a signal.
      if !restricted.contains(message.conversation.number) { window.add(message) }
    }
    let oldest = Recorder.firstKey(at: start)
    self.known = self.known.filter { $0 >= oldest }
    readTo = now
    let signals = window.signals(usual: usual?.terms ?? UsualTerms())
    return try store.readApart { connection in
      try BurstReader.placed(signals, connection, try store.workspace(connection).workspace, now)
    }
  }

  /// Where the conversations live now, and what they are part of; what is spam or merged away by
  /// now counts no more.
  private static func placed(
    _ signals: [BurstSignal], _ connection: Connection, _ workspace: Workspace, _ now: Instant
  ) throws -> [BurstSignal] {
    guard !signals.isEmpty else { return [] }
    let open = try connection.incidents(workspace, now: now).filter(\.isOpen)
    let members = try open.map { ($0.id, Set(try connection.members(of: $0.id))) }
    return try signals.compactMap { signal in
      var signal = signal
      let living = Set(
        try signal.conversations.compactMap { try connection.livingRoot(of: $0.number) })
      let shown = try living.filter { id in
        try connection.integer(
          "SELECT 1 FROM conversation WHERE id = ?1 AND status <> 'spam'", .integer(id)) != nil
      }
      guard !shown.isEmpty else { return nil }
      signal.conversations = shown.sorted().map { ConversationID($0) }
      signal.incident =
        members.max { $0.1.intersection(shown).count < $1.1.intersection(shown).count }
        .flatMap { $0.1.intersection(shown).count * 2 >= shown.count ? $0.0 : nil }
      return signal
    }
  }

  /// Samples of the same two hours before, each whole, none from before the store's first message.
  fileprivate struct SpokenReader {
    let connection: Connection

    func samples(before now: Instant) throws -> [[BurstMessage]] {
      let first = try connection.integer("SELECT min(key) FROM message WHERE is_note = 0")
      guard let first else { return [] }
      func samples(_ count: Int64, _ step: Int64) throws -> [[BurstMessage]] {
        try (1...count).compactMap { back in
          let end = now.advanced(by: -back * step)
          let start = end.advanced(by: -BurstWindow.span)
          guard Recorder.firstKey(at: start) >= first else { return nil }
          return try messages(from: start, to: end, without: []).map(\.1)
        }
      }
      let weekly = try samples(BurstReader.weeks, 7 * BurstReader.day)
      guard weekly.count < UsualTerms.fewestSamples else { return weekly }
      let daily = try samples(BurstReader.days, BurstReader.day)
      return daily.count > weekly.count ? daily : weekly
    }

    func everyday(before now: Instant) throws -> [BurstMessage] {
      let end = now.advanced(by: -BurstReader.today)
      return try messages(
        from: Instant(milliseconds: 0), to: end, without: [], atMost: BurstReader.everyday
      ).map(\.1)
    }

    func restricted(by workspace: Workspace) throws -> Set<Int64> {
      var ids: Set<Int64> = []
      for tag in workspace.restricted.keys {
        ids.formUnion(
          try connection.rows(
            "SELECT conversation FROM conversation_tag WHERE tag = ?1", .text(tag)
          ) { $0.integer(0) })
      }
      return ids
    }

    /// What customers said from an instant on, before another; the newest hundred thousand at most.
    func messages(
      from: Instant, to: Instant, without known: Set<Int64>, atMost limit: Int = 100_000
    ) throws -> [(Int64, BurstMessage)] {
      let rows = try connection.rows(
        """
        SELECT m.key, m.conversation, e.by_id, e.at, coalesce(m.edited, m.text), p.state
        FROM message m JOIN event e ON e.seq = m.seq LEFT JOIN contact p ON p.id = e.by_id
        WHERE m.key >= ?1 AND m.key < ?2 AND m.counted IS NOT NULL AND m.redacted = 0
          AND m.text IS NOT NULL AND e.by_kind = 'customer'
        ORDER BY m.key DESC LIMIT ?3
        """, .integer(Recorder.firstKey(at: from)), .integer(Recorder.firstKey(at: to)),
        .integer(Int64(limit))
      ) { row -> (Int64, BurstMessage)? in
        guard !known.contains(row.integer(0)) else { return nil }
        let person = row.isNull(5) ? nil : try Contact(stateBytes: row.bytes(5))
        let text = row.text(4)
        return (
          row.integer(0),
          BurstMessage(
            conversation: ConversationID(row.integer(1)), person: row.text(2), at: row.instant(3),
            text: TextParts(of: text).fresh(of: text), isVerified: person?.verified ?? false,
            followers: person?.followers)
        )
      }
      return rows.compactMap { $0 }.reversed()
    }
  }
}

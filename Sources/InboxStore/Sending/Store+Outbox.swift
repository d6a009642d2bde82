import Inbox

/// What the network, or a person about an `unknown` one, says of an attempt to send.
package enum AttemptOutcome: Hashable, Sendable {
  /// The network took it.
  case accepted
  /// The network refused it, with the reason for people.
  case failed(String)
  /// Provably not taken; it leaves again at `retryAt`, as the same message.
  case notTaken(String, retryAt: Instant)
  /// Nobody knows; it is never sent again by itself.
  case unknown(String)
}

/// What settling an attempt wrote.
package struct Settled: Hashable, Sendable {
  /// The entry as it is now; its state tells nothing more once it was accepted and is gone.
  package var entry: OutboxEntry
  /// The `message` line and what was staged beside it.
  package var events: [Event]
  /// Why what was staged is dropped, for the author.
  package var dropped: String?

  package init(entry: OutboxEntry, events: [Event], dropped: String? = nil) {
    self.entry = entry
    self.events = events
    self.dropped = dropped
  }
}

/// The sending side of the outbox; security.md, *Outbox contract*.
///
///     queued, held ──claim──▶ sending ──settle──▶ gone (accepted), failed, unknown, queued again
///          └──stop──▶ stopped                               └──settle──▶ gone, failed
extension Store {
  /// After so many attempts that were not taken a person is asked.
  package static let attemptsAtMost = 5

  /// Everything that is under way or wants somebody's attention, oldest first.
  package func outbox() throws(StoreError) -> [OutboxEntry] {
    try read { connection in
      try connection.rows("SELECT entry FROM outbox") { try OutboxEntry($0.bytes(0)) }
        .sorted { ($0.createdAt, $0.version, $0.id) < ($1.createdAt, $1.version, $1.id) }
    }
  }

  /// What of it the agent may read, everybody's, oldest first; and all that is their own, so that they
  /// can take it back, without the customer's words where a tag restricts those by now.
  package func outbox(readableBy agent: AgentID) throws(StoreError) -> [OutboxEntry] {
    let entries = try outbox()
    return try read { connection in
      let workspace = try workspace(connection).workspace
      return try entries.compactMap { entry in
        guard let row = try connection.bareRow(entry.conversation.number),
          workspace.refusalToRead(row.conversation, agent) != nil
        else { return entry }
        guard entry.author == agent else { return nil }
        var own = entry
        own.reply.subject = nil
        return own
      }
    }
  }

  package func outboxEntry(_ id: MessageID) throws(StoreError) -> OutboxEntry? {
    try read { try $0.outboxEntry(id) }
  }

  /// Stops what waits and was overtaken; the text is back in its author's draft.
  package func stopOvertaken(now: Instant) throws(StoreError) -> [OutboxEntry] {
    let waiting = try read { connection in
      try connection.rows("SELECT id FROM outbox WHERE state IN ('held', 'queued')") {
        MessageID($0.text(0))
      }
    }
    guard !waiting.isEmpty else { return [] }
    return try change(now: now) { recorder in
      try waiting.compactMap { id in
        try recorder.connection.outboxEntry(id).flatMap { try recorder.stopIfOvertaken($0) }
      }
    }
  }

  /// Takes the next entry whose time has come for sending; the claim is committed when this
  /// returns, before anybody touches the network. Overtaken ones are stopped instead.
  ///
  /// Call it only while holding the account's `SoleRight`.
  /// - Throws: `wrongUsage` for `loopback` in a store whose account delivered otherwise.
  package func claimDue(
    account: Account, now: Instant
  ) throws(StoreError) -> OutboxEntry? {
    guard account.delivery != .none else { return nil }
    let isDue = try read { connection in
      try connection.isFrozen() == nil && !connection.due(account.id, now: now, limit: 1).isEmpty
    }
    guard isDue else { return nil }
    return try change(now: now) { recorder in
      try recorder.connection.checkLoopback(account)
      for id in try recorder.connection.due(account.id, now: recorder.now, limit: 100) {
        guard var entry = try recorder.connection.outboxEntry(id) else { continue }
        if try recorder.stopIfOvertaken(entry) != nil { continue }
        // A part waits until the one before it was accepted, and so is gone.
        if let before = entry.part?.after, try recorder.connection.outboxEntry(before) != nil {
          continue
        }
        entry.state = .sending
        entry.attempt += 1
        try recorder.update(entry)
        return entry
      }
      return nil
    }
  }

  /// Says how an attempt ended; writes the `message` line, and in the same transaction what was
  /// staged beside the reply.
  ///
  /// - Parameter attempt: The claim's number: an answer to an older claim changes nothing.
  /// - Throws: `wrongUsage` if this attempt is not the one under way.
  package func settle(
    _ id: MessageID, attempt: Int, _ outcome: AttemptOutcome, at: Instant
  ) throws(StoreError) -> Settled {
    try change(now: at) { recorder in
      guard let entry = try recorder.connection.outboxEntry(id), entry.attempt == attempt,
        entry.state == .sending
      else { throw StoreError.wrongUsage("attempt \(attempt) of \(id) is not under way") }
      return try recorder.settle(entry, outcome, at: recorder.now)
    }
  }

  /// A person says what became of an `unknown` one.
  ///
  /// - Throws: `wrongUsage` if it is not unknown.
  package func settleUnknown(
    _ id: MessageID, wasTaken: Bool, at: Instant
  ) throws(StoreError) -> Settled {
    try change(now: at) { recorder in
      guard let entry = try recorder.connection.outboxEntry(id), entry.state == .unknown else {
        throw StoreError.wrongUsage("\(id) is not in doubt")
      }
      let outcome: AttemptOutcome = wasTaken ? .accepted : .failed("a person saw it was not sent")
      return try recorder.settle(entry, outcome, at: recorder.now)
    }
  }

  /// Attempts that a worker left behind when it died: nobody knows what became of them.
  ///
  /// Only for who holds the account's `SoleRight`, before the first claim: nobody else can be at it.
  package func adoptAbandoned(
    account: AccountID, now: Instant
  ) throws(StoreError) -> [OutboxEntry] {
    try change(now: now) { recorder in
      let left = try recorder.connection.rows(
        "SELECT entry FROM outbox WHERE account = ?1 AND state = 'sending'", .text(account.text)
      ) { try OutboxEntry($0.bytes(0)) }
      return try left.map { entry in
        try recorder.settle(
          entry, .unknown("the program that sent it ended before the answer came"),
          at: recorder.now
        ).entry
      }
    }
  }

  /// The right to deliver for an account; nil if another process has it.
  package func deliveryRight(of account: AccountID) throws(StoreError) -> SoleRight? {
    try SoleRight(path: paths.account(account.text))
  }

  /// The right to keep the clock of this store; nil if another process has it.
  package func clockRight() throws(StoreError) -> SoleRight? {
    try SoleRight(path: paths.keeper)
  }
}

extension Connection {
  func outboxEntry(_ id: MessageID) throws -> OutboxEntry? {
    try first("SELECT entry FROM outbox WHERE id = ?1", .text(id.text)) {
      try OutboxEntry($0.bytes(0))
    }
  }

  /// Entries of an account whose time has come, in the order in which they leave.
  func due(_ account: AccountID, now: Instant, limit: Int64) throws -> [MessageID] {
    try rows(
      """
      SELECT id FROM outbox
      WHERE state IN ('held', 'queued') AND leaves_at <= ?2 AND account = ?1
      ORDER BY leaves_at, id LIMIT ?3
      """, .text(account.text), Value(now), .integer(limit)
    ) { MessageID($0.text(0)) }
  }

  /// Loopback accepts without sending: never where customers were really written to.
  func checkLoopback(_ account: Account) throws {
    guard account.delivery == .loopback, let before = try fact(deliveryFact(account)),
      before != Account.Delivery.loopback.rawValue
    else { return }
    throw StoreError.wrongUsage(
      "account \(account.id) delivered by \(before) before; loopback is refused here")
  }

  func deliveryFact(_ account: Account) -> String { "delivered:\(account.id.text)" }
}

extension OutboxEntry {
  init(_ bytes: [UInt8]) throws(ByteReader.Damaged) {
    var from = ByteReader(bytes)
    self = try from.entry()
  }
}

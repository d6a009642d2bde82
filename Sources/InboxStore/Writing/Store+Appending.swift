import Inbox

/// What became of lines that were handed in.
package struct Taken: Hashable, Sendable {
  /// Lines written.
  package var written: Int
  /// Messages whose id was known, and other lines held already.
  package var known: Int
  /// Lines that change nothing at their place in time: kept, for what comes late may change that,
  /// and neither counted nor exported.
  package var idle: Int

  package init(written: Int = 0, known: Int = 0, idle: Int = 0) {
    self.written = written
    self.known = known
    self.idle = idle
  }

  /// All lines looked at.
  package var total: Int { written + known + idle }
}

/// Whether lines happen now or happened long ago.
package enum Arrival: Sendable {
  case new
  case history
}

extension Store {
  /// Appends lines that happened; one transaction.
  ///
  /// A message whose id its conversation knows is skipped, so that handing
  /// in the same arrival twice changes nothing.
  /// - Throws: `wrongUsage` for a line that needs a conversation nothing opened.
  @discardableResult
  /// - Parameter arrival: `.new` runs the workspace's rules on each line, `.history` runs none
  ///   (interchange.md: what is imported was decided already).
  package func append(
    _ events: [Event], as arrival: Arrival = .history, now: Instant
  ) throws(StoreError) -> Taken {
    guard !events.isEmpty else { return Taken() }
    // What happened long ago says nothing of the clock.
    func transaction(
      _ body: (Connection, Instant) throws -> Taken
    ) throws(StoreError) -> Taken {
      guard arrival == .history else { return try happening(now: now, body) }
      return try write { try body($0, now) }
    }
    return try transaction { connection, now in
      let recorder = Recorder(
        connection: connection, workspace: try workspace(connection).workspace, now: now)
      recorder.isLive = arrival == .new
      var taken = Taken()
      for event in events {
        if try recorder.knows(event) {
          taken.known += 1
        } else {
          let answer = try arrival == .new ? recorder.surveyAnswer(in: event) : nil
          let event = answer?.message ?? event
          try recorder.check(event)
          func record() throws -> Bool { try recorder.recordJudged(event, dropsIdle: false) }
          if try arrival == .new ? recorder.withRules(on: event, record) : record() {
            taken.written += 1
          } else {
            taken.idle += 1
          }
          if let answer { try recorder.recordLive(answer.answer) }
        }
      }
      try recorder.finish()
      return taken
    }
  }
}

extension Recorder {
  /// Whether it is a message that its conversation has already.
  func knows(_ event: Event) throws -> Bool {
    guard case .message(let message) = event.what, let ref = event.conversation,
      let own = try hold(ref)
    else { return false }
    return try connection.integer(
      "SELECT 1 FROM message WHERE conversation = ?1 AND id = ?2 AND is_note = 0",
      .integer(own.id), .text(message.id.text)) != nil
  }

  /// A line of most types needs a conversation that is there.
  func check(_ event: Event) throws {
    guard event.requiresKnownConversation, let ref = event.conversation else { return }
    guard let own = try hold(ref),
      own.conversation != nil || own.needsFold || own.maturesAt != nil
    else {
      throw StoreError.wrongUsage(
        "a line “\(event.what.type)” for a conversation that does not exist: \(ref)")
    }
  }
}

import Inbox

extension Store {
  /// What a bulk act would do, by the same rules that `perform` asks; nothing is written.
  ///
  /// Between the two a conversation may change: what is done is decided once more when it is done.
  package func plan(_ bulk: Bulk, now: Instant) throws(StoreError) -> BulkReport {
    let presence = presence(for: bulk, now: now)
    return try read { connection in
      let recorder = Recorder(
        connection: connection, workspace: try workspace(connection).workspace, now: now)
      recorder.presence = presence
      return try recorder.planned(bulk)
    }
  }

  /// Does a bulk act, or a portion of one, in one transaction: all that it does to a conversation
  /// or nothing. On an error nothing of the portion is written.
  package func perform(_ bulk: Bulk, now: Instant) throws(StoreError) -> BulkReport {
    let presence = presence(for: bulk, now: now)
    return try happening(now: now) { connection, now in
      let recorder = Recorder(
        connection: connection, workspace: try workspace(connection).workspace, now: now)
      recorder.isLive = true
      recorder.presence = presence
      if let opening = bulk.opening {
        // Nobody joins: then there is no incident either.
        let planned = try recorder.planned(bulk)
        if planned.done.isEmpty { return planned }
        try recorder.open(opening, as: bulk.act)
      }
      var report = try recorder.report(of: bulk) { held in
        // What an earlier one of the portion left to be folded this one must see folded.
        if try held.needsFold || recorder.living(held).needsFold { try recorder.finish() }
        do {
          return .success(
            try recorder.perform(bulk.request(for: held.ref, ConversationID(held.id))).steps)
        } catch StoreError.refused(let refusal) {
          // Refusing comes before the first line is written.
          return .failure(refusal)
        }
      }
      // Once all of the portion is undone, so that none of it is undone twice.
      for id in report.done {
        guard let held = try recorder.hold(id.number) else { continue }
        try recorder.undoInFollowUps(bulk.request(for: held.ref, id), of: held)
        try recorder.keepWhereMerged(bulk.request(for: held.ref, id), held)
        try recorder.undoOpening(bulk.request(for: held.ref, id))
      }
      try recorder.finish()
      report.restrictions = recorder.restrictions
      return report
    }
  }

  /// Who is where, for acts that keep out of others' way.
  private func presence(for bulk: Bulk, now: Instant) -> [Int64: [Presence]] {
    bulk.command.needs.contains(.writing) ? board.courtesy(now: now) : [:]
  }
}

extension Recorder {
  /// What would become of each; of an incident that it opens, as if it were open.
  fileprivate func planned(_ bulk: Bulk) throws -> BulkReport {
    if let opening = bulk.opening, let refusal = try suppose(opening) {
      var report = BulkReport()
      report.refuse(refusal, bulk.conversations)
      return report
    }
    var restrictions: [NewRestriction] = []
    var report = try report(of: bulk) { held in
      let id = ConversationID(held.id)
      let request = bulk.request(for: held.ref, id)
      let decided = decide(request, in: try situation(for: request, of: held), now: now)
      if case .success(let decision) = decided, let conversation = held.conversation {
        restrictions += workspace.restrictions(by: decision, of: conversation, id)
      }
      return decided.map(\.steps)
    }
    report.restrictions = restrictions
    return report
  }

  /// Goes through the conversations of a bulk act; `body` answers which steps of a macro change
  /// something there, or why it is refused.
  fileprivate func report(
    of bulk: Bulk, _ body: (Held) throws -> Result<Set<Int>, Refusal>
  ) throws -> BulkReport {
    let view = try bulk.view.map {
      try QueueReader(
        $0, for: bulk.by, now: now, connection: connection, workspace: workspace)
    }
    var report = BulkReport()
    for id in bulk.conversations {
      guard let held = try hold(id.number), held.conversation != nil else {
        report.refuse(.unknownConversation("\(id)"), [id])
        continue
      }
      if let view, try !(held.stored.key.map { try view.holds(id, at: $0) } ?? false) {
        report.left.append(id)
        continue
      }
      let owner = held.conversation?.assignee
      switch try body(held) {
      case .failure(let refusal): report.refuse(refusal, [id])
      case .success(let steps):
        report.done.append(id)
        for step in steps { report.steps[step, default: 0] += 1 }
        if let owner, owner != bulk.by { report.ownedByOthers += 1 }
      }
    }
    return report
  }
}

import Inbox

extension Verifier {
  /// Columns of the lines, rows of the messages, and their words.
  func checkMessages(_ own: [ComparedLine], _ subject: String) throws {
    let wordings = wordings(of: own)
    for line in own {
      let event = line.placed.event
      let sequence = line.placed.sequence
      if !line.hasItsColumns {
        differs("event", subject, "the columns of line \(sequence) are not those of its text")
      }
      if line.row != nil { found.rows["message", default: 0] += 1 }
      guard let spoken = line.spoken else {
        if line.row != nil { differs("message", subject, "line \(sequence) has no words") }
        continue
      }
      guard let row = line.row else {
        differs("message", subject, "line \(sequence) has lost its words")
        continue
      }
      var wording = Recorder.Wording()
      if let message = event.message, let known = wordings[message.id] {
        // What was purged does not come back with its edit.
        wording = Recorder.Wording(
          edited: message.text == nil ? nil : known.edited, redacted: known.redacted)
      }
      if !row.isOurs || row.wording != wording {
        differs("message", subject, "the row of line \(sequence) is not what the journal makes")
      }
      if spoken.text != nil, !spoken.isNote,
        try recorder.withoutPurgedText(event).message?.text == nil
      {
        differs("message", subject, "the words of line \(sequence) were purged and are there")
      }
      found.words.expect(
        row.key,
        [wording.redacted ? nil : wording.edited ?? spoken.text, spoken.subject, spoken.who])
      for agent in Set(spoken.mentions) {
        try expect(
          "mention", subject,
          "SELECT 1 FROM mention WHERE agent = ?1 AND conversation = ?2 AND seq = ?3",
          .text(agent.text), Value(line.placed.conversation), .integer(sequence))
      }
    }
  }

  private func wordings(of own: [ComparedLine]) -> [MessageID: Recorder.Wording] {
    let lines = own.lazy.map(\.placed.event).filter { [now = recorder.now] event in
      switch event.what {
      case .undo, .edit, .redact: event.at <= now
      default: false
      }
    }
    return Recorder.wordings(Array(lines))
  }

  /// Which customer messages the hours count, and for which channel; see `Recorder.recount`.
  ///
  /// - Parameter own: The lines of the conversation itself; those of merged ones are asked for.
  func checkCounted(
    _ lines: [Recorder.PlacedLine], own: [ComparedLine], of root: Held,
    _ conversation: Conversation?, _ subject: String
  ) throws {
    guard let conversation, conversation.mergedInto == nil else { return }
    let rows = Dictionary(
      own.lazy.compactMap { line in line.row.map { (line.placed.sequence, $0.counted) } },
      uniquingKeysWith: { $1 })
    let counts = Event.areCounted(lines.map(\.event)[...])
    for (line, isCounted) in zip(lines, counts) where line.event.isCustomerMessage {
      guard try recorder.lives(line, in: root) else { continue }
      let channel =
        isCounted && conversation.status != .spam ? conversation.channel.rawValue : nil
      let stored =
        try line.conversation == root.id
        ? rows[line.sequence]
        : connection.first(
          """
          SELECT m.counted FROM event e JOIN message m ON m.key = e.message WHERE e.seq = ?1
          """, .integer(line.sequence)
        ) { $0.optionalText(0) }
      if let stored, stored != channel {
        differs("message", subject, "line \(line.sequence) is counted where it is not to be")
      }
      if let channel { found.tally.addInbound(at: line.event.at, channel: channel, 1) }
    }
  }
}

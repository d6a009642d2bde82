import Canvas
import Inbox

extension DeskState {
  /// `^S` and `^X^S`: the checks, the one question in public, then the outbox.
  mutating func send(resolves: Bool) {
    guard let (screen, row) = readyToSend() else { return }
    let writing = screen.composer.active
    guard screen.composer.kind == .reply else { return keepNote(writing, row, resolves) }
    if let refusal = refusalOfAudience(screen, row) { return say(.warning, refusal) }
    if let problem = tooLong(screen, row) { return say(.warning, problem) }
    guard languageIsMeant(writing, row) else { return }
    let handing = Handing(resolves: resolves)
    if screen.audience == .public {
      layers.append(.question(publicQuestion(screen, row, handing)))
      return gate.closeUntilPainted()
    }
    handOver(handing)
  }

  /// The conversation with its draft, if that says something and has no gaps; else it is said what
  /// is missing.
  mutating func readyToSend() -> (ConversationScreen, QueueRow)? {
    guard let screen = conversation, let row = screen.row else { return nil }
    let writing = screen.composer.active
    if writing.isLeaving {
      say(.hint, "It is being sent already")
    } else if writing.buffer.isBlank {
      say(.hint, Refusal.emptyText.description)
    } else if let gap = writing.gaps.first {
      changeDraft(counts: false) { $0.buffer.move(to: gap.lowerBound) }
      say(.warning, "A gap is left to fill; Tab goes to the next")
    } else {
      return (screen, row)
    }
    return nil
  }

  private mutating func keepNote(_ writing: Writing, _ row: QueueRow, _ resolves: Bool) {
    guard !resolves else { return say(.hint, "A note resolves nothing: ^S keeps it, then Esc e") }
    saveDraftsNow()
    conversation?.composer.note.isLeaving = true
    perform(
      .note(id: ids.message(), text: writing.buffer.text), on: row, "note", sends: .note)
  }

  /// Why nobody there would get it: known before anything is asked.
  func refusalOfAudience(_ screen: ConversationScreen, _ row: QueueRow) -> String? {
    let audience = AnswerAudience(row.conversation, outbox: screen.outbox, now: now)
    guard screen.beginning == nil, let refusal = audience.refusal(of: screen.audience) else {
      return nil
    }
    let way = screen.audience == .public && audience.privateRefusal == nil ? " ^X p does." : ""
    return refusal.description + way
  }

  private func tooLong(_ screen: ConversationScreen, _ row: QueueRow) -> String? {
    let text = screen.composer.reply.buffer.text
    guard let limit = limit(of: screen, row),
      let refusal = limit.refusal(of: text, on: row.conversation.channel)?.description
    else { return nil }
    let audience = AnswerAudience(row.conversation, outbox: screen.outbox, now: now)
    guard audience.refusalOfParts(to: screen.audience) == nil,
      let parts = MessageParts(text, limit: limit)?.parts.count
    else { return refusal }
    return refusal + " ^X d shows it in \(parts) parts"
  }

  /// That of the channel for the audience that the answer has now.
  func limit(of screen: ConversationScreen, _ row: QueueRow) -> MessageLimit? {
    MessageLimit(row.conversation.channel, row.conversation.kind, screen.audience)
  }

  /// Asked once: the draft says it is in another language than the customer's words.
  mutating func languageIsMeant(_ writing: Writing, _ row: QueueRow) -> Bool {
    guard let theirs = row.conversation.language.map({ Language.base($0) }),
      let mine = draftLanguage(writing, row), mine != theirs
    else { return true }
    let question =
      "The customer writes \(theirs), this draft is \(mine): once more if that is meant"
    if let asked = writing.languageAskedAt {
      guard now.since(asked) < ForeignChange.reaction else { return true }
      // Sooner than anybody reads: the key was held down, or pressed twice for once.
      say(.warning, "Wait a moment, that came before it could be read. " + question)
      return false
    }
    let now = now
    conversation?.composer.reply.languageAskedAt = now
    say(.warning, question)
    return false
  }

  /// Public question: names the recipient and the first line. `y`, never Enter.
  private func publicQuestion(
    _ screen: ConversationScreen, _ row: QueueRow, _ handing: Handing
  ) -> QuestionBox {
    let text = screen.composer.reply.buffer.text
    let first = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return QuestionBox(
      title: "Send in PUBLIC?",
      lines: publicLines(row) + [.init(text: "text  " + DisplayText(filtering: first, as: .line))],
      answers: [
        .init(key: "y", title: "send in public", action: .send(handing)),
        .init(key: "n", title: "go on writing", action: .close),
      ], openedAt: now)
  }

  /// Who reads it, to whom, as whom.
  func publicLines(_ row: QueueRow) -> [QuestionBox.Line] {
    let address = Address(row, workspace: settings.workspace)
    let stays = wordsOfStaying(row).map { QuestionBox.Line(text: "It " + $0, role: .warning) }
    return [
      .init(text: "Everybody can read it.", role: .public),
      .init(text: "to    " + address.recipient),
      .init(text: "as    " + address.account + " on " + address.channel),
    ] + (stays.map { [$0] } ?? [])
  }

  /// Into the outbox, with the version the author saw.
  mutating func handOver(_ handing: Handing) {
    guard var screen = conversation, let row = screen.row else { return }
    let reply = reply(of: screen, row, handing)
    // Kept first: should it be refused after the screen has gone, the text is in the draft.
    saveDraftsNow()
    screen = conversation ?? screen
    screen.composer.reply.isLeaving = true
    conversation = screen
    if let beginning = screen.beginning {
      let opening = Opening(
        channel: row.conversation.channel, account: beginning.account,
        kind: row.conversation.kind, contact: beginning.contact, subject: beginning.subject)
      perform(
        .begin(opening, reply, to: beginning.recipient), on: row, "begun", sends: .reply)
      return
    }
    perform(
      .reply(reply), on: row, handing.resolves ? "reply, resolves" : "reply",
      opensNext: handing.resolves, sends: .reply)
  }

  private mutating func reply(
    of screen: ConversationScreen, _ row: QueueRow, _ handing: Handing
  ) -> Reply {
    let writing = screen.composer.reply
    var then = writing.then
    then.status = screen.whatFollows(settings.workspace)
    let seen = handing.seen ?? screen.seenVersion ?? screen.shownVersion
    var reply = Reply(
      id: ids.message(), text: writing.buffer.text, subject: screen.beginning?.subject,
      audience: screen.audience, seenVersion: screen.beginning == nil ? seen : nil,
      holdMilliseconds: settings.workspace.hold(for: row.conversation, now: now), then: then,
      resolves: handing.resolves,
      savedReply: writing.savedReply, language: writing.language)
    reply.saysItAgain = handing.saysItAgain
    reply.variants = writing.variants.filter { !$0.isSameWording(as: writing.buffer.text) }
    if handing.inParts, let limit = limit(of: screen, row),
      let split = MessageParts(writing.buffer.text, limit: limit)
    {
      reply.divide(into: split) { ids.message() }
    }
    return reply
  }

  /// The store has it: the composer closes and says for how long it can be taken back.
  mutating func draftLeft(_ kind: Draft.Kind, _ act: ActLedger.Act, at version: Int64?) {
    // The draft of one that was not begun stands under a number that the store's act never saw.
    if act.conversation.number < 0 {
      emit(.saveDraft(act.conversation, Draft(kind: kind, text: "", cursor: 0)))
    }
    if var screen = conversation, screen.id == act.conversation {
      screen.composer[kind] = Writing(kind: kind)
      screen.composer.leftAt[kind] = version
      screen.composer.beside = nil
      screen.composer.isShared = false
      screen.isWriting = false
      screen.scroll = 0
      conversation = screen
      typed.deafUntil = now.advanced(by: 300)
      typed.hearsTakeBack = true
    }
    guard let reply = act.command.reply else { return say(.done, "Note kept, team only") }
    if case .begin = act.command, settings.workspace.needsApproval(me, in: .one) {
      acts.justHeld[reply.id] = nil
      return say(.done, "Begun; the words wait for an approval: ga shows them")
    }
    let words = wordsOfHold(reply, from: row(of: act.conversation)?.conversation.account)
    say(words.contains("queued") ? .warning : .done, words)
  }

  /// It could not be handed over: the draft is there again, and kept.
  mutating func draftReturned(_ act: ActLedger.Act) {
    guard let kind = act.sends, conversation?.id == act.conversation else { return }
    let now = now
    conversation?.composer[kind].isLeaving = false
    conversation?.composer[kind].changedAt = now
  }
}

extension Reply {
  /// How it was handed over, to do it again after a question.
  var handing: Handing {
    Handing(
      resolves: resolves, inParts: !parts.following.isEmpty, saysItAgain: saysItAgain,
      seen: seenVersion)
  }
}

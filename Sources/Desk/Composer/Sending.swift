import Canvas
import Inbox

extension DeskState {
  /// `^S` and `^X^S`: the checks, the one question in public, then the outbox.
  mutating func send(resolves: Bool) {
    guard let screen = conversation, let row = screen.row else { return }
    let writing = screen.composer.active
    guard !writing.isLeaving else { return say(.hint, "It is being sent already") }
    guard !writing.buffer.isBlank else { return say(.hint, Refusal.emptyText.description) }
    if let gap = writing.gaps.first {
      changeDraft(counts: false) { $0.buffer.move(to: gap.lowerBound) }
      return say(.warning, "A gap is left to fill; Tab goes to the next")
    }
    guard screen.composer.kind == .reply else { return keepNote(writing, row, resolves) }
    if let problem = tooLong(writing, row) { return say(.warning, problem) }
    if let other = otherLanguage(writing, row) {
      guard let asked = writing.languageAskedAt else {
        let now = now
        conversation?.composer.reply.languageAskedAt = now
        return say(.warning, other)
      }
      guard now.since(asked) >= ForeignChange.reaction else { return }
    }
    if screen.audience == .public {
      layers.append(.question(publicQuestion(screen, row, resolves)))
      return gate.closeUntilPainted()
    }
    handOver(resolves: resolves)
  }

  private mutating func keepNote(_ writing: Writing, _ row: QueueRow, _ resolves: Bool) {
    guard !resolves else { return say(.hint, "A note resolves nothing: ^S keeps it, then Esc e") }
    saveDraftsNow()
    conversation?.composer.note.isLeaving = true
    perform(
      .note(id: ids.message(), text: writing.buffer.text), on: row, "note", sends: .note)
  }

  private func tooLong(_ writing: Writing, _ row: QueueRow) -> String? {
    let conversation = row.conversation
    return MessageLimit(conversation.channel, conversation.kind)?
      .refusal(of: writing.buffer.text, on: conversation.channel)?.description
  }

  /// Asked once: the draft says it is in another language than the customer's words.
  private func otherLanguage(_ writing: Writing, _ row: QueueRow) -> String? {
    guard let theirs = row.conversation.language.map({ Language.base($0) }),
      let mine = draftLanguage(writing, row), mine != theirs
    else { return nil }
    return "The customer writes \(theirs), this draft is \(mine): send again if that is meant"
  }

  /// Public question: names the recipient and the first line. `y`, never Enter.
  private func publicQuestion(
    _ screen: ConversationScreen, _ row: QueueRow, _ resolves: Bool
  ) -> QuestionBox {
    let text = screen.composer.reply.buffer.text
    let first = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    let address = Address(row, workspace: settings.workspace)
    return QuestionBox(
      title: "Send in PUBLIC?",
      lines: [
        .init(text: "Everybody can read it.", role: .public),
        .init(text: "to    " + address.recipient),
        .init(text: "as    " + address.account + " on " + address.channel),
        .init(text: "text  " + DisplayText(filtering: first, as: .line)),
      ],
      answers: [
        .init(key: "y", title: "send in public", action: .sendConfirmed(resolves: resolves)),
        .init(key: "n", title: "go on writing", action: .close),
      ], openedAt: now)
  }

  /// Into the outbox, with the version the author saw.
  mutating func handOver(resolves: Bool, seen: Int64? = nil) {
    guard var screen = conversation, let row = screen.row else { return }
    let writing = screen.composer.reply
    var then = writing.then
    then.status = screen.whatFollows(settings.workspace)
    let beginning = screen.beginning
    let reply = Reply(
      id: ids.message(), text: writing.buffer.text, subject: beginning?.subject,
      audience: screen.audience,
      seenVersion: beginning == nil
        ? seen ?? screen.seenVersion ?? screen.shownVersion : nil,
      holdMilliseconds: settings.workspace.hold(for: row.conversation, now: now), then: then,
      resolves: resolves,
      savedReply: writing.savedReply, language: writing.language)
    // Kept first: should it be refused after the screen has gone, the text is in the draft.
    saveDraftsNow()
    screen = conversation ?? screen
    screen.composer.reply.isLeaving = true
    conversation = screen
    if let beginning {
      let opening = Opening(
        channel: row.conversation.channel, account: beginning.account,
        kind: row.conversation.kind, contact: beginning.contact, subject: beginning.subject)
      perform(
        .begin(opening, reply, to: beginning.recipient), on: row, "begun", sends: .reply)
      return
    }
    perform(
      .reply(reply), on: row, resolves ? "reply, resolves" : "reply", opensNext: resolves,
      sends: .reply)
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
      screen.isWriting = false
      screen.scroll = 0
      conversation = screen
      typed.deafUntil = now.advanced(by: 300)
      typed.hearsTakeBack = true
    }
    guard let reply = act.command.reply else { return say(.done, "Note kept, team only") }
    let hold = reply.holdMilliseconds
    say(
      .done, hold > 0 ? "Held \(LocalTime.inWords(hold)); U takes it back" : "On its way")
  }

  /// It could not be handed over: the draft is there again, and kept.
  mutating func draftReturned(_ act: ActLedger.Act) {
    guard let kind = act.sends, conversation?.id == act.conversation else { return }
    let now = now
    conversation?.composer[kind].isLeaving = false
    conversation?.composer[kind].changedAt = now
  }

  /// Overtaken: what is new stands beside the draft, and the author decides.
  mutating func overtaken(_ collision: Collision, _ reply: Reply, _ act: ActLedger.Act) {
    guard conversation?.id == act.conversation else {
      return say(.warning, "\(act.conversation): \(collision)")
    }
    conversation?.composer.collision = collision
    var lines = collision.news.suffix(4).map { news in
      let text = news.text.isEmpty ? describe(news.kind) : news.text
      let when = LocalTime.brief(news.at, now: now, zone) + " "
      let who = DisplayText(filtering: news.by, as: .name, limit: 24) + ": "
      return QuestionBox.Line(
        text: when + who + DisplayText(masking: text, as: .line, limit: 400), role: .new)
    }
    if lines.isEmpty { lines = [.init(text: "It changed since you looked.", role: .new)] }
    lines.append(.init(text: .empty))
    let draft = reply.text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    lines.append(.init(text: "Your draft: " + DisplayText(filtering: draft, as: .line)))
    layers.append(
      .question(
        QuestionBox(
          title: "Not sent: this is newer than what you saw", lines: lines,
          answers: [
            .init(key: "s", title: "send as is", action: .sendAsIs(resolves: reply.resolves)),
            .init(key: "e", title: "edit", action: .edit),
            .init(key: "n", title: "make it a note", action: .makeNote),
            .init(key: "d", title: "discard", action: .discard),
          ], openedAt: now, deafFor: ForeignChange.reaction)))
    gate.closeUntilPainted()
    reloadConversation()
  }

  private func describe(_ kind: Collision.News.Kind) -> String {
    switch kind {
    case .customerMessage: "wrote again"
    case .reply: "answered"
    case .replyUnderWay: "has a reply on its way"
    case .note: "left a note"
    case .status: "changed the status"
    case .merge: "merged it"
    case .undo: "took something back"
    }
  }
}

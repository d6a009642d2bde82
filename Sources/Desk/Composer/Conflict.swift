import Canvas
import Inbox

/// What stands beside a draft, or above it where the screen is narrow, while it is written.
enum Beside: Hashable, Sendable {
  /// What came since the author looked.
  case news([Collision.News])
  /// What a colleague is doing here.
  case watching(AgentID)
}

extension DeskState {
  /// Overtaken: what is new stands beside the draft, and the author decides.
  mutating func overtaken(_ collision: Collision, _ reply: Reply, _ act: ActLedger.Act) {
    guard conversation?.id == act.conversation else {
      return say(.warning, "\(act.conversation): \(collision)")
    }
    showConflict(
      collision, title: "Not sent: this is newer than what you saw", handing: reply.handing)
    reloadConversation()
  }

  /// A reply of one's own that something newer stopped during its hold: the same view.
  mutating func showStopped() {
    guard var screen = conversation, let stopped = screen.stopped,
      !screen.composer.reply.buffer.isBlank, !screen.composer.reply.isLeaving
    else { return }
    screen.stopped = nil
    conversation = screen
    showConflict(
      stopped, title: "Stopped before it left: this came in between", handing: Handing())
  }

  private mutating func showConflict(
    _ collision: Collision, title: DisplayText, handing: Handing
  ) {
    guard var screen = conversation else { return }
    screen.composer.kind = .reply
    screen.composer.collision = collision
    screen.composer.beside = .news(collision.news)
    screen.composer.newsKnownThrough = screen.newestSequence
    screen.isWriting = true
    conversation = screen
    layers.append(
      .question(
        QuestionBox(
          title: title, lines: besideLines(screen, width: 70),
          answers: [
            .init(key: "s", title: "send as is", action: .sendAsIs(handing)),
            .init(key: "e", title: "edit", action: .edit),
            .init(key: "n", title: "make it a note", action: .makeNote),
            .init(key: "d", title: "discard", action: .discard),
          ], openedAt: now, deafFor: ForeignChange.reaction, isBar: true)))
    gate.closeUntilPainted()
  }

  /// Esc: nothing is decided, and nothing of it counts as seen.
  mutating func leaveConflict() {
    conversation?.composer.collision = nil
    conversation?.composer.beside = nil
    saveDraftsNow()
    say(.hint, "The draft is kept; ^S shows what is new again")
  }

  /// It was shown what is new: that has been seen now. It stays beside the draft.
  mutating func haveSeenCollision() {
    guard var screen = conversation, let collision = screen.composer.collision else { return }
    screen.seenVersion = max(screen.seenVersion ?? 0, collision.version)
    screen.composer.collision = nil
    screen.isWriting = true
    conversation = screen
  }

  /// The draft goes; `u` brings it back.
  mutating func discardDraft() {
    haveSeenCollision()
    guard let screen = conversation else { return }
    var draft = screen.composer.active.draft
    draft.beginning = screen.beginning
    acts.discard(
      ActLedger.Discarded(
        conversation: screen.id, draft: draft, after: acts.done.last?.id))
    emit(.keepDiscarded(screen.id, draft))
    changeDraft { $0.buffer.setText("") }
    saveDraftsNow()
    stopWriting()
    say(.done, "Draft discarded; u brings it back")
  }

  /// Before what has been written there since.
  mutating func restoreDiscarded(_ discarded: ActLedger.Discarded) {
    acts.bringBackDiscarded()
    if var screen = conversation, screen.id == discarded.conversation {
      let kind = discarded.draft.kind
      let since = screen.composer[kind].buffer
      screen.composer[kind] = Writing(discarded.draft)
      if !since.isBlank {
        screen.composer[kind].buffer.setText(discarded.draft.text + "\n\n" + since.text)
      }
      screen.composer[kind].changedAt = now
      conversation = screen
      saveDraftsNow()
      emit(.bringBack(screen.id, discarded.draft, isWritten: true))
    } else {
      emit(.bringBack(discarded.conversation, discarded.draft, isWritten: false))
    }
    say(.done, "\(discarded.conversation): the draft is back")
  }

  // MARK: What it looks like

  /// The lines of what stands beside the draft.
  func besideLines(_ screen: ConversationScreen, width: Int) -> [QuestionBox.Line] {
    switch screen.composer.beside {
    case .news(let news): newsLines(news, width: width)
    case .watching(let agent): watchLines(screen, agent, width: width)
    case nil: []
    }
  }

  private func newsLines(_ news: [Collision.News], width: Int) -> [QuestionBox.Line] {
    guard !news.isEmpty else { return [.init(text: "It changed since you looked.", role: .new)] }
    return news.suffix(8).flatMap { news -> [QuestionBox.Line] in
      let when = LocalTime.brief(news.at, now: now, zone) + " "
      let who = DisplayText(filtering: news.by, as: .name, limit: 24)
      let head = QuestionBox.Line(text: when + who + " " + doing(news.kind), role: .new)
      let words = DisplayText(masking: news.text, as: .body, limit: 2000)
      return [head] + words.wrapped(to: max(1, width - 2)).map { .init(text: "  " + $0) }
    }
  }

  private func doing(_ kind: Collision.News.Kind) -> DisplayText {
    switch kind {
    case .customerMessage: "wrote again:"
    case .reply: "answered:"
    case .replyUnderWay: "has a reply on its way:"
    case .replyTakenBack: "did not send this after all:"
    case .note: "left a note, team only:"
    case .status: "changed the status"
    case .merge: "merged it"
    case .undo: "took something back"
    }
  }

  /// In the pane beside the draft, or above it.
  func drawBeside(_ screen: ConversationScreen, _ area: Rect, _ pen: inout Pen) {
    guard area.height > 0, area.width > 4, let beside = screen.composer.beside else { return }
    let title: DisplayText =
      switch beside {
      case .news: "NEW SINCE YOU LOOKED"
      case .watching(let agent): "WATCHING " + agentName(agent) + ", ^X w ends it"
      }
    pen.put(title, x: area.minX + 1, y: area.minY, width: area.width - 1, .heading)
    let lines = besideLines(screen, width: area.width - 2)
    let room = area.height - 1
    // What came last matters most, and what a colleague types is at the end.
    let hidden = max(0, lines.count - room)
    if hidden > 0 {
      pen.put(
        "\(hidden) " + pen.glyphs.up, endingAt: area.maxX - 1, y: area.minY, .hint)
    }
    for (offset, line) in lines.dropFirst(hidden).enumerated() {
      pen.put(
        line.text, x: area.minX + 1, y: area.minY + 1 + offset, width: area.width - 2, line.role)
    }
  }
}

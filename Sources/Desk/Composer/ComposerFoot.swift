import Canvas
import Inbox

/// The line below a draft: how much of the limit is left, language, gaps, window, what follows.
extension DeskState {
  func drawComposerFoot(
    _ screen: ConversationScreen, _ row: QueueRow, y: Int, width: Int, _ pen: inout Pen
  ) {
    let writing = screen.composer.active
    var parts: [(DisplayText, StyleRole)] = []
    if writing.kind == .note {
      parts.append(("\(writing.buffer.text.count) characters", .dim))
    } else {
      addRefusal(screen, row, &parts)
      // Its own line is taken by who is there.
      if approvers(for: row, writing) != nil, !othersAt(screen).isEmpty || isOvertaken(screen) {
        parts.append(("^S submits for approval", .warning))
      }
      // Its own line is taken by who is there.
      if wouldStayQueued(screen) != nil, !othersAt(screen).isEmpty || isOvertaken(screen) {
        parts.append(("stays queued", .warning))
      }
      addLimit(screen, row, &parts)
      addLanguage(writing, row, &parts)
      let gaps = writing.gaps.count
      parts.append(
        gaps == 0
          ? ("no gaps", .dim) : (gaps == 1 ? "1 gap, Tab" : "\(gaps) gaps, Tab", .gap))
      addWindow(screen, row, &parts)
      if let shortcut = writing.savedReply {
        parts.append((";" + DisplayText(filtering: shortcut, as: .name, limit: 16), .dim))
      }
    }
    var x = 1
    let follows = followsText(screen)
    let room = width - (writing.kind == .reply ? follows.columns + 8 : 1)
    for (place, part) in parts.enumerated() {
      let separator: DisplayText = place == 0 ? .empty : " · "
      guard x + separator.columns + part.0.columns < room else { break }
      x = pen.put(separator, x: x, y: y, .dim)
      x = pen.put(part.0, x: x, y: y, part.1)
    }
    guard writing.kind == .reply, x + follows.columns + 2 < width else { return }
    pen.put("^X t", endingAt: width - 1, y: y, .hintKey)
    pen.put(follows, endingAt: width - 7, y: y)
  }

  /// The network takes no answer for this audience: said before anything is written.
  private func addRefusal(
    _ screen: ConversationScreen, _ row: QueueRow, _ parts: inout [(DisplayText, StyleRole)]
  ) {
    let answer = AnswerAudience(row.conversation, outbox: screen.outbox, now: now)
    switch answer.refusal(of: screen.audience) {
    case .notSummoned: parts.append(("not summoned: ^X p private", .error))
    case .privatelyAnsweredBefore: parts.append(("private answer was given", .error))
    case .tooLateForPrivateAnswer: parts.append(("too late for a private answer", .error))
    default: break
    }
  }

  /// `118/4096`; near the end and beyond in words.
  private func addLimit(
    _ screen: ConversationScreen, _ row: QueueRow, _ parts: inout [(DisplayText, StyleRole)]
  ) {
    let text = screen.composer.reply.buffer.text
    guard let limit = limit(of: screen, row) else { return parts.append(("\(text.count)", .dim)) }
    let use = limit.use(of: text)
    let unit: DisplayText = use.unit == .bytes ? " bytes" : ""
    let count: DisplayText = "\(use.count)/\(use.most)" + unit
    if use.left < 0 {
      parts.append((count + ", \(-use.left) too long, ^X d", .error))
    } else if use.isNearEnd {
      parts.append((count + ", \(use.left) left", .warning))
    } else {
      parts.append((count, .dim))
    }
    guard row.conversation.channel == .sms else { return }
    let segments = SMSSegments(text)
    let alphabet: DisplayText = segments.isGSM ? "" : ", not GSM"
    parts.append(("\(segments.count) SMS, \(segments.left) left" + alphabet, .dim))
  }

  /// How long the network still takes it; for a comment, how long and how often in private.
  private func addWindow(
    _ screen: ConversationScreen, _ row: QueueRow, _ parts: inout [(DisplayText, StyleRole)]
  ) {
    let conversation = row.conversation
    if let window = windowText(conversation) { parts.append(window) }
    guard conversation.audience == .public,
      conversation.channel == .facebook || conversation.channel == .instagram,
      let at = conversation.latestCustomerMessageAt
    else { return }
    let answer = AnswerAudience(conversation, outbox: screen.outbox, now: now)
    if answer.privateRefusal == nil {
      let left = at.advanced(by: AnswerAudience.privateReplyWindow).since(now)
      let keys: DisplayText = screen.audience == .public ? "^X p private once, " : "private once, "
      parts.append((keys + Countdown.span(left) + " left", .dim))
    } else if screen.audience == .public {
      parts.append(("no private answer left", .dim))
    }
  }

  private func addLanguage(
    _ writing: Writing, _ row: QueueRow, _ parts: inout [(DisplayText, StyleRole)]
  ) {
    let theirs = row.conversation.language.map { Language.base($0) }
    guard let mine = draftLanguage(writing, row) else { return }
    let text = DisplayText(filtering: mine, as: .name, limit: 8)
    if mine == theirs {
      parts.append((text + " = customer’s", .dim))
    } else if let theirs {
      let other = DisplayText(filtering: theirs, as: .name, limit: 8)
      parts.append((text + ", customer writes " + other, .warning))
    }
  }

  private func followsText(_ screen: ConversationScreen) -> DisplayText {
    let status = screen.whatFollows(settings.workspace) ?? .open
    let name = Happening.name(status)
    let tags = screen.composer.reply.then.addTags.map {
      " #" + DisplayText(filtering: $0, as: .name, limit: 20)
    }
    return "then: " + name + tags.joined()
  }
}

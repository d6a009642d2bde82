import Canvas
import Inbox

extension DeskState {
  mutating func runInComposer(_ id: CommandID, pressed key: Key?) {
    switch id {
    case .stopWriting: stopWriting()
    case .send: send(resolves: false)
    case .sendResolve: send(resolves: true)
    case .savedReply: openSavedReplies()
    case .suggestion: insertSuggestion(key)
    case .editor:
      saveDraftsNow()
      emit(.openEditor(text: conversation?.composer.active.buffer.text ?? ""))
    case .audience: changeAudience()
    case .switchDraft: switchDraft()
    case .moveToNote: moveToNote()
    case .whatFollows: cycleWhatFollows()
    case .language: cycleLanguage()
    case .recipient:
      if let account = conversation?.beginning?.account { openRecipientPicker(account) }
    case .subject: if let beginning = conversation?.beginning { openSubjectPrompt(beginning) }
    case .watch: watch()
    case .share: shareDraft()
    case .divide: divide()
    case .variant: addVariant()
    case .undoText: undoText()
    case .ownIt: ownIt()
    case .nextGap: goToNextGap()
    case .help, .repaint, .suspend, .quit: _ = runAnywhere(id)
    case .pageUp, .pageDown: break
    default:
      let width = conversationLayout.composer.text.width
      changeDraft(counts: id.changesText) { _ = $0.buffer.edit(id, width: width) }
    }
  }

  /// Changes the draft in front; what changes its text is kept after a pause.
  mutating func changeDraft(counts: Bool = true, _ change: (inout Writing) -> Void) {
    guard var screen = conversation else { return }
    let before = screen.composer.active.buffer.text
    change(&screen.composer.active)
    if counts, screen.composer.active.buffer.text != before {
      screen.composer.active.changedAt = now
      screen.composer.active.languageAskedAt = nil
      attention.typedAt = now
    }
    conversation = screen
  }

  mutating func insertIntoDraft(_ text: String) {
    changeDraft { writing in
      if let gap = writing.gapAtCursor {
        writing.buffer.replace(gap, with: "")
      }
      writing.buffer.insert(text)
    }
  }

  /// Opens the composer; from the list, the conversation first.
  mutating func startWriting(_ kind: Draft.Kind) {
    guard var screen = conversation else {
      guard let row = target else { return }
      open(row.id, row: row, writing: kind)
      return
    }
    guard screen.isLoaded else {
      screen.startsWriting = kind
      conversation = screen
      return
    }
    screen.readOn(at: now)
    screen.composer.kind = kind
    screen.isWriting = true
    conversation = screen
    if kind == .reply { showStopped() }
  }

  /// Back to reading. The draft is kept at once; letters do nothing for 300 ms.
  mutating func stopWriting() {
    guard var screen = conversation else { return }
    screen.isWriting = false
    screen.composer.beside = nil
    screen.composer.isShared = false
    // Nothing was written in private: the next draft begins as the conversation is.
    if screen.composer.reply.buffer.isBlank { screen.composer.reply.audience = nil }
    conversation = screen
    typed.deafUntil = now.advanced(by: 300)
    saveDraftsNow()
  }

  private mutating func switchDraft() {
    guard var screen = conversation else { return }
    saveDraftsNow()
    screen = conversation ?? screen
    screen.composer.kind = screen.composer.kind == .reply ? .note : .reply
    conversation = screen
    let isNote = screen.composer.kind == .note
    say(.hint, isNote ? "NOTE: only the team reads it" : "REPLY: the customer reads it")
  }

  /// Moves the reply's text to the note, behind what stands there.
  private mutating func moveToNote() {
    guard var screen = conversation else { return }
    guard screen.composer.kind == .reply else { return say(.hint, "This is the note already") }
    guard !screen.composer.reply.buffer.isBlank else { return say(.hint, "There is no text yet") }
    let text = screen.composer.reply.buffer.text
    let old = screen.composer.note.buffer.text
    screen.composer.note.buffer.setText(old.isEmpty ? text : old + "\n\n" + text)
    screen.composer.reply.buffer.setText("")
    screen.composer.note.changedAt = now
    screen.composer.reply.changedAt = now
    screen.composer.kind = .note
    conversation = screen
    saveDraftsNow()
    say(.done, "Moved: this is a NOTE now, only the team reads it")
  }

  private mutating func changeAudience() {
    guard let screen = conversation, let row = screen.row else { return }
    guard screen.composer.kind == .reply else { return say(.hint, "A note has no audience") }
    guard row.conversation.channel.hasTwoAudiences else {
      return say(.hint, "\(row.conversation.channel.name) has one audience only")
    }
    let answer = AnswerAudience(row.conversation, outbox: screen.outbox, now: now)
    if screen.audience == .private {
      // What was written to one person is not for everybody's eyes.
      let words =
        row.conversation.audience == .private
        ? Refusal.publicAnswerToPrivate.description
        : "What was written in private is not made public; with an empty draft, Esc begins anew"
      return say(.warning, words)
    }
    if let refusal = answer.privateRefusal { return say(.warning, refusal.description) }
    changeDraft { $0.audience = .private }
    let now = now
    conversation?.composer.reply.changedAt = now
    say(.hint, "PRIVATE: only the customer")
  }

  /// open → pending → resolved, and what the saved reply or the workspace says.
  private mutating func cycleWhatFollows() {
    guard let screen = conversation, screen.composer.kind == .reply else {
      return say(.hint, "Nothing follows a note")
    }
    let current = screen.whatFollows(settings.workspace) ?? .open
    let order: [Status] = [.open, .pending, .resolved]
    let place = order.firstIndex(of: current) ?? 0
    let next = order[(place + 1) % order.count]
    changeDraft { $0.then.status = next }
    let now = now
    conversation?.composer.reply.changedAt = now
  }

  /// One step back in the text; a paste is one.
  private mutating func undoText() {
    var didUndo = false
    changeDraft { didUndo = $0.buffer.undo() }
    if !didUndo { say(.hint, "There is nothing to take back in this text") }
  }

  private mutating func ownIt() {
    guard let row = conversation?.row else { return }
    if row.conversation.assignee == me { return say(.hint, "\(row.id) is yours already") }
    perform(.assign(Assignment(agent: .to(me))), on: row, "→ \(name(of: me))")
  }

  private mutating func goToNextGap() {
    guard let screen = conversation else { return }
    let gaps = screen.composer.active.gaps
    guard !gaps.isEmpty else {
      conversation?.pane = screen.pane == .timeline ? .details : .timeline
      return
    }
    let cursor = screen.composer.active.buffer.cursor
    let next = gaps.first { $0.lowerBound > cursor } ?? gaps[0]
    changeDraft(counts: false) { $0.buffer.move(to: next.lowerBound) }
  }

  mutating func editorReturned(_ text: String?) {
    guard let screen = conversation, screen.isWriting else { return }
    guard let text else { return say(.warning, "The editor kept nothing; the draft is as it was") }
    var lines = TextBuffer.normalised(text)
    // Editors end a file with a line feed that nobody typed.
    if lines.hasSuffix("\n") { lines.removeLast() }
    changeDraft { $0.buffer.setText(lines) }
  }
}

extension CommandID {
  /// Whether it changes what is written rather than where the cursor stands.
  var changesText: Bool {
    switch self {
    case .deleteBack, .deleteForward, .killWord, .killToStart, .killToEnd, .yank, .transpose,
      .newline:
      true
    default: false
    }
  }
}

extension TextBuffer {
  /// Pasted or read text: line feeds only, tabs kept, no other controls.
  static func normalised(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
      defer { wasReturn = scalar == "\r" }
      switch scalar {
      case "\r": result.append("\n")
      case "\n" where wasReturn: continue
      case "\n", "\t": result.append(scalar)
      default:
        if scalar.properties.generalCategory != .control { result.append(scalar) }
      }
    }
    return String(result)
  }
}

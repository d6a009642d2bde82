import Canvas
import Inbox

extension DeskState {
  /// The keys of a question: its answers, and Esc. Enter answers nothing.
  mutating func answer(_ box: QuestionBox, with key: Key) {
    if key == Key(.escape) {
      layers.removeLast()
      typed.deafUntil = now.advanced(by: 300)
      return
    }
    if key == .control("l") { return emit(.repaint) }
    if key == .control("z") {
      _ = runAnywhere(.suspend)
      return
    }
    guard !gate.isClosed, now.since(box.openedAt) >= box.deafFor else { return }
    guard let scalar = key.typed,
      let answer = box.answers.first(where: { $0.key == scalar })
    else { return say(.hint, "One of the keys in the box, or Esc") }
    layers.removeLast()
    carryOut(answer.action)
  }

  private mutating func carryOut(_ action: QuestionBox.Action) {
    switch action {
    case .close: break
    case .openAddress(let address): emit(.openAddress(address))
    case .copyAddress(let address):
      emit(.copy(text: address))
      say(.done, "Copied")
    case .openAttachment(let file): emit(.openAttachment(file))
    case .saveAttachment(let file): emit(.saveAttachment(file))
    case .sendConfirmed(let resolves): handOver(resolves: resolves)
    case .sendAsIs(let resolves):
      let seen = conversation?.composer.collision?.version
      conversation?.composer.collision = nil
      handOver(resolves: resolves, seen: seen)
    case .edit: haveSeenCollision()
    case .makeNote:
      haveSeenCollision()
      runInComposer(.moveToNote, pressed: nil)
    case .discard:
      haveSeenCollision()
      changeDraft { $0.buffer.setText("") }
      saveDraftsNow()
      stopWriting()
      say(.done, "Draft discarded")
    case .settle(let id, let wasSent): emit(.settle(id, wasSent: wasSent))
    case .cancelReply(let id): emit(.cancel(id))
    case .doPlanned(let planned): start(planned)
    case .giveReason: askResolveReason(.marked)
    case .macro(let name): stage(macro: name)
    case .macrosByName: openMacroPicker()
    case .takeOut(let merged, let act, let ref): takeOut(merged, act: act, of: ref)
    case .merge(let from, let into): act(.merge(into: into), on: from, "merged into \(into)")
    case .link(let from, let to, let relation):
      act(.link(to: to, relation), on: from, "linked to \(to)")
    }
  }

  private mutating func act(_ command: Command, on ref: ConversationRef, _ summary: String) {
    guard let row = target, row.conversation.ref == ref else { return }
    perform(command, on: row, summary, opensNext: command.changesStatus)
  }

  /// The box showed what is new: that has been seen now.
  private mutating func haveSeenCollision() {
    guard var screen = conversation, let collision = screen.composer.collision else { return }
    screen.seenVersion = max(screen.seenVersion ?? 0, collision.version)
    screen.composer.collision = nil
    screen.isWriting = true
    conversation = screen
  }
}

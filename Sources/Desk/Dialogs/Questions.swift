import Canvas
import Inbox

extension DeskState {
  /// The keys of a question: its answers, and Esc. Enter answers nothing.
  mutating func answer(_ box: QuestionBox, with key: Key) {
    if key == Key(.escape) {
      typed.isChordInBox = false
      layers.removeLast()
      if box.isBar { leaveConflict() }
      typed.deafUntil = now.advanced(by: 300)
      return
    }
    if key == .control("l") { return emit(.repaint) }
    if key == .control("z") {
      _ = runAnywhere(.suspend)
      return
    }
    // A chord of the composer that came too late: its second key is no answer either.
    if typed.isChordInBox {
      typed.isChordInBox = false
      return say(
        .hint, "^X \(key.description) is of the composer: one of the keys in the box, or Esc")
    }
    if key == .control("x") {
      typed.isChordInBox = true
      return
    }
    guard !gate.isClosed, now.since(box.deafSince ?? box.openedAt) >= box.deafFor else {
      guard box.deafFor > 0, box.answers.contains(where: { $0.key == key.typed }),
        case .question(var deaf) = layers.last
      else { return }
      deaf.deafSince = now
      layers[layers.count - 1] = .question(deaf)
      // On a bar the message line is the question's own place: it says so beside itself.
      guard !box.isBar else { return }
      return say(.hint, "Wait a moment: read it first, then press \(key.description) again")
    }
    if scroll(box, with: key) { return }
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
    case .send(let handing): handOver(handing)
    case .sendAsIs(var handing):
      handing.seen = conversation?.composer.collision?.version
      conversation?.composer.collision = nil
      handOver(handing)
    case .edit: haveSeenCollision()
    case .makeNote:
      haveSeenCollision()
      conversation?.composer.beside = nil
      runInComposer(.moveToNote, pressed: nil)
    case .discard: discardDraft()
    case .answerElsewhere(let way): answerElsewhere(way)
    case .settle(let id, let wasSent): emit(.settle(id, wasSent: wasSent))
    case .cancelReply(let id): emit(.cancel(id))
    case .doPlanned(let planned): start(planned)
    case .affect(let incident, let people): perform(.affect(people), on: incident)
    case .spare(let incident, let person): perform(.spare([person]), on: incident)
    case .notify(let incident, let people, let answer): tell(people, answer, of: incident)
    case .giveReason: askResolveReason(.marked)
    case .tagFirst(let untagged, let next): openTagPicker(for: untagged, before: next)
    case .macro(let name): stage(macro: name)
    case .macrosByName: openMacroPicker()
    case .takeOut(let merged, let act, let ref): takeOut(merged, act: act, of: ref)
    case .merge(let from, let into):
      act(.merge(into: into), on: from, "merged into \(number(of: into))")
    case .accept(let proposal): accept(proposal)
    case .editProposal(let proposal): edit(proposal)
    case .dropProposal(let id): emit(.dropProposal(id))
    case .linkPerson(let id, let other): linkPerson(other, from: id)
    case .link(let from, let to, let relation):
      act(.link(to: to, relation), on: from, "linked to \(number(of: to))")
    }
  }

  /// As people call it; the importer's name for one that no list here shows.
  private func number(of ref: ConversationRef) -> String {
    queue.list.rows.first { $0.conversation.ref == ref }.map { "\($0.id)" } ?? ref.text
  }

  private mutating func act(_ command: Command, on ref: ConversationRef, _ summary: String) {
    guard let row = target, row.conversation.ref == ref else { return }
    perform(command, on: row, summary, opensNext: command.changesStatus)
  }

  /// What is longer than the box: a line or half a screen at a time.
  private mutating func scroll(_ box: QuestionBox, with key: Key) -> Bool {
    let step: Int
    switch key.code {
    case .up: step = -1
    case .down: step = 1
    case .pageUp: step = -size.height / 2
    case .pageDown: step = size.height / 2
    default: return false
    }
    var box = box
    box.top = min(max(0, box.top + step), box.mostTop(on: size))
    layers[layers.count - 1] = .question(box)
    return true
  }
}

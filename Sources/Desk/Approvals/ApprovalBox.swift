import Canvas
import Inbox

/// A submitted reply in front of whoever answers it, or of its author: who asks, by when, the
/// wordings one at a time, and what became of it.
///
///     reading ──E──▶ editing ──^S──▶ approved in other words
///        │  └──B──▶ sendingBack ──^S──▶ sent back with the note
///        └──O──▶ approved as it is
struct ApprovalBox: Sendable {
  enum Mode: Hashable, Sendable {
    case reading
    /// Other words than those of the wording in front.
    case editing
    /// What is to change.
    case sendingBack
  }

  let conversation: ConversationID
  /// As it stands now: what others do to it is followed (`followApproval`).
  var approval: ApprovalCase
  var mode = Mode.reading
  /// Which wording is in front.
  var variant = 0
  var text = TextBuffer()
  var note = TextBuffer()
  /// Lines of the wording that have been scrolled past.
  var top = 0
  /// Keys soon after this were typed before it could be read.
  var deafSince: Instant
  static let deafFor: Int64 = 700

  init(_ approval: ApprovalCase, in conversation: ConversationID, at now: Instant) {
    self.approval = approval
    self.conversation = conversation
    variant = approval.chosen ?? 0
    deafSince = now
  }

  /// The wording in front, as it was written.
  var words: String {
    approval.variants.indices.contains(variant) ? approval.variants[variant] : ""
  }

  /// What is being written, nil while it is only read.
  var buffer: TextBuffer? {
    get {
      switch mode {
      case .reading: nil
      case .editing: text
      case .sendingBack: note
      }
    }
    set {
      guard let newValue else { return }
      switch mode {
      case .reading: break
      case .editing: text = newValue
      case .sendingBack: note = newValue
      }
    }
  }
}

extension DeskState {
  /// The submitted reply that the box in front is about.
  var approvalBox: ApprovalBox? {
    get { if case .approval(let box) = layers.last { box } else { nil } }
    set {
      guard let newValue, case .approval = layers.last else { return }
      layers[layers.count - 1] = .approval(newValue)
    }
  }

  /// `O`: the reply that waits there, else the answer to this agent's own. From the list the
  /// conversation is opened below it, so that what it answers can be read.
  mutating func showApproval() {
    guard let screen = conversation, screen.isLoaded else {
      guard let row = target else { return }
      if conversation == nil { open(row.id, row: row) }
      conversation?.startsWithApproval = true
      return
    }
    guard let one = approvalToShow(screen) else {
      return say(.hint, "No reply waits for an approval there")
    }
    layers.append(.approval(ApprovalBox(one, in: screen.id, at: now)))
    gate.closeUntilPainted()
  }

  /// What this agent may answer first, then what waits, then the latest answer to an own one.
  private func approvalToShow(_ screen: ConversationScreen) -> ApprovalCase? {
    let waiting = screen.approvals.filter(\.isWaiting)
    return waiting.first { refusalToAnswer($0, screen) == nil } ?? waiting.first
      ?? screen.approvals.last { $0.author == me } ?? screen.approvals.last
  }

  private func refusalToAnswer(_ one: ApprovalCase, _ screen: ConversationScreen) -> Refusal? {
    guard let tier = screen.row?.conversation.tier else { return nil }
    return settings.workspace.refusalToApprove(me, replyBy: one.author, in: tier)
  }

  /// Why something cannot be done to the reply in the box; nil if it can.
  func problemWithApproval(_ id: CommandID) -> String? {
    guard let box = approvalBox, let screen = conversation else { return nil }
    guard box.approval.isWaiting else {
      if id == .nextPane, box.approval.edited != nil { return "It left in other words than these" }
      return [.approval, .editApproval, .sendBack, .cancel].contains(id)
        ? Refusal.noApprovalWaits(box.approval.state).description : nil
    }
    switch id {
    case .approval, .editApproval, .sendBack:
      return refusalToAnswer(box.approval, screen)?.description
    case .cancel where box.approval.author != me:
      return Refusal.onlyAuthorWithdraws(name(of: box.approval.author)).description
    case .nextPane where box.approval.variants.count < 2: return "There is one wording only"
    default: return nil
    }
  }

  mutating func runInApproval(_ id: CommandID) {
    guard var box = approvalBox else { return }
    if box.mode != .reading { return runWhileAnswering(id) }
    switch id {
    case .back, .close: closeApproval()
    case .down: box.top += 1
    case .up: box.top -= 1
    case .pageDown, .halfDown: box.top += 8
    case .pageUp, .halfUp: box.top -= 8
    case .top: box.top = 0
    case .nextPane:
      box.variant = (box.variant + 1) % max(1, box.approval.variants.count)
      box.top = 0
    case .approval: return approve(box)
    case .editApproval:
      box.text = TextBuffer(box.words)
      box.mode = .editing
    case .sendBack: box.mode = .sendingBack
    case .cancel: return answer(.withdraw(box.approval.message), "taken back from approval")
    default:
      if !runAnywhere(id) { say(.hint, "That does nothing here") }
      return
    }
    box.top = max(0, min(box.top, approvalLines(box).count - 1))
    approvalBox = box
  }

  /// A key that was held down, or typed before the words stood there, approves nothing.
  private mutating func approve(_ box: ApprovalBox) {
    guard now.since(box.deafSince) >= ApprovalBox.deafFor else {
      var deaf = box
      deaf.deafSince = now
      approvalBox = deaf
      return say(.hint, "Wait a moment: read it first, then press O again")
    }
    answer(approving(box, text: nil), "approved")
  }

  private func approving(_ box: ApprovalBox, text: String?) -> Command {
    let hold = row(of: box.conversation).map {
      settings.workspace.hold(for: $0.conversation, now: now)
    }
    return .approve(
      ApprovalAnswer(
        message: box.approval.message, variant: box.variant, text: text,
        holdMilliseconds: hold ?? 0))
  }

  private mutating func answer(_ command: Command, _ summary: String) {
    guard let row = conversation?.row, let box = approvalBox else { return }
    layers.removeLast()
    answered = AnsweredBox(act: perform(command, on: row, summary), box: box)
  }

  private mutating func closeApproval() {
    layers.removeLast()
    typed.deafUntil = now.advanced(by: 300)
  }

  // MARK: Writing in it

  private mutating func runWhileAnswering(_ id: CommandID) {
    guard var box = approvalBox else { return }
    switch id {
    case .close:
      // The words stay: E and B go on with them.
      box.mode = .reading
      box.deafSince = now
    case .choose: box.buffer?.insert("\n")
    case .help, .repaint, .suspend, .quit:
      _ = runAnywhere(id)
      return
    default: _ = box.buffer?.edit(id, width: approvalWidth)
    }
    approvalBox = box
  }

  /// `^S`: what was written is the answer. Enter, a paste or a repeated key never is.
  mutating func pressedInApproval(_ key: Key) -> Bool {
    guard let box = approvalBox, box.mode != .reading, key == .control("s") else { return false }
    guard box.approval.isWaiting else {
      say(.warning, Refusal.noApprovalWaits(box.approval.state).description)
      return true
    }
    switch box.mode {
    case .editing:
      if box.text.isBlank {
        say(.hint, Refusal.emptyText.description)
      } else {
        answer(
          approving(box, text: box.text.text == box.words ? nil : box.text.text),
          box.text.text == box.words ? "approved" : "approved in other words")
      }
    case .sendingBack:
      if box.note.isBlank {
        say(.hint, Refusal.approvalNeedsNote.description)
      } else {
        answer(.sendBack(box.approval.message, note: box.note.text.trimmedBlanks), "sent back")
      }
    case .reading: break
    }
    return true
  }

  mutating func typeIntoApproval(_ text: String) {
    guard var box = approvalBox, box.mode != .reading else { return }
    box.buffer?.insert(text)
    approvalBox = box
  }
}

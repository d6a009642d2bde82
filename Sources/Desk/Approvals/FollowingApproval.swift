import Canvas
import Inbox

/// The box in front follows what others do to its reply, and keeps the words that were written in it
/// where they could not be handed over.
extension DeskState {
  /// After the conversation was read again.
  mutating func followApproval() {
    guard let screen = conversation,
      let place = layers.lastIndex(where: { $0.isApproval(in: screen.id) }),
      case .approval(var box) = layers[place],
      let latest = screen.approvals.first(where: { $0.message == box.approval.message })
    else { return }
    let wasWaiting = box.approval.isWaiting
    let audience = box.approval.audience
    box.approval = latest
    // Of what waits no more the line alone is known, and that says nothing of who would read it.
    box.approval.audience = latest.audience ?? audience
    if wasWaiting, !latest.isWaiting {
      box.deafSince = now
      let anew = screen.approvals.last { $0.isWaiting && $0.author == latest.author }
      announce(.warning, "\(spoken(screen.id)): \(words(ofEnded: latest, anew: anew != nil))")
      // Who is writing an answer goes on reading what it was to; else these are the words to read.
      if let anew, box.mode == .reading {
        box = ApprovalBox(anew, in: screen.id, at: now)
        gate.closeUntilPainted()
      }
    }
    layers[place] = .approval(box)
  }

  /// What became of it meanwhile, for who had it in front of them.
  func words(ofEnded one: ApprovalCase, anew: Bool = false) -> String {
    let who = one.answeredBy.flatMap { $0.kind == .agent ? name(of: AgentID($0.id)) : nil }
    switch one.state {
    case .requested: return "it waits"
    case .approved:
      return "\(who ?? "somebody") approved it meanwhile"
        + (one.edited == nil ? "" : ", in other words")
    case .rejected:
      return who.map { "\($0) sent it back meanwhile" } ?? "it went back to its author meanwhile"
    case .withdrawn:
      let author = name(of: one.author)
      return anew
        ? "\(author) submitted other words instead: these" : "\(author) took it back meanwhile"
    }
  }

  /// An answer that was refused: the words that were written for it are still there to go on with.
  mutating func giveBackAnswer(_ act: ActLedger.Act) {
    guard let answered, answered.act == act.id else { return }
    self.answered = nil
    guard case .conversation(let screen)? = layers.last, screen.id == act.conversation,
      !screen.isWriting, !answered.box.text.isBlank || !answered.box.note.isBlank
    else { return }
    var box = answered.box
    box.deafSince = now
    layers.append(.approval(box))
    gate.closeUntilPainted()
    followApproval()
    reloadConversation()
  }
}

/// The box as it was when an answer to its reply was handed over.
struct AnsweredBox: Sendable {
  var act: ActID
  var box: ApprovalBox
}

extension Layer {
  fileprivate func isApproval(in id: ConversationID) -> Bool {
    if case .approval(let box) = self { box.conversation == id } else { false }
  }
}

import ArgumentParser
import Canvas
import Desk
import Inbox
import InboxStore

struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back your last act, and say what it was.",
    discussion: """
      A reply that has not left, or what of an answer to many has not, is an act like others: a text \
      that is nowhere else goes back into the draft. What has left stays, and is counted.
      """)
  @OptionGroup var options: WritingOptions

  func run() throws {
    try options.refuseNow()
    let session = try Session(options)
    let back = try session.reaching {
      try session.store.takeBackLast(session.agent, now: session.now)
    }
    if let back { return StandardError.say(back.words) }
    let undone = try session.reaching {
      try session.store.undoLast(
        session.agent, act: session.freshActID(), now: session.now)
    }
    try session.tell(undone, as: "undone")
  }
}

struct RedoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo", abstract: "Do again what you took back last.")
  @OptionGroup var options: WritingOptions

  func run() throws {
    try options.refuseNow()
    let session = try Session(options)
    let redone = try session.reaching {
      try session.store.redoLast(
        session.agent, act: session.freshActID(), now: session.now)
    }
    try session.tell(redone, as: "done again")
  }
}

extension Session {
  /// `undone: #12 Maya resolved, tier 2 (14:02)`, a line for each conversation.
  fileprivate func tell(_ undone: Undone, as what: String) throws {
    for refusal in undone.passed { StandardError.say(refusal.description) }
    for result in undone.results {
      let performed = try reaching { () throws(StoreError) in try result.get() }
      let words = undone.act.words(in: performed.ref, of: self)
      StandardError.say("\(what): \(performed.conversation) \(words)")
    }
    if undone.answered > 0 {
      let count = Counted.words(undone.answered, "answer")
      StandardError.say("\(count) left there since and cannot be taken back.")
    }
  }
}

extension WrittenAct {
  /// What it did to a conversation, and when; to one merged into it where it has no lines itself.
  func words(in ref: ConversationRef, of session: Session) -> String {
    let workspace = session.workspace
    let own = events.filter { $0.conversation == ref }
    let lines = own.isEmpty ? events : own
    var said: [String] = []
    for event in lines {
      let words: String
      if case .note = event.what {
        let who = event.by?.id ?? ""
        words = "\(workspace.agent(AgentID(who))?.name ?? who) left a note"
      } else {
        words = Happening.line(session.numbered(event), workspace: workspace)?.string ?? ""
      }
      if !words.isEmpty, !said.contains(words) { said.append(words) }
    }
    let at =
      lines.first.map { LocalTime.brief($0.at, now: session.now, workspace.zone).string } ?? ""
    let more = said.count > 4 ? ", and \(said.count - 4) more" : ""
    return said.prefix(4).joined(separator: ", ") + more + (at.isEmpty ? "" : " (\(at))")
  }
}

extension TakenBack {
  /// `9 replies taken back; each text is in its draft. 2 have left and stay.`
  var words: String {
    let stays = gone == 0 ? "" : " \(gone) have left and stay."
    return "\(Counted.words(ids.count, "reply", "replies")) taken back; \(whereabouts).\(stays)"
  }
}

import ArgumentParser
import Inbox
import InboxStore

struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back your last act.")
  @OptionGroup var options: WritingOptions

  func run() throws {
    try options.refuseNow()
    let session = try Session(options)
    let undone = try session.reaching {
      try session.store.undoLast(
        session.agent, act: session.freshActID(), now: session.now)
    }
    for result in undone {
      let performed = try session.reaching { () throws(StoreError) in try result.get() }
      StandardError.say("\(performed.conversation): taken back, version \(performed.version).")
    }
  }
}

import ArgumentParser
import Inbox
import InboxStore

struct TakeBackAnswers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "take-back",
    abstract: "Take back what of your answers and notices to all has not left.",
    discussion: """
      The words of the incident or of a saved reply stay there, any other text goes back into the \
      draft of its conversation. What has left is counted: it stays. On the screen `U` does it.
      """)
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: IncidentName

  func run() throws {
    try options.refuseNow()
    let session = try Session(options)
    let back = try session.reaching {
      try session.store.takeBackAnswers(to: which.id, by: session.agent, now: session.now)
    }
    guard !back.ids.isEmpty else {
      throw Failure(status: .refused, "Nothing of yours waits to leave there.")
    }
    StandardError.say(back.words)
  }
}

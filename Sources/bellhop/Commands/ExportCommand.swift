import ArgumentParser
import Inbox
import InboxStore

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "The journal as JSON Lines.")
  @OptionGroup var options: WritingOptions
  @Option(help: "Only lines after this place.") var since: Int64?
  @Option(help: "Only this conversation: a number, or ref:TEXT.") var conversation: String?
  @Option(help: "Only this person, with those who are linked: an id or a handle.")
  var contact: String?
  @Flag(help: "With the breach lines that follow from the rest.") var withDerived = false

  func run() throws {
    try options.refuseNow()
    let session = try Session(options)
    let only = try conversation.map { try session.findReadable($0).ref }
    let person = try contact.map { try session.findContact($0) }
    let hidden = try session.reaching {
      try session.store.export(
        since: since, conversation: only, contact: person, for: session.agent,
        withDerived: withDerived,
        now: session.now
      ) { bytes in
        StandardOutput.json(bytes)
        return true
      }
    }
    if hidden > 0, only == nil {
      let what = hidden == 1 ? "1 conversation is" : "\(hidden) conversations are"
      StandardError.say("\(what) left out: tags keep \(hidden == 1 ? "it" : "them") from you.")
    }
  }
}

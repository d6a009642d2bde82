import ArgumentParser
import Inbox
import InboxStore

struct ListSignals: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signals",
    abstract: "What many write about at once, against what is usual at this hour.",
    discussion: """
      Looks at the last two hours: words that at least five people share, at least three times as \
      many as in the same hours of the weeks before, and more than chance gives; and complaints of \
      verified and much-followed authors. `open --query id:…` makes an incident of one.
      """)
  @OptionGroup var options: GlobalOptions
  @OptionGroup var form: OutputForm

  func run() throws {
    let session = try Session(options)
    guard session.asOf == nil else {
      throw Failure(status: .usage, "--now: signals are of the present alone.")
    }
    var reader = BurstReader(store: session.store)
    let signals = try session.reaching { try reader.read(now: session.now) }
    switch form.form {
    case .lines: for signal in signals { StandardOutput.line(signal.json.masked) }
    case .value: StandardOutput.line(.array(signals.map(\.json.masked)))
    case .people:
      for signal in signals {
        StandardOutput.line(
          "“\(Shown.line(signal.label))” ×\(signal.people) since \(session.time.words(signal.since))"
            + (signal.incident.map { ", part of \(Shown.name($0.text))" } ?? ""))
        StandardOutput.line("  \(Shown.line(signal.query.description, limit: 400))")
      }
      if signals.isEmpty { StandardError.say("Nothing out of the ordinary.") }
    }
  }
}

extension BurstSignal {
  fileprivate var json: JSONValue {
    .object([
      JSONMember("label", .string(label)),
      JSONMember("kind", .string(kind == .words ? "words" : "influential")),
      JSONMember("people", .integer(people)),
      JSONMember("usual", .number("\((usual * 100).rounded() / 100)")),
      JSONMember("since", .time(since)), JSONMember("incident", .text(incident?.text)),
      JSONMember("ids", .array(conversations.map { .integer($0.number) })),
    ])
  }
}

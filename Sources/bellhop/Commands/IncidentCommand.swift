import ArgumentParser
import Desk
import Inbox
import InboxStore

/// `bellhop incident`: what many write about at once, and what is done about it together.
struct IncidentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "incident", abstract: "Incidents: many conversations about one trouble.",
    discussion: """
      While one is open it stands on every screen, and rules and surveys send nothing in its \
      conversations or to its tag. Whoever handles tier 3 opens it, approves what is said and closes \
      it; everybody joins conversations and adds what became known.
      """,
    subcommands: [
      ListIncidents.self, ListSignals.self, OpenIncident.self, ShowIncident.self,
      JoinIncident.self, LeaveIncident.self, ApproveWords.self, UpdateIncident.self,
      NameAffected.self, AnswerIncident.self, NotifyAffected.self, TakeBackAnswers.self,
      CloseIncident.self,
      ReportIncident.self,
    ],
    defaultSubcommand: ListIncidents.self)
}

/// Which incident.
struct IncidentName: ParsableArguments {
  @Argument(help: ArgumentHelp("The incident's id.", valueName: "incident")) var incident: String

  var id: IncidentID { IncidentID(incident) }
}

struct ListIncidents: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Open ones; with --all also the closed.")
  @OptionGroup var options: GlobalOptions
  @OptionGroup var form: OutputForm
  @Flag(help: "Closed ones, too.") var all = false

  func run() throws {
    let session = try Session(options)
    let listed = try session.reaching {
      try session.store.incidents(now: session.now).filter { all || $0.incident.isOpen }
    }
    switch form.form {
    case .lines: for one in listed { StandardOutput.line(one.json.masked) }
    case .value: StandardOutput.line(.array(listed.map(\.json.masked)))
    case .people:
      for one in listed { StandardOutput.line(one.words(session)) }
      if listed.isEmpty { StandardError.say("No incident is open.") }
    }
  }
}

struct OpenIncident: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open an incident, or open a closed one again.",
    discussion: """
      With --query all that it finds join at once; where none may, no incident is opened. Without, \
      it begins without conversations, for those who have not written yet (`affected`). What may be \
      said to customers comes with --words, in the workspace's language, or by `bellhop incident \
      words` in any other.
      """)
  @OptionGroup var options: WritingOptions
  @Argument(help: "What it is about.") var title: String
  @Option(help: "Its id; made of the title where it is left out.") var id: String?
  @Option(help: "The tag of its conversations; the id where it is left out.") var tag: String?
  @Option(help: "What may be said to customers.") var words: String?
  @Option(help: "Conversations that join at once.") var query: String?
  @Flag(help: "Leave tiers as they are; else those that join go to tier 3.") var keepTier = false

  func run() throws {
    try options.refuseNow()
    let session = try Session(options)
    let known = try session.reaching { try session.store.incidents(now: session.now) }
    let id =
      id.map { IncidentID($0) }
      ?? IncidentID(title: title, taken: known.map(\.incident.id))
    let found = try query.map { try session.places(of: $0) }
    if let found, found.isEmpty {
      throw Failure(
        status: .refused, "Nothing that you may read is found by that; no incident was opened.")
    }
    let request = IncidentRequest(
      act: session.freshActID(), by: .agent(session.agent), incident: id,
      what: .open(
        title: title, tag: tag, words: words.map { [session.workspace.language: $0] } ?? [:]))
    guard let found else {
      _ = try session.reaching { try session.store.perform(request, now: session.now) }
      return StandardOutput.line(id.text)
    }
    try session.perform(
      .joinIncident(id, raising: !keepTier), on: found, done: "joined \(Shown.line(title))",
      opening: request)
  }
}

struct ShowIncident: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Who is affected, what may be said, what became known, how it stands.")
  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: IncidentName
  @Flag(help: "One JSON value.") var json = false

  func run() throws {
    let session = try Session(options)
    let page = try session.incidentPage(which.id)
    if json { return StandardOutput.line(page.json.masked) }
    for line in page.words(session) { StandardOutput.line(line) }
  }
}

struct ReportIncident: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "What happened, step by step, and how it stands.")
  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: IncidentName
  @Flag(help: "One JSON value.") var json = false
  @Flag(help: "Comma-separated values.") var csv = false
  @Option(help: ArgumentHelp("Write a page for browser and printer.", valueName: "file"))
  var html: String?

  func run() throws {
    guard [json, csv, html != nil].count(where: { $0 }) <= 1 else {
      throw Failure(status: .usage, "Give one of --json, --csv and --html.")
    }
    if let html { try GivenFile.checkPlace(html, ordinary: true) }
    let session = try Session(options)
    let report = try session.reaching {
      try session.store.incidentReport(which.id, now: session.now)
    }
    guard let report else { throw Failure(.unknownIncident(which.incident)) }
    if json { return StandardOutput.line(report.json.masked) }
    let page = IncidentTimelineReport(report: report, workspace: session.workspace).page
    if csv { return StandardOutput.document(page.csv) }
    if let html {
      try ReportCommand.write(page.html, to: html)
      return StandardError.say("\(html) holds the timeline: \(page.heading).")
    }
    for line in report.words(session) { StandardOutput.line(line) }
  }
}

extension Session {
  func incidentPage(_ id: IncidentID) throws -> IncidentPage {
    let page = try reaching { try store.incident(id, for: agent, now: now) }
    guard let page else { throw Failure(.unknownIncident(id.text)) }
    return page
  }

  /// All that a query finds.
  func places(of text: String) throws -> [ConversationID] {
    let query = try query([text]).forQueue
    return try reaching {
      try store.places(
        QueuePlacesRequest(query: query, limit: 100_000, agent: agent), now: now
      ).map(\.conversation)
    }
  }

  /// One act on many, in portions; says what was done and what was not, and ends with 1 if anything
  /// was refused.
  ///
  /// - Parameter isPlan: Says what would be done.
  func perform(
    _ command: Command, on conversations: [ConversationID], done: String, isPlan: Bool = false,
    opening: IncidentRequest? = nil
  ) throws {
    var bulk = Bulk(
      act: freshActID(), by: agent, command: command, conversations: conversations)
    bulk.opening = opening
    var report = BulkReport()
    for portion in bulk.portions(of: 100) {
      report.add(
        try reaching {
          isPlan
            ? try store.plan(portion, now: now)
            : try store.perform(portion.after(report), now: now)
        })
    }
    if let opening, !report.done.isEmpty { StandardOutput.line(opening.incident.text) }
    StandardError.say(
      "\(Counted.words(report.done.count, "conversation")) \(isPlan ? "would be " : "")\(done).")
    for refused in report.refused {
      let some = refused.conversations.prefix(5).map(\.description).joined(separator: " ")
      let more = refused.conversations.count > 5 ? " …" : ""
      StandardError.say(
        "\(refused.conversations.count) not: \(worded(refused.refusal.inGeneral)) \(some)\(more)")
    }
    guard report.refused.isEmpty || isPlan else {
      throw Failure(
        status: .refused,
        opening != nil && report.done.isEmpty
          ? "Nothing was written; no incident was opened."
          : "Nothing was written there; the rest is done.")
    }
  }
}

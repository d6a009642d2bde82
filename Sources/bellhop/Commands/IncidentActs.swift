import ArgumentParser
import Inbox
import InboxStore

/// Which conversations: named, or found.
struct ManyConversations: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Numbers, or ref:TEXT for the importer's id.", valueName: "conversation"))
  var conversations: [String] = []
  @Option(help: "All that this query finds.") var query: String?

  fileprivate func ids(_ session: Session) throws -> [ConversationID] {
    guard conversations.isEmpty == (query != nil) else {
      throw Failure(status: .usage, "Name conversations, or give --query.")
    }
    if let query { return try session.places(of: query) }
    return try conversations.map { try session.find($0).id }
  }
}

struct JoinIncident: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join", abstract: "Conversations become part of it: tagged, and in tier 3.")
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: IncidentName
  @OptionGroup var many: ManyConversations
  @Flag(help: "Leave tiers as they are.") var keepTier = false

  func run() throws {
    try options.refuseNow()
    let session = try Session(options)
    try session.perform(
      .joinIncident(which.id, raising: !keepTier), on: many.ids(session), done: "joined")
  }
}

struct LeaveIncident: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leave", abstract: "Conversations that are not about it; the tag goes, too.")
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: IncidentName
  @OptionGroup var many: ManyConversations

  func run() throws {
    try options.refuseNow()
    let session = try Session(options)
    try session.perform(.leaveIncident(which.id), on: many.ids(session), done: "taken out")
  }
}

struct ApproveWords: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words", abstract: "Approve what may be said to customers, in one language.",
    discussion: """
      Placeholders are those of saved replies: {{contact.first_name|}}, {{agent.name}}. `answer` \
      gives everybody the words of their language, else those of the workspace's.
      """)
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: IncidentName
  @Option(help: "A code such as en or pt-BR; the workspace's where it is left out.")
  var lang: String?
  @OptionGroup var words: IncidentWords

  func run() throws {
    var warning: String?
    try IncidentWords.perform(options, which) { session in
      let language = lang ?? session.workspace.language
      warning = try doubt(about: language, session)
      return .approve(words: try words.written(), language: language)
    }
    StandardError.say("Approved.")
    if let warning { StandardError.say(warning) }
  }

  /// Words in a language that nobody here has reach nobody: a slip of the hand, most likely.
  private func doubt(about language: String, _ session: Session) throws -> String? {
    var known = session.workspace.surveyLanguages
    let page = try session.reaching {
      try session.store.incident(which.id, for: session.agent, limit: 1000, now: session.now)
    }
    known.formUnion(
      (page?.rows ?? []).compactMap { $0.conversation.language.map { Language.base($0) } })
    guard !known.contains(Language.base(language)) else { return nil }
    return
      "No customer of it and nothing in the workspace is in “\(Shown.name(language))”: nobody gets "
      + "these words by now. Languages here: \(known.sorted().joined(separator: ", "))."
  }
}

struct UpdateIncident: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "What became known, for the team.")
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: IncidentName
  @OptionGroup var words: IncidentWords

  func run() throws {
    try IncidentWords.perform(options, which) { _ in .update(try words.written()) }
    StandardError.say("Noted.")
  }
}

struct CloseIncident: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close it with a note on how it ended.")
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: IncidentName
  @Option(help: "How it ended.") var note: String

  func run() throws {
    try IncidentWords.perform(options, which) { _ in .close(note: note) }
    StandardError.say(
      "Closed; `bellhop incident report \(Shown.name(which.incident))` tells of it.")
  }
}

struct NameAffected: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "affected",
    abstract: "Name people who are affected and have not written; `notify` tells them.")
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: IncidentName
  @Argument(help: ArgumentHelp("Ids of contacts.", valueName: "contact")) var contacts: [String] =
    []
  @Option(help: "A file with an id on each line; - for standard input.") var file: String?
  @Option(help: "The customers of all conversations that this query finds.") var query: String?
  @Flag(help: "They are not, after all.") var not = false

  func run() throws {
    if let query { return try add(query) }
    var names = contacts
    if let file {
      names += try GivenFile.text(file).split(whereSeparator: \.isNewline).map {
        $0.trimmingPrefix(while: \.isWhitespace).description
      }.filter { !$0.isEmpty }
    }
    guard !names.isEmpty else {
      throw Failure(status: .usage, "Name contacts, or give --file or --query.")
    }
    let people = names.map { ContactID($0) }
    try IncidentWords.perform(options, which) { session in
      for person in people where !not {
        let isKnown = try session.reaching { try session.store.isKnown(person) }
        guard isKnown else { throw Failure(.unknownContact(person.text)) }
      }
      return not ? .spare(people) : .affect(people)
    }
    StandardError.say(not ? "Taken off the list." : "On the list.")
  }

  private func add(_ text: String) throws {
    guard contacts.isEmpty, file == nil, !not else {
      throw Failure(status: .usage, "--query goes without contacts, --file and --not.")
    }
    try IncidentWords.perform(options, which) { session in
      let query = try session.query([text])
      let found = try session.reaching {
        try session.store.affected(
          by: .query(query), for: which.id, agent: session.agent, now: session.now)
      }
      guard !found.people.isEmpty else {
        throw Failure(status: .refused, "Nobody new is found by that.")
      }
      for person in found.people {
        StandardOutput.line(
          Shown.name(person.contact.text) + (person.name.map { "  " + Shown.name($0) } ?? ""))
      }
      return .affect(found.people.map(\.contact))
    }
    StandardError.say("On the list.")
  }
}

/// The words of an act on an incident.
struct IncidentWords: ParsableArguments {
  @Option(help: "The words.") var text: String?
  @Option(help: "A file with the words; - for standard input.") var file: String?

  fileprivate func written() throws -> String {
    guard (text == nil) != (file == nil) else {
      throw Failure(status: .usage, "Give one of --text and --file.")
    }
    return try text ?? GivenFile.words(file ?? "-")
  }

  fileprivate static func perform(
    _ options: WritingOptions, _ which: IncidentName, _ what: (Session) throws -> IncidentAct
  ) throws {
    try options.refuseNow()
    let session = try Session(options)
    let request = IncidentRequest(
      act: session.freshActID(), by: .agent(session.agent), incident: which.id,
      what: try what(session))
    _ = try session.reaching { try session.store.perform(request, now: session.now) }
  }
}

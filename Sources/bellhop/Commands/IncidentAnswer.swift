import ArgumentParser
import Inbox
import InboxStore

struct AnswerIncident: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Answer its conversations together, each in its own words.",
    discussion: """
      Without words of its own it says what was approved, in the language of each. Every one is a \
      reply of its own: held to its channel's rules, with its own guard and its own clocks. Refused \
      are those where nobody waits (--all answers them, too), where a colleague is writing, where the \
      window has closed or a gap is left; --plan says who, and sends nothing.
      """)
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: IncidentName
  @OptionGroup var words: TogetherWords
  @Flag(help: "Those who wait for no answer, too.") var all = false
  @Flag(help: "Only say what would be done.") var plan = false

  func run() throws {
    try options.refuseNow()
    let session = try Session(options)
    let page = try session.incidentPage(which.id)
    guard page.incident.isOpen else { throw Failure(.incidentClosed(page.incident.title)) }
    var answer = try words.answer(session, page.incident)
    answer.seen = page.versions
    answer.includesAnswered = all
    guard !page.versions.isEmpty else {
      throw Failure(status: .refused, "No conversation is part of it yet.")
    }
    try session.perform(
      .answerTogether(answer), on: page.versions.keys.sorted(), done: "answered", isPlan: plan)
  }
}

struct NotifyAffected: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notify",
    abstract:
      "Tell those who are affected and have not written, each in a conversation of their own.",
    discussion: """
      By e-mail, SMS, Matrix or XMPP: other networks take no message that nobody asked for. Nobody is \
      told twice.
      """)
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: IncidentName
  @OptionGroup var words: TogetherWords
  @Flag(help: "Only say what would be done.") var plan = false

  func run() throws {
    try options.refuseNow()
    let session = try Session(options)
    let page = try session.incidentPage(which.id)
    guard page.incident.isOpen else { throw Failure(.incidentClosed(page.incident.title)) }
    let answer = try words.answer(session, page.incident)
    let report = try session.reaching {
      try session.store.notify(
        of: which.id, answer, act: session.freshActID(), by: session.agent, isPlan: plan,
        now: session.now)
    }
    if report.told.isEmpty, report.refused.isEmpty {
      return StandardError.say("Everybody on its list has written or was told.")
    }
    StandardError.say(
      "\(Counted.words(report.told.count, "person", "people")) \(plan ? "would be " : "")told.")
    for refused in report.refused {
      StandardError.say(
        "\(Shown.name(refused.contact.text)): \(session.worded(refused.refusal.description))")
    }
    guard report.refused.isEmpty || plan else {
      throw Failure(status: .refused, "Nothing was written there; the rest is done.")
    }
  }
}

/// What is said to many: the approved words, a saved reply, or words for this once.
struct TogetherWords: ParsableArguments {
  @Option(help: "Other words than the approved ones, the same for all.") var text: String?
  @Option(help: "The shortcut of a saved reply.") var saved: String?
  @Option(
    name: .customLong("var"),
    help: ArgumentHelp("Fill a gap, the same for all; several times.", valueName: "k=v"))
  var variables: [String] = []
  @Option(help: "Seconds to wait before it leaves.") var hold: Int = 0

  fileprivate func answer(_ session: Session, _ incident: Incident) throws -> GroupAnswer {
    guard text == nil || saved == nil else {
      throw Failure(status: .usage, "Give --text or --saved, not both.")
    }
    guard (0...86_400).contains(hold) else {
      throw Failure(status: .usage, "--hold: seconds from 0 to 86400.")
    }
    var answer = GroupAnswer(
      id: session.freshMessageID().text, bodies: incident.bodies,
      holdMilliseconds: Int64(hold) * 1000)
    if let text { answer.bodies = [session.workspace.language: text] }
    if let saved {
      guard let reply = session.workspace.savedReplies.first(where: { $0.shortcut == saved }) else {
        throw Failure(.unknownSavedReply(saved))
      }
      answer.bodies = reply.bodies
      answer.then = reply.then
      answer.savedReply = saved
    }
    for pair in variables {
      guard let sign = pair.firstIndex(of: "="), sign != pair.startIndex else {
        throw Failure(status: .usage, "--var \(pair): give name=words.")
      }
      answer.variables[String(pair[..<sign])] = String(pair[pair.index(after: sign)...])
    }
    guard !answer.bodies.isEmpty else {
      throw Failure(
        status: .refused,
        "No words are approved yet: bellhop incident words \(incident.id) --text …")
    }
    return answer
  }
}

import ArgumentParser
import Canvas
import Desk
import Inbox
import InboxStore

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Try the workspace's rules before they run.",
    subcommands: [TryRules.self, ReplayRules.self])
}

struct TryRules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "try", abstract: "What each rule makes of a message, condition by condition.",
    discussion: """
      Nothing is written. With --workspace the rules of a file are tried. Rules that wait for a time \
      (waiting, idle, at_risk, breach) say when they would run if nobody answered, and what they \
      would do then, on what the others left.
      """)
  @OptionGroup var options: GlobalOptions
  @Argument(help: "The message.") var text: String
  @Option(help: "The channel it comes by.") var channel: String = Channel.email.rawValue
  @Option(help: "dm, mention, comment, post, email, chat, sms, call, review.") var kind: String?
  @Option(help: "The account it comes to.") var account: String?
  @Option(help: "Its language.") var lang: String?
  @Option(help: "How many follow its author.") var followers: Int64?
  @Flag(help: "Its author is verified.") var verified = false
  @Option(help: "A workspace file instead of the store's.") var workspace: String?

  func run() throws {
    let session = try Session(options)
    let workspace = try session.workspace(orFile: workspace)
    guard let channel = Channel(rawValue: channel) else {
      let known = Channel.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(status: .usage, "--channel \(channel): one of \(known).")
    }
    let kind = try kind.map { text throws in
      guard let kind = ConversationKind(rawValue: text) else {
        let known = ConversationKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(status: .usage, "--kind \(text): one of \(known).")
      }
      return kind
    }
    let now = session.now
    let scene = try scene(channel, kind ?? channel.usualKind, workspace, now: now)
    let run = scene.run(workspace.rules)
    let trials = workspace.trials(
      of: run.conversation, contact: scene.contact, from: now)
    if run.reports.isEmpty { StandardError.say("The workspace has no rules.") }
    for report in run.reports {
      guard let trial = trials.first(where: { $0.rule == report.rule }) else {
        StandardOutput.line(report.words(in: workspace))
        continue
      }
      for words in trial.words(in: workspace, session.time, now: now) {
        StandardOutput.line(words)
      }
    }
  }

  private func scene(
    _ channel: Channel, _ kind: ConversationKind, _ workspace: Workspace, now: Instant
  ) throws -> RuleScene {
    let of = workspace.accounts.first { $0.channel == channel }?.id
    let id = account.map { AccountID($0) } ?? of ?? AccountID(channel.rawValue)
    let message = Message(
      id: "try", channel: channel, account: id, kind: kind, direction: .in, text: text,
      language: lang)
    let event = Event(
      at: now, conversation: "try", by: Actor(kind: .customer, id: "somebody"),
      what: .message(message))
    guard
      let conversation = Conversation.fold("try", lines: [event], workspace: workspace).conversation
    else { throw Failure(status: .usage, "There is nothing in it.") }
    return RuleScene(
      event: event, before: nil, conversation: conversation,
      contact: Contact(id: "somebody", followers: followers, verified: verified),
      workspace: workspace, now: now)
  }
}

struct ReplayRules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "What a changed set of rules would have done differently.",
    discussion: """
      Each line of the last days is shown to the rules of the store and to those of --workspace; \
      where they differ both are listed. Rules that wait for a time are run when it would have come, \
      on the conversations as they were. Without --workspace the store's rules stand against none. \
      Nothing is written.
      """)
  @OptionGroup var options: GlobalOptions
  @Option(help: "How far to look back.") var days: Int = 30
  @Option(help: "The workspace file that is not imported yet.") var workspace: String?

  func run() throws {
    guard (1...3660).contains(days) else {
      throw Failure(status: .usage, "--days: from 1 to 3660.")
    }
    let session = try Session(options)
    let new = try session.workspace(orFile: workspace)
    var old = session.workspace
    if workspace == nil { old.rules = [] }
    let since = session.now.advanced(by: -Int64(days) * 86_400_000)
    // What nothing is said in may still be waited for.
    let waits = !old.timedRules.isEmpty || !new.timedRules.isEmpty
    var lines = 0
    var differing = 0
    var timed = 0
    var hidden = 0
    try session.reaching {
      try session.store.eachConversation(upTo: session.now) { reported in
        guard let conversation = reported.folded.conversation,
          reported.lines.last.map({ $0.at >= since }) ?? false || waits
        else { return true }
        // A rule that holds tells of its words.
        let tags = conversation.tags + reported.tagsToday
        guard session.workspace.restrictingTag(among: tags, for: session.agent) == nil else {
          hidden += 1
          return true
        }
        let replay = RuleReplay(
          of: conversation.ref, lines: reported.lines, since: since, until: session.now, old: old,
          new: new)
        lines += replay.lines
        differing += replay.differences.count { !$0.isOfTime }
        timed += replay.differences.count { $0.isOfTime }
        for difference in replay.differences {
          StandardOutput.line("\(reported.id)  \(difference.words(in: new, session.time))")
        }
        return true
      }
    }
    if hidden > 0 {
      StandardError.say(
        "Left out: \(Counted.words(hidden, "conversation")) that you may not read.")
    }
    guard lines > 0 || timed > 0 else {
      return StandardError.say("Nothing happened in that time.")
    }
    let ofTime =
      timed == 0
      ? "" : " Rules that wait would have done otherwise \(Counted.words(timed, "time"))."
    StandardError.say(
      "\(differing) of \(Counted.words(lines, "line")) in \(Counted.words(days, "day")) "
        + "would have gone differently.\(ofTime)")
  }
}

extension Session {
  /// The store's workspace, or that of a file.
  fileprivate func workspace(orFile file: String?) throws -> Workspace {
    try file.map { try WorkspaceText(file: $0).workspace } ?? workspace
  }
}

extension RuleReport {
  /// ```
  /// Double billing is priority: done
  ///   yes  on message
  ///   yes  any: charged twice, double bill*
  ///   → tier 3
  /// ```
  ///
  /// - Parameter when: Of a rule that waits: when it would run.
  fileprivate func words(in workspace: Workspace, when: String? = nil) -> String {
    let result =
      switch outcome {
      case .notTriggered: "not asked"
      case .notMet: "does not hold"
      case .changesNothing: "holds, and changes nothing"
      case .done: "done"
      }
    var lines = ["\(Shown.line(rule)): \(result)\(when.map { ", " + $0 } ?? "")"]
    lines.append("  \(outcome == .notTriggered ? "no " : "yes")  on \(on.rawValue)")
    lines += conditions.map(\.words)
    lines += events.compactMap { Happening.line($0, workspace: workspace).map { "  → \($0)" } }
    lines += events.compactMap { event in
      guard case .note(let note) = event.what else { return nil }
      return "  → note: \(Shown.line(note.text))"
    }
    if let reply { lines.append("  → answers with \(reply.title): \(Shown.line(reply.text))") }
    lines += refused.map { "  !! \(Shown.line($0))" }
    return lines.joined(separator: "\n")
  }
}

extension RuleTrial {
  /// ```
  /// Tell Maya: done, Thu 19 Nov 14:32, in 20m if nothing happens before
  ///   yes  on waiting
  ///   yes  for: 20m
  ///   → note: @Maya: rule “Tell Maya”
  /// ```
  fileprivate func words(
    in workspace: Workspace, _ time: DeskTime, now: Instant
  ) -> [String] {
    guard !runs.isEmpty else {
      return [
        "\(Shown.line(rule)): there is nothing that it waits for",
        "  no   on \(on.rawValue)",
      ] + conditions.map(\.words)
    }
    return runs.map { run in
      let left = run.at.since(now)
      let when =
        left <= 0
        ? "at once" : "\(time.words(run.at)), in \(TimeLeft.words(left)) if nothing happens before"
      return run.report.words(in: workspace, when: when)
    }
  }
}

extension RuleReport.Condition {
  fileprivate var words: String {
    "  \(holds ? "yes" : "no ")  \(key): \(Shown.line(values.joined(separator: ", ")))"
  }
}

extension RuleReplay.Difference {
  fileprivate func words(in workspace: Workspace, _ time: DeskTime) -> String {
    let changes =
      added.map { "does \($0.words(in: workspace))" }
      + dropped.map { "leaves out \($0.words(in: workspace))" }
    return "\(time.words(at))  " + changes.joined(separator: "; ")
  }
}

extension RuleReplay.Change {
  fileprivate func words(in workspace: Workspace) -> String {
    let what: String =
      switch what {
      case .reply(let shortcut): "answer with \(shortcut)"
      case .line(let occurrence):
        Happening.line(
          Event(at: Instant(milliseconds: 0), conversation: nil, by: nil, what: occurrence),
          workspace: workspace
        )?.description ?? occurrence.type
      }
    return "\(what) (\(Shown.line(rule)))"
  }
}

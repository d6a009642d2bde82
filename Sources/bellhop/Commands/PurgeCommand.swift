import ArgumentParser
import Inbox
import InboxStore

struct PurgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge", abstract: "Delete the words of old messages, for good.",
    discussion: """
      The journal stays with its times, and so do numbers, promises and targets: an export says \
      `"text":null,"purged":true`. Subjects, notes and what is on its way stay as well. Backups \
      that were made before still hold the words. An open inbox does the same once a day where the \
      workspace says `retention: { bodies: 400d }`.
      """)
  @OptionGroup var options: WritingOptions
  @Option(
    help: ArgumentHelp(
      "Messages older than this: 400d. Default: what the workspace's retention says.",
      valueName: "AGE"))
  var olderThan: String?
  @Flag(help: "Say what would go, and change nothing.") var dryRun = false
  @Flag(help: "Write the file anew afterwards, as small as it can be; others wait meanwhile.")
  var compact = false

  func run() throws {
    try options.refuseNow()
    let session = try Session(options)
    let age = try age(session.workspace)
    let before = session.now.advanced(by: -age)
    guard before.milliseconds > 0 else {
      throw Failure(
        status: .usage,
        "--older-than \(olderThan ?? ""): that is before 1970; give a span such as 400d.")
    }
    if dryRun {
      let report = try session.reaching { try session.store.purgeable(before: before) }
      StandardOutput.line(report.words(before: session.time.words(before), session, done: false))
      return
    }
    try session.requireSupervisor(for: "deleting what customers wrote")
    let by: Actor = .agent(session.agent)
    let report = try session.reaching {
      try session.store.purge(
        before: before, by: by, act: session.freshActID(), now: session.now,
        progress: StandardError.progress)
    }
    StandardError.progress(nil)
    let isCompacted = compact || report.isCompacted
    if compact, !report.isCompacted { try session.reaching { try session.store.compact() } }
    StandardOutput.line(report.words(before: session.time.words(before), session, done: true))
    if report.messages > 0, !isCompacted {
      StandardError.say(
        "The store is large: pieces may lie in the slack of its pages until --compact.")
    }
  }

  private func age(_ workspace: Workspace) throws -> Int64 {
    guard let olderThan else {
      if let age = workspace.retention.bodies { return age }
      throw Failure(
        status: .usage,
        """
        How old is old? Give --older-than 400d, or write “retention: { bodies: 400d }” into the \
        workspace; --dry-run says first what would go.
        """)
    }
    guard let age = WrittenDuration.milliseconds(olderThan), age >= Retention.least else {
      throw Failure(
        status: .usage, "--older-than \(olderThan): give a span such as 400d, at least 1d.")
    }
    return age
  }
}

extension PurgeReport {
  fileprivate func words(before: String, _ session: Session, done: Bool) -> String {
    guard messages > 0 else { return "No words of messages are older than \(before)." }
    let verb = done ? "are gone for good" : "would go for good (nothing was changed)"
    let since = oldest.map { ", the oldest of \(session.time.words($0))" } ?? ""
    let what = Counted.words(messages, "message")
    let places = Counted.words(conversations, "conversation")
    return "The words of \(what) in \(places) \(verb)\(since)."
  }
}

extension StandardError {
  /// Progress in words, on a terminal; never stops anything.
  static func progress(_ progress: ImportProgress) -> Bool {
    let words =
      switch progress.phase {
      case .reading: "Reading"
      case .writing: "Writing"
      case .folding: "Folding"
      case .verifying: "Comparing"
      case .rebuilding: "Making anew"
      case .purging: "Deleting"
      }
    let share = progress.all.map { $0 > 0 ? " of \($0)" : "" } ?? ""
    StandardError.progress("\(words): \(progress.done)\(share)")
    return true
  }
}

import ArgumentParser
import Foundation
import Inbox
import InboxStore
import Terminal

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check store, terminal, clock and accounts.")
  @OptionGroup var options: WritingOptions
  @Flag(help: "Replay the journal against every table.") var verify = false
  @Flag(help: "Make every table anew from the journal; needs a supervisor.") var rebuild = false

  func run() throws {
    try options.refuseNow()
    let isConfigured = checkPreferences()
    checkTerminal()
    let session = try Session(options.choice, creating: false)
    var isSound = checkStore(session) && isConfigured
    checkAccounts(session)
    if rebuild { try makeAnew(session) }
    isSound = try checkMerges(session) && isSound
    if verify || rebuild { isSound = try compare(session) && isSound }
    guard isSound else {
      throw Failure(status: .refused, "Something is wrong; it is said above.")
    }
  }

  private func say(_ good: Bool, _ what: String) {
    StandardOutput.line("\(good ? "ok  " : "!!  ") \(what)")
  }

  /// A configuration that cannot be read is passed over by what can do without it.
  private func checkPreferences() -> Bool {
    let own = Directories.configurationFile
    guard let problem = Preferences.problem() else {
      let isThere = FileManager.default.fileExists(atPath: own)
      say(true, "config.yaml: \(own)\(isThere ? "" : " (none yet; gs in the inbox writes it)")")
      for warning in Preferences.rights { say(false, warning) }
      return Preferences.rights.isEmpty
    }
    for line in problem.split(separator: "\n") { say(false, Shown.line(String(line), limit: 4096)) }
    return false
  }

  private func checkTerminal() {
    let environment = Directories.environment
    let options = (try? Preferences.read())?.terminalOptions
    for finding in TerminalFindings.all(options ?? TerminalOptions(environment: environment)) {
      say(finding.isGood, Shown.line(finding.words, limit: 4096))
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
      .first { !$0.isEmpty }
    let isUTF8 = locale?.uppercased().replacingOccurrences(of: "-", with: "").contains("UTF8")
    say(
      isUTF8 == true,
      "locale: \(Shown.line(locale ?? "none"))\(isUTF8 == true ? "" : " (not UTF-8; C.UTF-8 is taken)")"
    )
    let colours = environment["COLORTERM"].map { "COLORTERM=\($0)" } ?? "256 colours or fewer"
    say(true, "colours: \(environment["NO_COLOR"] == nil ? Shown.line(colours) : "NO_COLOR")")
  }

  private func checkStore(_ session: Session) -> Bool {
    let store = session.store
    var isSound = true
    func check(_ good: Bool, _ what: String) {
      say(good, what)
      isSound = isSound && good
    }
    say(true, "store: \(store.paths.database)")
    for warning in store.warnings { say(false, warning) }
    if !store.mayWrite {
      check(false, "a newer Bellhop has moved this store on: this one only reads it")
    }
    checkReserve(store)
    say(
      true,
      "SQLite \(Store.libraryVersion): "
        + (store.usesGate
          ? "writes pass the gate (this version can corrupt a log without it)"
          : "needs no gate (the log's fault is mended in it)"))
    do {
      let settings = try store.settings()
      check(settings.writer == Settings.required, "settings of the store")
      for problem in try store.damages(quick: true) { check(false, problem) }
      let (now, latest) = (Session.clock(), try store.latestClock())
      check(
        (latest ?? now).since(now) <= StandingWarning.clockTolerance,
        "clock: it is \(session.time.words(now)) (\(session.time.zoneName))"
          + (latest.map { ", the store was last written \(session.time.words($0))" } ?? ""))
    } catch {
      check(false, "\(error)")
    }
    say(true, "who may write the file can do all: roles are courtesy on one file")
    return isSound
  }

  private func checkReserve(_ store: Store) {
    switch store.reserveState {
    case .kept(let bytes):
      say(true, "\(StandingWarning.size(bytes)) are kept beside the store for a full disk")
    case .notMade: say(true, "an open inbox will keep room beside the store for a full disk")
    case .none: say(true, "no room is kept for a full disk: the file system is small")
    case .short(let free):
      say(false, "the disk is nearly full (\(StandingWarning.size(free)) left): make room")
    }
  }

  private func checkAccounts(_ session: Session) {
    let mail = MailDelivery()
    for account in session.workspace.accounts {
      let name = "account \(account.id) (\(account.channel.name))"
      switch account.delivery {
      case .none: say(true, "\(name): replies stay queued (delivery: none)")
      case .loopback: say(true, "\(name): accepts everything, sends nothing (loopback)")
      case .sendmail:
        let isFine = mail.problem == nil
        say(isFine, "\(name): \(isFine ? "mail can leave" : "mail cannot leave, see below")")
      }
    }
    if let warning = mail.warning(for: session.workspace) { say(false, warning) }
  }

  private func makeAnew(_ session: Session) throws {
    try session.requireSupervisor(for: "making the tables anew")
    try session.reaching {
      try session.store.rebuild(
        by: session.agent, now: session.now, progress: StandardError.progress)
    }
    StandardError.progress(nil)
    say(true, "the tables were made anew from the journal")
  }

  /// Merges that did not bring along what keeps people from reading.
  private func checkMerges(_ session: Session) throws -> Bool {
    let found = try session.reaching {
      try session.store.unkeptMerges(mending: rebuild, now: session.now)
    }
    guard !found.isEmpty else { return true }
    let names = found.prefix(8).map(\.description).joined(separator: " ")
    let list = names + (found.count > 8 ? " …" : "")
    say(
      rebuild,
      rebuild
        ? "\(list): bear the tags now that restrict what was merged into them"
        : "\(list): hold merged words that a tag restricts, without the tag; --rebuild gives it to them"
    )
    return rebuild
  }

  private func compare(_ session: Session) throws -> Bool {
    let differences = try session.reaching {
      try session.store.verify(now: session.now, progress: StandardError.progress)
    }
    StandardError.progress(nil)
    for difference in differences { say(false, difference.description) }
    say(
      differences.isEmpty,
      differences.isEmpty
        ? "the journal and its tables agree"
        : "\(differences.count) places are not what the journal makes")
    return differences.isEmpty
  }
}

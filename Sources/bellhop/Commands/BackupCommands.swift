import ArgumentParser
import Inbox
import InboxStore

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the whole store into a new file, while others work.",
    discussion: "The copy sends nothing until `bellhop outbox thaw` says that it is the one.")
  @OptionGroup var options: WritingOptions
  @Argument(help: "The file to be made.") var file: String

  func run() throws {
    try options.refuseNow()
    try GivenFile.checkPlace(file)
    let session = try Session(options)
    do throws(StoreError) {
      try session.store.backup(to: file, now: session.now)
    } catch {
      if case .wrongUsage(let why) = error { throw Failure(status: .usage, "\(why).") }
      throw Failure(error)
    }
    StandardError.say("\(file) holds the store as it was at \(session.time.words(session.now)).")
  }
}

struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Make a store out of a backup, where none is.",
    discussion: """
      It never replaces a store: move the old one away first, or name another path with --store. \
      Nothing leaves the restored store until `bellhop outbox thaw`, for the one that the backup was \
      made of may still send.
      """)
  @OptionGroup var options: WritingOptions
  @Argument(help: "The backup.") var file: String

  func run() throws {
    try options.refuseNow()
    let path = try options.storePath
    try GivenFile.check(file)
    let store: Store
    do throws(StoreError) {
      store = try Store.restore(
        from: file, to: path, agent: options.actor ?? Session.login, now: Session.clock(),
        readWorkspace: WorkspaceText.value
      ) { workspace in
        let agent = try? Session.whoIsActing(named: options.actor, in: workspace)
        let role = agent.flatMap { workspace.role(of: $0) }
        return role == .supervisor ? nil : .nothingToDo("Only a supervisor of it may restore it.")
      }
    } catch {
      switch error {
      case .wrongUsage(let why): throw Failure(status: .usage, "\(why).")
      case .notAStore, .missing: throw Failure(status: .usage, error.description)
      default: throw Failure(error)
      }
    }
    let waiting = (try? store.outbox().count) ?? 0
    StandardError.say(
      "Restored to \(path). Nothing leaves it (\(waiting) in the outbox) until `bellhop outbox thaw`."
    )
  }
}

struct ThawOutbox: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "thaw", abstract: "Let a restored store send: no other copy of it does.")
  @OptionGroup var options: WritingOptions

  func run() throws {
    try options.refuseNow()
    let session = try Session(options)
    try session.requireSupervisor(for: "letting a restored store send")
    try session.reaching {
      guard try session.store.frozenSince() != nil else {
        throw StoreError.refused(.nothingToDo("The outbox is not frozen."))
      }
      try session.store.thaw(by: session.agent, now: session.now)
    }
    StandardError.say("Replies leave again.")
  }
}

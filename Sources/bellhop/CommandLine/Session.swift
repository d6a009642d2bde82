import Foundation
import Glibc
import Inbox
import InboxStore

/// A store that was opened for one command, and who is acting.
struct Session {
  let store: Store
  let workspace: Workspace
  let agent: AgentID
  /// The time of `--now`, or nil: the present.
  let asOf: Instant?
  /// Whether room is kept beside the store for a full disk.
  let keepsReserve: Bool

  /// On a store that is open already, and gone when the program ends.
  init(store: Store, workspace: Workspace, agent: AgentID) {
    self.store = store
    self.workspace = workspace
    self.agent = agent
    asOf = nil
    keepsReserve = false
  }

  /// Opens the store that the options name.
  ///
  /// - Throws: `Failure` with status 3 if the store cannot be opened, 2 if `--as` names nobody.
  init(_ options: some StoreOptions, creating: Bool = false) throws {
    // What it says of programs and keys is not in force: nobody is to find that out by surprise.
    if let problem = Preferences.problem() { StandardError.say(problem) }
    for warning in Preferences.rights { StandardError.say("Take care: \(warning).") }
    try self.init(options.choice, creating: creating)
  }

  /// The same for a choice that did not come through the parser.
  init(_ options: StoreChoice, creating: Bool) throws {
    let path = try options.storePath
    asOf = try options.instant
    keepsReserve = true
    do throws(StoreError) {
      store = try Store.open(
        path, create: creating, agent: options.actor ?? NSUserName(),
        trustsNetwork: Directories.environment["BELLHOP_NETWORK_DISK"] == "mine-alone",
        readWorkspace: WorkspaceText.value)
      workspace = try store.workspace()
      // Where an import of a workspace was broken off, its promises are applied to the rest.
      if store.mayWrite { try store.finishFolding(now: Session.clock()) }
    } catch {
      throw Failure(error)
    }
    agent = try Session.whoIsActing(named: options.actor, in: workspace)
  }

  /// `--as`, else the agent whose login is the Unix user. In a workspace without agents anybody
  /// acts, as supervisor.
  static func whoIsActing(named name: String?, in workspace: Workspace) throws -> AgentID {
    if workspace.agents.isEmpty { return AgentID(name ?? login) }
    if let name {
      guard let agent = workspace.agent(AgentID(name)) else {
        let known = workspace.agents.map(\.id.text).joined(separator: ", ")
        throw Failure(status: .usage, "--as \(name): the workspace knows \(known).")
      }
      return agent.id
    }
    guard let agent = workspace.agents.first(where: { $0.login == login }) else {
      let known = workspace.agents.map { "--as \($0.id)" }.joined(separator: ", ")
      throw Failure(
        status: .usage,
        "No agent of the workspace has the login “\(login)”; say who you are: \(known).")
    }
    return agent.id
  }

  /// The Unix user.
  static var login: String {
    getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "nobody"
  }

  /// The present, from the store's clock, or the time of `--now`.
  var now: Instant { asOf ?? Session.clock() }

  /// For an inbox that stays open: never before what the store has seen.
  var inboxClock: InboxClock { InboxClock(latest: try? store.latestClock()) }

  /// The host's clock.
  static func clock() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// The row of a conversation as this agent sees it.
  func row(_ id: ConversationID, named name: String) throws -> QueueRow {
    let rows = try reaching { () throws(StoreError) in
      try store.rows([id], agent: agent, now: now)
    }
    guard let row = rows.first else {
      throw Failure(.unknownConversation(name))
    }
    return row
  }

  /// The newest lines of a conversation, as many as a page of the command line shows.
  func page(_ id: ConversationID) throws -> ConversationPage {
    try reaching {
      try store.conversation(id, agent: agent, window: .latest(10_000), now: now, asOf: asOf)
    }
  }

  /// Importing and repairing need a supervisor once agents exist.
  func requireSupervisor(for what: String) throws {
    guard !workspace.agents.isEmpty, workspace.agent(agent)?.role != .supervisor else { return }
    throw Failure(status: .refused, "Only a supervisor may do that: \(what).")
  }

  func freshActID() -> ActID { ActID(UUID().uuidString.lowercased()) }

  /// An id for a message or a note; a message keeps it for ever, on every network.
  func freshMessageID() -> MessageID { MessageID(UUID().uuidString.lowercased()) }

  /// The conversation of `88121`, `#88121` or `ref:TEXT`.
  func find(_ name: String) throws -> (id: ConversationID, ref: ConversationRef) {
    let id = try reaching { try store.resolve(name) }
    return (id, try reaching { try store.ref(of: id) })
  }

  /// Whether it is written as a conversation is named: `65`, `#65`, `ref:TEXT`.
  static func namesConversation(_ name: String) -> Bool {
    name.hasPrefix("ref:") || Int64(name.hasPrefix("#") ? name.dropFirst() : name[...]) != nil
  }

  /// The same, refused where a tag keeps it from who asks.
  func findReadable(_ name: String) throws -> (id: ConversationID, ref: ConversationRef) {
    let found = try find(name)
    _ = try reaching {
      try store.conversation(found.id, agent: agent, window: .latest(1), now: now, asOf: asOf)
    }
    return found
  }

  /// A conversation as people name it; the importer's name where it has no number.
  func number(of ref: ConversationRef) -> String {
    (try? store.resolve("ref:\(ref.text)")).map(\.description) ?? "ref:\(ref.text)"
  }

  /// Runs a piece of work on the store, its errors turned into what the command ends with.
  func reaching<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch StoreError.refused(.merged(let into)) {
      throw Failure(status: .refused, "It was merged into \(number(of: into)); act there.")
    } catch let error as StoreError {
      let failure = Failure(error)
      throw Failure(status: failure.status, time.worded(failure.message))
    }
  }
}

extension Session {
  /// Does one act on every conversation named, each on its own; ends with 1 if any was refused, 4
  /// if somebody else was first.
  ///
  /// - Parameter done: Told after each one that was not refused.
  static func act(
    _ options: some StoreOptions, on names: [String], _ command: (Session) throws -> Command,
    done: (Session) -> Void = { _ in }
  ) throws {
    try options.refuseNow()
    let session = try Session(options)
    var worst: Failure?
    let act = session.freshActID()
    for name in names {
      do {
        let request = Request(
          act: act, by: .agent(session.agent), conversation: try session.find(name).ref,
          command: try command(session))
        let performed = try session.reaching {
          try session.store.perform(request, now: session.now)
        }
        session.tellRestrictions(of: performed)
        done(session)
      } catch let failure as Failure {
        let isOfThisOne = failure.status == .refused || failure.status == .collision
        guard isOfThisOne, names.count > 1 else { throw failure }
        StandardError.say("\(name): \(failure.message)")
        worst = worst?.status == .collision ? worst : failure
      }
    }
    if let worst {
      throw Failure(status: worst.status, "Nothing was written there; the rest is done.")
    }
  }

  /// Whom the act keeps from reading what they could read.
  func tellRestrictions(of performed: Performed) {
    for news in performed.restrictions { StandardError.say(news.words(in: workspace) + ".") }
  }

  static func act(
    _ options: some StoreOptions, on which: ConversationArguments, _ command: Command
  ) throws {
    try act(options, on: which.conversations) { _ in command }
  }
}

extension Failure {
  init(_ error: StoreError) {
    if case .refused(let refusal) = error {
      self.init(refusal)
    } else {
      self.init(status: .store, error.description)
    }
  }
}

import Foundation
import Inbox
import InboxStore
import Testing

@testable import bellhop

/// A small desk for the scenarios: three agents, a dozen conversations whose ages are told from
/// now, and a store that real programs open.
final class ScenarioDesk {
  let folder: TemporaryFolder
  let path: String
  let now: Instant
  private let store: Store
  private var messages = 0

  /// - Parameter hold: how long replies are held, as the workspace file spells it.
  /// - Parameter extra: More keys for the workspace file.
  init(hold: String = "10s", workspace extra: String = "") throws {
    folder = try TemporaryFolder()
    path = folder.path + "/inbox.db"
    now = Session.clock()
    store = try Store.open(path, create: true, agent: "test", readWorkspace: WorkspaceText.value)
    try store.importWorkspace(Self.workspace(hold: hold) + extra, by: nil, now: now)
    try tellTheDay()
  }

  /// Opens the inbox as an agent and waits for its list.
  func open(
    as agent: String = "maya", columns: Int = 120, rows: Int = 36, options: [String] = [],
    environment: [String: String] = [:]
  ) throws -> TerminalSession {
    let session = try TerminalSession(
      arguments(as: agent) + options, columns: columns, rows: rows, environment: environment)
    try session.wait(forText: "Lena Fischer")
    return session
  }

  func arguments(as agent: String = "maya") -> [String] {
    ["--store", path, "--as", agent]
  }

  /// Runs a command of the program on this desk's store.
  @discardableResult
  func run(_ command: String..., as agent: String = "maya", input: String? = nil) throws
    -> Program.Result
  {
    let result = try Program.run(command + arguments(as: agent), input: input)
    guard result.status == 0 else { throw Refused(words: result.errors) }
    return result
  }

  struct Refused: Error {
    let words: String
  }

  /// Makes another workspace the current one, while inboxes are open on it.
  func changeHold(to hold: String) throws {
    let file = try folder.write(Self.workspace(hold: hold), to: "workspace.yaml")
    try run("workspace", "import", file)
  }

  // MARK: - What happens

  /// A customer writes; the first time, that opens the conversation.
  func customer(
    _ customer: Customer, writes text: String, minutesAgo: Int64 = 0
  ) throws {
    var message = customer.message(.in, text)
    message.language = customer.language
    try append(
      .message(message), by: customer.actor, customer,
      at: minutesAgo == 0 ? Session.clock() : now.advanced(by: -minutesAgo * 60_000))
  }

  /// A mail arrives now: rules look at it, and expectations are told.
  func mailArrives(_ number: Int, from address: String, _ text: String) throws {
    let file = try folder.write(
      """
      From: Nora New <\(address)>
      To: care@acme.example
      Subject: Question \(number)
      Message-ID: <question-\(number)@customer.example>

      \(text)

      """, to: "mail-\(number).eml")
    try run("import", file, "--live")
  }

  /// An agent answered, or did something else, that long ago.
  func agent(
    _ agent: AgentID, _ what: Occurrence, of customer: Customer, minutesAgo: Int64
  ) throws {
    try append(what, by: .agent(agent), customer, at: now.advanced(by: -minutesAgo * 60_000))
  }

  private func append(
    _ what: Occurrence, by: Actor, _ customer: Customer, at: Instant
  ) throws {
    var what = what
    if case .message(var message) = what {
      messages += 1
      message.id = MessageID("m\(messages)")
      what = .message(message)
    }
    try store.append(
      [Event(at: at, conversation: customer.conversation, by: by, what: what)],
      now: Session.clock())
  }

  /// Where else a customer can be reached.
  func know(_ customer: Customer, identities: [Identity]) throws {
    let update = ContactUpdate(
      contact: ContactID(customer.actor.id), name: customer.name, identities: identities)
    try store.append(
      [Event(at: now, conversation: nil, by: .system, what: .contact(update))],
      now: Session.clock())
  }

  /// What was said in a customer's conversation by us, oldest first.
  func said(to customer: Customer) throws -> [Message] {
    let id = try store.resolve("ref:" + customer.conversation.text)
    return try store.conversation(
      id, agent: nil, window: .latest(100), now: Session.clock()
    ).entries.compactMap(\.event.message).filter { $0.direction == .out }
  }

  // MARK: - What stands in the store

  /// A row as `bellhop list --jsonl` writes it, as far as the scenarios look at it.
  struct Row: Decodable {
    let id: Int64
    let conversation: String
    let status: String
    let tier: Int
    let tags: [String]
    let assignee: String?
    let snippet: String
  }

  /// What a script sees of a customer's conversation, read by a process of its own.
  func row(of customer: Customer) throws -> Row {
    let query = "is:open OR is:pending OR is:snoozed OR is:resolved OR is:spam"
    let lines = try run("list", query, "--limit", "100", "--jsonl").output
    let rows = try lines.split(separator: "\n").map {
      try JSONDecoder().decode(Row.self, from: Data($0.utf8))
    }
    guard let row = rows.first(where: { $0.conversation == customer.conversation.text }) else {
      throw Refused(words: "\(customer.name) is not in the list")
    }
    return row
  }

  /// A reply on its way, as `bellhop outbox --json` writes it.
  struct Leaving: Decodable {
    let state: String
    let author: String
    let text: String
  }

  func outbox() throws -> [Leaving] {
    let text = try run("outbox", "list", "--json").output
    return try JSONDecoder().decode([Leaving].self, from: Data(text.utf8))
  }

  /// What is written and not sent yet.
  func draft(of agent: AgentID, for customer: Customer) throws -> String? {
    let id = try store.resolve("ref:" + customer.conversation.text)
    let page = try store.conversation(
      id, agent: agent, window: .latest(10), now: Session.clock())
    return page.reply?.text
  }

  /// As if nothing had been written yet.
  func forgetDraft(of agent: AgentID, for customer: Customer) throws {
    let id = try store.resolve("ref:" + customer.conversation.text)
    try store.saveDraft(nil, kind: .reply, of: agent, in: id, now: Session.clock())
  }

  /// The sign of life of an agent at a customer's conversation, as the store has it now.
  func presence(of agent: AgentID, at customer: Customer) throws -> Presence? {
    let id = try store.resolve("ref:" + customer.conversation.text)
    return try store.presence(now: Session.clock())[id]?.first { $0.agent == agent }
  }

  /// Processes that were started on this store and still run.
  func processes() throws -> [String] {
    try processIDs().map { "\($0)" }
  }

  func processIDs() throws -> [pid_t] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }
      .filter { process in
        let words = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
        let command = String(decoding: words, as: UTF8.self)
        return command.hasPrefix(Program.path) && command.contains(path)
      }.compactMap { pid_t($0) }
  }
}

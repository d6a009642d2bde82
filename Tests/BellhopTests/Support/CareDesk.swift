import Foundation
import Testing

/// A small desk on a store of its own: a workspace, a journal, and the commands on both.
struct CareDesk {
  let folder: TemporaryFolder
  var store: String { folder.path + "/inbox.db" }

  /// - Parameter extra: More lines for the journal.
  init(workspace: String = CareDesk.workspace, journal: [String] = CareDesk.journal) throws {
    folder = try TemporaryFolder()
    let file = try folder.write(workspace, to: "workspace.yaml")
    let lines = try folder.write(journal.joined(separator: "\n") + "\n", to: "journal.jsonl")
    try succeed(["workspace", "import", file])
    try succeed(["import", lines])
  }

  /// Runs a command on this desk's store.
  func run(
    _ arguments: [String], as agent: String = "maya", input: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Program.Result {
    try Program.run(
      arguments + ["--store", store, "--as", agent], input: input, environment: environment)
  }

  /// Runs a command that must end well, and returns what it printed.
  @discardableResult
  func succeed(
    _ arguments: [String], as agent: String = "maya", environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let result = try run(arguments, as: agent, environment: environment)
    #expect(
      result.status == 0, "\(arguments): \(result.errors)", sourceLocation: sourceLocation)
    return result.output
  }

  /// The rows of a listing as JSON objects.
  func rows(_ arguments: [String]) throws -> [[String: Any]] {
    try succeed(["list"] + arguments + ["--jsonl"]).split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  /// The one row of a conversation by the importer's id, whatever its status.
  func row(_ ref: String) throws -> [String: Any] {
    let all = try ["open", "pending", "snoozed", "resolved", "spam"].flatMap {
      try rows(["is:\($0)"])
    }
    return try #require(all.first { $0["conversation"] as? String == ref })
  }

  static let workspace = """
    workspace: Test Care
    timezone: Europe/Berlin
    language: en
    tiers:
      1: { name: FAQ, handled_by: [agent, senior, supervisor] }
      2: { name: Individual, handled_by: [agent, senior, supervisor] }
      3: { name: Priority, handled_by: [senior, supervisor] }
    sla:
      - { name: urgent, when: { tier: [3] }, first_response: 15m, next_response: 30m }
      - { name: usual, first_response: 2h, next_response: 4h }
    agents:
      - { id: maya, name: Maya, role: supervisor, email: maya@care.example }
      - { id: priya, name: Priya, role: senior }
      - { id: tom, name: Tom, role: agent }
    teams:
      billing: { members: [maya, tom] }
    accounts:
      - { id: care-mail, channel: email, address: care@care.example, delivery: sendmail }
      - { id: care-chat, channel: webchat, delivery: loopback }
      - { id: care-x, channel: x, handle: "@care", delivery: loopback }
    send: { hold: 10s, then: pending }
    saved_replies:
      - shortcut: rdc
        title: "Refund: double charge"
        tags: [refund]
        bodies:
          en: |
            Hi {{contact.first_name|there}}, order {{order}} was paid once.
        then: { tag: [refund] }
    """

  static let journal = [
    message(
      "c1", "m1", "2026-11-20T09:00:00.000Z", "ann@home.example", "Ann Lee", "email",
      "care-mail", "email", "Charged twice for my order, please help.", subject: "Charged twice"),
    message(
      "c2", "m2", "2026-11-20T09:05:00.000Z", "guest-7", "Jon", "webchat", "care-chat",
      "chat", "Is anybody there?"),
    message(
      "c3", "m3", "2026-11-20T08:00:00.000Z", "eleni", "Ελένη", "webchat", "care-chat",
      "chat", "Πού είναι το τιμολόγιο;"),
    message(
      "c4", "m4", "2026-11-20T10:00:00.000Z", "@dora", "Dora", "x", "care-x", "mention",
      "@care my parcel is late"),
    message(
      "c5", "m5", "2026-11-20T10:30:00.000Z", "sato", "佐藤", "webchat", "care-chat", "chat",
      "返金をお願いします"),
  ]

  /// A customer's message as a line of the journal.
  static func message(
    _ conversation: String, _ id: String, _ at: String, _ contact: String, _ name: String,
    _ channel: String, _ account: String, _ kind: String, _ text: String, subject: String? = nil
  ) -> String {
    let subject = subject.map { ",\"subject\":\"\($0)\"" } ?? ""
    return """
      {"v":1,"at":"\(at)","type":"message","conversation":"\(conversation)",\
      "by":{"kind":"customer","id":"\(contact)","name":"\(name)"},"id":"\(id)",\
      "channel":"\(channel)","account":"\(account)","kind":"\(kind)","direction":"in",\
      "text":"\(text)"\(subject)}
      """
  }
}

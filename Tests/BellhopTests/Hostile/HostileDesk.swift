import Foundation
import Inbox
import InboxStore
import TestSupport

@testable import bellhop

/// One attack of the corpus.
struct HostileRecord {
  let name: String
  let payload: String
  /// Harmless words at both ends of it that must stay readable.
  let first: String
  let last: String
  /// False where the attack may swallow them.
  let isVisible: Bool

  static func all() throws -> [HostileRecord] {
    try SharedMaterial.lines("fixtures/hostile/escape/escape.jsonl").map { record in
      let sentinels = record["sentinels"] as? [String] ?? []
      return HostileRecord(
        name: record["id"] as? String ?? "",
        payload: String(decoding: SharedMaterial.bytes(record["bytes_b64"]), as: UTF8.self),
        first: sentinels.first ?? "", last: sentinels.last ?? "",
        isVisible: record["visible_sentinels"] as? Bool == true && sentinels.count == 2)
    }
  }
}

/// A store in which everything that people wrote is an attack: names, handles, subjects, texts,
/// attachments, tags, notes, what is known of the customers, and the saved replies.
final class HostileDesk {
  /// Stands in every message, to be searched for.
  static let word = "needle"

  let folder: TemporaryFolder
  let store: Store
  private let now = Session.clock()
  var path: String { folder.path + "/inbox.db" }

  init(_ records: [HostileRecord]) throws {
    folder = try TemporaryFolder()
    store = try Store.open(
      folder.path + "/inbox.db", create: true, agent: "test", readWorkspace: WorkspaceText.value)
    try store.importWorkspace(Self.workspace(records), by: nil, now: now)
    for (place, record) in records.enumerated() {
      try store.append(lines(place, record), now: now)
    }
  }

  /// The number that stands in a conversation's header.
  func number(_ place: Int) throws -> Int64 {
    try store.resolve("ref:attack-\(place)").number
  }

  /// In the order of the corpus: who comes first has waited longest.
  private func lines(_ place: Int, _ record: HostileRecord) -> [Event] {
    let text = record.payload
    let at = now.advanced(by: -3_600_000 + Int64(place) * 1000)
    let ref = ConversationRef("attack-\(place)")
    let contact = ContactID("eve-\(place)")
    let message = Message(
      id: MessageID("m\(place)"), channel: .email, account: "care-mail", kind: .email,
      direction: .in, text: text + "\n" + Self.word, subject: text,
      attachments: [Attachment(name: text, mediaType: text, bytes: 7)])
    return [
      Event(
        at: at, conversation: nil, by: nil,
        what: .contact(
          ContactUpdate(
            contact: contact, name: text, bio: text, segment: text,
            fields: [JSONMember(text, .string(text))]))),
      Event(
        at: at, conversation: ref,
        by: Actor(kind: .customer, id: contact.text, name: text, handle: text),
        what: .message(message)),
      Event(at: at, conversation: ref, by: .agent("maya"), what: .tag(text)),
      Event(
        at: at, conversation: ref, by: .agent("maya"),
        what: .note(Note(id: MessageID("n\(place)"), text: text))),
    ]
  }

  // MARK: - What happens later

  /// What Maya has written and not sent is the attack.
  func putDraft(_ place: Int, _ record: HostileRecord) throws {
    try store.saveDraft(
      Draft(kind: .reply, text: record.payload, cursor: 0), kind: .reply, of: "maya",
      in: try store.resolve("ref:attack-\(place)"), now: Session.clock())
  }

  /// The customer of the attack writes it once more, now.
  func customerWrites(_ place: Int, _ record: HostileRecord) throws {
    let message = Message(
      id: MessageID("later-\(place)-\(Session.clock().milliseconds)"), channel: .email,
      account: "care-mail", kind: .email, direction: .in, text: record.payload)
    try store.append(
      [
        Event(
          at: Session.clock(), conversation: ConversationRef("attack-\(place)"),
          by: Actor(kind: .customer, id: "eve-\(place)", name: record.payload),
          what: .message(message))
      ], now: Session.clock())
  }

  /// Replies that nobody delivers, so that they stay in the outbox; the customers wait shorter than
  /// all others.
  func queueReplies(_ places: [Int], _ records: [HostileRecord]) throws {
    for place in places {
      let ref = "queued-\(place)"
      let message = Message(
        id: MessageID(ref), channel: .webchat, account: "care-chat", kind: .chat, direction: .in,
        text: "Hello")
      try store.append(
        [
          Event(
            at: now, conversation: ConversationRef(ref),
            by: Actor(kind: .customer, id: ref, name: records[place].payload),
            what: .message(message))
        ], now: now)
      let file = try folder.write(records[place].payload, to: "reply-\(place)")
      let sent = try Program.run(
        ["reply", "ref:\(ref)", "--file", file, "--store", path, "--as", "maya"])
      guard sent.status == 0 else { throw ScenarioDesk.Refused(words: sent.errors) }
    }
  }

  /// The network refuses the reply that has waited longest, in the words of the reply, which are
  /// returned.
  func refuseReply() throws -> String {
    let right = try store.deliveryRight(of: "care-chat")
    defer { withExtendedLifetime(right) {} }
    // Another delivery than the workspace has: no program of ours takes it away meanwhile.
    let account = Account(id: "care-chat", channel: .webchat, delivery: .sendmail)
    while true {
      guard let entry = try store.claimDue(account: account, now: Session.clock()) else {
        usleep(50_000)
        continue
      }
      let text = entry.reply.text
      _ = try store.settle(
        entry.id, attempt: entry.attempt, .failed(text), at: Session.clock())
      return text
    }
  }

  /// Somebody who is called like the attack would keep it as a saved reply.
  func propose(_ place: Int, _ record: HostileRecord) throws {
    try store.propose(
      SavedReplyProposal(
        id: "proposal-\(place)", by: AgentID("e\(place)"), at: Session.clock(), conversation: nil,
        reply: SavedReply(
          shortcut: "proposed-\(place)", title: record.payload,
          bodies: ["en": record.payload])), now: Session.clock())
  }

  /// A zone in which it is neither early nor late now: what came an hour ago came today.
  private static var zone: String {
    let hour = Session.clock().milliseconds / 3_600_000 % 24
    return (6..<18).contains(hour) ? "UTC" : "Asia/Tokyo"
  }

  private static func workspace(_ records: [HostileRecord]) -> String {
    let replies = records.enumerated().map { place, record in
      """
        - shortcut: s\(place)
          title: \(quoted(record.payload))
          bodies: { en: \(quoted(record.payload)) }

      """
    }
    let people = records.enumerated().map { place, record in
      "  - { id: e\(place), name: \(quoted(record.payload)), role: agent }"
    }
    return """
      workspace: \(quoted(records.first?.payload ?? "Attacked"))
      timezone: \(zone)
      language: en
      tiers:
        1: { name: FAQ, handled_by: [agent, senior, supervisor] }
      sla:
        - { name: default, first_response: 5h, next_response: 20h }
      agents:
        - { id: maya, name: Maya, role: supervisor }
      \(people.joined(separator: "\n"))
      teams:
        \(quoted(records.first?.payload ?? "team")): { members: [maya] }
      accounts:
        - { id: care-mail, channel: email, address: care@acme.example, delivery: loopback }
        - { id: care-chat, channel: webchat, handle: \(quoted(records.last?.payload ?? "chat")) }
      send: { hold: 10s }
      saved_replies:

      """ + replies.joined()
  }

  /// A double-quoted scalar of YAML in plain ASCII.
  private static func quoted(_ text: String) -> String {
    "\""
      + text.unicodeScalars.map { scalar in
        switch scalar {
        case "\"", "\\": "\\\(scalar)"
        case " "..."~": "\(scalar)"
        default: "\\U" + String(format: "%08x", scalar.value)
        }
      }.joined() + "\""
  }
}

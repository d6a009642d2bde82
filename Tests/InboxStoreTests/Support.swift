import Foundation
import Inbox
import InboxStore
import Testing

/// A store in a directory of its own that goes with the test.
final class Desk {
  let directory: String
  let store: Store

  init(_ workspace: Workspace = .desk) throws {
    directory =
      FileManager.default.temporaryDirectory.path + "/bellhop-store-" + UUID().uuidString
    store = try Store.open("\(directory)/inbox.db", create: true, agent: "test") {
      (_) throws(StoreError) in workspace
    }
    try store.importWorkspace("desk", by: nil, now: morning)
  }

  /// A second handle on the same file, as another process would have.
  func another(_ workspace: Workspace = .desk) throws -> Store {
    try Store.open(store.paths.database, create: false, agent: "other") {
      (_) throws(StoreError) in workspace
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: directory)
  }
}

extension Workspace {
  /// Two agents, a promise, one account that delivers.
  static var desk: Workspace {
    var workspace = Workspace(name: "Acme Care")
    workspace.agents = [
      Agent(id: "maya", name: "Maya", role: .supervisor),
      Agent(id: "tom", name: "Tom", role: .senior),
    ]
    workspace.teams = [Team(id: "billing", members: ["maya", "tom"])]
    workspace.accounts = [
      Account(
        id: "care", channel: .email, address: "care@acme.example", delivery: .loopback)
    ]
    workspace.policies = [
      ServicePolicy(
        name: "priority", when: ServicePolicy.Condition(tiers: [.three]),
        firstResponse: 900_000, nextResponse: 1_800_000, resolution: 14_400_000),
      ServicePolicy(
        name: "default", firstResponse: 7_200_000, nextResponse: 14_400_000,
        resolution: 86_400_000),
    ]
    return workspace
  }
}

/// 2026-11-20 09:00 UTC, a Friday.
let morning = Instant(milliseconds: 1_795_165_200_000)

extension Instant {
  static func + (at: Instant, minutes: Int64) -> Instant { at.advanced(by: minutes * 60_000) }
}

func inbound(
  _ ref: ConversationRef, _ id: MessageID, at: Instant, _ text: String = "Where is my order?",
  from: String = "ann@customer.example", name: String? = "Ann", channel: Channel = .email
) -> Event {
  Event(
    at: at, conversation: ref,
    by: Actor(kind: .customer, id: from, name: name, handle: from),
    what: .message(
      Message(
        id: id, channel: channel, account: "care", kind: .email, direction: .in, text: text)))
}

func request(
  _ command: Command, _ ref: ConversationRef, by agent: AgentID = "maya", act: ActID
) -> Request {
  Request(act: act, by: .agent(agent), conversation: ref, command: command)
}

func reply(
  _ id: MessageID, seen: Int64?, hold: Int64 = 0, _ text: String = "It is on its way."
) -> Reply {
  Reply(id: id, text: text, audience: .private, seenVersion: seen, holdMilliseconds: hold)
}

/// The panel's figures, read once.
func liveFigures(of store: Store, agent: AgentID?, now: Instant) throws -> LiveFigures {
  var reader = LiveFiguresReader(store: store, agent: agent)
  return try reader.read(now: now)
}

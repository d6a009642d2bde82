import Foundation
import Inbox
import InboxStore
import Testing
import TestSupport

/// What the store costs at the size of a company; run with `BELLHOP_SPEED=messages` in release.
@Suite(
  "How fast the store is",
  .enabled(
    if: ProcessInfo.processInfo.environment["BELLHOP_SPEED"] != nil,
    "a measurement, not a test: set BELLHOP_SPEED to a number of messages"))
struct SpeedTests {
  private func measure<Result>(
    _ what: String, _ count: Int = 1, _ body: () throws -> Result
  ) rethrows -> Result {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try body()
    let time = clock.now - start
    let seconds =
      Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    print(
      "speed: \(what): \(Int(seconds * 1_000_000 / Double(count))) µs each,",
      "\(Int(Double(count) / seconds)) a second")
    return result
  }

  @Test func all() throws {
    let count = Int(ProcessInfo.processInfo.environment["BELLHOP_SPEED"] ?? "") ?? 100_000
    let desk = try Desk()
    let store = desk.store
    var at = morning
    var made = 0
    var random = SeededGenerator(seed: 1)
    let words = (0..<5000).map { "word\($0)" }
    func text() -> String {
      (0..<20).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
    }
    func lines(_ limit: Int) -> [Event] {
      (0..<limit).map { _ in
        made += 1
        at = at.advanced(by: 700)
        let ref = ConversationRef("c\((made / 500) * 100 + made % 100)")
        if made % 5 == 4 {
          return Event(
            at: at, conversation: ref, by: .agent("maya"),
            what: .message(
              Message(
                id: MessageID("m\(made)"), channel: .email, account: "care", kind: .email,
                direction: .out, text: text())))
        }
        return inbound(
          ref, MessageID("m\(made)"), at: at, text(), from: "p\(made % 1000)@customer.example")
      }
    }
    let batches = (0..<(count / 500)).map { _ in lines(500) }
    let now = at
    try measure("append in batches of 500", count) {
      for batch in batches { try store.append(batch, now: now) }
    }
    try measure("append one", 200) {
      for line in lines(200) { try store.append([line], now: at) }
    }
    let big = (0..<20_000).map { number in
      inbound("big", MessageID("b\(number)"), at: at + Int64(number), "Line \(number)")
    }
    try store.append(big, now: at + 30_000)
    let end = at + 30_000
    let id = try store.resolve("ref:big")
    try measure("open a conversation of 20,000", 20) {
      for _ in 0..<20 {
        _ = try store.conversation(id, agent: "maya", window: .latest(100), now: end)
      }
    }
    for query in ["", "assignee:none", "tier:1", "is:breached", "word77", "is:unread"] {
      let parsed = try Query(parsing: query)
      for (name, anchor) in [("first", QueueRequest.Anchor.first), ("last", .last)] {
        try measure("queue “\(query)” \(name)", 5) {
          for _ in 0..<5 {
            _ = try store.queue(
              QueueRequest(query: parsed, anchor: anchor, limit: 50, agent: "maya"), now: end)
          }
        }
      }
    }
    try measure("search one word", 5) {
      for _ in 0..<5 {
        _ = try store.search(try Query(parsing: "word77"), agent: nil, limit: 50, now: end)
      }
    }
    try measure("figures", 5) {
      for _ in 0..<5 { _ = try liveFigures(of: store, agent: "maya", now: end) }
    }
    try measure("tag and untag", 100) {
      for number in 0..<50 {
        try store.perform(
          request(.tag(["a"]), "c1", act: ActID("t\(number)")), now: end + Int64(number))
        try store.perform(
          request(.untag(["a"]), "c1", act: ActID("u\(number)")), now: end + Int64(number))
      }
    }
    try bulk(store, now: end)
    try measure("fold every conversation, lines", made + 20_000) {
      try store.eachConversation(upTo: end) { _ in true }
    }
  }

  /// Acts on many, in portions as the screens hand them over.
  private func bulk(_ store: Store, now: Instant) throws {
    let places = try measure("places of all, up to 10,000") {
      try store.places(
        QueuePlacesRequest(query: .all, limit: 10_000, agent: "maya"), now: now)
    }
    var bulk = Bulk(
      act: "bulk", by: "maya", command: .resolve(reason: "outage"),
      conversations: places.map(\.conversation), view: .all)
    let count = places.count
    try measure("plan \(count)", count) {
      for part in bulk.portions(of: 500) { _ = try store.plan(part, now: now) }
    }
    try measure("resolve \(count)", count) {
      for part in bulk.portions(of: 100) { _ = try store.perform(part, now: now) }
    }
    bulk.command = .undo("bulk")
    bulk.act = "bulk-back"
    bulk.view = nil
    try measure("undo \(count)", count) {
      for part in bulk.portions(of: 100) { _ = try store.perform(part, now: now) }
    }
  }
}

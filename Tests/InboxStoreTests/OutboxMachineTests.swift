import Inbox
import InboxStore
import Testing
import TestSupport

/// The outbox driven at random, beside a model that knows only what was promised.
@Suite("Whatever happens to the outbox")
struct OutboxMachineTests {
  private let care = Workspace.desk.accounts[0]

  /// What the world outside knows of each message.
  private struct World {
    var sent: [MessageID: Int] = [:]
    var inDoubt: Set<MessageID> = []
    var gone: Set<MessageID> = []
    var claim: (id: MessageID, attempt: Int)?
  }

  @Test(
    "no message is sent twice, none is lost, none in doubt leaves",
    arguments: 1...10 as ClosedRange<UInt64>)
  func random(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let desk = try Desk()
    let store = desk.store
    var world = World()
    var written: Set<MessageID> = []
    var at = morning
    for number in 0..<3 {
      try store.append([inbound(ConversationRef("c\(number)"), "in", at: at)], now: at)
    }
    for step in 0..<150 {
      at = at.advanced(by: Int64.random(in: 1...20_000, using: &random))
      let ref = ConversationRef("c\(Int.random(in: 0..<3, using: &random))")
      switch Int.random(in: 0..<11, using: &random) {
      case 0..<3:
        let id = MessageID("r\(step)")
        let hold = Int64.random(in: 0...30_000, using: &random)
        let author: AgentID = ["maya", "tom"].randomElement(using: &random) ?? "tom"
        let givenBack = try store.outbox().filter {
          $0.ref == ref && $0.author == author && [.stopped, .failed].contains($0.state)
        }
        let done = try? store.perform(
          request(
            .reply(reply(id, seen: nil, hold: hold, "Text \(step)")), ref, by: author,
            act: ActID("a\(step)")), now: at)
        if done != nil {
          written.insert(id)
          world.gone.formUnion(givenBack.map(\.id))
        }
      case 3:
        try store.append([inbound(ref, MessageID("i\(step)"), at: at)], now: at)
      case 4, 5, 6:
        if world.claim == nil { try claim(&world, store, at) }
      case 7, 8:
        try settle(&world, store, at, &random)
      case 9:
        if let entry = try store.outbox().randomElement(using: &random) {
          try change(entry, &world, &written, store, at, step)
        }
      default:
        // The worker dies: what it was sending is in doubt.
        world.claim = nil
        world.inDoubt.formUnion(try store.adoptAbandoned(account: "care", now: at).map(\.id))
      }
      try check(world, written, store)
    }
  }

  private func claim(_ world: inout World, _ store: Store, _ at: Instant) throws {
    guard let entry = try store.claimDue(account: care, now: at) else { return }
    #expect(!world.inDoubt.contains(entry.id))
    #expect(world.sent[entry.id] == nil)
    #expect(entry.leavesAt <= at)
    world.claim = (entry.id, entry.attempt)
  }

  private func settle(
    _ world: inout World, _ store: Store, _ at: Instant, _ random: inout SeededGenerator
  ) throws {
    guard let claim = world.claim else { return }
    world.claim = nil
    let outcomes: [AttemptOutcome] = [
      .accepted, .failed("no"), .notTaken("busy", retryAt: at + 1), .unknown("cut off"),
    ]
    let outcome = outcomes.randomElement(using: &random) ?? .accepted
    _ = try store.settle(claim.id, attempt: claim.attempt, outcome, at: at)
    if outcome == .accepted { world.sent[claim.id, default: 0] += 1 }
    if case .unknown = outcome { world.inDoubt.insert(claim.id) }
    // The same answer again, or a late one, changes nothing.
    #expect(throws: StoreError.self) {
      try store.settle(claim.id, attempt: claim.attempt, .accepted, at: at)
    }
  }

  private func change(
    _ entry: OutboxEntry, _ world: inout World, _ written: inout Set<MessageID>, _ store: Store,
    _ at: Instant, _ step: Int
  ) throws {
    switch entry.state {
    case .sending:
      #expect(throws: StoreError.refused(.alreadySent)) { try store.cancel(entry.id, now: at) }
    case .unknown:
      #expect(throws: StoreError.refused(.alreadySent)) { try store.cancel(entry.id, now: at) }
      _ = try store.settleUnknown(entry.id, wasTaken: true, at: at)
      world.inDoubt.remove(entry.id)
      world.sent[entry.id, default: 0] += 1
    case .failed:
      let again = try? store.retry(entry.id, as: MessageID("again\(step)"), by: "tom", now: at)
      if let again {
        world.gone.insert(entry.id)
        written.insert(again.id)
      }
    case .held, .queued, .stopped:
      _ = try store.cancel(entry.id, now: at)
      world.gone.insert(entry.id)
      let page = try store.conversation(
        entry.conversation, agent: entry.author, window: .latest(1), now: at)
      #expect(page.reply?.text.contains(entry.reply.text) == true)
    }
  }

  private func check(_ world: World, _ written: Set<MessageID>, _ store: Store) throws {
    let entries = try store.outbox()
    let present = Set(entries.map(\.id))
    #expect(present.count == entries.count)
    #expect(world.sent.values.allSatisfy { $0 == 1 })
    #expect(present.isDisjoint(with: world.sent.keys))
    #expect(Set(entries.filter { $0.state == .unknown }.map(\.id)) == world.inDoubt)
    #expect(written == present.union(world.sent.keys).union(world.gone))
    #expect(Set(entries.map { "\($0.conversation) \($0.version)" }).count == entries.count)
  }
}

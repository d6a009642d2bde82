import Inbox
import TestSupport
import Testing

@testable import InboxStore

/// The host's clock is set while people work: nothing that was done goes back behind what it answers,
/// and no promise moves.
///
/// Negative control: let `Connection.steady` answer `now`: what was resolved is open again, and the
/// times of the journal go back.
@Suite("A clock that is set")
struct ClockTests {
  private let hour: Int64 = 3_600_000

  /// The times of the lines in the order in which they were written.
  private func times(_ desk: Desk) throws -> [Int64] {
    try desk.store.read { connection in
      try connection.rows("SELECT at FROM event ORDER BY seq") { $0.integer(0) }
    }
  }

  private func conversation(_ desk: Desk, _ ref: String, at now: Instant) throws -> Conversation {
    let id = try desk.store.resolve("ref:\(ref)")
    return try #require(try desk.store.rows([id], agent: nil, now: now).first).conversation
  }

  @Test("back by an hour: an answer and a resolve stay behind the message that they answer")
  func back() throws {
    let desk = try Desk()
    try desk.store.append([inbound("a", "m1", at: morning)], as: .new, now: morning)
    let before = try conversation(desk, "a", at: morning)
    let due = try #require(before.decidingTarget?.due)
    let early = morning.advanced(by: -hour)
    try desk.store.perform(request(.tag(["x"]), "a", act: "1"), now: early)
    #expect(try conversation(desk, "a", at: early).decidingTarget?.due == due)

    let sent = try desk.store.perform(
      request(.reply(reply("r1", seen: nil)), "a", act: "2"), now: early + 1)
    let account = try #require(Workspace.desk.accounts.first)
    // Held by nothing, it is due at the store's time, which a program that stays has reached too.
    let entry = try #require(try desk.store.claimDue(account: account, now: morning))
    #expect(entry.id == sent.outbox?.id)
    let settled = try desk.store.settle(
      entry.id, attempt: entry.attempt, .accepted, at: early + 2)
    #expect(settled.events.first?.at == morning)
    try desk.store.perform(request(.resolve(reason: nil), "a", act: "3"), now: early + 3)

    #expect(try conversation(desk, "a", at: morning).status == .resolved)
    #expect(try times(desk).allSatisfy { $0 >= morning.milliseconds })
    #expect(try times(desk) == times(desk).sorted())
    #expect(try desk.store.verify(now: morning + 1) == [])
    #expect(try desk.store.latestClock() == morning)
  }

  @Test("forwards by an hour and back: no promise moves, and time goes on when it has caught up")
  func forwardsAndBack() throws {
    let desk = try Desk()
    try desk.store.append([inbound("a", "m1", at: morning)], as: .new, now: morning)
    let due = try #require(try conversation(desk, "a", at: morning).decidingTarget?.due)
    let wrong = morning.advanced(by: hour)
    try desk.store.perform(request(.tag(["x"]), "a", act: "1"), now: wrong)
    #expect(try conversation(desk, "a", at: wrong).decidingTarget?.due == due)
    try desk.store.perform(request(.tag(["y"]), "a", act: "2"), now: morning + 1)
    #expect(try conversation(desk, "a", at: morning + 1).decidingTarget?.due == due)
    #expect(try conversation(desk, "a", at: morning + 1).tags == ["x", "y"])
    let after = wrong.advanced(by: 1)
    try desk.store.perform(request(.tag(["z"]), "a", act: "3"), now: after)
    #expect(
      try times(desk)
        == [morning, wrong, wrong, after].map(\.milliseconds))
    #expect(try desk.store.verify(now: after) == [])
  }

  @Test("by more than a day: who set it right is believed")
  func days() throws {
    let desk = try Desk()
    let wrong = morning.advanced(by: 48 * hour)
    try desk.store.append([inbound("a", "m1", at: morning)], as: .new, now: wrong)
    try desk.store.perform(request(.tag(["x"]), "a", act: "1"), now: morning + 1)
    #expect(try times(desk).last == (morning + 1).milliseconds)
    #expect(try desk.store.latestClock() == morning + 1)
  }

  @Test("anyhow, act after act: every promise is what it is with a clock that nobody sets")
  func random() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<6 {
      let (set, steady) = (try Desk(), try Desk())
      var (now, shift) = (morning, Int64(0))
      for number in 0..<60 {
        now = now.advanced(by: Int64.random(in: 0...600_000, using: &random))
        if number >= 5, Int.random(in: 0..<5, using: &random) == 0 {
          shift = Int64.random(in: -hour...hour, using: &random)
        }
        let ref = ConversationRef("c\(Int.random(in: 0..<5, using: &random))")
        let isArrival = number < 5 || Int.random(in: 0..<3, using: &random) == 0
        let own = number < 5 ? ConversationRef("c\(number)") : ref
        for (desk, clock) in [(set, now.advanced(by: shift)), (steady, now)] {
          if isArrival {
            // When it was sent the network says.
            try desk.store.append(
              [inbound(own, MessageID("m\(number)"), at: now)], as: .new, now: clock)
          } else {
            try desk.store.perform(
              request(.tag(["t\(number)"]), own, act: ActID("\(number)")), now: clock)
          }
        }
      }
      // By then every line counts, also those of customers whose clock was ahead of ours.
      let end = now.advanced(by: 2 * hour)
      for desk in [set, steady] { _ = try desk.store.wakeDue(now: end) }
      for number in 0..<5 {
        let ours = try conversation(set, "c\(number)", at: end)
        let theirs = try conversation(steady, "c\(number)", at: end)
        #expect(ours.decidingTarget?.due == theirs.decidingTarget?.due)
        #expect(ours.decidingTarget?.kind == theirs.decidingTarget?.kind)
      }
      #expect(try set.store.verify(now: end) == [])
    }
  }

  @Test("looking leaves no mark: it would wake those who look")
  func looking() throws {
    let desk = try Desk()
    try desk.store.append([inbound("a", "m1", at: morning)], as: .new, now: morning)
    try desk.store.perform(
      request(.reply(reply("r1", seen: nil, hold: 10_000)), "a", act: "1"), now: morning)
    let clock = try desk.store.latestClock()
    let version = try desk.store.dataVersion()
    _ = try desk.store.stopOvertaken(now: morning + 1)
    _ = try desk.store.wakeDue(now: morning + 1)
    #expect(try desk.store.latestClock() == clock)
    #expect(try desk.store.dataVersion() == version)
  }
}

import Foundation
import Inbox
import InboxStore
import Testing

@Suite("Surveys are asked once and answered where they were asked")
struct SurveyTests {
  private static let minute: Int64 = 60_000
  private static let day: Int64 = 86_400_000

  private static var workspace: Workspace {
    var workspace = Workspace.desk
    workspace.agents.append(Agent(id: "lea", name: "Lea", role: .supervisor))
    workspace.teams.append(Team(id: "seniors", members: ["tom", "lea"]))
    workspace.surveys.csat = Surveys.Satisfaction(
      delayMilliseconds: 10 * minute, lowScore: 3, followUpTeam: "seniors",
      followUpTags: ["low-csat"])
    return workspace
  }

  /// Somebody wrote, tom answered a minute later, and it was resolved two minutes later.
  private func resolved(
    _ desk: Desk, _ ref: ConversationRef = "c1", at: Instant = morning,
    from: String = "ann@customer.example", channel: Channel = .email,
    kind: ConversationKind = .email
  ) throws {
    var first = inbound(ref, MessageID("\(ref)-in"), at: at, from: from, channel: channel)
    if case .message(var message) = first.what {
      message.kind = kind
      message.isPublic = kind == .mention ? true : nil
      first.what = .message(message)
    }
    try desk.store.append(
      [first, said(ref, MessageID("\(ref)-out"), at: at + 1, channel: channel, kind: kind)],
      as: .new, now: at + 1)
    try desk.store.perform(
      request(.assign(Assignment(agent: .to("tom"))), ref, act: ActID("\(ref) his")), now: at + 2)
    try desk.store.perform(
      request(.resolve(reason: nil), ref, by: "tom", act: ActID("\(ref) done")), now: at + 2)
  }

  /// What tom said.
  private func said(
    _ ref: ConversationRef, _ id: MessageID, at: Instant, channel: Channel = .email,
    kind: ConversationKind = .email
  ) -> Event {
    Event(
      at: at, conversation: ref, by: .agent("tom"),
      what: .message(
        Message(
          id: id, channel: channel, account: "care", kind: kind, direction: .out,
          text: "It is on its way.")))
  }

  private func deliver(_ store: Store, at: Instant) throws {
    let account = try #require(Self.workspace.accounts.first)
    while let entry = try store.claimDue(account: account, now: at) {
      _ = try store.settle(entry.id, attempt: entry.attempt, .accepted, at: at)
    }
  }

  /// Asked and sent twelve minutes after it began.
  private func asked(_ desk: Desk) throws {
    try resolved(desk)
    #expect(try desk.store.askDue(now: morning + 12).count == 1)
    try deliver(desk.store, at: morning + 12)
  }

  private func conversation(_ desk: Desk, _ ref: String = "c1") throws -> Conversation {
    let id = try desk.store.resolve("ref:\(ref)")
    return try #require(try desk.store.rows([id], agent: nil, now: morning + 600).first)
      .conversation
  }

  private func lines(_ desk: Desk, _ type: String) throws -> [String] {
    var bytes: [UInt8] = []
    try desk.store.export(now: morning.advanced(by: 4000 * Self.day)) {
      (part) throws(StoreError) in
      bytes += part
      return true
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { $0.contains(#""type":"\#(type)""#) }
  }

  @Test("after the delay, by the outbox; a bare answer reopens nothing and starts no clock")
  func whole() throws {
    let desk = try Desk(Self.workspace)
    try resolved(desk)
    #expect(try desk.store.askDue(now: morning + 11).isEmpty)
    #expect(try desk.store.nextWake() == morning + 12)
    #expect(try desk.store.askDue(now: morning + 12).map(\.survey) == [.csat])
    #expect(try desk.store.askDue(now: morning + 12).isEmpty)
    #expect(try lines(desk, "survey").isEmpty, "sent is what the network took")
    try deliver(desk.store, at: morning + 13)
    #expect(try lines(desk, "survey").count == 1)
    let answer = inbound("c1", "m5", at: morning + 20, "5")
    try desk.store.append([answer], as: .new, now: morning + 20)
    #expect(try desk.store.append([answer], as: .new, now: morning + 21).known == 1)
    let after = try conversation(desk)
    #expect(after.status == .resolved && after.openTargets.isEmpty && after.waitingSince == nil)
    #expect(try lines(desk, "csat").count == 1)
    #expect(try lines(desk, "csat").first?.contains(#""score":5"#) == true)
    let range = try #require(
      MetricRange(from: morning, to: nil, now: morning + 60, zone: Self.workspace.zone))
    let row = try #require(try desk.store.metrics(range).first)
    #expect(row["csat_n"] == .count(1) && row["inbound_messages"] == .count(1))
    #expect(row["csat_response_rate"] == .number(1))
    #expect(row["reopen_rate"] == .number(0) && row["response_n"] == .count(1))
    #expect(try desk.store.verify(now: morning + 60).isEmpty)
  }

  @Test("a low score opens a conversation of its own, with owner, team and promise, once")
  func lowScore() throws {
    let desk = try Desk(Self.workspace)
    try asked(desk)
    let before = try conversation(desk)
    try desk.store.append(
      [inbound("c1", "m5", at: morning + 20, "2 – thanks, but slow")], as: .new, now: morning + 20)
    try desk.store.append([inbound("c1", "m6", at: morning + 21, "1")], as: .new, now: morning + 21)
    #expect(try lines(desk, "link").count == 1, "a corrected answer opens no second one")
    let page = try desk.store.conversation(
      desk.store.resolve("ref:c1"), agent: nil, window: .latest(50), now: morning + 22)
    let followUp = try #require(page.links.first).row.conversation
    #expect(followUp.assignee == "lea", "not who was scored")
    #expect(followUp.team == "seniors" && followUp.tags == ["low-csat"])
    #expect(followUp.openTargets.map(\.kind) == [.resolution])
    let opened = try lines(desk, "opened").last ?? ""
    #expect(opened.contains(#""by":{"kind":"agent","id":"rules","name":"Bellhop"}"#), "\(opened)")
    let after = try conversation(desk)
    #expect(after.status == .resolved && after.tags == before.tags && after.team == before.team)
    #expect(try lines(desk, "csat").count == 2)
    #expect(try lines(desk, "note").first?.contains("thanks, but slow") == true)
    #expect(try desk.store.verify(now: morning + 60).isEmpty)
  }

  @Test(
    "what a tag restricts stays so in the follow-up, which goes only to somebody who may read it")
  func restricted() throws {
    var workspace = Self.workspace
    workspace.restricted = ["secret": [.supervisor]]
    let desk = try Desk(workspace)
    try asked(desk)
    try desk.store.perform(
      request(.tag(["secret"]), "c1", by: "maya", act: "hide"), now: morning + 19)
    try desk.store.append(
      [inbound("c1", "m5", at: morning + 20, "1 - my boss harasses me")], as: .new,
      now: morning + 20)
    let page = try desk.store.conversation(
      desk.store.resolve("ref:c1"), agent: nil, window: .latest(50), now: morning + 22)
    let followUp = try #require(page.links.first).row
    #expect(Set(followUp.conversation.tags) == ["secret", "low-csat"])
    let owner = followUp.conversation.assignee
    #expect(owner.map { workspace.role(of: $0) == .supervisor } ?? true)
    let row = try #require(
      try desk.store.rows([followUp.id], agent: "tom", now: morning + 22).first)
    #expect(row.restrictedBy == "secret")
    #expect(try desk.store.verify(now: morning + 60).isEmpty)
  }

  @Test("what is no score is a message like any other, and so is what follows a person's words")
  func ordinary() throws {
    let desk = try Desk(Self.workspace)
    try asked(desk)
    try desk.store.append(
      [inbound("c1", "m5", at: morning + 20, "2 parcels are missing")], as: .new,
      now: morning + 20)
    #expect(try conversation(desk).status == .open)
    #expect(try lines(desk, "csat").isEmpty)
    try desk.store.append([said("c1", "m6", at: morning + 21)], as: .new, now: morning + 21)
    try desk.store.append([inbound("c1", "m7", at: morning + 22, "2")], as: .new, now: morning + 22)
    #expect(try lines(desk, "csat").isEmpty)
    #expect(try conversation(desk).waitingSince == morning + 22)
  }

  @Test("Who was scored gets no follow-up: where nobody else may, it waits in the team's queue")
  func rated() throws {
    var workspace = Self.workspace
    workspace.teams = [Team(id: "seniors", members: ["tom"])]
    let desk = try Desk(workspace)
    try resolved(desk)
    // Somebody else owns it by now; Tom gave the answer that is scored.
    try desk.store.perform(
      request(.assign(Assignment(agent: .to("lea"))), "c1", act: "give"), now: morning + 3)
    _ = try desk.store.askDue(now: morning + 12)
    try deliver(desk.store, at: morning + 12)
    try desk.store.append([inbound("c1", "m5", at: morning + 20, "1")], as: .new, now: morning + 20)
    let page = try desk.store.conversation(
      desk.store.resolve("ref:c1"), agent: nil, window: .latest(50), now: morning + 22)
    let followUp = try #require(page.links.first).row.conversation
    #expect(followUp.assignee == nil && followUp.team == "seniors")
    #expect(followUp.openTargets.map(\.kind) == [.resolution], "it has a promise all the same")
  }

  @Test("Words beyond thanks are read by somebody: in a follow-up, or else in the conversation")
  func read() throws {
    func links(_ desk: Desk) throws -> [LinkedConversation] {
      try desk.store.conversation(
        desk.store.resolve("ref:c1"), agent: nil, window: .latest(50), now: morning + 22
      ).links
    }
    for (text, isRead) in [
      ("5 thanks, the label is missing though", true), ("4, it broke again", true),
      ("5, thanks for your great help!", false), ("5", false),
    ] {
      let desk = try Desk(Self.workspace)
      try asked(desk)
      try desk.store.append(
        [inbound("c1", "m5", at: morning + 20, text)], as: .new, now: morning + 20)
      #expect(try lines(desk, "csat").count == 1)
      #expect(try conversation(desk).status == .resolved, "the first one's figures stay")
      #expect(try links(desk).count == (isRead ? 1 : 0), "\(text)")
      if isRead {
        #expect(try links(desk).first?.row.conversation.tags == [], "it is no low score")
        #expect(try lines(desk, "note").first?.contains("of 5: “\(text.dropFirst(3))") != nil)
      }
      // Without follow-ups it stays a message: it reopens, and the customer waits.
      var workspace = Self.workspace
      workspace.surveys.csat?.followUpTeam = nil
      workspace.surveys.csat?.followUpTags = []
      let plain = try Desk(workspace)
      try asked(plain)
      try plain.store.append(
        [inbound("c1", "m5", at: morning + 20, text)], as: .new, now: morning + 20)
      #expect(try lines(plain, "csat").count == 1)
      #expect(try (conversation(plain).waitingSince != nil) == isRead, "\(text)")
    }
  }

  @Test("What is said beside a recommendation is read, too")
  func recommended() throws {
    var workspace = Self.workspace
    workspace.surveys.nps = Surveys.Promoter(everyMilliseconds: 90 * Self.day)
    let desk = try Desk(workspace)
    try asked(desk)
    let next = morning.advanced(by: Self.day)
    try resolved(desk, "c2", at: next)
    #expect(try desk.store.askDue(now: next + 12).map(\.survey) == [.nps])
    try deliver(desk.store, at: next + 12)
    try desk.store.append(
      [inbound("c2", "n1", at: next + 20, "9, the box was damaged though")], as: .new,
      now: next + 20)
    #expect(try lines(desk, "nps").first?.contains(#""score":9"#) == true)
    #expect(
      try lines(desk, "note").last?.contains("9 of 10: “the box was damaged though”") == true)
    #expect(try lines(desk, "link").count == 1)
    #expect(try conversation(desk, "c2").status == .resolved)
    #expect(try desk.store.verify(now: next + 60).isEmpty)
  }

  @Test("an answer that wants something besides is both")
  func wanting() throws {
    let desk = try Desk(Self.workspace)
    try asked(desk)
    try desk.store.append(
      [inbound("c1", "m5", at: morning + 20, "5, but where is the invoice?")], as: .new,
      now: morning + 20)
    #expect(try lines(desk, "csat").count == 1)
    #expect(try conversation(desk).waitingSince == morning + 20)
  }

  @Test("nobody is asked in public, past a window, of spam, twice, too late, or by an import")
  func notAsked() throws {
    let desk = try Desk(Self.workspace)
    try resolved(desk, "public", from: "@a", channel: .x, kind: .mention)
    try resolved(desk, "spam", from: "b")
    try desk.store.perform(request(.spam, "spam", act: "s"), now: morning + 3)
    try resolved(desk, "open", from: "c")
    try desk.store.perform(request(.reopen, "open", act: "o"), now: morning + 3)
    #expect(try desk.store.askDue(now: morning + 30).isEmpty)
    #expect(try desk.store.nextWake() == nil, "each was looked at")

    try resolved(desk, "late", at: morning + 60, from: "d")
    #expect(try desk.store.askDue(now: morning.advanced(by: 3 * Self.day)).isEmpty)

    let later = morning.advanced(by: 4 * Self.day)
    try resolved(desk, "chat", at: later, from: "e", channel: .whatsapp, kind: .chat)
    let closed = later.advanced(by: Self.day)
    #expect(try desk.store.askDue(now: closed).isEmpty, "WhatsApp's window is shut")

    let again = closed.advanced(by: Self.day)
    try resolved(desk, "twice", at: again, from: "f")
    #expect(try desk.store.askDue(now: again + 12).count == 1)
    try deliver(desk.store, at: again + 12)
    try desk.store.perform(request(.reopen, "twice", act: "r1"), now: again + 13)
    try desk.store.perform(request(.resolve(reason: nil), "twice", act: "r2"), now: again + 14)
    #expect(try desk.store.askDue(now: again + 30).isEmpty)

    var bytes: [UInt8] = []
    try desk.store.export(now: again + 60) { (part) throws(StoreError) in
      bytes += part
      return true
    }
    let file = desk.directory + "/out.jsonl"
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    let other = try Desk(Self.workspace)
    _ = try other.store.importJournal([file], now: again + 60)
    #expect(try other.store.askDue(now: again + 90).isEmpty)
    #expect(try other.store.verify(now: again + 90).isEmpty)
  }

  @Test("a question that waits goes when the conversation is reopened, and comes again")
  func takenBack() throws {
    let desk = try Desk(Self.workspace)
    try resolved(desk)
    _ = try desk.store.askDue(now: morning + 12)
    try desk.store.append(
      [inbound("c1", "m5", at: morning + 13, "One more thing")], as: .new, now: morning + 13)
    _ = try desk.store.stopOvertaken(now: morning + 13)
    #expect(try desk.store.outbox().isEmpty)
    try desk.store.perform(
      request(.resolve(reason: "said by phone"), "c1", by: "tom", act: "again"), now: morning + 20)
    #expect(try desk.store.askDue(now: morning + 30).count == 1)
  }

  @Test("the second time it is recommendation that is asked, and not again for its time")
  func recommendation() throws {
    var workspace = Self.workspace
    workspace.surveys.nps = Surveys.Promoter(everyMilliseconds: 90 * Self.day)
    let desk = try Desk(workspace)
    var kinds: [SurveyKind?] = []
    for (number, day) in [0, 1, 2, 95].enumerated() {
      let at = morning.advanced(by: Int64(day) * Self.day)
      let ref = ConversationRef("c\(number)")
      try resolved(desk, ref, at: at)
      kinds += try desk.store.askDue(now: at + 12).map(\.survey)
      try deliver(desk.store, at: at + 12)
      if number == 1 {
        try desk.store.append([inbound(ref, "nps", at: at + 20, "10!")], as: .new, now: at + 20)
      }
    }
    #expect(kinds == [.csat, .nps, .csat, .nps])
    #expect(try lines(desk, "nps").first?.contains(#""score":10"#) == true)
    let end = morning.advanced(by: 100 * Self.day)
    #expect(try desk.store.verify(now: end).isEmpty)
    try desk.store.rebuild(by: nil, now: end)
    #expect(try desk.store.verify(now: end).isEmpty)
  }

  @Test("four programs keep the clock and are killed: each customer is asked once")
  func killed() throws {
    let desk = try Desk(Self.workspace)
    let start = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) - 3_600_000)
    var keepers = KeepersInTurn(desk)
    for number in 0..<40 {
      try resolved(desk, ConversationRef("k\(number)"), at: start, from: "p\(number)@x.example")
    }
    for passage in [1, 2, 3, 4, 6] {
      try keepers.run(
        dyingAt: ["inside-gate", "before-commit", "after-commit", "after-commit"],
        passage: passage)
    }
    try keepers.finish()
    let lines = keepers.logs.flatMap { DriverProcess.lines($0) }
    let handed = lines.filter { $0.hasPrefix("HANDED ") }
    #expect(Set(handed).count == handed.count)
    let doubtful = try desk.store.outbox()
    #expect(doubtful.allSatisfy { $0.state == .unknown })
    let sent = try self.lines(desk, "survey")
    #expect(sent.count + doubtful.count == 40, "\(sent.count) sent, \(doubtful.count) in doubt")
    #expect(Set(sent).count == sent.count)
    let end = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) + 60_000)
    #expect(try desk.store.verify(now: end).isEmpty)
  }
}

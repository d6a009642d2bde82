import Testing

@testable import Inbox

@Suite("Replies and the send guard")
struct ReplyTests {
  private func desk(isPublic: Bool? = nil) -> MemoryDesk {
    var desk = MemoryDesk()
    desk.customer("m1", isPublic: isPublic)
    return desk
  }

  @Test("A reply goes into the outbox, held, to the one who wrote")
  func held() {
    var desk = desk()
    let result = desk.run(desk.reply("r1"))
    #expect(result.types == [])
    let draft = result.draft
    #expect(draft?.state == .held)
    #expect(draft?.leavesAt == at("10:00:10"))
    #expect(draft?.recipient == "@kim")
    #expect(draft?.replyTo == "m1")
    #expect(draft?.author == "maya")
    #expect(draft?.reply.then.status == .pending, "the workspace's default, settled")
  }

  @Test("The hold never passes the due; overdue already, it is the full hold")
  func holdAndDue() {
    var desk = desk()
    desk.now = at("10:59:55")
    #expect(desk.run(desk.reply("r1")).draft?.leavesAt == at("11:00"))
    desk = self.desk()
    desk.now = at("11:00:01")
    #expect(desk.run(desk.reply("r1")).draft?.leavesAt == at("11:00:11"))
    desk = self.desk()
    let draft = desk.run(desk.reply("r1") { $0.holdMilliseconds = 0 }).draft
    #expect(draft?.state == .queued)
  }

  @Test("Anything newer than what the author saw is a collision that shows it")
  func collision() {
    var desk = desk()
    let seen = desk.version()
    desk.run(.note(id: "n1", text: "I phone her"), by: "tom")
    desk.customer("m2")
    desk.run(.tag(["vip"]), by: "tom")
    desk.run(.pending, by: "priya")
    let refusal = desk.run(desk.reply("r1") { $0.seenVersion = seen }).refusal
    guard case .collision(let collision) = refusal else {
      Issue.record("not stopped: \(String(describing: refusal))")
      return
    }
    #expect(collision.news.map(\.kind) == [.note, .customerMessage, .status])
    #expect(collision.news.map(\.by) == ["Tom", "kim", "Priya Nair"])
    #expect(desk.outbox.isEmpty)
    #expect(desk.run(desk.reply("r1")).refusal == nil, "seen, it may go")
  }

  @Test("A reply that was on its way and is a message now is told once")
  func onceTold() {
    var desk = desk()
    let seen = desk.version()
    desk.run(desk.reply("r1") { $0.holdMilliseconds = 0 }, by: "tom")
    desk.deliver("r1")
    let refusal = desk.run(desk.reply("r2") { $0.seenVersion = seen }).refusal
    guard case .collision(let collision) = refusal else {
      Issue.record("not stopped: \(String(describing: refusal))")
      return
    }
    #expect(collision.news.map(\.kind).filter { $0 != .status } == [.reply])
  }

  @Test("Own acts count as seen; tags and tiers move nothing")
  func ownActs() {
    var desk = desk()
    let seen = desk.version()
    desk.run(.note(id: "n1", text: "mine"))
    desk.run(.pending)
    desk.run(.tag(["vip"]), by: "tom")
    desk.run(.tier(.two, reason: nil), by: "tom")
    #expect(desk.run(desk.reply("r1") { $0.seenVersion = seen }).refusal == nil)
    #expect(
      desk.run(desk.reply("r2") { $0.seenVersion = seen }).refusal == nil,
      "a second message of one's own")
  }

  @Test("A version that nobody can explain is a collision too")
  func unexplained() {
    let desk = desk()
    let command = desk.reply("r1") { $0.seenVersion = 0 }
    var situation = desk.situation(for: command)
    situation.news = []
    let request = Request(act: "a", by: .agent("maya"), conversation: "c", command: command)
    let result = decide(request, in: situation, now: desk.now)
    #expect(result.refusal == .collision(Collision(seenVersion: 0, version: 1, news: [])))
  }

  @Test("One answer at a time: a colleague's reply on its way refuses mine")
  func replyUnderWay() {
    var desk = desk()
    desk.run(desk.reply("r1"), by: "priya")
    #expect(desk.run(desk.reply("r2")).refusal == .replyUnderWay(by: "Priya Nair"))
    #expect(
      desk.run(desk.reply("r3") { $0.seenVersion = nil }).refusal
        == .replyUnderWay(by: "Priya Nair"))
    guard case .nothingToDo = desk.run(desk.reply("r1"), by: "priya").refusal else {
      Issue.record("sent twice")
      return
    }
    desk.deliver("r1", .failed("550"))
    #expect(desk.run(desk.reply("r4")).refusal == nil, "a failed one is on no way")
  }

  @Test("Audience, approval, words")
  func refusals() {
    var desk = desk()
    #expect(
      desk.run(desk.reply("r1") { $0.audience = .public }).refusal == .publicAnswerToPrivate)
    #expect(desk.run(desk.reply("r1") { $0.text = " \n" }).refusal == .emptyText)
    desk.run(.tier(.two, reason: nil))
    #expect(desk.run(desk.reply("r1"), by: "tom").types == ["approval"])
    #expect(
      desk.run(desk.reply("r1") { $0.then.tier = .one }).refusal == .loweringTierNeedsReason)
    var open = self.desk(isPublic: true)
    #expect(open.run(open.reply("r1") { $0.audience = .public }).refusal == nil)
    open = self.desk(isPublic: true)
    #expect(open.run(open.reply("r1")).refusal == nil, "in private to a public message")
  }

  @Test("Beginning a conversation opens it and puts the words into the outbox")
  func begin() {
    var desk = desk()
    let opening = Opening(channel: .x, account: "acme", kind: .dm, contact: "lee")
    let reply = Reply(
      id: "r1", text: "Hello Lee", audience: .private, seenVersion: nil, holdMilliseconds: 0)
    let result = desk.run(.begin(opening, reply), on: "new")
    #expect(result.types == ["opened"])
    #expect(result.draft?.recipient == "lee")
    #expect(desk.conversation("new")?.clock.agentInitiated == true)
    #expect(desk.run(.begin(opening, reply), on: "new").refusal != nil)
    var unknown = opening
    unknown.account = "nowhere"
    #expect(
      desk.run(.begin(unknown, reply), on: "n2").refusal == .unknownAccount("nowhere"))
    var nobody = opening
    nobody.contact = nil
    #expect(desk.run(.begin(nobody, reply), on: "n2").refusal == .noContact)
  }

  @Test("Accepted: the message, then what was staged, at one instant")
  func delivered() {
    var desk = desk()
    desk.run(
      desk.reply("r1") {
        $0.then.addTags = ["refund"]
        $0.then.tier = .two
      })
    desk.now = at("10:00:12")
    let after = desk.deliver("r1")
    #expect(after?.events.map(\.what.type) == ["message", "tag", "tier", "status"])
    #expect(after?.events.map(\.at) == Array(repeating: at("10:00:12"), count: 4))
    #expect(after?.dropped == nil)
    #expect(desk.conversation()?.status == .pending)
    #expect(desk.conversation()?.waitingSince == nil)
    // What followed can be taken back, the message cannot.
    #expect(desk.run(.undo("r1+then")).refusal == nil)
    #expect(desk.conversation()?.status == .open)
    #expect(desk.run(.undo("r1")).refusal == .alreadySent)
  }

  @Test("Failed: the line says so, nothing follows, nobody was answered")
  func failed() {
    var desk = desk()
    desk.run(desk.reply("r1"))
    let after = desk.deliver("r1", .failed("550 no such user"))
    #expect(after?.events.map(\.what.type) == ["message", "assign"])
    #expect(after?.dropped == nil)
    #expect(after?.events.last?.what == .assign(Assignment(agent: .to("maya"))))
    #expect(desk.conversation()?.status == .open, "back in its author's queue")
    #expect(desk.conversation()?.waitingSince == at("10:00"))
  }

  @Test("Something newer arrived: what was staged is dropped, and said so")
  func overtaken() {
    var desk = desk()
    desk.run(desk.reply("r1"))
    #expect(desk.run(.resolve(reason: nil)).refusal == nil)
    #expect(desk.conversation()?.status == .open, "it waits beside the reply")
    desk.customer("m2")
    let after = desk.deliver("r1")
    #expect(after?.events.map(\.what.type) == ["message"])
    #expect(after?.dropped == "Not resolved: the customer wrote again.")
  }

  @Test("Resolved while a reply is held: it is resolved after the message")
  func resolveAfter() {
    var desk = desk()
    desk.run(desk.reply("r1"))
    desk.run(.resolve(reason: nil))
    guard case .nothingToDo = desk.run(.resolve(reason: nil)).refusal else {
      Issue.record("resolved twice")
      return
    }
    #expect(desk.deliver("r1")?.events.map(\.what.type) == ["message", "status"])
    #expect(desk.conversation()?.status == .resolved)
  }

  @Test("What stops a held reply")
  func supervision() throws {
    func reason(_ change: (inout MemoryDesk) -> Void, isPublic: Bool? = nil) throws -> String? {
      var desk = desk(isPublic: isPublic)
      desk.run(desk.reply("r1") { $0.audience = isPublic == true ? .public : .private })
      change(&desk)
      let entry = try #require(desk.outbox.first)
      let conversation = try #require(desk.conversation())
      return entry.reasonToStop(
        news: desk.moves["c"] ?? [], conversation: conversation, workspace: desk.workspace)
    }
    #expect(try reason { _ in } == nil)
    #expect(try reason { $0.customer("m2") } == "the customer wrote again")
    #expect(try reason({ $0.customer("m2", isPublic: false) }, isPublic: true) != nil)
    #expect(try reason { $0.run(.note(id: "n", text: "hm"), by: "tom") } == nil)
    #expect(try reason { $0.run(.spam, by: "tom") } == nil)
    let colleague = Event(
      at: at("10:00:05"), conversation: "c", by: .agent("tom"),
      what: .message(
        Message(
          id: "e1", channel: .x, account: "acme", kind: .dm, direction: .out, text: "Hi",
          echo: true)))
    #expect(try reason { $0.write([colleague]) } == "Tom answered")
  }
}

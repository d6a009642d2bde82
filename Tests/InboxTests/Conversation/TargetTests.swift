import Testing

@testable import Inbox

/// Every sentence of metrics.md, *Targets of a conversation*, as an example.
@Suite("Targets of a conversation")
struct TargetTests {
  private let hours = Workspace.roundTheClock(
    first: .hours(1), next: .hours(2), resolution: .hours(8))

  @Test("first_response ends at the first human reply, once per conversation")
  func firstResponse() {
    var journal = Journal()
    journal.customer("10:00")
    journal.reply("10:20")
    journal.status("10:30", .resolved)
    journal.customer("11:00")
    journal.reply("11:30")
    let folded = journal.folded(in: hours)
    #expect(folded.targets(.firstResponse).map(\.start) == [at("10:00")])
    #expect(folded.target(.firstResponse)?.answeredBy == "maya")
    #expect(folded.targets(.nextResponse).map(\.start) == [at("11:00")])
  }

  @Test("No value if the customer never wrote")
  func neverWrote() {
    var journal = Journal()
    journal.message("10:00", .in, by: Actor(kind: .customer, id: "kim")) { $0.auto = true }
    journal.message("10:01", .in, by: Actor(kind: .customer, id: "kim")) { $0.reaction = true }
    journal.reply("10:05")
    let folded = journal.folded(in: hours)
    #expect(folded.ended.isEmpty && folded.turns.isEmpty)
    #expect(folded.conversation?.openTargets == [])
  }

  @Test("first_response is never paused")
  func firstResponseNotPaused() {
    var journal = Journal()
    journal.customer("10:00")
    journal.status("10:10", .pending)
    #expect(journal.folded(in: hours).target(.firstResponse)?.due == at("11:00"))
    #expect(journal.folded(in: hours).target(.firstResponse)?.pauses == [])
  }

  @Test("A first_response that resolved ended has no response time, the next turn is a next one")
  func resolvedUnanswered() {
    var journal = Journal()
    journal.customer("10:00")
    journal.status("10:30", .resolved, auto: true)
    journal.customer("12:00")
    journal.reply("12:30")
    let folded = journal.folded(in: hours)
    let first = folded.target(.firstResponse)
    #expect(first?.endedBy == .resolved)
    #expect(first?.answeredBy == nil)
    #expect(first?.state(at: at("13:00"), isVoid: false, workspace: hours) == .met)
    #expect(folded.turns.map(\.answeredBy) == [nil, "maya"])
    #expect(folded.targets(.nextResponse).map(\.start) == [at("12:00")])
  }

  @Test("A failed send answers nothing, its retry does at its own time")
  func failedSend() {
    var journal = Journal()
    journal.customer("10:00")
    journal.message("10:10", .out, by: .agent("maya")) { $0.delivery = .failed }
    #expect(journal.folded(in: hours).conversation?.waitingSince == at("10:00"))
    journal.reply("10:15")
    #expect(journal.folded(in: hours).turns.map(\.end) == [at("10:15")])
  }

  @Test("An outgoing message never changes the status; a customer's opens, but not spam")
  func statusByMessages() {
    var journal = Journal()
    journal.customer("10:00")
    for (time, status) in [("10:10", Status.pending), ("10:20", .snoozed), ("10:30", .resolved)] {
      journal.status(time, status)
      journal.reply("10:31")
      #expect(journal.folded(in: hours).conversation?.status == status)
      journal.customer("10:32")
      #expect(journal.folded(in: hours).conversation?.status == .open)
    }
    journal.status("10:40", .spam)
    journal.customer("10:41")
    #expect(journal.folded(in: hours).conversation?.status == .spam)
  }

  @Test("resolution is paused while pending or snoozed; a customer message ends the pause")
  func pauses() {
    var journal = Journal()
    journal.customer("10:00")
    journal.reply("10:05")
    journal.status("11:00", .pending)
    journal.status("11:30", .snoozed)
    journal.customer("13:00")
    let resolution = journal.folded(in: hours).target(.resolution)
    #expect(resolution?.pauses == [TargetInstance.Pause(from: at("11:00"), to: at("13:00"))])
    #expect(resolution?.due == at("20:00"))
  }

  @Test("resolved ends the pause at once")
  func resolvedWhilePending() {
    var journal = Journal()
    journal.customer("10:00")
    journal.status("11:00", .pending)
    journal.status("23:00", .resolved)
    let resolution = journal.folded(in: hours).target(.resolution)
    #expect(resolution?.pauses == [TargetInstance.Pause(from: at("11:00"), to: at("23:00"))])
    #expect(resolution?.state(at: at("23:00"), isVoid: false, workspace: hours) == .met)
  }

  @Test("While a pause is open the due is null, unless it had passed before")
  func dueWhilePaused() {
    var journal = Journal()
    journal.customer("10:00")
    journal.status("17:00", .pending)
    let paused = journal.folded(in: hours).target(.resolution)
    #expect(paused?.due == nil)
    #expect(paused?.state(at: at("23:00"), isVoid: false, workspace: hours) == .atRisk)
    var late = Journal()
    late.customer("10:00")
    late.status("18:30", .pending)
    let breached = late.folded(in: hours).target(.resolution)
    #expect(breached?.due == at("18:00"))
    #expect(breached?.state(at: at("18:30"), isVoid: false, workspace: hours) == .breached)
  }

  @Test("Leaving resolved begins a new resolution, at the message or at the status line")
  func reopening() {
    var journal = Journal()
    journal.customer("10:00")
    journal.reply("10:05")
    journal.status("10:30", .resolved)
    journal.customer("11:00")
    journal.status("12:00", .resolved)
    journal.status("13:00", .pending)
    let folded = journal.folded(in: hours)
    #expect(folded.targets(.resolution).map(\.start) == [at("10:00"), at("11:00"), at("13:00")])
    #expect(folded.conversation?.waitingSince == nil, "a status line starts no turn")
    #expect(folded.conversation?.openTargets.first?.isPaused == true)
  }

  @Test("Agent-initiated: an opened or a message out by an agent, no campaign, not automatic")
  func agentInitiated() {
    func resolution(_ change: (inout Message) -> Void, by actor: Actor) -> Instant? {
      var journal = Journal()
      journal.message("09:00", .out, by: actor, change)
      journal.customer("10:00")
      return journal.folded(in: hours).target(.resolution)?.start
    }
    #expect(resolution({ _ in }, by: .agent("maya")) == at("09:00"))
    #expect(resolution({ $0.auto = true }, by: .agent("maya")) == at("10:00"))
    #expect(resolution({ $0.campaign = true }, by: .agent("maya")) == at("10:00"))
    #expect(resolution({ _ in }, by: Actor(kind: .bot, id: "helper")) == at("10:00"))
    var journal = Journal()
    journal.line("09:00", .opened(Opening(channel: .email, account: "acme", kind: .email)))
    #expect(journal.folded(in: hours).target(.resolution)?.start == at("09:00"))
    journal.lines[0].by = .system
    #expect(journal.folded(in: hours).target(.resolution) == nil)
  }

  @Test("A handoff moves what waits, also past its due, and drops the pauses before it")
  func handoff() {
    var journal = Journal()
    journal.customer("10:00")
    journal.bot("10:01")
    journal.status("10:30", .pending)
    journal.status("11:00", .open)
    journal.line("12:00", .handoff, by: Actor(kind: .bot, id: "helper"))
    let folded = journal.folded(in: hours)
    #expect(folded.conversation?.waitingSince == at("12:00"))
    #expect(folded.target(.firstResponse)?.start == at("12:00"))
    #expect(folded.target(.firstResponse)?.due == at("13:00"))
    #expect(folded.target(.resolution)?.start == at("12:00"))
    #expect(folded.target(.resolution)?.pauses == [])
    journal.line("12:30", .handoff, by: Actor(kind: .bot, id: "helper"))
    #expect(journal.folded(in: hours) != folded)
    #expect(journal.folded(in: hours).conversation?.waitingSince == at("12:00"), "no bot since")
  }

  @Test("A handoff moves neither an agent-initiated resolution nor an older one")
  func handoffLeavesOlderResolution() {
    var journal = Journal()
    journal.reply("09:00")
    journal.customer("10:00")
    journal.bot("10:01")
    journal.line("10:30", .handoff)
    #expect(journal.folded(in: hours).target(.resolution)?.start == at("09:00"))
    var later = Journal()
    later.customer("10:00")
    later.reply("10:10")
    later.customer("11:00")
    later.bot("11:01")
    later.line("11:30", .handoff)
    #expect(later.folded(in: hours).target(.resolution)?.start == at("10:00"))
    #expect(later.folded(in: hours).target(.nextResponse)?.start == at("11:30"))
  }

  @Test("Spam ends open ones void; taken back, the next message starts first_response again")
  func spam() {
    var journal = Journal()
    journal.customer("10:00")
    journal.status("10:10", .spam)
    journal.customer("10:20")
    journal.status("10:30", .open)
    #expect(journal.folded(in: hours).conversation?.openTargets == [])
    journal.customer("10:40")
    let folded = journal.folded(in: hours)
    #expect(folded.targets(.firstResponse).map(\.start) == [at("10:00"), at("10:40")])
    #expect(folded.targets(.resolution).map(\.start) == [at("10:00"), at("10:40")])
    #expect(folded.ended.map(\.endedBy) == [.spam, .spam])
    #expect(
      folded.ended.map { $0.state(at: at("11:00"), isVoid: false, workspace: hours) }
        == [.void, .void])
    #expect(folded.turns == [])
  }

  @Test("Spam after an answer: the next turn is a next_response")
  func spamAfterAnswer() {
    var journal = Journal()
    journal.customer("10:00")
    journal.reply("10:05")
    journal.status("10:10", .spam)
    journal.status("10:30", .open)
    journal.customer("10:40")
    let folded = journal.folded(in: hours)
    #expect(folded.conversation?.openTargets.map(\.kind) == [.nextResponse, .resolution])
    #expect(
      folded.target(.firstResponse)?.state(at: at("11:00"), isVoid: true, workspace: hours)
        == .void)
  }

  @Test("Merged in: messages and notes count, status, tag, tier, priority, assign, handoff do not")
  func merge() {
    var journal = Journal("A")
    journal.customer("10:00")
    journal.customer("10:05", in: "B")
    journal.line("10:06", .tag("vip"), in: "B")
    journal.line("10:07", .tier(.three, reason: nil), in: "B")
    journal.status("10:08", .resolved, in: "B")
    journal.line("10:10", .merge(into: "A"), in: "B")
    journal.reply("10:20", in: "B")
    let folded = journal.folded(in: hours)
    #expect(
      folded.turns == [
        Turn(start: at("10:00"), end: at("10:20"), answeredBy: "maya", isFirst: true)
      ])
    #expect(folded.conversation?.tags == [])
    #expect(folded.conversation?.tier == .one)
    #expect(folded.conversation?.status == .open)
    #expect(journal.folded(in: hours, upTo: "10:09").conversation?.lastMessageAt == at("10:00"))
  }

  @Test("A circle of merges, a second merge and one into itself count for nothing")
  func refusedMerges() {
    var journal = Journal("A")
    journal.customer("10:00")
    journal.customer("10:01", in: "B")
    journal.line("10:10", .merge(into: "A"), in: "A")
    journal.line("10:11", .merge(into: "A"), in: "B")
    journal.line("10:12", .merge(into: "B"), in: "A")
    journal.line("10:13", .merge(into: "C"), in: "B")
    #expect(journal.folded(in: hours).conversation?.mergedInto == nil)
    journal.ref = "B"
    #expect(journal.folded(in: hours).conversation?.mergedInto == "A")
  }

  @Test("The wake-up is a line, not the clock")
  func until() {
    var journal = Journal()
    journal.customer("10:00")
    journal.line("10:10", .status(StatusChange(.snoozed, until: at("11:00"))))
    #expect(journal.folded(in: hours, upTo: "12:00").conversation?.status == .snoozed)
    #expect(journal.folded(in: hours).conversation?.snoozedUntil == at("11:00"))
  }
}

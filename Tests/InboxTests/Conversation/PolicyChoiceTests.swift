import Testing

@testable import Inbox

@Suite("Which policy, and when it is chosen again")
struct PolicyChoiceTests {
  private func workspace(_ special: ServicePolicy.Condition) -> Workspace {
    var workspace = Workspace.roundTheClock(
      first: .hours(4), next: .hours(4), resolution: .hours(24))
    workspace.policies.insert(
      ServicePolicy(
        name: "special", when: special, firstResponse: .minutes(30), resolution: .hours(4)),
      at: 0)
    return workspace
  }

  @Test(
    "Lines that change tier, priority, tag, team or segment choose again",
    arguments: [
      (ServicePolicy.Condition(tiers: [.three]), Occurrence.tier(.three, reason: nil)),
      (.init(priorities: [.urgent]), .priority(.urgent)),
      (.init(tags: ["vip"]), .tag("vip")),
      (.init(teams: ["billing"]), .assign(Assignment(team: .to("billing")))),
      (.init(segments: ["gold"]), .contact(ContactUpdate(contact: "kim", segment: "gold"))),
    ])
  func choosesAgain(condition: ServicePolicy.Condition, line: Occurrence) {
    let workspace = workspace(condition)
    var journal = Journal()
    journal.customer("10:00")
    #expect(journal.folded(in: workspace).target(.firstResponse)?.due == at("14:00"))
    journal.line("11:00", line)
    if case .contact = line { journal.lines[1].conversation = nil }
    let first = journal.folded(in: workspace).target(.firstResponse)
    #expect(first?.policy == "special")
    #expect(first?.start == at("10:00"))
    #expect(first?.due == at("10:30"), "from the old start; it may lie in the past")
    #expect(first?.state(at: at("11:00"), isVoid: false, workspace: workspace) == .breached)
  }

  @Test("One that is breached stays as it was, and so does one that is met")
  func breachedStays() {
    let workspace = workspace(.init(tags: ["vip"]))
    var journal = Journal()
    journal.customer("10:00")
    journal.line("10:10", .tag("vip"))
    journal.line("10:40", .untag("vip"))
    let first = journal.folded(in: workspace).target(.firstResponse)
    #expect(first?.policy == "special")
    #expect(first?.due == at("10:30"))
    #expect(journal.folded(in: workspace).target(.resolution)?.policy == "default")
    journal.reply("10:50")
    journal.line("10:55", .tag("vip"))
    #expect(journal.folded(in: workspace).target(.firstResponse)?.due == at("10:30"))
  }

  @Test("Exactly at its due it still runs and is chosen anew")
  func atTheDue() {
    let workspace = workspace(.init(tags: ["vip"]))
    var journal = Journal()
    journal.customer("10:00")
    journal.line("10:00", .tag("vip"))
    journal.line("10:30", .untag("vip"))
    #expect(journal.folded(in: workspace).target(.firstResponse)?.due == at("14:00"))
  }

  @Test("Pauses are kept when the policy changes")
  func pausesKept() {
    let workspace = workspace(.init(tags: ["vip"]))
    var journal = Journal()
    journal.customer("10:00")
    journal.status("10:10", .pending)
    journal.status("11:10", .open)
    journal.line("11:20", .tag("vip"))
    #expect(journal.folded(in: workspace).target(.resolution)?.due == at("15:00"))
  }

  @Test("The first match from the top; all keys must hold, any value of a key")
  func firstMatch() {
    var workspace = Workspace(name: "Acme Care")
    workspace.policies = [
      ServicePolicy(name: "both", when: .init(tiers: [.two, .three], tags: ["vip", "press"])),
      ServicePolicy(name: "tier", when: .init(tiers: [.two])),
      ServicePolicy(name: "rest"),
    ]
    var journal = Journal()
    journal.customer("10:00")
    func policy() -> String? {
      journal.folded(in: workspace).target(.firstResponse)?.policy
    }
    #expect(policy() == "rest")
    journal.line("10:01", .tag("press"))
    #expect(policy() == "rest")
    journal.line("10:02", .tier(.two, reason: nil))
    #expect(policy() == "both")
    journal.line("10:03", .untag("press"))
    #expect(policy() == "tier")
  }

  @Test("What the journal said of the contact before it wrote counts from its first message")
  func segmentFromBefore() {
    let workspace = workspace(.init(segments: ["gold"]))
    var journal = Journal()
    journal.line("09:00", .contact(ContactUpdate(contact: "kim", segment: "gold")))
    journal.lines[0].conversation = nil
    journal.customer("10:00")
    #expect(journal.folded(in: workspace).target(.firstResponse)?.policy == "special")
  }

  @Test(
    "At risk when a fifth or five minutes are left, in working time",
    arguments: [
      (Int64.hours(4), "13:11:59", TargetState.running), (.hours(4), "13:12", .atRisk),
      (.minutes(10), "10:04:59", .running), (.minutes(10), "10:05", .atRisk),
      (.minutes(10), "10:10", .atRisk), (.minutes(10), "10:10:00.001", .breached),
    ])
  func atRisk(promise: Int64, now: String, state: TargetState) {
    let workspace = Workspace.roundTheClock(first: promise)
    var journal = Journal()
    journal.customer("10:00")
    let first = journal.folded(in: workspace).target(.firstResponse)
    #expect(first?.state(at: at(now), isVoid: false, workspace: workspace) == state)
  }
}

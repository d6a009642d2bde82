import Inbox
import TestSupport
import Testing

@Suite("Routing: who gets what nobody owns, and why not")
struct RoutingTests {
  private static let now = Instant(milliseconds: 1_795_165_200_000)

  private static var workspace: Workspace {
    var workspace = Workspace()
    workspace.tiers[.three] = TierDefinition(name: "Priority", handledBy: [.senior])
    workspace.agents = [
      Agent(id: "tom", name: "Tom", role: .agent, languages: ["en"], capacity: 3),
      Agent(id: "lea", name: "Lea", role: .senior, languages: ["de-CH", "en"]),
      Agent(id: "ada", name: "Ada", role: .senior),
    ]
    workspace.teams = [Team(id: "billing", members: ["ada"])]
    workspace.restricted = ["abuse": [.senior]]
    return workspace
  }

  private func desk(
    _ routing: Routing = Routing(), _ workspace: Workspace = RoutingTests.workspace,
    _ change: (inout RoutingDesk.Seat) -> Void = { _ in }
  ) -> RoutingDesk {
    RoutingDesk(
      workspace: workspace, routing: routing,
      seats: workspace.agents.map {
        var seat = RoutingDesk.Seat(agent: $0, isPresent: true)
        change(&seat)
        return seat
      }, now: Self.now)
  }

  private func conversation(
    tier: Tier = .one, team: TeamID? = nil, language: String? = nil, tags: [String] = []
  ) -> Conversation {
    var conversation = Conversation(
      ref: "c", channel: .email, account: "care", kind: .email, openedAt: Self.now)
    conversation.tier = tier
    conversation.team = team
    conversation.language = language
    conversation.tags = tags
    return conversation
  }

  private func given(_ decision: RoutingDesk.Decision) -> AgentID? {
    if case .give(let agent, _) = decision { agent } else { nil }
  }

  private func obstacles(_ decision: RoutingDesk.Decision) -> [AgentID: RoutingObstacle] {
    guard case .wait(let all) = decision else { return [:] }
    return Dictionary(all.map { ($0.agent, $0.what) }) { first, _ in first }
  }

  @Test("least loaded, ties by whose turn it is, then by the file")
  func leastLoaded() {
    var desk = desk { $0.open = ["tom": 2, "lea": 1, "ada": 1][$0.agent.id.text] ?? 0 }
    #expect(given(desk.decision(for: conversation())) == "lea")
    desk.give(to: "lea")
    #expect(given(desk.decision(for: conversation())) == "ada")
    desk.give(to: "ada")
    #expect(given(desk.decision(for: conversation())) == "tom")
  }

  @Test("round robin asks for turns and not for loads, and skips who is full")
  func roundRobin() {
    var desk = desk(Routing(assign: .roundRobin)) { $0.open = $0.agent.id == "tom" ? 2 : 0 }
    var got: [AgentID?] = []
    for turn in 0..<6 {
      desk.now = Self.now.advanced(by: Int64(turn))
      let agent = given(desk.decision(for: conversation()))
      if let agent { desk.give(to: agent) }
      got.append(agent)
    }
    #expect(got == ["tom", "lea", "ada", "lea", "ada", "lea"])
  }

  @Test("skills: tier, team, language, what may be read")
  func skills() {
    let desk = desk { $0.open = $0.agent.id == "tom" ? 0 : 2 }
    #expect(given(desk.decision(for: conversation(tier: .three))) == "lea")
    #expect(given(desk.decision(for: conversation(team: "billing"))) == "ada")
    #expect(given(desk.decision(for: conversation(language: "de"))) == "lea")
    #expect(given(desk.decision(for: conversation(language: "fr"))) == "tom", "preferred only")
    #expect(given(desk.decision(for: conversation(tags: ["abuse"]))) == "lea")
    let strict = self.desk(Routing(language: .require))
    #expect(
      obstacles(strict.decision(for: conversation(language: "fr")))["tom"] == .language("fr"))
  }

  @Test("nobody: each with the reason")
  func nobody() {
    var workspace = Self.workspace
    workspace.calendars["never"] = WorkingHours(hours: [:], zone: .utc)
    workspace.shifts = [Shift(agents: ["ada"], calendar: "never")]
    let desk = desk(Routing(), workspace) {
      if $0.agent.id == "tom" { $0.declared = .away }
      if $0.agent.id == "lea" { $0.isPresent = false }
    }
    #expect(
      obstacles(desk.decision(for: conversation()))
        == ["tom": .away, "lea": .absent, "ada": .outsideShift])
    #expect(desk.obstacle(toKeeping: "tom") == .away)
    #expect(desk.obstacle(toKeeping: "nobody") == .absent)
    let back = self.desk()
    #expect(
      obstacles(back.decision(for: conversation(), givenBefore: ["tom", "lea", "ada"])).values
        .allSatisfy { $0 == .gaveBack })
  }

  @Test("whatever the desk, who gets it can take it, and waiting means that nobody can")
  func random() {
    var random = SeededGenerator(seed: 7)
    let workspace = Self.workspace
    for _ in 0..<5000 {
      let routing = Routing(
        assign: random.pick(Routing.Order.allCases), capacity: random.pick([nil, 1, 4]),
        language: random.pick(Routing.LanguageFit.allCases))
      let desk = desk(routing) {
        $0.declared = random.pick([nil, .online, .away, .off])
        $0.isPresent = random.chance(80)
        $0.open = Int.random(in: 0...5, using: &random)
      }
      let conversation = conversation(
        tier: random.pick(Tier.allCases), team: random.pick([nil, "billing", "gone"]),
        language: random.pick([nil, "de", "fr"]), tags: random.pick([[], ["abuse"]]))
      switch desk.decision(for: conversation) {
      case .wait(let obstacles): #expect(obstacles.count == desk.seats.count)
      case .give(let agent, let because):
        #expect(!because.isEmpty)
        let seat = desk.seats.first { $0.agent.id == agent }
        guard let seat else { continue }
        #expect(seat.isPresent && seat.declared != .away && seat.declared != .off)
        #expect(desk.capacity(of: seat.agent).map { seat.open < $0 } ?? true)
        #expect(workspace.mayHandle(conversation.tier, as: seat.agent.role))
        #expect(conversation.team != "billing" || agent == "ada")
      }
    }
  }
}

import Inbox

@testable import Demonstration

/// The demonstration's workspace.
func demonstrationWorkspace() throws -> Workspace {
  var workspace = Workspace(name: "Ternwick")
  func policy(
    _ name: String, _ when: ServicePolicy.Condition, calendar: String? = nil, first: Int64,
    next: Int64, resolution hours: Int64
  ) -> ServicePolicy {
    ServicePolicy(
      name: name, when: when, calendar: calendar, firstResponse: first * 60_000,
      nextResponse: next * 60_000, resolution: hours * 3_600_000)
  }
  workspace.policies = [
    policy("vip", .init(segments: ["vip"]), first: 15, next: 30, resolution: 8),
    policy("priority", .init(tiers: [.three]), first: 15, next: 30, resolution: 6),
    policy("live chat", .init(channels: [.webchat, .irc]), first: 10, next: 15, resolution: 12),
    policy(
      "in public", .init(kinds: [.mention, .comment, .post]), first: 30, next: 60, resolution: 24),
    policy(
      "messengers", .init(channels: Set(Channel.allCases).subtracting([.email, .api, .review])),
      first: 60, next: 120, resolution: 24),
    policy(
      "individual", .init(tiers: [.two]), calendar: "service", first: 240, next: 240,
      resolution: 16),
    policy("everything else", .init(), calendar: "office", first: 480, next: 480, resolution: 24),
  ]
  workspace.agents = [
    Agent(id: "maya", name: "Maya", role: .supervisor, languages: ["en", "de", "tr", "el"]),
    Agent(id: "priya", name: "Priya", role: .senior, languages: ["en", "fr", "hi", "ar"]),
    Agent(id: "tom", name: "Tom", role: .agent, languages: ["en", "pl", "uk", "ru", "mn"]),
    Agent(id: "sol", name: "Sol", role: .agent, languages: ["es", "it", "en", "he"]),
    Agent(id: "ines", name: "Ines", role: .agent, languages: ["pt", "de", "en", "ja", "ko"]),
  ]
  workspace.accounts = Channel.allCases.map { channel in
    Account(
      id: AccountID("ternwick-\(channel.rawValue)"), channel: channel, handle: "@ternwick",
      delivery: .loopback)
  }
  workspace.tiers[.three] = TierDefinition(name: "Priority", handledBy: [.senior, .supervisor])
  return workspace
}

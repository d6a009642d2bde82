import Inbox
import Testing
import WorkspaceFile
import TestSupport

/// What is written reads back equal.
@Suite struct WorkspaceWritingTests {
  static func roundTrip(_ workspace: Workspace) throws {
    let text = try WorkspaceFile.write(workspace)
    do throws(WorkspaceFileErrors) {
      let back = try WorkspaceFile.read(text, zones: TimeZones()).workspace
      let isEqual = back == workspace
      #expect(isEqual, "\(difference(workspace, back))")
    } catch {
      Issue.record("\(error)\n\(text)")
    }
  }

  /// The members that differ, for a message that can be read.
  static func difference(_ left: Workspace, _ right: Workspace) -> String {
    zip(Mirror(reflecting: left).children, Mirror(reflecting: right).children)
      .filter { "\($0.value)" != "\($1.value)" && !($0.value is ZoneRules) }
      .map {
        "\($0.label ?? ""): \(String("\($0.value)".debugDescription.prefix(1500))) ≠ \(String("\($1.value)".debugDescription.prefix(1500)))"
      }
      .joined(separator: "\n")
  }

  @Test func theExample() throws {
    try Self.roundTrip(WorkspaceReadingTests.read(WorkspaceReadingTests.text).workspace)
    try Self.roundTrip(Workspace(name: "A"))
  }

  @Test func bodiesAreBlockText() throws {
    let text = try WorkspaceFile.write(
      WorkspaceReadingTests.read(WorkspaceReadingTests.text).workspace)
    #expect(text.contains("en: |\n"))
    #expect(text.contains("\n      Hi {{contact.first_name|there}},\n"))
    #expect(text.contains("shortcut: late\n"))
    #expect(!text.contains("costs: null"))
  }

  @Test func randomWorkspaces() throws {
    var random = RandomWorkspaces(seed: 99)
    for _ in 0..<300 { try Self.roundTrip(random.workspace()) }
  }
}

/// Workspaces full of names that YAML could misread.
struct RandomWorkspaces {
  var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &generator) < percent
  }
  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &generator)]
  }
  private mutating func some<Value>(_ values: [Value]) -> [Value] {
    values.filter { _ in chance(40) }
  }
  private mutating func text() -> String {
    pick([
      "no", "on", "null", "~", "1", "1.5", "true", "a: b", "# x", "- x", "{x}", "[x]", "&x", "*x",
      "!x", "| x", "> x", "'x'", "\"x\"", "%x", "@x", "`x", "é", "返金", "a\nb", "a\n\n b\n",
      " lead", "trail ", "tab\there", "\u{1F600}", "x\u{A0}y", "a\\b", "\u{85}x", "x\r\ny",
      "\u{2028}z", "line\n", "\n x", "a \nb", "=", "<<", "?", "12:30", "0x1F", "---", "...", "a#b",
      "a #b", "\u{7}bell", "x\u{FEFF}bom", "a:", ":a", "{{order}} and {{date}}\nok",
    ]) + (chance(30) ? String(Int.random(in: 0..<9, using: &generator)) : "")
  }
  private mutating func words(_ prefix: String) -> [String] {
    (0..<Int.random(in: 0..<4, using: &generator)).map {
      "\(prefix)\($0)" + (chance(30) ? " –é" : "")
    }
  }
  private mutating func milliseconds() -> Int64 {
    Int64.random(in: 1...100_000, using: &generator) * pick([1000, 60_000, 3_600_000])
  }

  mutating func workspace() -> Workspace {
    var workspace = Workspace(name: text())
    let zone = pick(["UTC", "Europe/Berlin", "Asia/Kathmandu", "America/Sao_Paulo"])
    workspace.timeZone = zone
    workspace.zone = TimeZones().rules(named: zone) ?? .utc
    workspace.language = pick(["en", "pt-BR", "no"])
    for name in words("calendar") {
      var rules = workspace.zone
      if chance(50) {
        workspace.calendarTimeZones[name] = "Asia/Tokyo"
        rules = TimeZones().rules(named: "Asia/Tokyo") ?? .utc
      }
      workspace.calendars[name] = calendar(rules)
    }
    if chance(50) {
      workspace.tiers[pick(Tier.allCases)] = TierDefinition(
        name: text(), handledBy: [pick(Role.allCases), .supervisor])
    }
    workspace.agents = words("agent").map { id in
      Agent(
        id: AgentID(id), name: text(), role: pick(Role.allCases),
        login: chance(30) ? "login " + id : nil, email: chance(30) ? "a@b.example" : nil,
        languages: some(["en", "no", "pt-BR"]), capacity: chance(30) ? 7 : nil,
        signature: chance(50) ? text() : nil, approval: Set(some(Tier.allCases)))
    }
    let agents = workspace.agents.map(\.id)
    let calendars = workspace.calendars.keys.sorted()
    workspace.teams = words("team").map { id in
      Team(id: TeamID(id), members: some(agents), calendar: chance(50) ? pick(calendars) : nil)
    }
    let teams = workspace.teams.map(\.id)
    workspace.policies = words("policy").map { policy($0, calendars, teams) }
    workspace.accounts = words("account").map { id in
      Account(
        id: AccountID(id), channel: .whatsapp, address: chance(30) ? text() : nil,
        handle: chance(30) ? text() : nil, delivery: pick([.none, .loopback]),
        open: pick([nil, true, false]),
        expect: chance(30)
          ? .init(text: text(), oncePerMilliseconds: chance(50) ? milliseconds() : nil) : nil)
    }
    workspace.requiredBeforeResolve = Set(some(ResolveRequirement.allCases))
    workspace.sending = SendingDefaults(
      holdMilliseconds: milliseconds(), then: pick([nil, .pending, .resolved]))
    workspace.approvals = ApprovalSettings(
      withinMilliseconds: milliseconds() + 1000, calendar: chance(50) ? pick(calendars) : nil,
      roles: [pick(Role.allCases), .supervisor])
    workspace.shifts = some(calendars).map { Shift(agents: some(agents), calendar: $0) }
    if chance(50) {
      workspace.routing = Routing(
        assign: pick(Routing.Order.allCases), capacity: pick([nil, 7]),
        language: pick(Routing.LanguageFit.allCases), duringShifts: chance(50))
    }
    if chance(50) {
      workspace.signals.followers = pick([1, 2500, 1_000_000_000])
      workspace.signals.complaints = words("bad")
      workspace.signals.notComplaints = words("good")
    }
    for tag in words("tag") { workspace.restricted[tag] = [pick(Role.allCases)] }
    workspace.savedReplies = words("reply").map { reply($0.replacing(" ", with: "_")) }
    workspace.rules = words("rule").map { rule($0) }
    if chance(50) {
      workspace.surveys.csat = .init(
        delayMilliseconds: milliseconds(), lowScore: 2, followUpTeam: teams.first,
        followUpTags: words("low"), everyMilliseconds: chance(50) ? milliseconds() : nil,
        ask: chance(50) ? ["en": "How was it: 1 to 5?", "de": "Wie war's, {{agent.name|}}?"] : [:])
    }
    if chance(50) {
      workspace.surveys.nps = .init(
        everyMilliseconds: milliseconds(), delayMilliseconds: chance(50) ? milliseconds() : 0,
        ask: chance(50) ? ["en": "0 to 10?"] : [:])
    }
    if chance(50) { workspace.costs = Costs(callDollars: 0.1, messageDollars: 1e-3) }
    return workspace
  }

  private mutating func calendar(_ zone: ZoneRules) -> WorkingHours {
    func intervals() -> [OpeningInterval] {
      some(["00:00-24:00", "09:00-12:30", "22:00-06:00"]).compactMap { try? OpeningInterval($0) }
    }
    var hours: [Weekday: [OpeningInterval]] = [:]
    for day in some(Weekday.allCases) { hours[day] = intervals() }
    var special: [CivilDate: [OpeningInterval]] = [:]
    if chance(50) { special[CivilDate(dayNumber: 20_811)] = intervals() }
    return WorkingHours(
      hours: hours, holidays: Set(some([20_000, 20_812].map(CivilDate.init(dayNumber:)))),
      special: special, zone: zone)
  }

  private mutating func policy(
    _ name: String, _ calendars: [String], _ teams: [TeamID]
  ) -> ServicePolicy {
    func set<Value: Hashable>(_ values: [Value]) -> Set<Value>? {
      let some = Set(some(values))
      return some.isEmpty ? nil : some
    }
    return ServicePolicy(
      name: name,
      when: .init(
        tiers: set(Tier.allCases), channels: set([.x, .sms]), kinds: set([.dm, .call]),
        tags: set([text(), "t"].filter { !$0.allSatisfy(\.isWhitespace) }), segments: set(["no"]),
        priorities: set(Priority.allCases), teams: set(teams)),
      calendar: chance(50) ? pick(calendars) : nil,
      firstResponse: chance(50) ? milliseconds() : nil,
      nextResponse: chance(50) ? milliseconds() : nil, resolution: chance(50) ? milliseconds() : nil
    )
  }

  private mutating func reply(_ shortcut: String) -> SavedReply {
    SavedReply(
      shortcut: shortcut, title: text(), tags: words("tag"),
      tier: chance(50) ? pick(Tier.allCases) : nil,
      bodies: ["en": text(), "no": text() + "\n" + text()],
      then: StagedActions(
        addTags: words("then"), tier: chance(30) ? .two : nil,
        status: pick([nil, .open, .pending, .resolved])))
  }

  private mutating func rule(_ name: String) -> Rule {
    Rule(
      name: name, on: pick(Rule.Trigger.allCases),
      when: some([
        .init(key: "any", values: [text(), "x*"]), .init(key: "channel", values: ["x", "sms"]),
        .init(key: "followers", values: [">=10000"]), .init(key: "verified", values: ["true"]),
        .init(key: "tier", values: ["1", "3"]),
      ]),
      then: [
        .init(key: "tag", values: [text()]), .init(key: "follow_up.team", values: ["seniors"]),
        .init(key: "follow_up.tag", values: ["a", "no"]), .init(key: "snooze", values: ["2h"]),
      ])
  }
}

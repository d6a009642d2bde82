import Inbox
import Testing
import WorkspaceFile

/// What a whole file says.
@Suite struct WorkspaceReadingTests {
  static let text = """
    workspace: Northwind Help
    timezone: Europe/Berlin
    language: en

    calendars:
      always: {}
      office:
        timezone: Europe/Athens
        hours:
          mon: ["09:00-12:00", "13:00-17:00"]
          tue: 09:00-17:00
          fri: ["22:00-06:00"]
        holidays: [2026-12-25]
        special: { 2026-12-24: ["09:00-12:00"] }

    tiers:
      1: { name: Questions, handled_by: [agent, senior, supervisor] }
      3: { name: Serious, handled_by: [senior, supervisor] }

    sla:
      - name: serious
        when: { tier: [3], channel: x, segment: gold }
        calendar: always
        first_response: 15m
        next_response: 90s
        resolution: 4h
      - name: rest
        calendar: office
        first_response: 2h

    agents:
      - { id: ida, name: Ida, role: supervisor, login: idab, email: ida@northwind.example,
          languages: [en, de], capacity: 12, signature: "Ida, Northwind" }
      - { id: noor, role: agent, approval: [2] }
    teams:
      billing: { members: [ida, noor], calendar: office }

    accounts:
      - { id: mail, channel: email, address: help@northwind.example, delivery: sendmail }
      - { id: nw-x, channel: x, handle: "@northwind", open: true,
          expect: { text: "Weekdays 9–17.", once_per: 30d } }

    resolve: { require: [tag] }
    send: { hold: 5s, then: open }
    shifts:
      - { agents: [ida], calendar: office }
    restricted: { staff: supervisor, abuse: [senior, supervisor] }
    signals: { followers: 2500, complaints: [overcharged, "chargeback*"], not_complaints: nul }

    saved_replies:
      - shortcut: late
        title: "Parcel: late"
        tags: [shipping]
        tier: 1
        bodies:
          en: |
            Hi {{contact.first_name|there}},

            parcel {{parcel}} is late.
          de: Hallo
        then: { tag: [late], status: pending }

    rules:
      - name: Angry and many followers
        on: message
        when: { any: ["never again", "scam*"], channel: [x, whatsapp], followers: ">=10000", verified: true, outside: office }
        then: { tier: 3, tag: [angry], assign_team: billing, reply: sorry, notify: [ida], follow_up: { team: seniors, tag: [call] } }

    surveys:
      csat: { after: resolved, delay: 10m, low_score: 2, then: { follow_up: { team: billing, tag: [low] } } }
      nps: { after: resolved, every: 90d }
    costs: { call_usd: 9.5, message_usd: 0.25 }
    """

  static func read(_ text: String) throws(WorkspaceFileErrors) -> WorkspaceFile.Reading {
    try WorkspaceFile.read(text, zones: TimeZones())
  }

  @Test func readsEverything() throws {
    let workspace = try Self.read(Self.text).workspace
    #expect(workspace.name == "Northwind Help")
    #expect(workspace.timeZone == "Europe/Berlin")
    let office = try #require(workspace.calendars["office"])
    #expect(office.hours[.monday]?.map(\.description) == ["09:00-12:00", "13:00-17:00"])
    #expect(office.hours[.tuesday]?.map(\.description) == ["09:00-17:00"])
    #expect(office.hours[.sunday] == nil)
    #expect(office.holidays.map(\.description) == ["2026-12-25"])
    #expect(office.special.keys.map(\.description) == ["2026-12-24"])
    #expect(office.zone != workspace.zone)
    #expect(workspace.calendarTimeZones == ["office": "Europe/Athens"])
    #expect(workspace.tiers[.one]?.name == "Questions")
    #expect(workspace.tiers[.two] == TierDefinition.usual[.two])
    #expect(workspace.tiers[.three]?.handledBy == [.senior, .supervisor])
    #expect(
      workspace.policies == [
        ServicePolicy(
          name: "serious", when: .init(tiers: [.three], channels: [.x], segments: ["gold"]),
          calendar: "always", firstResponse: 900_000, nextResponse: 90_000, resolution: 14_400_000),
        ServicePolicy(name: "rest", calendar: "office", firstResponse: 7_200_000),
      ])
    #expect(
      workspace.agents == [
        Agent(
          id: "ida", name: "Ida", role: .supervisor, login: "idab", email: "ida@northwind.example",
          languages: ["en", "de"], capacity: 12, signature: "Ida, Northwind"),
        Agent(id: "noor", name: "noor", role: .agent, approval: [.two]),
      ])
    #expect(workspace.teams == [Team(id: "billing", members: ["ida", "noor"], calendar: "office")])
    #expect(workspace.accounts.map(\.delivery) == [.sendmail, .none])
    #expect(workspace.accounts[1].open == true)
    #expect(workspace.accounts[1].expect?.oncePerMilliseconds == 2_592_000_000)
    #expect(workspace.requiredBeforeResolve == [.tag])
    #expect(workspace.sending == SendingDefaults(holdMilliseconds: 5000, then: nil))
    #expect(workspace.shifts == [Shift(agents: ["ida"], calendar: "office")])
    #expect(workspace.signals.followers == 2500)
    #expect(workspace.signals.complaints == ["overcharged", "chargeback*"])
    #expect(workspace.signals.notComplaints == ["nul"])
    #expect(workspace.restricted == ["staff": [.supervisor], "abuse": [.senior, .supervisor]])
    let reply = try #require(workspace.savedReplies.first)
    #expect(
      reply.bodies["en"] == "Hi {{contact.first_name|there}},\n\nparcel {{parcel}} is late.\n")
    #expect(reply.then == StagedActions(addTags: ["late"], status: .pending))
    let rule = try #require(workspace.rules.first)
    #expect(rule.on == .message)
    #expect(rule.when.map(\.key) == ["any", "channel", "followers", "verified", "outside"])
    #expect(rule.when[0].values == ["never again", "scam*"])
    #expect(rule.then.last == Rule.Clause(key: "follow_up.tag", values: ["call"]))
    #expect(workspace.surveys.csat?.lowScore == 2)
    #expect(workspace.surveys.nps?.everyMilliseconds == 7_776_000_000)
    #expect(workspace.costs == Costs(callDollars: 9.5, messageDollars: 0.25))
  }

  @Test func warnsOfWhatIsLikelyNotMeant() throws {
    let warnings = try Self.read(Self.text).warnings.map(\.message)
    #expect(
      warnings == [
        "there is no saved reply “sorry” in this file", "there is no team “seniors” in this file",
      ])
    let more = try Self.read(
      """
      calendars:
        closed: {}
        holiday: { special: { 2026-01-01: [] } }
      sla:
        - { name: a, when: { channel: [x, sms] }, first_response: 1h }
        - { name: b, when: { channel: [x], tier: [1] }, first_response: 1m }
        - { name: c, when: { tier: [1] }, first_response: 1m }
        - { name: d }
        - { name: e, when: { tag: [t] } }
      """)
    #expect(
      more.warnings.map(\.description) == [
        "2:3: calendar “closed” never opens: what is promised in it is never due",
        "3:3: calendar “holiday” never opens: what is promised in it is never due",
        "6:13: policy “b” is never chosen: “a” stands before it",
        "9:13: policy “e” is never chosen: “d” stands before it",
      ])
  }

  /// YAML 1.1 would make booleans, numbers and dates of these.
  @Test func wordsOfOlderYAMLAreText() throws {
    let workspace = try Self.read(
      """
      workspace: on
      agents:
        - { id: no, name: Yes, role: agent, login: off, signature: 12:30:45 }
        - { id: 0x1F, name: 1_000, role: agent, login: 2026-11-20, signature: .inf }
      saved_replies:
        - { shortcut: y, title: 1e3, tags: [n, on, 007, ~x, =, <<], bodies: { no: Nei } }
      rules:
        - { name: true, on: message, then: { tag: [yes] } }
      """
    ).workspace
    #expect(workspace.name == "on")
    #expect(workspace.agents.map(\.id) == ["no", "0x1F"])
    #expect(workspace.agents.map(\.name) == ["Yes", "1_000"])
    #expect(workspace.agents.map(\.login) == ["off", "2026-11-20"])
    #expect(workspace.agents.map(\.signature) == ["12:30:45", ".inf"])
    #expect(workspace.savedReplies[0].tags == ["n", "on", "007", "~x", "=", "<<"])
    #expect(workspace.savedReplies[0].bodies == ["no": "Nei"])
    #expect(workspace.rules[0].name == "true")
    #expect(workspace.rules[0].on == .message)
  }

  @Test func nothingBehindAColonIsNothing() throws {
    let workspace = try Self.read("workspace: A\nsla:\nagents: ~\nteams: null\nsend:\n").workspace
    #expect(workspace == Workspace(name: "A"))
  }

  @Test func anAliasIsWrittenOut() throws {
    let workspace = try Self.read(
      """
      calendars:
        a: { hours: &week { mon: ["09:00-17:00"] } }
        b: { hours: *week }
      """
    ).workspace
    #expect(workspace.calendars["b"]?.hours == workspace.calendars["a"]?.hours)
    #expect(workspace.calendars["b"]?.hours.count == 1)
  }
}

import Inbox
import Testing
import WorkspaceFile
import TestSupport

/// Every error at once, each with its line and column.
@Suite struct WorkspaceErrorTests {
  static func errors(_ text: String) -> [String] {
    do throws(WorkspaceFileErrors) {
      _ = try WorkspaceFile.read(text, zones: TimeZones())
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test(arguments: [
    ("macros: [{ name: a, then: { teir: 2 } }]", "1:29: there is no key “teir”; did you mean"),
    ("macros: [{ name: a, then: { tier: 4 } }]", "1:35: a whole number is expected here (1 to"),
    ("macros: [{ name: a, then: { tier: [1, 2] } }]", "1:39: “tier” takes one value"),
    ("macros: [{ name: a, then: { status: snoozed } }]", "1:37: a snooze needs its time"),
    ("macros: [{ name: a, then: { tag: [a b] } }]", "1:35: “a b” is no tag"),
    ("macros: [{ name: a, key: ab, then: { tier: 2 } }]", "1:26: a single character is expected"),
    ("macros: [{ name: a }]", "1:10: “then” is missing here"),
    (
      "macros: [{ name: a, key: b, then: { tier: 2 } }, { name: c, key: b, then: { tier: 1 } }]",
      "1:66: there are two macros on the key “b”"
    ),
    ("views: [{ name: a, query: 'tier:9' }]", "1:27: "),
    ("views: [{ name: a }]", "1:9: “query” is missing here"),
    (
      "views: [{ name: a, query: x }, { name: a, query: y }]", "1:40: there are two views “a”"
    ),
    ("worksapce: A", "1:1: there is no key “worksapce”; did you mean “workspace”?"),
    ("timezone: Europe/Berln", "1:11: there is no time zone “Europe/Berln”; names are like"),
    ("timezone: ../../etc/passwd", "1:11: there is no time zone"),
    ("timezone: Europe/../Europe/Berlin", "1:11: there is no time zone"),
    ("timezone: /etc/passwd", "1:11: there is no time zone"),
    ("language: english please", "1:11: a language is expected here"),
    ("calendars: { always: { hours: {} } }", "1:22: “always” is built in"),
    ("calendars: { a: { hours: { monday: [] } } }", "1:28: “monday” is not one of mon, tue"),
    ("calendars: { a: { hours: { mon: [9-17] } } }", "1:34: “9-17”: not an interval"),
    (
      "calendars: { a: { hours: { mon: [\"09:00-09:00\"] } } }",
      "1:34: “09:00-09:00”: an interval that ends when it starts"
    ),
    ("calendars: { a: { hours: { mon: [\"09:00-24:01\"] } } }", "1:34: “09:00-24:01”: not an"),
    ("calendars: { a: { holidays: [2026-02-29] } }", "1:30: a day is expected here"),
    ("tiers: { 4: {} }", "1:10: a whole number is expected here (1 to 3)"),
    ("tiers: { 1: { handled_by: [boss] } }", "1:28: “boss” is not one of agent, senior"),
    ("sla: [{ first_response: 1h }]", "1:7: “name” is missing here"),
    ("sla: [{ name: a, first_response: 1d }]", "1:34: a duration is expected here: a whole"),
    ("sla: [{ name: a, first_response: 0s }]", "1:34: at least 1s is expected here"),
    ("sla: [{ name: a, first_response: 1.5h }]", "1:34: a duration is expected here"),
    ("sla: [{ name: a, first_response: 15 }]", "1:34: a duration is expected here"),
    ("sla: [{ name: a, calendar: offce }]", "1:28: there is no calendar “offce” in this file"),
    ("sla: [{ name: a }, { name: a }]", "1:28: there are two policies “a”"),
    ("sla: [{ name: a, when: { chanel: x } }]", "1:26: there is no key “chanel”; did you mean"),
    ("sla: [{ name: a, when: { tier: [] } }]", "1:32: a condition without values never holds"),
    ("sla: { name: a }", "1:6: a list is expected here"),
    ("agents: [{ id: a }]", "1:10: “role” is missing here"),
    ("agents: [{ id: me, role: agent }]", "1:16: “me” means something else in a query"),
    ("agents: [{ id: a, role: agent, email: a.example }]", "1:39: an address is expected here"),
    ("agents: [{ id: a, role: agent, capacity: 0 }]", "1:42: a whole number is expected here"),
    (
      "agents: [{ id: a, role: agent }, { id: b, role: agent, login: a }]",
      "1:63: there are two agents with the login “a”"
    ),
    ("teams: { t: { members: [tom] } }", "1:25: there is no agent “tom” in this file"),
    ("accounts: [{ id: a, channel: fax }]", "1:30: “fax” is not one of x, facebook"),
    ("accounts: [{ id: a, channel: x, open: yes }]", "1:39: true or false is expected here"),
    ("accounts: [{ id: a, channel: x, delivery: sendmail }]", "1:43: sendmail delivers e-mail"),
    (
      "accounts: [{ id: a, channel: x, password: hunter2 }]",
      "1:33: “password”: secrets never stand in this file"
    ),
    ("accounts: [{ id: a, channel: x, apiToken: hunter2 }]", "1:33: “apiToken”: secrets never"),
    ("resolve: { require: [coffee] }", "1:22: “coffee” is not one of tag"),
    ("send: { then: spam }", "1:15: “spam” is not one of open, pending"),
    ("shifts: [{ agents: [], calendar: night }]", "1:34: there is no calendar “night”"),
    ("signals: { folowers: 1 }", "1:12: there is no key “folowers”; did you"),
    ("signals: { followers: 0 }", "1:23: "),
    ("signals: { complaints: [\"!?\"] }", "1:25: there is no word in “!?”"),
    ("restricted: { abuse: [] }", "1:22: at least one role is expected here"),
    ("saved_replies: [{ shortcut: a b, bodies: { en: x } }]", "1:29: a shortcut is one word"),
    ("saved_replies: [{ shortcut: a, bodies: {} }]", "1:40: at least one body"),
    ("saved_replies: [{ shortcut: a }]", "1:17: “bodies” is missing here"),
    (
      "saved_replies: [{ shortcut: a, bodies: { en: \"{{contact.nmae}}\" } }]",
      "1:46: there is no placeholder “{{contact.nmae}}”; did you mean “{{contact.name}}”?"
    ),
    ("rules: [{ name: a, on: mesage, then: {} }]", "1:24: “mesage” is not one of message"),
    ("rules: [{ name: a, on: tag, then: { teir: 3 } }]", "1:37: there is no key “teir”; did you"),
    ("rules: [{ name: a, on: tag, then: { tier: 4 } }]", "1:43: a whole number is expected"),
    ("routing: { assign: random }", "1:20: “random” is not one of round_robin, least_loaded"),
    ("routing: { capacity: 0 }", "1:22: a whole number is expected here"),
    ("routing: { langage: prefer }", "1:12: there is no key “langage”; did you mean “language”?"),
    ("surveys: { csat: { ask: { en: \"{{x.y}}\" } } }", "1:31: there is no placeholder “{{x.y}}”"),
    ("rules: [{ name: a, on: idle, when: { for: 2 }, then: {} }]", "1:43: a duration is expected"),
    ("surveys: { csat: { low_score: 6 } }", "1:31: a whole number is expected here (1 to 5)"),
    ("costs: { call_usd: nan }", "1:20: a number is expected here"),
    ("- a list", "1:1: keys and values are expected here"),
    ("", "1:1: the file is empty"),
    ("# only a comment\n", "1:1: the file is empty"),
  ])
  func isNamed(text: String, expected: String) {
    let errors = Self.errors(text)
    #expect(errors.count == 1, "\(errors)")
    #expect(errors.first?.hasPrefix(expected) == true, "\(errors)")
  }

  @Test func allAtOnceInTheOrderOfTheFile() {
    let errors = Self.errors(
      """
      sla:
        - name: a
          calendar: office
          frist_response: 1h
      agents:
        - id: tom
          role: boss
      timezone: Mars/Olympus
      """)
    #expect(errors.map { String($0.prefix(4)) } == ["3:15", "4:5:", "7:11", "8:11"])
  }

  @Test(arguments: [
    ("a: [1, 2\nb: 3\nagents: x", "2:2: no YAML"),
    ("workspace: a\n\tb: c", "2:1: no YAML"),
    ("workspace: \"a\nb", "2:2: no YAML"),
    ("workspace: *nobody", "1:12: no YAML: found undefined alias"),
    ("workspace: a\nworkspace: b\nagents: x", "1:1: given twice: “workspace”"),
    ("sla:\n  - { name: a, \"name\": b }\nagents: x", "2:7: given twice: “name”"),
    ("workspace: a\n---\nworkspace: b", "2:1: no YAML: but found another document"),
    ("? [a, b]\n: c", "1:3: a key must be plain text"),
    ("workspace: \u{1}", "1:12: no text"),
  ])
  func syntaxErrorsStandAlone(text: String, expected: String) {
    let errors = Self.errors(text)
    #expect(errors.count == 1, "\(errors)")
    #expect(errors.first?.hasPrefix(expected) == true, "\(errors)")
  }
}

/// Files made to hurt.
@Suite struct HostileFileTests {
  @Test func tooLarge() {
    let text = "workspace: " + String(repeating: "a", count: 4 * 1024 * 1024)
    #expect(WorkspaceErrorTests.errors(text) == ["1:1: the file is larger than 4 MiB"])
  }

  @Test(arguments: [40, 900, 5000, 200_000])
  func tooDeep(depth: Int) {
    let flow = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(WorkspaceErrorTests.errors("a: " + flow).count == 1)
    let block = String(repeating: "- ", count: depth) + "x"
    #expect(WorkspaceErrorTests.errors(block).count == 1)
  }

  /// A few lines that would be 10^9 nodes when written out.
  static let bomb = (1...9).map { level in
    let inner = level == 1 ? "x" : "*a\(level - 1)"
    return "k\(level): &a\(level) [" + Array(repeating: inner, count: 10).joined(separator: ", ")
      + "]"
  }.joined(separator: "\n")

  @Test func aliasesOfAliases() {
    #expect(
      WorkspaceErrorTests.errors(Self.bomb).first?.hasSuffix(
        "with its aliases written out it is too large") == true)
  }

  @Test(arguments: ["? *a9\n: x", "{ *a9 : x }", "? [*a9]\n: x", "*a9 : x", "{ [*a9]: x }"])
  func aliasesAsKeys(last: String) {
    let text = last.hasPrefix("{") ? "z: " + last : last
    let errors = WorkspaceErrorTests.errors(Self.bomb + "\n" + text)
    #expect(errors.count == 1)
    #expect(errors.first?.hasSuffix("a key must be plain text") == true, "\(errors)")
  }

  @Test func whatOnlyLooksLikeAnAliasIsText() {
    let text = """
      saved_replies:
        - shortcut: a
          title: "&x *x"
          bodies:
            en: |
              &anchor *alias {{order}}: x
              ? [*a]: b
      """
    #expect(WorkspaceErrorTests.errors(text).isEmpty)
  }

  @Test func anythingIsReadOrRefused() {
    var generator = SeededGenerator(seed: 11)
    let pieces = [
      "workspace", ": ", ":", "\n", "  ", "- ", "[", "]", "{", "}", "&a ", "*a", "\"", "'", "|\n",
      "agents", "id", "a", "!!int ", "# ", "? ", ", ", "null", "~", "\t", "%YAML 1.1\n", "---\n",
      "sla", "name", "é", "\u{FEFF}", "calendars", "always", "{}", "<<", ">-\n",
    ]
    for _ in 0..<4000 {
      let count = Int.random(in: 0..<14, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      _ = WorkspaceErrorTests.errors(text)
    }
  }
}

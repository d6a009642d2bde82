import Inbox
import Testing
import WorkspaceFile

/// What a person prefers.
@Suite struct UserConfigurationTests {
  static let text = """
    theme: light
    color: 256
    ascii: true
    ambiguous: 2
    synchronized: off
    editor: nvim -c "set spell"
    sendmail: [/usr/sbin/sendmail, -t, "-f with blank"]
    language: de
    after_resolve: list
    panes: { preview: false }
    keys:
      resolve: [e, ^X ^E]
      spam: []
      triage: g  i
      take:
    """

  @Test func readsEverything() throws {
    let configuration = try UserConfiguration.read(Self.text)
    #expect(configuration.theme == "light")
    #expect(configuration.color == .indexed)
    #expect(configuration.ascii == true)
    #expect(configuration.ambiguousWidth == 2)
    #expect(configuration.synchronized == .off)
    #expect(configuration.editor == ["nvim", "-c", "\"set", "spell\""])
    #expect(configuration.sendmail == ["/usr/sbin/sendmail", "-t", "-f with blank"])
    #expect(configuration.afterResolve == .list)
    #expect(configuration.showsPreview == false)
    #expect(configuration.showsFigures == nil)
    #expect(configuration.keys.map(\.command) == ["resolve", "spam", "triage", "take"])
    #expect(configuration.keys.map(\.chords) == [["e", "^X ^E"], [], ["g i"], []])
    #expect(configuration.keys[1].line == 13)
    #expect(configuration.keys[1].column == 3)
  }

  @Test("Notifications: by event, with quiet hours; one file over the other event by event")
  func notifications() throws {
    let team = try UserConfiguration.read(
      "notifications: { bell: false, events: { mention: [bell], due: [] } }")
    let own = try UserConfiguration.read(
      """
      notifications:
        desktop: osc777
        quiet: ["19:00-08:00"]
        events: { mention: desktop }
      """)
    let both = own.over(team).notifications
    #expect(both.desktop == .osc777)
    let notifications = both.notifications
    #expect(!notifications.rings)
    #expect(notifications.quietHours == [try OpeningInterval("19:00-08:00")])
    #expect(notifications.chosen == [.mention: [.desktop], .due: []])
    #expect(throws: WorkspaceFileErrors.self) {
      try UserConfiguration.read("notifications: { events: { mentions: [bell] } }")
    }
    #expect(throws: WorkspaceFileErrors.self) {
      try UserConfiguration.read("notifications: { quiet: [nights] }")
    }
  }

  @Test(arguments: ["", "\n", "# theme: dark\n   # nothing\n", "theme:\n"])
  func sayingNothingIsNoError(text: String) throws {
    #expect(try UserConfiguration.read(text) == UserConfiguration())
  }

  @Test(arguments: [
    ("theem: dark", "1:1: there is no key “theem”; did you mean “theme”?"),
    ("color: pink", "1:8: “pink” is not one of auto, never, 16, 256, full"),
    ("ascii: yes", "1:8: true or false is expected here"),
    ("after_resolve: nxt", "1:16: “nxt” is not one of next, list, stay; did you mean “next”?"),
    ("panes: { x: true }", "1:10: there is no key “x”; there are details, figures, preview"),
    ("smtp_password: hunter2", "1:1: “smtp_password”: secrets never stand in this file"),
    ("sendmail: []", "1:11: a program is expected here"),
    ("keys: [a]", "1:7: keys and values are expected here"),
  ])
  func refuses(text: String, expected: String) {
    let error = #expect(throws: WorkspaceFileErrors.self) { try UserConfiguration.read(text) }
    #expect(
      error?.problems.map(\.description).first?.hasPrefix(expected) == true,
      "\(String(describing: error))"
    )
  }

  @Test func aPersonsWishGoesBeforeTheMachines() throws {
    let machine = try UserConfiguration.read(
      "theme: dark\neditor: vi\nkeys: { spam: [x], resolve: [r] }")
    let person = try UserConfiguration.read("theme: light\nkeys: { spam: [] }")
    let both = person.over(machine)
    #expect(both.theme == "light")
    #expect(both.editor == ["vi"])
    #expect(both.keys.map(\.command) == ["resolve", "spam"])
    #expect(both.keys.map(\.chords) == [["r"], []])
  }

  @Test func standsWhereTheSystemSays() {
    #expect(
      UserConfiguration.files(environment: ["HOME": "/home/a", "XDG_CONFIG_HOME": "/c"])
        == ["/etc/bellhop/config.yaml", "/c/bellhop/config.yaml"])
    #expect(
      UserConfiguration.files(environment: ["HOME": "/home/a", "XDG_CONFIG_HOME": "rel"])
        == ["/etc/bellhop/config.yaml", "/home/a/.config/bellhop/config.yaml"])
    #expect(UserConfiguration.files(environment: [:]) == ["/etc/bellhop/config.yaml"])
  }

  @Test func keyFilesHoldNothingElse() throws {
    let bindings = try KeyBinding.read("send: ^S\nresolve:\n  - e\n  - F2\n")
    #expect(bindings.map(\.chords) == [["^S"], ["e", "F2"]])
    #expect(throws: WorkspaceFileErrors.self) { try KeyBinding.read("- e") }
    #expect(throws: WorkspaceFileErrors.self) { try KeyBinding.read("send: { a: b }") }
  }
}

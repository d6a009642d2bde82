import Inbox
import Testing
import WorkspaceFile

/// `macros` and `views` of the workspace file.
@Suite struct MacroReadingTests {
  private static let text = """
    workspace: A
    agents:
      - { id: maya, name: Maya, role: supervisor }
    teams:
      billing: { members: [maya] }
    saved_replies:
      - { shortcut: rdc, bodies: { en: Hello } }
    macros:
      - name: To billing
        key: b
        then: { untag: [new], tag: [refund, 'on'], tier: 2, priority: 1, assign: me,
                assign_team: billing, note: "@maya: look", status: pending, reply: rdc,
                snooze: 2h, reason: a plain refund }
      - { name: Let go, then: { assign: none, assign_team: none } }
    views:
      - { name: Soon, query: "is:open due:<15m" }

    """

  @Test func theyReadBackAsTheyWereWritten() throws {
    let file = try WorkspaceFile.read(Self.text, zones: TimeZones())
    #expect(file.warnings.isEmpty)
    #expect(file.workspace.macros.map(\.name) == ["To billing", "Let go"])
    #expect(file.workspace.macros[0].then.first == .init(key: "untag", values: ["new"]))
    #expect(file.workspace.views == [try SavedView(name: "Soon", text: "is:open due:<15m")])
    try WorkspaceWritingTests.roundTrip(file.workspace)
  }

  @Test func whatIsNotThereIsAWarning() throws {
    let text = "macros: [{ name: a, then: { reply: x, assign: eve, assign_team: night } }]"
    let file = try WorkspaceFile.read(text, zones: TimeZones())
    #expect(file.warnings.count == 3)
  }
}

import Inbox
import WorkspaceFile

extension FuzzTarget {
  /// The three kinds of files that people write: none may end the program, and a workspace that was
  /// accepted reads back equal from what is written of it.
  package static let workspace = FuzzTarget(
    name: "workspace",
    seeds: [
      """
      workspace: Acme Care
      timezone: Europe/Berlin
      calendars:
        office: { hours: { mon: ["09:00-12:00", "13:00-17:00"] }, holidays: ["2026-12-25"] }
      tiers: { 1: { name: FAQ, handled_by: [agent] } }
      sla:
        - { name: urgent, when: { tier: [3] }, first_response: 15m, resolution: 4h }
        - { name: usual, calendar: office, first_response: 2h }
      agents:
        - { id: maya, name: Maya, role: supervisor, login: maya, email: maya@acme.example }
      teams: { billing: { members: [maya] } }
      accounts:
        - { id: care-mail, channel: email, address: care@acme.example, delivery: sendmail }
      send: { hold: 10s, then: pending }
      saved_replies:
        - shortcut: rdc
          title: "Refund: double charge"
          tags: [refund]
          bodies:
            en: |
              Hi {{contact.first_name|there}},
              order {{order}} is fine.
          then: { tag: [refund], status: pending }
      rules:
        - name: Billing
          on: message
          when: { any: ["charged twice", "bill*"], channel: [x], followers: ">=10" }
          then: { tier: 3, tag: [billing], assign_team: billing, notify: [maya] }
      """,
      "theme: dark\nkeys:\n  resolve: E\n  go-mine: [g o]\nnotifications: { bell: true }\npanes: { preview: true }",
      "name: dusk\ninherits: dark\npalette: { text: \"#d8dde5 white\" }\nroles: { at-risk: text default bold }",
      "a: &a [x, x]\nb: &b [*a, *a]\nworkspace: *b",
    ],
    words: [
      "\n  ", "\n- ", ": ", "{ ", " }", "[", "]", "&a ", "*a", "<<: ", "!!int ", "!!binary ", "|\n",
      ">-\n", "'",
      "\"", "\\u0000", "\\x1b", "# ", "---\n", "...\n", "? ", "%YAML 9.9\n", "\t", "\r", "15m",
      "99999999999h",
      "09:00-08:00", "Europe/Berlin", "saved_replies:", "bodies:", "sla:", "when:", "then:",
      "\u{FEFF}", "[[[[[[[[",
      "{a: {a: {a: ",
    ],
    rounds: 1500
  ) { bytes throws(Broken) in
    let text = bytes.text
    _ = try? UserConfiguration.read(text)
    _ = try? ThemeFile.read(text, roles: ["text", "at-risk"], inherited: ThemeFile.builtIn)
    let zones = TimeZones()
    guard let workspace = try? WorkspaceFile.read(text, zones: zones).workspace else { return }
    // A text that YAML cannot hold (a control character by way of an escape) may be refused.
    guard let written = try? WorkspaceFile.write(workspace) else { return }
    let again: Workspace
    do throws(WorkspaceFileErrors) {
      again = try WorkspaceFile.read(written, zones: zones).workspace
    } catch {
      throw Broken("written, but not readable: \(error)")
    }
    try hold(again == workspace, "another workspace came back")
  }
}

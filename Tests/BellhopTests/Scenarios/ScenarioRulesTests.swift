import Inbox
import Testing

/// Rules, from the first try to what they do to a mail that arrives in front of an agent.
@Suite("Scenario: rules")
struct ScenarioRules {
  private static let billing = """
    rules:
      - name: Double billing
        on: message
        when: { any: ["charged me twice", "τιμολόγ*"], channel: [whatsapp, email] }
        then: { tier: 3, tag: [billing], notify: [maya] }

    """
  private static let hours = """
    rules:
      - { name: Hours, on: message, when: { any: ["open*"] }, then: { reply: hrs } }

    """

  @Test("A rule is tried, shown on the days that were, switched on, and acts on what arrives")
  func triedAndSwitchedOn() throws {
    let desk = try ScenarioDesk()
    let file = try desk.folder.write(
      ScenarioDesk.workspace(hold: "10s") + Self.billing, to: "rules.yaml")
    let tried = try desk.run(
      "rules", "try", "Πού είναι το ΤΙΜΟΛΌΓΙΟ;", "--channel", "whatsapp", "--workspace", file)
    #expect(tried.output.contains("Double billing: done"))
    #expect(tried.output.contains("yes  any: charged me twice, τιμολόγ*"))
    #expect(tried.output.contains("→ tier 3"))
    let replayed = try desk.run("rules", "replay", "--days", "30", "--workspace", file).output
    #expect(replayed.contains("does tier 3 (Double billing); does + #billing (Double billing)"))
    // Lena's first words alone: Marta wrote the same where the rule does not look.
    #expect(replayed.split(separator: "\n").count == 1 && replayed.hasPrefix("#1 "))
    #expect(try desk.row(of: .lena).tier == 1)

    let maya = try desk.open()
    try desk.run("workspace", "import", file)
    try desk.mailArrives(1, from: "nora@customer.example", "You charged me twice.")
    try maya.wait(forText: "g@ Mentions 1")
    try maya.press("g", "@")
    try maya.wait(lineWith: "▌", "Nora New", " T3 ")
    try maya.press("Enter")
    try maya.wait(lineWith: "▸", "Nora New")
    try maya.wait(lineWith: "+ #billing")
    try maya.wait(forText: "@Maya: rule “Double billing”")
    // One undo is for acts of one's own: what a rule did is not hers.
    try maya.waitUntilHeard()
    try maya.press("u")
    try maya.wait(forText: "nothing of yours to undo")
  }

  @Test("A rule answers in private, marked as automatic, once a day, and never in public")
  func automaticReply() throws {
    let desk = try ScenarioDesk(workspace: Self.hours)
    let tried = try desk.run(
      "rules", "try", "When are you open?", "--channel", "x", "--kind", "mention"
    )
    .output
    #expect(tried.contains("an automatic reply is never public"))
    try desk.mailArrives(1, from: "nora@customer.example", "Are you open on Sunday?")
    try desk.mailArrives(2, from: "nora@customer.example", "Open or not?")
    #expect(try desk.outbox().map(\.text) == ["We are here from nine to five."])
    let maya = try desk.open()
    try maya.open(13)
    try maya.wait(forText: "We are here from nine to five.")
    try maya.wait(for: "it to leave") { _ in try desk.outbox().isEmpty }
    try maya.wait(forText: "automatic")
    // Nobody has answered: it waits as before.
    try maya.press("Escape")
    try maya.wait(lineWith: "Nora New", "Are you open")
  }
}

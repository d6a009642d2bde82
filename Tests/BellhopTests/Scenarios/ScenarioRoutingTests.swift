import Inbox
import Testing

@Suite("Scenario: routing")
struct ScenarioRouting {
  @Test("Who is away gets nothing; who comes back gets what waits, and both see why")
  func awayAndBack() throws {
    let desk = try ScenarioDesk()
    let priya = try desk.open(as: "priya")
    try priya.press("A", "a")
    try priya.wait(forText: "Priya (away)")

    try desk.route()
    let overview = try desk.run("routing").output
    #expect(overview.contains("stays: Maya is not there, Priya is away, Tom is not there"))
    #expect(try desk.row(of: .lena).assignee == nil)

    try priya.press("A", "o")
    try priya.wait(forText: "conversations are yours now")
    try priya.wait(goneText: "Priya (away)")
    try priya.wait(for: "what came to Priya") { _ in
      (try? desk.row(of: .lena).assignee) == "priya"
    }
    let shown = try desk.run("show", "\(desk.row(of: .lena).id)").output
    #expect(shown.contains("→ Priya, least of 1"))
  }
}

extension ScenarioDesk {
  /// From now on what nobody owns goes to people by itself.
  fileprivate func route() throws {
    let text = Self.workspace(hold: "10s") + "routing: { capacity: 3 }\n"
    try run("workspace", "import", try folder.write(text, to: "routing.yaml"))
  }
}

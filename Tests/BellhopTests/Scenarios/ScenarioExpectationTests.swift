import Foundation
import Testing

/// What an account lets expect, as agents see it said.
@Suite("Scenario: expectations")
struct ScenarioExpectation {
  @Test("Who writes for the first time is told in private what to expect; the next mail is not")
  func oncePerContact() throws {
    let words = "We answer here from nine to five."
    let desk = try ScenarioDesk()
    let workspace = ScenarioDesk.workspace(hold: "10s").replacingOccurrences(
      of: "address: care@acme.example,",
      with: "address: care@acme.example, expect: { text: \"\(words)\", once_per: 30d },")
    try desk.run("workspace", "import", try desk.folder.write(workspace, to: "expecting.yaml"))
    let maya = try desk.open()
    try desk.mailArrives(1, from: "nora@customer.example", "Where is my parcel?")
    try maya.open(13)
    try maya.wait(lineWith: words)
    try maya.wait(for: "it to leave") { _ in try desk.outbox().isEmpty }
    try maya.wait(forText: "automatic")
    try desk.mailArrives(2, from: "nora@customer.example", "And the invoice?")
    #expect(try desk.outbox().isEmpty)
    try maya.press("Escape")
    try maya.wait(lineWith: "TRIAGE")
    try maya.open(14)
    try maya.wait(forText: "And the invoice?")
    #expect(try !maya.screen.contains(words))
    // Nobody has answered the first: it waits.
    #expect(try desk.run("list", "is:open waiting:>0s nora").output.contains("#13"))
  }
}

import Foundation
import Testing

/// Card numbers and names on a real screen.
@Suite("Scenario: masked numbers and scrambled names")
struct ScenarioMasking {
  @Test(
    "A card number shows on X, for as long as the conversation is open, and the journal says who")
  func reveal() throws {
    let desk = try ScenarioDesk()
    try desk.customer(.lena, writes: "Meine Karte ist 4111 1111 1111 1111, bitte")
    let maya = try desk.open()
    try maya.wait(forText: "**** **** **** 1111")
    try maya.press("Enter")
    try maya.wait(lineWith: "Lena  ", "**** **** **** 1111, bitte")
    try maya.press("X")
    try maya.wait(forText: "4111 1111 1111 1111, bitte")
    try maya.press("Escape")
    try maya.wait(goneText: "4111 1111 1111 1111")
    let record = try desk.run("export").output.split(separator: "\n")
      .filter { $0.contains(#""type":"reveal""#) }
    #expect(record.count == 1)
    #expect(record.first?.contains(#""id":"maya""#) == true)
  }

  @Test("gh draws the names as others and says so; once more shows them")
  func scramble() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("g", "h")
    try maya.wait(goneText: "Lena Fischer")
    try maya.wait(forText: "names scrambled")
    try maya.press("g", "h")
    try maya.wait(forText: "Lena Fischer")
  }
}

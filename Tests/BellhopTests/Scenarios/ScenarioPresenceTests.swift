import Foundation
import Inbox
import InboxStore
import Testing

@testable import bellhop

/// Presence reaches the other's screen by itself.
@Suite("Scenario: presence")
struct ScenarioPresence {
  /// Nobody touches Maya's keyboard, and her screen's clock ticks with the minutes, for nothing there
  /// is due within two: were a tick needed for a change, there could be no more changes than minutes.
  @Test("It comes and goes without a key of hers and without a tick of her clock")
  func comesAndGoes() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open(as: "maya")
    let priya = try desk.open(as: "priya")
    let start = Session.clock()
    var came: [Int64] = []
    var went: [Int64] = []
    for round in 0..<8 {
      try priya.press("Enter")
      try maya.wait(lineWith: "Lena Fischer", "◉ Priya")
      // From her announcement, which bears its instant, to the other's screen.
      let seen = Session.clock()
      let announced = try #require(try desk.presence(of: .priya, at: .lena))
      #expect(announced.since >= start)
      came.append(seen.since(announced.since))
      try priya.waitToRead(.lena)
      if round == 7 { break }
      let left = Session.clock()
      try priya.press("Escape")
      try maya.wait(for: "nobody at Lena’s") { !$0.contains("◉ Priya") }
      went.append(Session.clock().since(left))
      #expect(try desk.presence(of: .priya, at: .lena) == nil)
      try priya.wait(forText: "TRIAGE")
      try priya.waitUntilHeard()
    }

    // What she does there changes the sign, and Esc takes it away too.
    try priya.press("r")
    try priya.waitToWrite()
    try priya.type("Dear Lena")
    try maya.wait(lineWith: "Lena Fischer", "✎ Priya")
    try priya.press("Escape")
    try priya.wait(lineWith: "READ", "open")
    try priya.waitUntilHeard()
    try priya.press("Escape")
    try maya.wait(for: "nobody at Lena’s") { screen in
      // In the list: to the right of it stands who is at the desk at all.
      !screen.split(separator: "\n").map { $0.prefix { $0 != "│" } }.contains {
        $0.contains("Lena Fischer") && $0.contains("Priya")
      }
    }
    #expect(try desk.presence(of: .priya, at: .lena) == nil)

    let end = Session.clock()
    let ticks = end.milliseconds / 60_000 - start.milliseconds / 60_000
    let changes = Int64(came.count + went.count + 2)
    #expect(changes > ticks, "\(changes) changes within \(ticks) ticks of the clock prove nothing")
    print(
      """
      presence, in milliseconds: on the other's screen \(figure(came)) after it was announced; \
      gone \(figure(went)) after Esc was pressed
      """)
  }

  private func figure(_ times: [Int64]) -> String {
    let sorted = times.sorted()
    return "\(sorted[sorted.count / 2]) (at most \(sorted.last ?? 0))"
  }
}

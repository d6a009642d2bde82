import Foundation
import Testing

@Suite("Forecast on the command line")
struct ForecastCommandTests {
  private static let now = ["--now", "2026-11-20T15:00:00Z"]

  private static func online(_ agent: String, at time: String) -> String {
    """
    {"v":1,"at":"2026-11-20T\(time):00.000Z","type":"availability",\
    "by":{"kind":"agent","id":"\(agent)"},"agent":"\(agent)","state":"online"}
    """
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("JSON and words tell the same, and the same seed the same again")
  func forecast() throws {
    let desk = try CareDesk(
      journal: CareDesk.journal + [
        Self.online("tom", at: "14:30"),
        Self.online("maya", at: "11:30"),
      ])
    let arguments = ["forecast", "--agents", "+3", "--agents", "-1"] + Self.now
    let text = try desk.succeed(arguments)
    #expect(text == (try desk.succeed(arguments)))
    let json = try object(desk.succeed(arguments + ["--json"]))
    let staffing = try #require(json["staffing"] as? [[String: Any]])
    #expect(staffing.map { $0["agents"] as? Int } == [1, 3, -1])
    #expect(json["runs"] as? Int == 1000)
    #expect((json["outlook"] as? [Any])?.count == 7)
    for words in [
      "Next hour, 2026-11-20", "Tom (said online)", "not counted: Maya", "1 agent more",
      "3 agents more", "1 agent fewer",
    ] {
      #expect(text.contains(words))
    }
    // With --now nothing is kept.
    #expect(text.contains("None is over yet"))
  }

  @Test("A day run again stands beside what happened")
  func replay() throws {
    let desk = try CareDesk()
    let day = ["forecast", "--day", "2026-11-20"] + Self.now
    let text = try desk.succeed(
      day + ["--staffing", "+2", "--order", "newest", "--promise", "30m"])
    #expect(text.contains("as it happened"))
    #expect(text.contains("2 agents more, newest first, answers within 30 m 00 s"))
    let json = try object(desk.succeed(day + ["--staffing", "4", "--json"]))
    let happened = try #require(json["happened"] as? [String: Any])
    let asItWas = try #require(json["as_it_was"] as? [String: Any])
    #expect(happened["promises"] as? Int == asItWas["promises"] as? Int)
    #expect((json["pace"] as? [String: Any])?["factor"] is NSNumber)
  }

  @Test(
    "What makes no sense is wrong usage",
    arguments: [
      ["--staffing", "2"], ["--agents", "many"], ["--day", "yesterday"], ["--runs", "0"],
      ["--day", "2026-11-20", "--agents", "1"], ["--day", "2026-11-20", "--promise", "soon"],
      ["--day", "2026-12-24"], ["--agents", "0"], ["--agents", "-99"],
    ])
  func refused(arguments: [String]) throws {
    let desk = try CareDesk()
    let result = try desk.run(["forecast"] + arguments + Self.now)
    #expect(result.status == 2)
    #expect(!result.errors.isEmpty)
  }
}

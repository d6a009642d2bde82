import Foundation
import Testing

@Suite("Reports from the command line")
struct MetricsCommandTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("metrics --json has the range, and every name in every row")
  func json() throws {
    let desk = try CareDesk()
    let report = try object(
      desk.succeed(["metrics", "--json", "--by", "tier", "--now", "2026-11-20T10:55:00Z"]))
    #expect(report["to"] as? String == "2026-11-20T10:55:00.001Z")
    #expect(report["now"] as? String == "2026-11-20T10:55:00.000Z")
    let rows = try #require(report["rows"] as? [[String: Any]])
    #expect(rows.count == 3)
    let metrics = try rows.map { try #require($0["metrics"] as? [String: Any]) }
    #expect(Set(metrics.map { Set($0.keys) }).count == 1)
    #expect(metrics[0]["nps"] is NSNull)
    #expect(metrics.compactMap { $0["inbound_messages"] as? Int }.reduce(0, +) == 5)
  }

  @Test("--from and --to take days of the workspace")
  func days() throws {
    let desk = try CareDesk()
    let report = try object(
      desk.succeed([
        "metrics", "--json", "--from", "2026-11-20", "--to", "2026-11-21", "--now",
        "2026-11-22T10:55:00Z",
      ]))
    let from = try #require(report["from"] as? String)
    let same = try object(
      desk.succeed([
        "metrics", "--json", "--from", from, "--to", try #require(report["to"] as? String),
        "--now", "2026-11-22T10:55:00Z",
      ]))
    #expect(report as NSDictionary == same as NSDictionary)
    #expect((report["to"] as? String)?.dropFirst(11) == from.dropFirst(11))
    #expect(try desk.run(["metrics", "--from", "2026-11-31"]).status == 2)
  }

  @Test("explain lists what stands behind the number that metrics shows")
  func explain() throws {
    let desk = try CareDesk()
    let explained = try object(
      desk.succeed(["explain", "inbound_messages", "--json", "--now", "2026-11-20T10:55:00Z"]))
    #expect(explained["value"] as? Int == 5)
    #expect((explained["counted"] as? [Any])?.count == 5)
    #expect(try desk.run(["explain", "happiness"]).status == 2)
    #expect(
      try desk.run(["metrics", "--from", "2026-11-20T10:00:00Z", "--to", "2026-11-20T10:00:00Z"])
        .status == 2)
  }

  @Test("call, deflect and availability write their lines")
  func recording() throws {
    let desk = try CareDesk()
    _ = try desk.succeed(["call", "--talk", "120", "--wrap", "30"])
    _ = try desk.succeed(["deflect", "offered"])
    _ = try desk.succeed(["availability", "online"])
    let journal = try desk.succeed(["export"])
    for type in ["call", "deflection", "availability"] {
      #expect(journal.contains("\"type\":\"\(type)\""))
    }
    let lines = try desk.succeed(["metrics", "--csv"]).split(separator: "\r\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("group,from,to,inbound_messages,") == true)
    let calls = try desk.succeed(["metrics"]).split(separator: "\n")
      .first { $0.contains("Handling time per call") }
    #expect(calls?.hasSuffix("2 m 30 s") == true)
    #expect(try desk.run(["availability", "asleep"]).status == 2)
  }
}

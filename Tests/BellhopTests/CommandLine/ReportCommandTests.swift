import Foundation
import FoundationXML
import Testing

@Suite("Reports to hand on")
struct ReportCommandTests {
  private static let now = ["--now", "2026-11-20T15:00:00Z"]
  private static let span = ["--from", "2026-11-09T00:00:00Z"]

  /// Names that a page must not take for markup.
  private func desk() throws -> CareDesk {
    let workspace = CareDesk.workspace.replacing(
      "name: Tom,", with: "name: \"Tom <b>&\\\"'</b>\",")
    func line(_ at: String, _ rest: String) -> String {
      "{\"v\":1,\"at\":\"2026-11-20T\(at).000Z\",\(rest)}"
    }
    func assign(_ at: String, _ conversation: String, _ agent: String) -> String {
      line(
        at,
        "\"type\":\"assign\",\"conversation\":\"\(conversation)\","
          + "\"by\":{\"kind\":\"agent\",\"id\":\"maya\"},\"agent\":\"\(agent)\"")
    }
    func reply(_ at: String, _ conversation: String, _ id: String, _ account: String) -> String {
      line(
        at,
        "\"type\":\"message\",\"conversation\":\"\(conversation)\","
          + "\"by\":{\"kind\":\"agent\",\"id\":\"tom\"},\"id\":\"\(id)\",\"channel\":\"webchat\","
          + "\"account\":\"\(account)\",\"kind\":\"chat\",\"direction\":\"out\",\"text\":\"Hi\","
          + "\"delivery\":\"accepted\"")
    }
    return try CareDesk(
      workspace: workspace,
      journal: CareDesk.journal + [
        assign("09:06:00", "c2", "tom"), reply("12:00:00", "c2", "r2", "care-chat"),
        reply("10:31:00", "c5", "r5", "care-chat"),
        line(
          "11:00:00",
          "\"type\":\"csat\",\"conversation\":\"c5\",\"by\":{\"kind\":\"customer\",\"id\":\"sato\"},"
            + "\"score\":2,\"comment\":\"<b>\""),
        // Nothing happens in it in the last week but that its promise runs out, on Monday at 01:30.
        CareDesk.message(
          "c9", "m9", "2026-11-15T22:30:00.000Z", "night", "Nia", "webchat", "care-chat", "chat",
          "Hello?"),
      ])
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func rows(_ report: [String: Any]) throws -> [NSDictionary] {
    try #require(report["rows"] as? [NSDictionary])
  }

  @Test("The numbers of every report are those of metrics for the same range and grouping")
  func sameNumbers() throws {
    let desk = try desk()
    let groupings = [
      "sla-by-week": ["week"], "first-response-by-hour": ["channel"], "response-times": [nil],
      "team": ["agent", "team"], "csat-by-tag": [nil], "csat-by-month": ["month"],
      "tiers-by-week": ["week"],
    ]
    for (name, groups) in groupings {
      let report = try object(desk.succeed(["report", name, "--json"] + Self.span + Self.now))
      let plain = try groups.flatMap { group in
        let by = group.map { ["--by", $0] } ?? []
        return try rows(object(desk.succeed(["metrics", "--json"] + by + Self.span + Self.now)))
      }
      #expect(report["report"] as? String == name)
      #expect(try rows(report) == plain, "\(name)")
      #expect(try desk.succeed(["report", name] + Self.span + Self.now).contains("Europe/Berlin"))
      let csv = try desk.succeed(["report", name, "--csv"] + Self.span + Self.now)
      #expect(csv.split(separator: "\r\n").count > 1, "\(name)")
    }
  }

  @Test("Why the last week's promises were broken: as many as the metrics count")
  func why() throws {
    let desk = try desk()
    let report = try object(
      desk.succeed(["report", "sla-by-week", "--json"] + Self.span + Self.now))
    let missed = try #require(report["missed"] as? [String: Any])
    let last = try #require(try rows(report).last?["metrics"] as? [String: Any])
    #expect(missed["week"] as? String == "2026-W47")
    let count = try #require(missed["count"] as? Int)
    #expect(count == last["sla_breached"] as? Int)
    #expect(count > 1)
    let causes = try #require(missed["causes"] as? [[String: Any]])
    #expect(causes.compactMap { $0["count"] as? Int }.reduce(0, +) == count)
    #expect(causes.contains { $0["agent"] as? String == "tom" && $0["count"] as? Int == 1 })
    let targets = try #require(missed["targets"] as? [[String: Any]])
    #expect(targets.first?["due"] as? String == "2026-11-16T00:30:00.000Z")
    let text = try desk.succeed(["report", "sla-by-week"] + Self.span + Self.now)
    #expect(text.contains("in nobody’s hands"))
    #expect(text.contains("with Tom"))
  }

  @Test("The parts of the map and the histogram add up to what metrics counts")
  func parts() throws {
    let desk = try desk()
    let map = try object(
      desk.succeed(["report", "first-response-by-hour", "--json"] + Self.span + Self.now))
    let times = try object(
      desk.succeed(["report", "response-times", "--json"] + Self.span + Self.now))
    let whole = (try rows(times).first?["metrics"] as? [String: Any])?["first_response_n"] as? Int
    let hours = try #require(map["hours"] as? [[String: Any]])
    let buckets = try #require(times["buckets"] as? [[String: Any]])
    #expect(whole == 2)
    #expect(hours.compactMap { $0["first_response_n"] as? Int }.reduce(0, +) == whole)
    #expect(buckets.compactMap { $0["n"] as? Int }.reduce(0, +) == whole)
    #expect(times["share_in_time"] as? Double == 0.5)
    // 09:05 UTC is ten in Berlin.
    #expect(hours.first?["hour"] as? Int == 10)
  }

  @Test(
    "The page is sound, needs nothing from elsewhere, and escapes names",
    arguments: [
      "sla-by-week", "first-response-by-hour", "response-times", "team", "csat-by-tag",
      "csat-by-month", "tiers-by-week", "mine",
    ])
  func page(name: String) throws {
    let desk = try desk()
    let file = desk.folder.path + "/report.html"
    try "before".write(toFile: file, atomically: true, encoding: .utf8)
    #expect(
      try desk.succeed(["report", name, "--html", file] + Self.span + Self.now).isEmpty)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let parser = XMLParser(data: Data(text.utf8))
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    #expect(text.contains("<svg") && text.contains("prefers-color-scheme: dark"))
    #expect(text.contains("Europe/Berlin"))
    for foreign in ["<script", "src=", "href=", "url(", "<b>", "NaN", "inf"] {
      #expect(!text.contains(foreign), "\(foreign)")
    }
    let links = text.split(separator: "http").dropFirst()
    // What names a language or a header is no address to go to.
    #expect(links.allSatisfy { $0.hasPrefix("://www.w3.org/") || $0.hasPrefix("-equiv") })
    if name == "team" { #expect(text.contains("Tom &lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;")) }
  }

  @Test("A page goes over no folder and no device, and one format is enough")
  func places() throws {
    let desk = try desk()
    let folder = try desk.run(["report", "team", "--html", desk.folder.path])
    #expect(folder.status == 2)
    #expect(folder.errors.contains("is a folder"))
    let device = try desk.run(["report", "team", "--html", "/dev/null"])
    #expect(device.status == 2)
    #expect(device.errors.contains("is no ordinary file"))
    #expect(try desk.run(["report", "team", "--json", "--csv"]).status == 2)
    #expect(try desk.run(["report", "happiness"]).status == 2)
  }

  @Test("Without a beginning it looks back eight weeks, empty ones too; an end before now is taken")
  func weeks() throws {
    let desk = try desk()
    let report = try object(desk.succeed(["report", "sla-by-week", "--json"] + Self.now))
    #expect(report["from"] as? String == "2026-09-27T22:00:00.000Z")
    #expect(try rows(report).count == 8)
    let past = try object(
      desk.succeed(
        ["report", "sla-by-week", "--json", "--to", "2026-11-15T23:00:00Z"] + Self.now))
    #expect(try rows(past).count == 8)
    #expect(past["to"] as? String == "2026-11-15T23:00:00.000Z")
    let nothing = try desk.succeed(
      ["report", "first-response-by-hour", "--to", "2026-01-01T00:00:00Z"] + Self.now)
    #expect(nothing.contains("First response by hour"))
  }
}

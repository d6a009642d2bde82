import Foundation
import Testing

@Suite("What stands behind a number, from the command line")
struct ExplainCommandTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func explained(
    _ desk: CareDesk, _ arguments: [String], as agent: String = "maya"
  ) throws -> [String: Any] {
    try object(
      desk.succeed(["explain"] + arguments + ["--json"] + CareDesk.reported, as: agent))
  }

  @Test("explain takes the filters of metrics and has its numbers, and names range and filter")
  func filters() throws {
    let desk = try CareDesk.forReports()
    for (filter, group, value) in [
      (["--agent", "priya"], "agent", "priya"), (["--team", "billing"], "team", "billing"),
      (["--channel", "x"], "channel", "x"),
    ] {
      let row = try #require(
        desk.metrics(["--by", group]).first {
          ($0["group"] as? [String: Any])?[group] as? String == value
        }?["metrics"] as? [String: Any])
      let same = try #require(desk.metrics(filter).first?["metrics"] as? NSDictionary)
      #expect(same == row as NSDictionary, "\(filter)")
      for name in ["response_n", "sla", "aht_s", "csat_mean", "backlog", "nps"] {
        let told = try explained(desk, [name] + filter)
        #expect(told["value"] as? NSObject == row[name] as? NSObject, "\(name) \(filter)")
        #expect((told["filter"] as? [String: String]) == [group: value])
        #expect(told["from"] as? String == "2026-11-09T00:00:00.000Z")
      }
    }
    #expect(
      try explained(desk, ["backlog", "--tier", "2"])["filter"] as? [String: Int] == ["tier": 2])
    #expect(try desk.run(["explain", "sla", "--tier", "4"]).status == 2)
    #expect(try desk.run(["explain", "sla", "--team", "sales"]).status == 2)
    #expect(try desk.run(["explain", "sla", "--agent", "nobody"]).status == 2)
    let plain = try object(desk.succeed(["metrics", "--json"] + CareDesk.reported))
    let part = try object(
      desk.succeed(["metrics", "--json", "--channel", "x", "--tier", "1"] + CareDesk.reported))
    #expect(plain["filter"] == nil)
    #expect((part["filter"] as? NSDictionary) == ["channel": "x", "tier": 1])
    #expect(
      try desk.succeed(["metrics", "--team", "billing"] + CareDesk.reported)
        .split(separator: "\n").first?.hasSuffix(", team billing") == true)
  }

  @Test("The second line says how the number comes out of the list")
  func heads() throws {
    let desk = try CareDesk.forReports()
    func head(_ metric: String) throws -> [String] {
      try desk.succeed(["explain", metric] + CareDesk.reported)
        .split(separator: "\n").prefix(2).map(String.init)
    }
    let names = try #require(desk.metrics([]).first?["metrics"] as? [String: Any]).keys
    for name in names {
      let lines = try head(name)
      #expect(lines.count == 2 && lines[1].hasPrefix("  = ") && lines[1].count > 8, "\(name)")
    }
    #expect(try head("csat_mean")[1] == "  = 15 in all ÷ 5 scores")
    #expect(try head("csat_percent")[1] == "  = 100 × 2 scores of 4 and 5 ÷ 5 scores")
    #expect(try head("nps")[1] == "  = 100 × (2 promoters − 1 detractor) ÷ 4 answers")
    #expect(try head("nps_detractors")[1] == "  = 1 of the 4 scores listed is 0 to 6")
    #expect(try head("response_p50_s")[1].hasPrefix("  = the m"))
    #expect(
      try head("aht_s")[1].contains(" in front of agents ÷ 6 conversations resolved; what overlaps")
    )
    let devoted = try head("devoted")
    #expect(devoted[0] == "Socially Devoted (devoted): not decided below 50 questions")
    #expect(devoted[1].contains(" answered ÷ ") && devoted[1].contains(" median "))
    #expect(try head("sla")[1].contains(" kept ÷ ("))
  }

  @Test("Every conversation resolved is listed under aht_s, with what agents spent in front of it")
  func handling() throws {
    let desk = try CareDesk.forReports()
    let told = try explained(desk, ["aht_s"])
    let counted = try #require(told["counted"] as? [[String: Any]])
    #expect(counted.count { $0["part"] as? String == "denominator" } == 6)
    let text = try desk.succeed(["explain", "aht_s"] + CareDesk.reported)
    #expect(text.split(separator: "\n").count { $0.hasSuffix("  resolved") } == 6)
  }

  @Test("More rows than anybody reads are refused at once, with what to take instead")
  func tooMany() throws {
    let desk = try CareDesk.forReports()
    let asked = try desk.run(["metrics", "--from", "1900-01-01", "--by", "hour"])
    #expect(asked.status == 2 && asked.output.isEmpty)
    #expect(asked.errors.contains("rows by hour, and 10000 are the most"))
    #expect(asked.errors.contains("or take --by week"))
    #expect(try desk.run(["report", "sla-by-week", "--from", "0001-01-01"]).status == 2)
    #expect(
      try desk.succeed(["metrics", "--csv", "--from", "2026-01-01", "--by", "hour"]).count > 10_000)
  }
}

/// Who may see how other people work. To see it fail: let `Workspace.maySeeEverybodysFigures` say yes.
@Suite("Figures of people")
struct PeopleFiguresTests {
  private func lines(_ desk: CareDesk, _ arguments: [String], as agent: String) throws -> [String] {
    try desk.succeed(arguments + CareDesk.reported, as: agent).split(separator: "\r\n")
      .map(String.init)
  }

  @Test("An agent sees their own row of metrics, and is told why it is the only one")
  func metrics() throws {
    let desk = try CareDesk.forReports()
    let own = try desk.run(["metrics", "--by", "agent", "--csv"] + CareDesk.reported, as: "tom")
    #expect(own.output.split(separator: "\r\n").dropFirst().map { $0.prefix(4) } == ["tom,"])
    #expect(
      own.errors.contains(
        "Only a supervisor sees the figures of colleagues. Below is your own row."))
    let all = try lines(desk, ["metrics", "--by", "agent", "--csv"], as: "maya")
    #expect(all.count == 1 + 3)
    for command in [["metrics"], ["explain", "sla"]] {
      #expect(
        try desk.run(command + ["--agent", "tom"] + CareDesk.reported, as: "tom").status == 0)
      let other = try desk.run(command + ["--agent", "priya"] + CareDesk.reported, as: "tom")
      #expect(other.status == 1 && other.errors.contains("bellhop report mine"))
    }
    // Of teams and channels everybody sees all.
    #expect(try lines(desk, ["metrics", "--by", "team", "--csv"], as: "tom").count == 1 + 2)
  }

  @Test("No report tells an agent what a colleague did: not by row, cause, score or raise")
  func reports() throws {
    let desk = try CareDesk.forReports()
    for name in [
      "team", "day", "sla-by-week", "csat-by-month", "tiers-by-week", "csat-by-tag",
      "first-response-by-hour", "response-times",
    ] {
      for format in [[], ["--csv"], ["--json"]] {
        let text = try desk.succeed(["report", name] + format + CareDesk.reported, as: "tom")
        #expect(!text.contains("priya") && !text.contains("Priya"), "\(name) \(format)")
      }
      let whole = try desk.succeed(["report", name, "--json"] + CareDesk.reported, as: "maya")
      if ["team", "csat-by-month", "tiers-by-week"].contains(name) {
        #expect(whole.contains("priya"), "\(name)")
      }
    }
    #expect(
      try desk.succeed(["report", "team"] + CareDesk.reported, as: "tom")
        .contains("Figures of colleagues are not for everybody: this is your own row."))
  }

  @Test("The board keeps who is there and how full their desk is, and leaves out how they do")
  func board() throws {
    let desk = try CareDesk.forReports()
    func row(as agent: String) throws -> String {
      let picture = try desk.succeed(["board", "--once"], as: agent)
      return try #require(
        picture.split(separator: "\n").map(String.init).first { $0.hasPrefix(" Priya ") })
    }
    let (seen, kept) = (try row(as: "maya"), try row(as: "tom"))
    #expect(seen.contains("not here") && kept.contains("not here"))
    #expect(seen.prefix(28) == kept.prefix(28))
    // How many replies: a number, or none.
    #expect(seen.prefix(37).suffix(3).contains("0") && kept.prefix(37).suffix(3).contains("—"))
  }

  @Test("The workspace says which roles see them; an empty list is no list")
  func roles() throws {
    let open = try CareDesk(
      workspace: CareDesk.workspace + "\nfigures: { people: [agent, senior, supervisor] }\n",
      journal: CareDesk.journal)
    let seen = try open.run(["metrics", "--by", "agent", "--csv"], as: "tom")
    #expect(seen.output.split(separator: "\r\n").count > 2 && seen.errors.isEmpty)
    let file = try open.succeed(["workspace", "export"])
    #expect(file.contains("figures: { people: [agent, senior"))
    let wrong = open.folder.path + "/wrong.yaml"
    try (CareDesk.workspace + "\nfigures: { people: [] }\n").write(
      toFile: wrong, atomically: true, encoding: .utf8)
    let refused = try open.run(["workspace", "import", wrong])
    #expect((refused.output + refused.errors).contains("at least one role"))
  }
}

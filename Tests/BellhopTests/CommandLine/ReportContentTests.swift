import Foundation
import Testing

/// Reports on tags, months, tiers and people, beside `bellhop metrics` of the same range.
@Suite("What reports say")
struct ReportContentTests {
  private func metrics(_ row: [String: Any]?) throws -> [String: Any] {
    try #require(row?["metrics"] as? [String: Any])
  }

  @Test("Tags: each score in each of its tags, the whole as metrics says it, the lowest first")
  func tags() throws {
    let desk = try CareDesk.forReports()
    let report = try desk.report(["csat-by-tag"])
    let tags = try #require(report["tags"] as? [[String: Any]])
    let found = tags.map { tag in
      "\(tag["tag"] as? String ?? "–") \(tag["csat_n"] ?? "") \(tag["csat_mean"] ?? "") "
        + "\(tag["csat_percent"] ?? "") \(tag["low_n"] ?? "")"
    }
    #expect(
      found == [
        "refund 3 3 33.333333333333336 2", "employee 1 3 0 1", "late 2 3.5 50 1", "– 1 4 100 0",
      ])
    #expect(report["low_score"] as? Int == 3)
    let all = try metrics((report["rows"] as? [[String: Any]])?.first)
    #expect(all["csat_n"] as? Int == 5)
    #expect(all as NSDictionary == (try metrics(desk.metrics([]).first)) as NSDictionary)
    #expect(
      try desk.succeed(["report", "csat-by-tag", "--csv"] + CareDesk.reported).contains(
        "refund,3,3,"))
  }

  @Test(
    "Months: the words of low scorers, without card numbers, and not those that a tag restricts")
  func months() throws {
    let desk = try CareDesk.forReports()
    func low(as agent: String) throws -> [[String: Any]] {
      try #require(try desk.report(["csat-by-month"], as: agent)["low"] as? [[String: Any]])
    }
    let seen = try low(as: "maya").map {
      "\($0["kind"] ?? "") \($0["score"] ?? "") \($0["comment"] ?? "")"
    }
    #expect(
      seen == [
        "nps 2 =2+3 is p1", "csat 3 He drinks",
        "csat 2 My card **** **** **** 1111 was <i>charged</i> twice", "csat 1 Slow",
      ])
    let kept = try low(as: "tom")
    #expect(kept[1]["comment"] is NSNull && kept[1]["restricted_by"] as? String == "employee")
    for format in [[], ["--csv"], ["--json"]] {
      let text = try desk.succeed(
        ["report", "csat-by-month"] + format + CareDesk.reported, as: "tom")
      #expect(!text.contains("4111 1111") && !text.contains("He drinks"), "\(format)")
    }
    let page = try desk.reportPage(["csat-by-month"], as: "tom")
    #expect(page.contains("&lt;i&gt;charged&lt;/i&gt;") && page.contains("restricted by #employee"))
    #expect(!page.contains("4111 1111") && !page.contains("He drinks"))
    let rows = try #require(try desk.report(["csat-by-month"])["rows"] as? [NSDictionary])
    #expect(rows == (try desk.metrics(["--by", "month"])) as [NSDictionary])
  }

  @Test("Tiers: the mix as metrics by tier counts it, and who raised what from where")
  func tiers() throws {
    let desk = try CareDesk.forReports()
    let report = try desk.report(["tiers-by-week"])
    let weeks = try #require(report["weeks"] as? [[String: Any]])
    #expect(weeks.map { $0["week"] as? String } == ["2026-W46", "2026-W47"])
    let sums = try (1...3).map { tier in
      try weeks.map { try #require(($0["new_conversations"] as? [String: Int])?["\(tier)"]) }
        .reduce(0, +)
    }
    let plain = try desk.metrics(["--by", "tier"]).map {
      try metrics($0)["new_conversations"] as? Int
    }
    #expect(sums == plain.compactMap { $0 })
    #expect(weeks.map { $0["raised"] as? Int } == [1, 3])
    #expect(weeks.map { $0["raised_conversations"] as? Int } == [1, 2])
    let raises = try #require(report["raises"] as? [[String: Any]])
    let told = raises.map { raise in
      "\(raise["from"] ?? "")\(raise["to"] ?? "") \((raise["by"] as? [String: Any])?["id"] ?? "")"
    }
    #expect(told == ["12 tom", "12 priya", "23 maya", "13 vip"])
    let text = try desk.succeed(["report", "tiers-by-week"] + CareDesk.reported)
    #expect(text.contains("a rule (vip)"))
  }

  @Test("One person: their row of metrics by agent, week by week too, and the team as one")
  func agent() throws {
    let desk = try CareDesk.forReports()
    let report = try desk.report(["agent", "Tom <b>&\"'</b>"])
    let own = try metrics((report["rows"] as? [[String: Any]])?.first)
    let agents = try desk.metrics(["--by", "agent"])
    func row(_ agent: String) throws -> [String: Any] {
      try metrics(agents.first { ($0["group"] as? [String: String])?["agent"] == agent })
    }
    #expect(own as NSDictionary == (try row("tom")) as NSDictionary)
    let team = try #require(report["team"] as? [String: Any])
    #expect(team["agents"] as? [String] == ["maya", "tom"])
    let both = try #require((team["metrics"] as? [String: Any])?["response_n"] as? Int)
    #expect(both == 4)
    #expect((team["metrics"] as? [String: Any])?["response_mean_s"] as? Double == 615)
    let weeks = try #require(report["weeks"] as? [[String: Any]])
    #expect(try weeks.map { try metrics($0)["response_n"] as? Int } == [2, 1])
  }

  @Test("Everybody sees their own report, a supervisor everybody's, and others are told so")
  func rights() throws {
    let desk = try CareDesk.forReports()
    #expect(try desk.report(["mine"], as: "tom")["agent"] as? String == "tom")
    #expect(try desk.report(["agent", "tom"], as: "tom")["agent"] as? String == "tom")
    #expect(try desk.report(["agent", "tom"], as: "maya")["agent"] as? String == "tom")
    let other = try desk.run(["report", "agent", "maya"], as: "tom")
    #expect(other.status == 1 && other.errors.contains("Only a supervisor"))
    #expect(try desk.run(["report", "agent", "nobody"]).status == 2)
    #expect(try desk.run(["report", "agent"]).status == 2)
    #expect(try desk.run(["report", "team", "tom"]).status == 2)
  }

  @Test("Of one channel, of one team: only their conversations, and the page says so")
  func filters() throws {
    let desk = try CareDesk.forReports()
    func conversations(_ filter: [String]) throws -> Int? {
      let report = try desk.report(["response-times"] + filter)
      return try metrics((report["rows"] as? [[String: Any]])?.first)["new_conversations"] as? Int
    }
    #expect(try conversations([]) == 11)
    #expect(try conversations(["--channel", "x"]) == 2)
    #expect(try conversations(["--team", "billing"]) == 3)
    #expect(try conversations(["--team", "billing", "--channel", "x"]) == 1)
    #expect(
      try desk.succeed(["report", "team", "--team", "billing"] + CareDesk.reported)
        .contains(", team billing"))
    #expect(try desk.run(["report", "team", "--team", "sales"]).status == 2)
    #expect(try desk.run(["report", "team", "--channel", "smoke"]).status == 2)
  }

  @Test("In ASCII every sign of ours is one")
  func ascii() throws {
    let desk = try CareDesk.forReports()
    for name in ["sla-by-week", "csat-by-tag", "tiers-by-week", "response-times", "mine"] {
      let text = try desk.succeed(["report", name, "--ascii"] + CareDesk.reported)
      #expect(text.unicodeScalars.allSatisfy { $0.isASCII }, "\(name)")
    }
  }

  @Test("Without a beginning months look back six months, weeks eight weeks")
  func periods() throws {
    let desk = try CareDesk.forReports()
    for (name, count) in [("csat-by-month", 6), ("tiers-by-week", 8)] {
      let text = try desk.succeed(["report", name, "--json", "--now", "2026-11-20T15:00:00Z"])
      let report = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      #expect((report?["rows"] as? [Any])?.count == count)
    }
  }
}

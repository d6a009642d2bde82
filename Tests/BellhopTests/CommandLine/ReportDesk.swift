import Foundation
import Testing

/// A desk with everything that reports tell apart: scores with words, tags, tiers, people.
extension CareDesk {
  /// Until when their journal goes, and from when on.
  static let reported = ["--from", "2026-11-09T00:00:00Z", "--now", "2026-11-20T15:00:00Z"]

  private static func line(_ day: Int, _ time: String, _ rest: String) -> String {
    "{\"v\":1,\"at\":\"2026-11-\(day < 10 ? "0" : "")\(day)T\(time).000Z\",\(rest)}"
  }

  private static func act(
    _ day: Int, _ time: String, _ conversation: String, _ agent: String, _ rest: String
  ) -> String {
    line(
      day, time,
      "\"conversation\":\"\(conversation)\",\"by\":{\"kind\":\"agent\",\"id\":\"\(agent)\"},\(rest)"
    )
  }

  /// A conversation that an agent answers and resolves, and a customer scores.
  private static func story(
    _ number: Int, day: Int, agent: String, tags: [String], minutes: Int, score: Int?,
    words: String? = nil, channel: (String, String) = ("webchat", "care-chat")
  ) -> [String] {
    let name = "s\(number)"
    let minute = minutes < 10 ? "0\(minutes)" : "\(minutes)"
    var lines = [
      message(
        name, "in\(number)", "2026-11-\(day < 10 ? "0" : "")\(day)T09:00:00.000Z", "p\(number)",
        "Pat \(number)", channel.0, channel.1, "chat", "Where is it?"),
      act(
        day, "09:00:10", name, "maya",
        "\"type\":\"assign\",\"agent\":\"\(agent)\",\"team\":\(number % 2 == 0 ? "\"billing\"" : "null")"
      ),
      act(
        day, "09:\(minute):00", name, agent,
        "\"type\":\"message\",\"id\":\"out\(number)\",\"channel\":\"\(channel.0)\","
          + "\"account\":\"\(channel.1)\",\"kind\":\"chat\",\"direction\":\"out\","
          + "\"text\":\"Here\",\"delivery\":\"accepted\""),
      act(day, "10:30:00", name, agent, "\"type\":\"status\",\"status\":\"resolved\""),
    ]
    lines += tags.map { act(day, "09:00:05", name, "tom", "\"type\":\"tag\",\"tag\":\"\($0)\"") }
    if let score {
      let comment = words.map { ",\"comment\":\"\($0)\"" } ?? ""
      lines.append(
        line(
          day, "11:00:00",
          "\"type\":\"csat\",\"conversation\":\"\(name)\","
            + "\"by\":{\"kind\":\"customer\",\"id\":\"p\(number)\"},\"score\":\(score)\(comment)"))
    }
    return lines
  }

  static func forReports() throws -> CareDesk {
    let workspace =
      workspace.replacing("name: Tom,", with: "name: \"Tom <b>&\\\"'</b>\",")
      .replacing(
        "send: {", with: "restricted: { employee: [supervisor] }\nsend: {")
    var lines = journal
    lines += story(1, day: 10, agent: "tom", tags: ["refund"], minutes: 5, score: 1, words: "Slow")
    lines += story(
      2, day: 11, agent: "tom", tags: ["refund", "late"], minutes: 20, score: 5,
      channel: ("x", "care-x"))
    lines += story(
      3, day: 12, agent: "priya", tags: ["late"], minutes: 40, score: 2,
      words: "My card 4111 1111 1111 1111 was <i>charged</i> twice")
    lines += story(
      4, day: 17, agent: "priya", tags: ["refund", "employee"], minutes: 50, score: 3,
      words: "He drinks")
    lines += story(5, day: 18, agent: "tom", tags: [], minutes: 7, score: 4)
    lines += story(6, day: 19, agent: "maya", tags: ["late"], minutes: 9, score: nil)
    for (place, agent, tier) in [("s1", "tom", 2), ("s4", "priya", 2), ("s4", "maya", 3)] {
      let day = place == "s1" ? 10 : 17
      lines.append(
        act(day, "09:0\(tier):30", place, agent, "\"type\":\"tier\",\"tier\":\(tier)"))
    }
    lines.append(
      line(
        18, "12:00:00",
        "\"type\":\"tier\",\"conversation\":\"s5\",\"by\":{\"kind\":\"system\",\"id\":\"vip\"},\"tier\":3"
      ))
    for (person, score) in [("p1", 2), ("p2", 9), ("p3", 10), ("p5", 7)] {
      lines.append(
        line(
          19, "08:00:00",
          "\"type\":\"nps\",\"contact\":\"\(person)\",\"score\":\(score),"
            + "\"by\":{\"kind\":\"customer\",\"id\":\"\(person)\"},\"comment\":\"=2+3 is \(person)\""
        ))
    }
    return try CareDesk(workspace: workspace, journal: lines.sorted { at($0) < at($1) })
  }

  private static func at(_ line: String) -> String {
    String(line.split(separator: "\"at\":\"", maxSplits: 1).last?.prefix(24) ?? "")
  }

  /// A report as `--json` gives it.
  func report(_ arguments: [String], as agent: String = "maya") throws -> [String: Any] {
    let text = try succeed(["report"] + arguments + ["--json"] + Self.reported, as: agent)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  func metrics(_ arguments: [String]) throws -> [[String: Any]] {
    let text = try succeed(["metrics"] + arguments + ["--json"] + Self.reported)
    let whole = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return try #require(whole?["rows"] as? [[String: Any]])
  }

  /// A report as a page.
  func reportPage(_ arguments: [String], as agent: String = "maya") throws -> String {
    let file = folder.path + "/report.html"
    try succeed(["report"] + arguments + ["--html", file] + Self.reported, as: agent)
    return try String(contentsOfFile: file, encoding: .utf8)
  }
}

import Foundation
import Testing

@Suite("Incidents from the command line")
struct IncidentCommandTests {
  private func value(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("Opened, joined, answered together, people told, closed, reported; each with its status")
  func roundTrip() throws {
    let desk = try CareDesk()
    #expect(try desk.run(["incident"]).errors.contains("No incident is open."))
    #expect(try desk.run(["incident", "open", "Charged twice"], as: "tom").status == 1)
    let none = try desk.run(["incident", "open", "Zip", "--query", "\"no such words\""])
    #expect(none.status == 1)
    #expect(none.errors.contains("no incident was opened"))
    #expect(try desk.run(["incident"]).errors.contains("No incident is open."))
    let id = try desk.succeed([
      "incident", "open", "Charged twice", "--words",
      "Hi {{contact.first_name|there}}, one payment.",
      "--query", "\"charged twice\"", "--keep-tier",
    ]).trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(id == "charged-twice")
    #expect(try desk.run(["incident", "open", "x", "--id", id]).status == 1)
    let twin = try desk.run(["incident", "open", "CHARGED twice"])
    #expect(twin.status == 1)
    #expect(twin.errors.contains("is open already (charged-twice)"), "\(twin.errors)")
    let listed = try desk.succeed(["incident"])
    #expect(listed.contains("charged-twice  open since"))
    let members = try desk.rows(["incident:charged-twice"]).count
    #expect(members > 0)
    #expect(try desk.rows(["tag:charged-twice"]).count == members)
    try desk.succeed(["incident", "join", id, "ref:c2"])
    #expect(try desk.row("c2")["tier"] as? Int == 3)
    #expect(try desk.run(["incident", "join", id, "ref:c2"]).status == 1)
    #expect(try desk.run(["incident", "join", id]).status == 2)
    #expect(try desk.run(["incident", "join", "other", "ref:c2"]).status == 1)
    try desk.succeed(["incident", "leave", id, "ref:c2"])
    #expect(try desk.rows(["incident:charged-twice"]).count == members)

    try desk.succeed(["incident", "words", id, "--lang", "de", "--text", "Nur eine Zahlung."])
    #expect(try desk.run(["incident", "words", id, "--text", "x"], as: "tom").status == 1)
    #expect(
      try desk.run(["incident", "words", id, "--lang", "en-1", "--text", "x"]).status == 1)
    #expect(try desk.run(["incident", "words", id]).status == 2)
    try desk.succeed(["incident", "update", id, "--text", "The bank was asked."], as: "tom")
    let plan = try desk.run(["incident", "answer", id, "--plan"])
    #expect(plan.errors.contains("would be answered"), "\(plan.errors)")
    #expect(try desk.succeed(["outbox", "list"]).isEmpty)
    _ = try desk.run(["incident", "answer", id])
    #expect(try desk.succeed(["outbox", "list"]).contains("one payment"))

    #expect(try desk.run(["incident", "affected", id, "nobody@x.example"]).status == 1)
    #expect(try desk.run(["incident", "affected", id]).status == 2)
    #expect(try desk.run(["incident", "affected", id, "--query", "tag:nothing"]).status == 1)
    #expect(try desk.run(["incident", "affected", id, "x", "--query", "tag:x"]).status == 2)
    let named = try desk.run(["incident", "affected", id, "--query", "is:open -incident:\(id)"])
    #expect(named.status == 0 || named.errors.contains("Nobody new"), "\(named.errors)")
    let shown = try value(try desk.succeed(["incident", "show", id, "--json"]))
    #expect(shown["title"] as? String == "Charged twice")
    #expect(
      (shown["words"] as? [[String: Any]])?.compactMap { $0["lang"] as? String } == ["de", "en"])
    #expect((shown["ids"] as? [Int])?.count == members)
    #expect(try desk.succeed(["incident", "show", id]).contains("The bank was asked."))

    #expect(try desk.run(["incident", "close", id, "--note", " "]).status == 1)
    try desk.succeed(["incident", "close", id, "--note", "Refunded by the bank."])
    #expect(try desk.run(["incident", "update", id, "--text", "x"]).status == 1)
    let report = try desk.succeed(["incident", "report", id])
    for words in [
      "opened, Maya", "joined, Maya", "update: The bank was asked., Tom", "closed: Ref",
    ] {
      #expect(report.contains(words), "\(words) in \(report)")
    }
    let timeline = try value(try desk.succeed(["incident", "report", id, "--json"]))["timeline"]
    #expect((timeline as? [[String: Any]])?.first?["what"] as? String == "opened")
    #expect(try desk.run(["incident", "report", "nothing"]).status == 1)
    let csv = try desk.succeed(["incident", "report", id, "--csv"])
    #expect(csv.hasPrefix("at,by,what,count,lang,text"))
    #expect(csv.contains("update,,,The bank was asked."))
    let html = desk.folder.path + "/timeline.html"
    try desk.succeed(["incident", "report", id, "--html", html])
    let page = try String(contentsOfFile: html, encoding: .utf8)
    #expect(page.contains("<html") && page.contains("The bank was asked."))
    #expect(try desk.run(["incident", "report", id, "--csv", "--json"]).status == 2)
    #expect(try desk.run(["report", "incident"]).status == 2)
    #expect(try desk.run(["incident", "signals"]).errors.contains("Nothing out of the ordinary."))
    #expect(try desk.succeed(["doctor", "--verify"]).isEmpty == false)
  }

  @Test("Words in a language that nobody here has are approved with a warning")
  func strangeLanguage() throws {
    let desk = try CareDesk()
    try desk.succeed(["incident", "open", "Zip"])
    let words = try desk.run(["incident", "words", "zip", "--lang", "xx-nonsense", "--text", "x"])
    #expect(words.status == 0)
    #expect(words.errors.contains("nobody gets these words"), "\(words.errors)")
    let own = try desk.run(["incident", "words", "zip", "--lang", "en-GB", "--text", "x"])
    #expect(!own.errors.contains("nobody gets"), "\(own.errors)")
  }

  @Test("Answers that wait are taken back by undo, by the incident, by the conversation's number")
  func takingBack() throws {
    let desk = try CareDesk()
    try desk.succeed([
      "incident", "open", "Charged twice", "--words", "One payment.", "--query", "is:open",
    ])
    func waiting() throws -> Int {
      try desk.succeed(["outbox", "list", "--jsonl"]).split(separator: "\n").count
    }
    _ = try desk.run(["incident", "answer", "charged-twice", "--hold", "3600"])
    let count = try waiting()
    #expect(count > 1)
    let undone = try desk.run(["undo"])
    #expect(undone.errors.contains("\(count) replies taken back"), "\(undone.errors)")
    #expect(try waiting() == 0)
    #expect(try !desk.rows(["incident:charged-twice"]).isEmpty, "what joined stays")
    let joins = try desk.run(["undo"])
    #expect(joins.errors.contains("undone: #"), "\(joins.errors)")
    #expect(try desk.rows(["incident:charged-twice"]).isEmpty)
    try desk.succeed(["redo"])
    // The words stayed with the incident: no draft stands in the way of answering again.
    #expect(undone.errors.contains("their words stay where they came from"), "\(undone.errors)")
    _ = try desk.run(["incident", "answer", "charged-twice", "--hold", "3600"])
    #expect(try waiting() == count)

    let other = try CareDesk()
    try other.succeed([
      "incident", "open", "Charged twice", "--words", "One payment.", "--query", "is:open",
    ])
    _ = try other.run(["incident", "answer", "charged-twice", "--hold", "3600"])
    let first = try #require(
      try other.rows(["is:held"]).first.flatMap { $0["id"] as? Int })
    let one = try other.run(["outbox", "cancel", "#\(first)"])
    #expect(one.errors.contains("#\(first): taken back"), "\(one.errors)")
    #expect(try other.run(["outbox", "cancel", "\(first)"]).status == 1)
    let rest = try other.run(["incident", "take-back", "charged-twice"])
    #expect(rest.errors.contains("\(count - 1) "), "\(rest.errors)")
    #expect(try other.run(["incident", "take-back", "charged-twice"]).status == 1)
    #expect(try other.run(["incident", "take-back", "nothing"]).status == 1)
    #expect(try other.succeed(["outbox", "list"]).isEmpty)
  }

  @Test("What is written comes back byte for byte in an export of an import")
  func export() throws {
    let desk = try CareDesk()
    let id = try desk.succeed(["incident", "open", "Charged twice", "--query", "is:open"])
      .trimmingCharacters(in: .whitespacesAndNewlines)
    try desk.succeed(["incident", "words", id, "--lang", "de", "--text", "Eine Zahlung."])
    try desk.succeed(["incident", "close", id, "--note", "Over."])
    let first = try desk.succeed(["export"])
    let other = try CareDesk(journal: [])
    let file = try other.folder.write(first, to: "again.jsonl")
    try other.succeed(["import", file])
    #expect(try other.succeed(["export"]) == first)
    #expect(try other.rows(["incident:charged-twice"]).count == desk.rows(["is:open"]).count)
  }
}

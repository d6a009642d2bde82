import Foundation
import Testing

@Suite("Reading from the command line")
struct ReadingTests {
  @Test("The queue stands in the order of what runs out first; every field is there")
  func list() throws {
    let desk = try CareDesk()
    let rows = try desk.rows([])
    #expect(rows.map { $0["conversation"] as? String } == ["c3", "c1", "c2", "c4", "c5"])
    let fields = [
      "id", "conversation", "version", "status", "tier", "priority", "tags", "channel", "account",
      "kind", "contact", "subject", "assignee", "team", "waiting_since", "opened_at",
      "last_message_at", "sla", "window_closes_at", "unread", "viewers", "snippet",
    ]
    #expect(Set(rows[0].keys) == Set(fields))
    let sla = try #require(rows[0]["sla"] as? [String: Any])
    #expect(sla["due"] as? String == "2026-11-20T10:00:00.000Z")
    #expect(sla["target"] as? String == "first_response")
  }

  @Test("--limit and --after page through the queue without a gap")
  func paging() throws {
    let desk = try CareDesk()
    var seen: [String] = []
    var after: [String] = []
    while true {
      let page = try desk.run(["list", "--limit", "2", "--jsonl"] + after)
      for line in page.output.split(separator: "\n") {
        let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        seen.append(try #require(row?["conversation"] as? String))
      }
      guard let cursor = page.errors.components(separatedBy: "--after ").dropFirst().first else {
        break
      }
      after = ["--after", cursor.trimmingCharacters(in: .whitespacesAndNewlines)]
    }
    #expect(seen == ["c3", "c1", "c2", "c4", "c5"])
  }

  @Test(
    "A Greek word without its accents and a two-character Japanese word are found",
    arguments: [("τιμολογιο", "c3"), ("返金", "c5"), ("CHARGED twice", "c1"), ("parcel", "c4")])
  func search(words: String, ref: String) throws {
    let desk = try CareDesk()
    let found = try desk.succeed(["search", words, "--jsonl"]).split(separator: "\n")
    #expect(found.count == 1)
    #expect(found.first?.contains("\"conversation\":\"\(ref)\"") == true)
  }

  @Test("--now shows what was known then")
  func lookingBack() throws {
    let desk = try CareDesk()
    let then = try desk.rows(["--now", "2026-11-20T09:02:00Z"])
    #expect(then.map { $0["conversation"] as? String } == ["c3", "c1"])
  }

  @Test("targets --jsonl lists every promise with its state")
  func targets() throws {
    let desk = try CareDesk()
    let lines = try desk.succeed(
      [
        "targets", "ref:c1", "--jsonl", "--now", "2026-11-20T10:55:00Z",
      ].filter { $0 != "ref:c1" }
    ).split(separator: "\n")
    let first = try #require(lines.first { $0.contains("\"conversation\":\"c1\"") })
    #expect(
      first
        == """
        {"conversation":"c1","target":"first_response","policy":"usual",\
        "start":"2026-11-20T09:00:00.000Z","due":"2026-11-20T11:00:00.000Z","end":null,\
        "ended_by":null,"state":"at_risk","pauses":[]}
        """)
  }

  @Test("Customers' control characters never reach standard output")
  func filtered() throws {
    let hostile = CareDesk.message(
      "h1", "h1", "2026-11-20T09:00:00.000Z", "eve", "E\\u001b]0;owned\\u0007ve", "webchat",
      "care-chat", "chat", "a\\u001b[2Jb \\u202egnp")
    let desk = try CareDesk(journal: CareDesk.journal + [hostile])
    let printed =
      try desk.succeed(["list"]) + desk.succeed(["show", "ref:h1"])
      + desk.succeed(["search", "gnp"])
    #expect(!printed.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(!printed.unicodeScalars.contains("\u{202E}"))
  }

  @Test("Export, import into an empty store, export: byte for byte the same")
  func roundTrip() throws {
    let desk = try CareDesk()
    try desk.succeed(["tag", "ref:c1", "--tag", "refund"])
    try desk.succeed(["note", "ref:c1", "--text", "@priya look — “quotes” \u{1} and ünïcode"])
    try desk.succeed(["undo"])
    let first = try desk.succeed(["export"])
    let file = try desk.folder.write(first, to: "export.jsonl")
    let other = desk.folder.path + "/other.db"
    let imported = try Program.run(["import", file, "--store", other])
    #expect(imported.status == 0, "\(imported.errors)")
    let second = try Program.run(["export", "--store", other])
    #expect(second.output == first)
    #expect(!first.isEmpty)
  }

  @Test("workspace check names every error with line and column; a bad import changes nothing")
  func workspaceErrors() throws {
    let desk = try CareDesk()
    let bad = try desk.folder.write(
      "workspace: X\ntimezone: Nowhere/City\nsla:\n  - { name: a, first_response: 2d }\n",
      to: "bad.yaml")
    let checked = try Program.run(["workspace", "check", bad])
    #expect(checked.status == 2)
    #expect(checked.errors.contains("bad.yaml:2:"))
    #expect(checked.errors.contains("bad.yaml:4:"))
    #expect(try desk.run(["workspace", "import", bad]).status == 2)
    #expect(try desk.succeed(["workspace", "export"]) == CareDesk.workspace)
    #expect(try desk.run(["workspace", "import", bad], as: "tom").status == 2)
  }

  @Test("doctor says that all is well, and --verify that journal and tables agree")
  func doctor() throws {
    let desk = try CareDesk()
    let said = try desk.succeed(["doctor", "--verify"])
    #expect(said.contains("the journal and its tables agree"))
  }
}

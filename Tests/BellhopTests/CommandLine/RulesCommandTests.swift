import Foundation
import Testing

@Suite("Rules from the command line")
struct RulesCommandTests {
  /// The desk's workspace with one rule.
  private func workspace(_ keyword: String, in desk: CareDesk) throws -> String {
    let rules = """

      rules:
        - name: Double billing
          on: message
          when: { any: ["\(keyword)"], channel: [x, email] }
          then: { tier: 3, tag: [billing] }
      """
    return try desk.folder.write(CareDesk.workspace + rules, to: "rules.yaml")
  }

  @Test("try shows each condition, whether it holds, and what would be done; nothing is written")
  func trying() throws {
    let desk = try CareDesk()
    let file = try workspace("charged twice", in: desk)
    let before = try desk.succeed(["export"])
    let said = try desk.succeed(["rules", "try", "I was CHARGED twice", "--workspace", file])
    #expect(
      said == """
        Double billing: done
          yes  on message
          yes  any: charged twice
          yes  channel: x, email
          → tier 3
          → + #billing

        """)
    let other = try desk.succeed([
      "rules", "try", "charged once", "--workspace", file, "--channel", "sms",
    ])
    #expect(other.contains("Double billing: does not hold"))
    #expect(other.contains("no   any: charged twice"))
    #expect(other.contains("no   channel: x, email"))
    #expect(try desk.succeed(["export"]) == before)
    #expect(try desk.run(["rules", "try", "x", "--channel", "pigeon"]).status == 2)
  }

  @Test("replay lists what a file's rules would have done to the days that were")
  func replaying() throws {
    let desk = try CareDesk()
    let file = try workspace("charged", in: desk)
    let replayed = try desk.run([
      "rules", "replay", "--days", "3", "--workspace", file, "--now", "2026-11-20T12:00:00Z",
    ])
    #expect(replayed.status == 0)
    #expect(
      replayed.output.contains("does tier 3 (Double billing); does + #billing (Double billing)"))
    #expect(replayed.output.split(separator: "\n").count == 1)
    #expect(replayed.errors.contains("would have gone differently"))
  }

  /// A rule that holds would tell of the words that it was asked for.
  @Test("replay leaves out what a tag keeps from who asks, and says of how many")
  func restricted() throws {
    let desk = try CareDesk(
      workspace: CareDesk.workspace + "\nrestricted: { employee: [supervisor] }\n")
    let file = try workspace("charged", in: desk)
    func replayed(as agent: String) throws -> (output: String, errors: String) {
      let result = try desk.run(
        ["rules", "replay", "--days", "3", "--workspace", file, "--now", "2026-11-20T12:00:00Z"],
        as: agent)
      return (result.output, result.errors)
    }
    let open = try replayed(as: "tom").output
    let number = try #require(open.split(whereSeparator: { !$0.isNumber }).first)
    try desk.succeed(["tag", String(number), "--tag", "employee"])
    let hidden = try replayed(as: "tom")
    #expect(!hidden.output.contains("Double billing"))
    #expect(hidden.errors.contains("Left out: 1 conversation that you may not read."))
    #expect(try replayed(as: "maya").output == open)
  }

  @Test("try and replay run the rules that wait for a time when it would come, or would have come")
  func timed() throws {
    let desk = try CareDesk()
    let rules = """

      rules:
        - name: Waits long
          on: waiting
          when: { for: 20m, channel: [email] }
          then: { tag: [slow] }
        - name: Only SMS
          on: waiting
          when: { for: 5m, channel: [sms] }
          then: { tag: [sms] }
      """
    let file = try desk.folder.write(CareDesk.workspace + rules, to: "timed.yaml")
    let said = try desk.succeed(["rules", "try", "Hello?", "--workspace", file])
    #expect(said.contains("Waits long: done, "))
    #expect(said.contains("in 20m if nothing happens before"))
    #expect(said.contains("  yes  for: 20m\n"))
    #expect(said.contains("  → + #slow\n"))
    #expect(said.contains("Only SMS: does not hold, "))
    #expect(said.contains("  no   channel: sms\n"))
    let replayed = try desk.run([
      "rules", "replay", "--days", "3", "--workspace", file, "--now", "2026-11-20T12:00:00Z",
    ])
    #expect(replayed.status == 0)
    #expect(replayed.output.contains("does + #slow (Waits long)"), "\(replayed.output)")
    #expect(replayed.errors.contains("Rules that wait would have done otherwise"))
    #expect(try desk.succeed(["export"]).contains("slow") == false)
  }

  @Test("replay is silent about a note that both sets write, wherever it stands among their lines")
  func unchangedNote() throws {
    let desk = try CareDesk()
    func file(_ then: String) throws -> String {
      let rules =
        "\nrules:\n  - { name: Late, on: message, when: { any: [parcel] }, then: \(then) }\n"
      return try desk.folder.write(CareDesk.workspace + rules, to: "rules.yaml")
    }
    try desk.succeed(["workspace", "import", try file("{ notify: [maya] }")])
    let replayed = try desk.succeed([
      "rules", "replay", "--days", "3", "--workspace", try file("{ tag: [late], notify: [maya] }"),
      "--now", "2026-11-20T12:00:00Z",
    ])
    #expect(replayed.contains("does + #late (Late)"))
    #expect(!replayed.contains("note"))
  }

  @Test("mail that arrives runs them, mail that is imported as history does not")
  func arriving() throws {
    let desk = try CareDesk()
    try desk.succeed(["workspace", "import", try workspace("parcel", in: desk)])
    let mail = "From: zoe@example.net\nSubject: parcel\nDate: Fri, 20 Nov 2026 09:00:00 +0000\n"
    let old = try desk.folder.write(mail + "Message-ID: <old@x>\n\nMy parcel", to: "old.eml")
    let new = try desk.folder.write(mail + "Message-ID: <new@x>\n\nMy parcel", to: "new.eml")
    try desk.succeed(["import", old])
    try desk.succeed(["import", "--live", new])
    #expect(try desk.row("old@x")["tags"] as? [String] == [])
    #expect(try desk.row("new@x")["tags"] as? [String] == ["billing"])
    #expect(try desk.row("new@x")["tier"] as? Int == 3)
  }

  @Test("a rule's answer to a mail leaves through the mail program, marked as automatic")
  func answering() throws {
    let desk = try CareDesk()
    let rules = """

      rules:
        - { name: "After hours, please wait", on: message, then: { reply: away } }
      """
    let workspace = CareDesk.workspace.replacingOccurrences(
      of: "saved_replies:\n",
      with:
        "saved_replies:\n  - { shortcut: away, title: Away, bodies: { en: We are back soon } }\n")
    let file = try desk.folder.write(workspace + rules, to: "rules.yaml")
    try desk.succeed(["workspace", "import", file])
    let mail = try desk.folder.write(
      "From: zoe@example.net\nTo: care@care.example\nSubject: hello\nMessage-ID: <new@x>\n\nAnybody there?",
      to: "new.eml")
    try desk.succeed(["import", "--live", mail])
    let environment = try MailProgram.keepingMail(in: desk.folder, status: 0)
    #expect(try desk.succeed(["outbox", "run"], environment: environment).contains("accepted"))
    let sent = try String(contentsOfFile: desk.folder.path + "/mail", encoding: .utf8)
    #expect(sent.contains("We are back soon"))
    #expect(sent.contains("Auto-Submitted: auto-replied"))
    #expect(try desk.row("new@x")["status"] as? String == "open", "nobody has answered")
  }
}

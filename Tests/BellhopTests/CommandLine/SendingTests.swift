import Foundation
import Testing

@Suite("Sending from the command line")
struct SendingTests {
  @Test("E-mail leaves through the mail program: recipients as arguments, threading headers")
  func sendmail() throws {
    let desk = try CareDesk()
    let environment = try MailProgram.keepingMail(in: desk.folder, status: 0)
    try desk.succeed(["reply", "ref:c1", "--text", "Grüße, it was charged once."])
    let ran = try desk.succeed(["outbox", "run"], environment: environment)
    #expect(ran.contains("accepted"))
    let arguments = try String(contentsOfFile: desk.folder.path + "/arguments", encoding: .utf8)
    #expect(arguments.hasSuffix("--\nann@home.example\n"))
    let mail = try String(contentsOfFile: desk.folder.path + "/mail", encoding: .utf8)
    #expect(mail.contains("Subject: Re: Charged twice"))
    #expect(mail.contains("format=flowed"))
    let row = try desk.row("c1")
    #expect(row["status"] as? String == "pending")
    #expect(row["waiting_since"] is NSNull)
    #expect(try desk.succeed(["outbox", "list", "--jsonl"]).isEmpty)
  }

  @Test("An answer names what its mail answered, then that mail, also where the root is not here")
  func references() throws {
    let desk = try CareDesk()
    let environment = try MailProgram.keepingMail(in: desk.folder, status: 0)
    let mail = try desk.folder.write(
      """
      From: zoe@example.net
      To: care@care.example
      Subject: Re: parcel
      Date: Fri, 20 Nov 2026 09:00:00 +0000
      Message-ID: <second@example.net>
      In-Reply-To: <root@example.net>
      References: <root@example.net>

      Still nothing.
      """, to: "answer.eml")
    try desk.succeed(["import", mail])
    try desk.succeed(["reply", "ref:root@example.net", "--text", "It comes tomorrow."])
    try desk.succeed(["outbox", "run"], environment: environment)
    let sent = try String(contentsOfFile: desk.folder.path + "/mail", encoding: .utf8)
    #expect(sent.contains("In-Reply-To: <second@example.net>"))
    #expect(sent.contains("References: <root@example.net> <second@example.net>"))
  }

  @Test("A refused mail is failed with the reason, starts no answer, and can be tried again")
  func failed() throws {
    let desk = try CareDesk()
    let environment = try MailProgram.keepingMail(in: desk.folder, status: 67)
    try desk.succeed(["reply", "ref:c1", "--text", "Hello"])
    let ran = try desk.succeed(["outbox", "run"], environment: environment)
    #expect(ran.contains("failed"))
    #expect(ran.contains("no such mailbox"))
    let row = try desk.row("c1")
    #expect(row["status"] as? String == "open")
    #expect(row["waiting_since"] is String)
  }

  @Test("Without a mail program the reply stays queued and says why, until somebody has one")
  func noProgram() throws {
    let desk = try CareDesk()
    try desk.succeed(["reply", "ref:c1", "--text", "Hello"])
    for _ in 0..<2 {
      let ran = try desk.run(["outbox", "run"])
      #expect(ran.errors.contains("stay queued: no mail program is configured"))
      #expect(try desk.succeed(["outbox", "list"]).contains("Hello"))
      #expect(
        try desk.succeed(["outbox", "list"]).contains("queued (no mail program is configured"))
    }
    let environment = try MailProgram.keepingMail(in: desk.folder, status: 0)
    #expect(try desk.succeed(["outbox", "run"], environment: environment).contains("accepted"))
    #expect(try !desk.succeed(["outbox", "list"]).contains("Hello"))
  }

  @Test("A saved reply is filled once; a gap without words refuses and names it")
  func savedReply() throws {
    let desk = try CareDesk()
    let gap = try desk.run(["reply", "ref:c2", "--saved", "rdc"])
    #expect(gap.status == 1)
    #expect(gap.errors.contains("order"))
    try desk.succeed(["reply", "ref:c2", "--saved", "rdc", "--var", "order={{agent.name}}"])
    let entries = try desk.succeed(["outbox", "list", "--jsonl"])
    #expect(entries.contains("Hi Jon, order {{agent.name}} was paid once."))
    try desk.succeed(["outbox", "run"])
    #expect(try desk.row("c2")["tags"] as? [String] == ["refund"])
  }

  /// The replies that wait.
  private func waiting(_ desk: CareDesk) throws -> [[String: Any]] {
    try desk.succeed(["outbox", "list", "--jsonl"]).split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test("A public post is answered in private with --private, and only where its network can")
  func inPrivate() throws {
    let desk = try CareDesk()
    try desk.succeed(["reply", "ref:c4", "--text", "We look for it", "--private"])
    #expect(try waiting(desk).map { $0["audience"] as? String } == ["private"])
    // What is private stays so, with or without.
    try desk.succeed(["reply", "ref:c2", "--text", "Yes", "--private"])
    #expect(try waiting(desk).allSatisfy { $0["audience"] as? String == "private" })
    let review = try desk.folder.write(
      CareDesk.message(
        "c8", "m8", "2026-11-20T11:00:00.000Z", "@nora", "Nora", "x", "care-x", "post",
        "my parcel is late again"), to: "post.jsonl")
    try desk.succeed(["import", review])
    let refused = try desk.run(["reply", "ref:c8", "--text", "Sorry"])
    #expect(refused.status == 1)
    #expect(refused.errors.contains("--private does."))
    try desk.succeed(["reply", "ref:c8", "--text", "Sorry", "--private"])
  }

  @Test("A text that is too long is refused, and with --parts it is several messages in order")
  func inParts() throws {
    let desk = try CareDesk()
    let text = (1...60).map { "Sentence number \($0)." }.joined(separator: " ")
    let refused = try desk.run(["reply", "ref:c4", "--text", text])
    #expect(refused.status == 1)
    #expect(refused.errors.contains("--parts sends it as several messages."))
    let sent = try desk.run(["reply", "ref:c4", "--text", text, "--parts"])
    #expect(sent.status == 0)
    #expect(sent.errors.contains("in the outbox in 5 parts, the first as"))
    let texts = try waiting(desk).compactMap { $0["text"] as? String }
    #expect(texts.count == 5)
    #expect(texts.enumerated().allSatisfy { $1.hasSuffix("(\($0 + 1)/5)") })
    // What fits is one message; what would be an article is refused.
    let short = try desk.run(["reply", "ref:c2", "--text", "Yes", "--parts"])
    #expect(!short.errors.contains("parts"))
    let article = String(repeating: text, count: 6)
    let long = try desk.run(["reply", "ref:c4", "--text", article, "--parts"])
    #expect(long.status == 1)
    #expect(long.errors.contains("It would be more than 20 messages"))
    try desk.succeed([
      "open", "--account", "care-x", "--to", "@dora", "--text", article + article, "--parts",
    ])
  }

  @Test("What a conversation is linked with stands at its head, from both sides")
  func links() throws {
    let desk = try CareDesk()
    try desk.succeed(["link", "ref:c1", "--to", "ref:c2", "--relation", "follow_up"])
    let first = try #require(try desk.row("c1")["id"] as? Int)
    let second = try #require(try desk.row("c2")["id"] as? Int)
    let shown = try desk.succeed(["show", "ref:c1"])
    #expect(shown.contains("follows up: #\(second) open, Jon, "))
    #expect(
      try desk.succeed(["show", "ref:c2"]).contains("follow-up: #\(first) open, Ann Lee, "))
    let json = try desk.succeed(["show", "ref:c2", "--json"])
    #expect(json.contains(#""relation":"follow_up","from_here":false"#))
  }

  @Test("A conversation is begun on an account, and the reply waits in the outbox")
  func begin() throws {
    let desk = try CareDesk()
    let number = try desk.succeed([
      "open", "--account", "care-mail", "--to", "new@home.example", "--text", "Your parcel is here",
      "--subject", "Parcel",
    ]).trimmingCharacters(in: .whitespacesAndNewlines)
    let shown = try desk.succeed(["show", number, "--json"])
    #expect(shown.contains("\"subject\":\"Parcel\""))
    #expect(try desk.succeed(["outbox", "list"]).contains("new@home.example"))
  }
}

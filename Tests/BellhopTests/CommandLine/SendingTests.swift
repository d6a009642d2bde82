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

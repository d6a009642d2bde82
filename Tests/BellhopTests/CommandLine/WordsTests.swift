import Foundation
import Testing

/// What a newcomer reads: figures with units, conversations by number, local times, and one good
/// sentence for a file that cannot be used.
@Suite("Words on the command line")
struct WordsTests {
  private let now = ["--now", "2026-11-20T10:55:00Z"]

  @Test("metrics is a table with readable names and units; raw names are for --json and --csv")
  func metrics() throws {
    let desk = try CareDesk(
      journal: CareDesk.journal + [
        Self.answer("c1", "2026-11-20T09:06:12.000Z"),
        Self.answer("c2", "2026-11-20T09:11:12.000Z"),
      ])
    let report = try desk.succeed(["metrics"] + now)
    #expect(report.hasPrefix("2026-11-20 00:00 – 11:55 (Europe/Berlin)\n"))
    let lines = report.split(separator: "\n").map { $0.split(separator: "  ").map(Self.trimmed) }
    #expect(lines.contains(["Messages from customers", "5"]))
    #expect(lines.contains(["First response", "2", "6 m 12 s", "6 m 12 s", "6 m 12 s"]))
    #expect(lines.contains(["All", "66.7 %", "2", "1"]))
    #expect(!report.contains("_"))
    #expect(report.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let table = try desk.succeed(["metrics", "--by", "agent"] + now)
    #expect(table.contains("\nMaya "))
    #expect(!table.contains("_"))
  }

  @Test(
    "What a full disk cuts off is no success",
    arguments: [["list"], ["export"], ["metrics", "--json"], ["manual"], ["completions", "bash"]])
  func fullDisk(command: [String]) throws {
    let desk = try CareDesk()
    let isOnStore = !["manual", "completions"].contains(command[0])
    let all = command + (isOnStore ? ["--store", desk.store, "--as", "maya"] : [])
    let result = try Program.run(
      all, executable: "/bin/sh", before: ["-c", "exec \"$0\" \"$@\" >/dev/full", Program.path])
    #expect(result.status == 3, "\(command)")
    #expect(result.errors.contains("What was to be printed is not whole"))
  }

  @Test("explain tells conversations by number and customer, in local time; --json by the ids")
  func explain() throws {
    let desk = try CareDesk(
      journal: CareDesk.journal + [Self.answer("c1", "2026-11-20T09:06:12.000Z")])
    let number = try #require(try desk.row("c1")["id"] as? Int)
    let text = try desk.succeed(["explain", "first_response_p50_s"] + now)
    #expect(text.hasPrefix("First response, median (p50) (first_response_p50_s): 6 m 12 s\n"))
    #expect(
      text.contains(
        "  #\(number)  Ann Lee  6 m 12 s  2026-11-20 10:00 – 10:06  human reply by maya"))
    #expect(!text.contains("c1") && !text.contains("Z"))
    let sla = try desk.succeed(["explain", "sla_breached"] + now)
    #expect(sla.contains("first response breached: due passed, still open, due 2026-11-20 11:00"))
    #expect(
      try desk.succeed(["explain", "sla_breached", "--json"] + now).contains(
        "\"conversation\":\"c3\""))
    let near = try desk.run(["explain", "first_response_p50"])
    #expect(near.status == 2)
    #expect(near.errors.contains("Did you mean “first_response_p50_s”?"))
  }

  @Test(
    "Where mail cannot leave, check, import and doctor say which accounts, what it means, what to do"
  )
  func delivery() throws {
    let desk = try CareDesk()
    let file = try desk.folder.write(CareDesk.workspace, to: "mail.yaml")
    let unset = try Program.run(["workspace", "check", file])
    #expect(unset.status == 0)
    #expect(unset.errors.contains("Mail of care-mail cannot leave"))
    #expect(unset.errors.contains("no mail program is configured"))
    #expect(unset.errors.contains("sendmail: /usr/sbin/sendmail"))
    let gone = try MailProgram.keepingMail(in: desk.folder, status: 0)
    #expect(
      try Program.run(["workspace", "check", file], environment: gone).errors.contains("Mail of")
        == false)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: desk.folder.path + "/sendmail")
    #expect(
      try Program.run(["workspace", "check", file], environment: gone).errors
        .contains("sendmail cannot be run"))
    try FileManager.default.removeItem(atPath: desk.folder.path + "/sendmail")
    #expect(
      try desk.run(["workspace", "import", file], environment: gone).errors
        .contains("sendmail is not there (No such file or directory)"))
    #expect(try desk.succeed(["doctor"], environment: gone).contains("cannot leave from here"))
  }

  @Test("import counts every mail and every line once: new, known already, left out")
  func counts() throws {
    let desk = try CareDesk()
    let mails = (1...3).map { number in
      "From ann@home.example Fri Nov 20 09:0\(number):00 2026\nFrom: ann@home.example\n"
        + "Date: Fri, 20 Nov 2026 08:00:00 +0000\nMessage-ID: <\(number)@x>\nSubject: hi\n\nHello\n\n"
    }
    let file = try desk.folder.write(mails.joined(), to: "box.mbox")
    let empty = try desk.folder.write("", to: "empty.eml")
    let first = try desk.run(["import", file, empty])
    #expect(first.errors.contains("4 mails read: 3 new, 0 known already, 1 left out."))
    let second = try desk.run(["import", file])
    #expect(second.errors.contains("3 mails read: 0 new, 3 known already, 0 left out."))
    let journal = try desk.folder.write(CareDesk.journal.joined(separator: "\n"), to: "j.jsonl")
    let again = try desk.run(["import", journal])
    #expect(again.errors.contains("5 lines read: 0 new, 5 known already, 0 left out."))
    let other = try desk.folder.write(
      CareDesk.message(
        "n1", "n1", "2026-11-20T09:00:00.000Z", "zoe", "Zoe", "webchat", "care-chat", "chat", "Hi"),
      to: "other.jsonl")
    #expect(
      try desk.run(["import", journal, other]).errors
        .contains("6 lines read: 1 new (1 message), 5 known already, 0 left out."))
    // The mailbox's own line says when a mail came; what its sender claims is kept beside it.
    let exported = try desk.succeed(["export"])
    #expect(exported.contains("\"at\":\"2026-11-20T09:01:00.000Z\""))
    #expect(exported.contains("\"date\":\"2026-11-20T08:00:00.000Z\""))
  }

  @Test("import says how many attachments it keeps, and what of a Maildir it passes over")
  func attachments() throws {
    let desk = try CareDesk()
    let mail = """
      From: ann@home.example
      Message-ID: <files@x>
      Subject: Photo
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=b

      --b
      Content-Type: text/plain

      Here it is
      --b
      Content-Type: image/png
      Content-Disposition: attachment; filename=parcel.png

      picture
      --b--

      """
    let box = desk.folder.path + "/box"
    _ = try desk.folder.write(mail, to: "box/cur/1.x:2,S")
    _ = try desk.folder.write(mail, to: "box/cur/2.x:2,D")
    let imported = try desk.run(["import", box])
    #expect(
      imported.errors.hasPrefix(
        "1 mail read: 1 new, 0 known already, 0 left out. 1 attachment kept beside the store. "
          + "Passed over: 1 draft or deleted mail.\n"), "\(imported.errors)")
    #expect(try desk.succeed(["attachments", "ref:files@x"]).contains("parcel.png"))
  }

  @Test("The help of a command that writes says nothing of --now; one that reads does")
  func help() throws {
    #expect(try !Program.run(["help", "purge"]).output.contains("--now"))
    #expect(try Program.run(["help", "list"]).output.contains("--now"))
    let desk = try CareDesk()
    let written = try desk.run(["purge", "--now", "2026-11-20T09:00:00Z"])
    #expect(written.status == 2)
    #expect(written.errors == "--now is for commands that only read; this one writes.\n")
  }

  @Test("A file that is not there, or a folder, is one sentence and 2, whichever command it is")
  func files() throws {
    let desk = try CareDesk()
    let (gone, folder) = (desk.folder.path + "/gone.yaml", desk.folder.path)
    for arguments in [
      ["workspace", "import"], ["restore"],
      ["reply", "ref:c1", "--file"], ["rules", "try", "x", "--workspace"],
      ["import", "--format", "jsonl"],
    ] {
      let missing = try desk.run(arguments + [gone])
      #expect(missing.status == 2, "\(arguments)")
      #expect(missing.errors == "There is no file \(gone).\n", "\(arguments)")
      let isFolder = try desk.run(arguments + [folder + "/"])
      #expect(isFolder.status == 2, "\(arguments)")
      #expect(
        isFolder.errors == "\(folder)/ is a folder; a file is wanted here.\n", "\(arguments)")
    }
    for verb in ["theme", "workspace"] {
      let checked = try Program.run([verb, "check", gone])
      #expect(checked.status == 2 && checked.errors == "There is no file \(gone).\n")
    }
    #expect(try desk.run(["import", gone]).errors == "There is no file \(gone).\n")
  }

  @Test("Targets, undo and refusals call a conversation by its number")
  func numbers() throws {
    let desk = try CareDesk()
    let (c1, c2) = (
      try #require(try desk.row("c1")["id"] as? Int), try #require(try desk.row("c2")["id"] as? Int)
    )
    let targets = try desk.succeed(["targets"] + now)
    #expect(targets.contains("#\(c1) "))
    #expect(targets.contains("2026-11-20 10:00"))
    try desk.succeed(["tag", "ref:c2", "--tag", "chat"], as: "priya")
    try desk.succeed(["merge", "ref:c2", "--into", "ref:c1"])
    let taken = try desk.run(["undo"])
    #expect(taken.errors.contains("merged into #\(c1)"), "\(taken.errors)")
    try desk.succeed(["merge", "ref:c2", "--into", "ref:c1"])
    let refused = try desk.run(["tag", "ref:c2", "--tag", "x"])
    #expect(refused.errors.contains("It was merged into #\(c1); act there."))
    let undone = try desk.run(["undo"], as: "priya")
    #expect(!undone.errors.contains("c1") && !undone.errors.contains("c2"))
    #expect(undone.errors.contains("#"))
    let merged = try desk.succeed(["targets"])
    #expect(merged.contains("#\(c2) ") && merged.contains("merged into #\(c1)"))
    let waiting = try desk.run(["resolve", "ref:c4"])
    #expect(waiting.errors.contains("The customer waits since 2026-11-20 11:00;"))
  }

  @Test("What cannot be written, and what a single act is refused for, is one sentence")
  func sentences() throws {
    let desk = try CareDesk()
    let place = desk.folder.path + "/nowhere/x"
    for verb in [["backup"], ["workspace", "export"]] {
      let made = try desk.run(verb + [place])
      #expect(made.status == 2)
      #expect(
        made.errors
          == "\(place) cannot be written: there is no folder \(desk.folder.path)/nowhere.\n")
      #expect(try desk.run(verb + [desk.folder.path + "/"]).errors.contains("is a folder;"))
    }
    let refused = try desk.run(["snooze", "ref:c1", "--until", "2020-01-01T00:00:00Z"])
    #expect(refused.status == 1)
    #expect(refused.errors == "2020-01-01 01:00 has passed; give a time to come.\n")
    let several = try desk.run(["resolve", "ref:c1", "ref:c2"])
    #expect(several.errors.contains("ref:c1: The customer waits since 2026-11-20 10:00;"))
    #expect(try desk.run(["macro", "nosuch", "ref:c1"]).errors.split(separator: "\n").count == 1)
    #expect(try desk.succeed(["follow-up", "ref:c1"]).hasPrefix("#"))
    let purged = try desk.run(["purge", "--dry-run"])
    #expect(purged.status == 2 && purged.errors.hasPrefix("How old is old? Give --older-than"))
    #expect(try desk.run(["list", "tag:nothing"]).errors == "Nothing is like that.\n")
    let shown = try desk.succeed(["show", "ref:c1"])
    #expect(shown.contains("open, tier 1, nobody's, version 1\n"))
    #expect(shown.contains("2026-11-20 10:00  Ann Lee (in)"))
  }

  private static func trimmed(_ text: Substring) -> String {
    text.trimmingCharacters(in: .whitespaces)
  }

  /// Maya's answer as a line of the journal.
  private static func answer(_ conversation: String, _ at: String) -> String {
    """
    {"v":1,"at":"\(at)","type":"message","conversation":"\(conversation)",\
    "by":{"kind":"agent","id":"maya"},"id":"a-\(conversation)","channel":"email",\
    "account":"care-mail","kind":"email","direction":"out","text":"Done.","delivery":"accepted"}
    """
  }
}

import Foundation
import Testing

@Suite("Acting from the command line")
struct ActingTests {
  @Test("What a command does stands in the next listing, and undo takes it back")
  func actAndUndo() throws {
    let desk = try CareDesk()
    try desk.succeed(["tag", "ref:c1", "--tag", "refund"])
    try desk.succeed(["tier", "ref:c1", "3"])
    try desk.succeed(["assign", "ref:c1", "--agent", "priya", "--team", "billing"])
    try desk.succeed(["priority", "ref:c1", "2"])
    let row = try desk.row("c1")
    #expect(row["tags"] as? [String] == ["refund"])
    #expect(row["tier"] as? Int == 3)
    #expect(row["assignee"] as? String == "priya")
    #expect(row["team"] as? String == "billing")
    #expect(row["priority"] as? Int == 2)
    let undone = try desk.run(["undo"])
    #expect(undone.status == 0)
    #expect(undone.errors.contains("Maya priority high ("))
    #expect(try desk.row("c1")["priority"] as? Int == 0)
    let redone = try desk.run(["redo"])
    #expect(redone.errors.contains("done again: #"))
    #expect(try desk.row("c1")["priority"] as? Int == 2)
    let again = try desk.run(["redo"])
    #expect(again.status == 1)
    #expect(again.errors.contains("there is nothing to do again"))
  }

  @Test("A rule of the desk refuses with 1 and says which; the others are done")
  func refused() throws {
    let desk = try CareDesk()
    try desk.succeed(["tier", "ref:c1", "3"])
    let lowered = try desk.run(["tier", "ref:c1", "1"])
    #expect(lowered.status == 1)
    #expect(lowered.errors.contains("reason"))
    let resolved = try desk.run(["resolve", "ref:c1", "ref:c2", "--reason", "a test"], as: "tom")
    #expect(resolved.status == 1)
    #expect(resolved.errors.contains("senior or supervisor"))
    #expect(try desk.row("c1")["status"] as? String == "open")
    #expect(try desk.row("c2")["status"] as? String == "resolved")
  }

  @Test("What is no tag, no recipient, no gap and no reply in the outbox is told as such")
  func nonsense() throws {
    let desk = try CareDesk()
    for tag in ["two words", "", "a\nb"] {
      let tagged = try desk.run(["tag", "ref:c1", "--tag", tag])
      #expect(tagged.status == 1)
      #expect(tagged.errors.contains("is no tag"))
    }
    for address in ["nobody", "a@b\r\nBcc: x@y", "a@b@c", "@b"] {
      let opened = try desk.run([
        "open", "--account", "care-mail", "--to", address, "--text", "Hello",
      ])
      #expect(opened.status == 1)
      #expect(opened.errors.contains("an address is name@domain"))
    }
    for verb in ["retry", "cancel"] {
      let settled = try desk.run(["outbox", verb, "nothing"])
      #expect(settled.status == 1)
      #expect(settled.errors.contains("The outbox has no reply nothing"))
    }
    try desk.succeed(["link", "ref:c1", "--to", "ref:c2", "--relation", "related"])
    #expect(
      try desk.run(["link", "ref:c1", "--to", "ref:c2", "--relation", "related"]).status == 1)
  }

  @Test("Options for every command may stand before it; what is no command is said to be none")
  func verbs() throws {
    let desk = try CareDesk()
    let before = try desk.run(["--now", "2026-11-20T09:02:00Z", "list", "--jsonl"])
    let behind = try desk.run(["list", "--jsonl", "--now", "2026-11-20T09:02:00Z"])
    #expect(before.status == 0)
    #expect(before.output == behind.output)
    let unknown = try desk.run(["frobnicate"])
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("There is no command “frobnicate”"))
    #expect(try desk.run(["help", "nonsense"]).status == 2)
    #expect(try desk.succeed(["--version"]).hasPrefix("Bellhop "))
  }

  @Test("A file that is no mail is refused before anything is written")
  func notMail() throws {
    let desk = try CareDesk()
    let before = try desk.succeed(["export"])
    let notes = try desk.folder.write("name: a workspace\nagents: none\n", to: "notes.txt")
    for arguments in [[notes], [notes, "--format", "mbox"], [notes, "--format", "eml"]] {
      let imported = try desk.run(["import"] + arguments)
      #expect(imported.status == 2)
      #expect(imported.errors.contains("is no mail"))
    }
    let empty = try desk.folder.write("", to: "empty.eml")
    #expect(try desk.run(["import", empty]).status == 2)
    #expect(try desk.succeed(["export"]) == before)
  }

  @Test("A mail without a sender is known again, too")
  func mailOfNobody() throws {
    let desk = try CareDesk()
    let mail = try desk.folder.write(
      "Subject: hi\nDate: Mon, 02 Apr 2012 09:57:58 -0400\n\nno from\n", to: "nobody.eml")
    try desk.succeed(["import", mail])
    let once = try desk.succeed(["export"])
    #expect(once.contains("no from"))
    try desk.succeed(["import", mail])
    #expect(try desk.succeed(["export"]) == once)
  }

  @Test("An imported workspace says when none of its agents is who imports it")
  func nobodysLogin() throws {
    let desk = try CareDesk()
    let file = try desk.folder.write(CareDesk.workspace, to: "again.yaml")
    let imported = try desk.run(["workspace", "import", file])
    #expect(imported.status == 0)
    #expect(imported.errors.contains("None of its agents has your login") == false)
    let bare = desk.folder.path + "/bare.db"
    let first = try Program.run(["--store", bare, "workspace", "import", file])
    #expect(first.errors.contains("None of its agents has your login"))
    #expect(first.errors.contains("--as AGENT"))
  }

  @Test("Resolving while the customer waits needs a reason")
  func waitingCustomer() throws {
    let desk = try CareDesk()
    #expect(try desk.run(["resolve", "ref:c2"]).status == 1)
    try desk.succeed(["resolve", "ref:c2", "--reason", "spoke on the phone"])
    #expect(try desk.row("c2")["status"] as? String == "resolved")
  }

  @Test("Pending, snooze, reopen, spam and merge move the status")
  func statuses() throws {
    let desk = try CareDesk()
    try desk.succeed(["pending", "ref:c2"])
    #expect(try desk.row("c2")["status"] as? String == "pending")
    try desk.succeed(["reopen", "ref:c2"])
    #expect(try desk.row("c2")["status"] as? String == "open")
    try desk.succeed(["snooze", "ref:c2", "--until", "2099-01-01T08:00:00Z"])
    #expect(try desk.row("c2")["status"] as? String == "snoozed")
    try desk.succeed(["spam", "ref:c4"])
    #expect(try desk.row("c4")["status"] as? String == "spam")
    try desk.succeed(["merge", "ref:c5", "--into", "ref:c3"])
    #expect(try desk.rows(["is:open"]).contains { $0["conversation"] as? String == "c5" } == false)
  }

  @Test("Wrong usage is 2: unknown agent, bad query with its column, --now on a writing command")
  func wrongUsage() throws {
    let desk = try CareDesk()
    #expect(try desk.run(["list"], as: "nobody").status == 2)
    let query = try desk.run(["list", "tier:9"])
    #expect(query.status == 2)
    #expect(query.errors.contains("Column 6"))
    #expect(try desk.run(["list", "--no-such-flag"]).status == 2)
    #expect(
      try desk.run(["pending", "ref:c2", "--now", "2026-11-20T09:00:00Z"]).status == 2)
  }

  @Test("A store that is not there is 3")
  func noStore() throws {
    let result = try Program.run(["list", "--store", "/nonexistent/inbox.db"])
    #expect(result.status == 3)
    #expect(result.errors.contains("/nonexistent/inbox.db"))
  }

  @Test("Forty processes answer one conversation at once: one is accepted, 39 are told")
  func fortyAnswers() throws {
    let desk = try CareDesk()
    let version = try #require(try desk.row("c2")["version"] as? Int)
    let group = DispatchGroup()
    nonisolated(unsafe) var statuses: [Int32] = []
    let lock = NSLock()
    let store = desk.store
    for number in 0..<40 {
      let arguments = [
        "reply", "ref:c2", "--text", "answer \(number)", "--expect", "\(version)", "--store",
        store, "--as", ["maya", "priya", "tom"][number % 3],
      ]
      DispatchQueue.global().async(group: group) {
        let status = (try? Program.run(arguments))?.status ?? -1
        lock.withLock { statuses.append(status) }
      }
    }
    group.wait()
    #expect(statuses.filter { $0 == 0 }.count == 1)
    #expect(statuses.filter { $0 == 4 }.count == 39)
    let waiting = try desk.succeed(["outbox", "list", "--jsonl"]).split(separator: "\n")
    #expect(waiting.count == 1)
  }
}

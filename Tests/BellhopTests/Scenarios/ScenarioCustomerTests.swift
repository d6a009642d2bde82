import Foundation
import Inbox
import Testing

/// The customer at a glance: history, linked people, impostors, what is said once.
@Suite("Scenario: the customer")
struct ScenarioCustomer {
  private static let lenaAtX = Customer(
    name: "Lena F.", conversation: "lena-x", channel: .x, account: "acme-x", kind: .dm,
    handle: "@lena_f")

  @Test("Linked, two histories stand together; one opens and back returns; undo parts them")
  func linking() throws {
    let desk = try ScenarioDesk()
    try desk.customer(Self.lenaAtX, writes: "Also here: any news?", minutesAgo: 30)
    let maya = try desk.open()
    try maya.press("Enter")
    try maya.waitToRead(.lena)
    try maya.press("C")
    try maya.wait(forText: "Nothing else was said")
    try maya.press("L")
    try maya.wait(forText: "The same person as Lena Fischer")
    try maya.type("lena_")
    try maya.wait(forText: "X @lena_f")
    try maya.press("Enter")
    try maya.wait(forText: "One person?")
    try maya.press("y")
    try maya.wait(forText: "ALSO WAITING")
    try maya.wait(forText: "Also here: any news?")
    #expect(try desk.run("contact", "show", "lena-contact").output.contains("X: @lena_f"))
    // The other conversation, and back to where the history stood.
    try maya.press("Enter")
    try maya.waitToRead(Self.lenaAtX)
    try maya.press("Escape")
    try maya.wait(forText: "ALSO WAITING")
    try maya.wait(forText: "CUSTOMER  1/1")
    try maya.press("Escape")
    try maya.waitToRead(.lena)
    try maya.wait(forText: "same person: Lena F.")
    try maya.press("u")
    try maya.wait(for: "the two to be parted") { screen in
      !screen.contains("same person: Lena F.") && !screen.contains("ALSO WAITING")
    }
    #expect(
      try !desk.run("contact", "show", "lena-contact").output.contains("same person"))
    #expect(try !desk.run("doctor", "--verify").output.contains("!!  journal"))
  }

  @Test(
    "An impostor's sign stands in the list with the address, and beside the conversation in words")
  func impostor() throws {
    let desk = try ScenarioDesk()
    try desk.customer(
      Customer(
        name: "Mауа", conversation: "fake", channel: .x, account: "acme-x", kind: .mention,
        handle: "@may_a1", isPublic: true), writes: "Send me your code", minutesAgo: 120)
    let maya = try desk.open()
    try maya.wait(lineWith: "≠Mауа", "@may_a1")
    try maya.press("g", "g", "Enter")
    try maya.wait(forText: "looks like our colleague")
    try maya.wait(forText: "≠ @may_a1")
    let shown = try desk.run("contact", "show", "fake-contact").output
    #expect(shown.contains("≠ “Mауа” mixes Latin and Cyrillic letters"))
  }

  @Test("The ASCII tier has a sign of its own, and ordinary rows have none")
  func ascii() throws {
    let desk = try ScenarioDesk()
    try desk.customer(
      Customer(
        name: "Mауа", conversation: "fake", channel: .x, account: "acme-x", kind: .dm,
        handle: "@may_a1"), writes: "Send me your code", minutesAgo: 120)
    let maya = try desk.open(options: ["--ascii"])
    try maya.wait(lineWith: "?", "@may_a1")
    #expect(try maya.screen.split(separator: "\n").count { $0.contains("@may_a1") } <= 2)
  }

  @Test("An answer is proposed by an agent and put into the workspace by a supervisor")
  func keeping() throws {
    let desk = try ScenarioDesk()
    try desk.agent(
      .priya,
      .message(
        Customer.ruiz.message(
          .out, "Hello Ruiz, the invoice 4471823 shows reduced VAT since January, as the law says.")
      ), of: .ruiz, minutesAgo: 5)
    let tom = try desk.open(as: "tom")
    try tom.press("/")
    try tom.type("Ruiz")
    try tom.press("Enter", "Enter")
    try tom.waitToRead(.ruiz)
    try tom.press("K")
    try tom.wait(forText: "Keep this answer")
    try tom.wait(forText: "{{contact.first_name|there}}")
    try tom.wait(forText: "{{number}}")
    try tom.press("C-u")
    try tom.type("vat")
    try tom.press("C-s")
    try tom.wait(forText: "Proposed; a supervisor finds it")
    #expect(try !desk.run("workspace", "export").output.contains("shortcut: vat"))
    let maya = try desk.open()
    try maya.press("g", ".")
    try maya.wait(forText: "Proposed saved replies")
    try maya.press("Enter")
    try maya.wait(forText: "Proposed by Tom")
    try maya.press("y")
    try maya.wait(forText: ";vat is a saved reply")
    #expect(try desk.run("workspace", "export").output.contains("shortcut: vat"))
    // Once more the same answer: there is no need of it.
    try tom.press("K")
    try tom.wait(forText: "That is ;vat already")
  }
}

@Suite("What an account lets expect, by the command line")
struct ExpectationCommandTests {
  private static let workspace = CareDesk.workspace.replacingOccurrences(
    of: "address: care@care.example, delivery: sendmail }",
    with:
      "address: care@care.example, delivery: none, expect: { text: \"We answer from 9 to 17.\", once_per: 30d } }"
  )

  private func mail(_ number: Int, automatic: Bool = false) -> String {
    """
    From: Zoe <zoe@home.example>
    To: care@care.example
    Subject: Question \(number)
    Message-ID: <q\(number)@home.example>
    Date: Fri, 20 Nov 2026 10:00:00 +0000
    \(automatic ? "Auto-Submitted: auto-replied\n" : "")
    Where is parcel \(number)?

    """
  }

  private func said(_ desk: CareDesk) throws -> Int {
    let text = try desk.succeed(["outbox", "list", "--json"])
    return text.components(separatedBy: "We answer from 9 to 17.").count - 1
  }

  /// One after the other, as a program beside others.
  private static func importAll(_ files: [String], into store: String) {
    for file in files {
      #expect(throws: Never.self) {
        let result = try Program.run(["import", file, "--live", "--store", store, "--as", "maya"])
        #expect(result.status == 0, "\(result.errors)")
      }
    }
  }

  @Test("of four programs that write at once one says it; automatic mail and imports hear nothing")
  func once() async throws {
    let desk = try CareDesk(workspace: Self.workspace)
    let machine = try desk.folder.write(mail(0, automatic: true), to: "auto.eml")
    try desk.succeed(["import", machine, "--live"])
    let history = try desk.folder.write(mail(99), to: "old.eml")
    try desk.succeed(["import", history])
    #expect(try said(desk) == 0)
    let files = try (1...12).map { try desk.folder.write(mail($0), to: "q\($0).eml") }
    let store = desk.store
    await withTaskGroup(of: Void.self) { group in
      for part in 0..<4 {
        let own = files.enumerated().filter { $0.offset % 4 == part }.map(\.element)
        group.addTask { ExpectationCommandTests.importAll(own, into: store) }
      }
    }
    #expect(try said(desk) == 1)
    let tried = try desk.succeed(["rules", "try", "hello", "--channel", "email"])
    #expect(tried.contains("expect of care-mail: done"))
    let verify = try desk.run(["doctor", "--verify"]).output
    #expect(!verify.contains("!!  journal"))
  }

  @Test("contacts are linked and parted by name, refused with reasons, undone, and exported alone")
  func contacts() throws {
    let desk = try CareDesk()
    let shown = try desk.succeed(["contact", "show", "ann@home.example"])
    #expect(shown.contains("Ann Lee"))
    let rows = try desk.rows(["is:open"])
    let other = try #require(
      rows.compactMap { ($0["contact"] as? [String: Any])?["id"] as? String }
        .first { $0 != "ann@home.example" })
    try desk.succeed(["contact", "link", "ann@home.example", other])
    #expect(try desk.succeed(["contact", "show", other]).contains("same person: Ann Lee"))
    let refused = try desk.run(["contact", "link", "ann@home.example", other])
    #expect(refused.status == 1 && refused.errors.contains("They are linked already."))
    let both = try desk.succeed(["export", "--contact", "ann@home.example"])
    #expect(both.contains("Charged twice for my order"))
    #expect(both.contains("\"type\":\"contact\""))
    try desk.succeed(["undo"])
    #expect(try !desk.succeed(["contact", "show", other]).contains("same person"))
    try desk.succeed(["contact", "link", "ann@home.example", other])
    try desk.succeed(["contact", "unlink", "ann@home.example", other])
    #expect(try !desk.succeed(["contact", "show", other]).contains("same person"))
    let nobody = try desk.run(["contact", "show", "nobody@nowhere.example"])
    #expect(nobody.status == 1 && nobody.errors.contains("Nobody is known as"))
  }
}

import Inbox
import Mail
import Testing
import TestSupport

struct ImportedMailTests {
  private let now = Instant(milliseconds: 1_800_000_000_000)

  private var accounts: MailAccounts {
    MailAccounts(workspace: workspace)
  }

  private var workspace: Workspace {
    var workspace = Workspace()
    workspace.accounts = [
      Account(id: "care-mail", channel: .email, address: "Care@acme.example"),
      Account(id: "sales", channel: .email, address: "sales@acme.example"),
      Account(id: "x", channel: .x, address: "care@x"),
    ]
    workspace.agents = [
      Agent(id: "maya", name: "Maya", role: .agent, email: "maya@acme.example")
    ]
    return workspace
  }

  private func imported(
    _ header: String, arrival: Instant? = nil, chosen: AccountID? = nil
  ) throws -> (message: Message, event: Event, mail: ImportedMail) {
    let mail = try MailMessage(reading: Array("\(header)\n\nbody\n".utf8))
    let imported = ImportedMail(
      mail, arrival: arrival, accounts: MailAccounts(workspace: workspace, chosen: chosen),
      now: now, known: { _ in [] })
    let event = try #require(imported.events.last)
    guard case .message(let message) = event.what else { throw MailError.empty }
    return (message, event, imported)
  }

  @Test func aCustomersMailIsAMessageIn() throws {
    let header = """
      From: Ann Lee <Ann@X.example>
      To: care+t42@ACME.example
      Subject: Where is it?
      Message-ID: <1@x.example>
      In-Reply-To: <0@x.example>
      Date: Fri, 20 Nov 2026 10:00:00 +0100
      Content-Language: de
      """
    let (message, event, mail) = try imported(header)
    #expect(message.id == "1@x.example")
    #expect(message.direction == .in)
    #expect(message.account == "care-mail")
    #expect(message.channel == .email)
    #expect(message.subject == "Where is it?")
    #expect(message.text == "body")
    #expect(message.replyTo == "0@x.example")
    #expect(message.language == "de")
    #expect(!message.auto)
    #expect(event.conversation == "0@x.example")
    #expect(event.by?.kind == .customer)
    #expect(event.by?.id == "ann@x.example")
    #expect(event.by?.name == "Ann Lee")
    #expect(event.at.description == "2026-11-20T09:00:00.000Z")
    #expect(event.unknown == [JSONMember("date", .string("2026-11-20T09:00:00.000Z"))])
    #expect(mail.contact?.identities == [Identity(channel: .email, handle: "ann@x.example")])
    #expect(mail.participants == ["ann@x.example"])
    #expect(event.isCustomerMessage)
  }

  /// Our own server's clock, then the container's, then the sender's word; never the future.
  @Test func aForgedDateMovesNothing() throws {
    let forged = "From: a@x\nDate: Thu, 01 Jan 2099 00:00:00 +0000"
    let arrival = Instant(milliseconds: 1_700_000_000_000)
    #expect(try imported(forged).event.at == now)
    #expect(try imported(forged, arrival: arrival).event.at == arrival)
    let received =
      "Received: from a by b; Fri, 20 Nov 2026 10:00:00 +0000\n"
      + "Received: from c by a; Fri, 20 Nov 2020 10:00:00 +0000\n" + forged
    #expect(
      try imported(received, arrival: arrival).event.at.description == "2026-11-20T10:00:00.000Z")
    #expect(try imported("From: a@x").event.at == now)
  }

  @Test func aMailOfOursIsAMessageOut() throws {
    let account = try imported("From: Maya Ortiz <care@acme.example>\nTo: ann@x\nMessage-ID: <2@a>")
    #expect(account.message.direction == .out)
    #expect(account.event.by?.kind == .agent)
    #expect(account.event.by?.id == "maya")
    #expect(account.message.account == "care-mail")
    #expect(account.mail.contact == nil)
    #expect(account.mail.forbidsAutomaticAnswer)
    guard case .opened(let opening) = account.mail.events.first?.what else {
      Issue.record("no opening")
      return
    }
    #expect(opening.contact == "ann@x")
    let agent = try imported("From: maya@acme.example\nTo: ann@x\nCc: sales@acme.example")
    #expect(agent.event.by?.id == "maya")
    #expect(agent.message.account == "sales")
    let unknown = try imported("From: Zoe <sales@acme.example>\nTo: ann@x")
    #expect(unknown.event.by?.id == "Zoe")
    let robot = try imported("From: care@acme.example\nAuto-Submitted: auto-replied\nTo: ann@x")
    #expect(robot.event.by?.kind == .system)
    #expect(robot.message.auto)
  }

  @Test func theAccountIsTheOneWrittenTo() throws {
    #expect(try imported("From: a@x\nTo: b@y\nCc: sales@acme.example").message.account == "sales")
    #expect(
      try imported("From: a@x\nTo: b@y\nDelivered-To: care@acme.example").message.account
        == "care-mail")
    #expect(try imported("From: a@x\nTo: b@y").message.account == "mail")
    #expect(
      try imported("From: a@x\nTo: care@acme.example", chosen: "old").message.account == "old")
  }

  /// People write through lists and forms; machines do not wait for answers.
  @Test func onlyMachinesAreAuto() throws {
    #expect(try imported("From: a@x\nAuto-Submitted: auto-generated").message.auto)
    #expect(try imported("From: a@x\nReturn-Path: <>").message.auto)
    #expect(try !imported("From: a@x\nAuto-Submitted: no").message.auto)
    let list = try imported("From: a@x\nList-Id: <l.x>\nPrecedence: list")
    #expect(!list.message.auto)
    #expect(list.mail.forbidsAutomaticAnswer)
    #expect(
      list.event.unknown
        == [JSONMember("automatic", .array([.string("mailingList"), .string("precedence")]))])
    let form = try imported("From: no-reply@acme-forms.example\nReply-To: ann@x")
    #expect(!form.message.auto)
    #expect(form.mail.forbidsAutomaticAnswer)
    #expect(try !imported("From: a@x").mail.forbidsAutomaticAnswer)
  }

  @Test func whatWasLeftOutStandsUnderTheText() throws {
    let mail = try MailMessage(reading: Array("From: a@x\n\nbody\n".utf8), cut: 12)
    let imported = ImportedMail(
      mail, arrival: nil, accounts: accounts, now: now, known: { _ in [] })
    guard case .message(let message) = imported.events[0].what else { return }
    #expect(message.text == "body\n\n[the mail was cut: 12 bytes of it were not read]")
    let nameless = try MailMessage(reading: Array("Subject: x\n\nbody\n".utf8))
    #expect(nameless.id.hasPrefix("sha256:") && nameless.id.count == 71)
    #expect(try MailMessage(reading: Array("Subject: x\n\nbody\n".utf8)).id == nameless.id)
  }

  @Test(.enabled(if: Fixtures.areThere, "\(SharedMaterial.why)"))
  func everyMailOfTheCorporaBecomesALine() throws {
    for path in try Fixtures.mails() where path != "torture/empty.eml" {
      let mail = try MailMessage(reading: try Fixtures.bytes(path))
      let imported = ImportedMail(
        mail, arrival: nil, accounts: accounts, now: now, known: { _ in [] })
      #expect(imported.events.count == 1)
      #expect(imported.events[0].at <= now)
      #expect(imported.events[0].conversation?.text.isEmpty == false)
      #expect(imported.events[0].by?.id.isEmpty == false)
    }
  }
}

import Foundation
import Testing

/// Two desks of ours whose rules answer every mail, wired to each other: what one sends the other
/// takes in as new.
///
/// Negative controls: ignore `Auto-Submitted` in `AutomaticSign`, and the first is red; ignore the day
/// of a contact in the store's automatic replies as well, and the second is red.
@Suite("Machines that answer each other")
struct MailLoopTests {
  /// A desk that answers whatever comes, and keeps what it sends as files.
  private struct AnsweringDesk {
    let folder: TemporaryFolder
    let address: String

    init(_ name: String) throws {
      folder = try TemporaryFolder()
      address = "care@\(name).example"
      let program = try folder.write(
        """
        #!/bin/sh
        cat > "$(mktemp "\(folder.path)/out/XXXXXX")"
        """, to: "sendmail")
      let files = FileManager.default
      try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
      for name in ["out", "config/bellhop"] {
        try files.createDirectory(
          atPath: folder.path + "/" + name, withIntermediateDirectories: true)
      }
      _ = try folder.write("sendmail: \(program)\n", to: "config/bellhop/config.yaml")
      let workspace = try folder.write(
        """
        workspace: \(name)
        timezone: UTC
        language: en
        tiers:
          1: { name: FAQ, handled_by: [agent, senior, supervisor] }
        sla:
          - { name: usual, first_response: 2h, next_response: 4h }
        agents:
          - { id: maya, name: Maya, role: supervisor }
        accounts:
          - { id: care-mail, channel: email, address: \(address), delivery: sendmail }
        send: { hold: 0s }
        saved_replies:
          - { shortcut: got, title: Received, bodies: { en: "We have your mail." } }
        rules:
          - { name: got it, on: message, then: { reply: got } }
        """, to: "workspace.yaml")
      try succeed(["workspace", "import", workspace])
    }

    func succeed(_ arguments: [String]) throws {
      let result = try Program.run(
        arguments + ["--store", folder.path + "/inbox.db", "--as", "maya"],
        environment: ["XDG_CONFIG_HOME": folder.path + "/config"])
      #expect(result.status == 0, "\(arguments): \(result.errors)")
    }

    /// Takes a mail in, lets the rules run, and sends what is to be sent: those mails.
    func receive(_ mail: String) throws -> [String] {
      let file = try folder.write(mail, to: "in-\(UUID().uuidString).eml")
      try succeed(["import", file, "--account", "care-mail", "--live"])
      try succeed(["outbox", "run"])
      let out = folder.path + "/out"
      let files = FileManager.default
      return try files.contentsOfDirectory(atPath: out).sorted().map { name in
        defer { try? files.removeItem(atPath: "\(out)/\(name)") }
        return try String(contentsOfFile: "\(out)/\(name)", encoding: .utf8)
      }
    }
  }

  /// How many mails go to and fro after a first one, and which.
  ///
  /// - Parameter wire: What becomes of a mail on its way.
  private func exchange(_ wire: (String) -> String) throws -> [String] {
    let (one, other) = (try AnsweringDesk("one"), try AnsweringDesk("other"))
    let first = """
      From: Zoe <\(other.address)>
      To: \(one.address)
      Subject: A question
      Date: Sun, 22 Nov 2026 09:00:00 +0000
      Message-ID: <first@other.example>

      Where is it?
      """
    var sent: [String] = []
    var waiting = try one.receive(first)
    var isOther = true
    while !waiting.isEmpty, sent.count < 10 {
      sent += waiting
      let desk = isOther ? other : one
      waiting = try waiting.flatMap { try desk.receive(wire($0)) }
      isOther.toggle()
    }
    return sent
  }

  @Test("A mail that says a machine wrote it is answered by none: one mail, and silence")
  func marked() throws {
    let sent = try exchange { $0 }
    #expect(sent.count == 1)
    #expect(sent.first?.contains("Auto-Submitted: auto-replied") == true)
    #expect(sent.first?.contains("We have your mail.") == true)
  }

  @Test("Where the marks are lost on the way, each answers the other once: two mails at most")
  func unmarked() throws {
    let marks = ["auto-submitted", "x-auto-response-suppress", "precedence"]
    let sent = try exchange { mail in
      let parts = mail.components(separatedBy: mail.contains("\r\n\r\n") ? "\r\n\r\n" : "\n\n")
      let head = (parts.first ?? "").split(whereSeparator: \.isNewline).filter { line in
        !marks.contains { line.lowercased().hasPrefix($0) }
      }
      return head.joined(separator: "\n") + "\n\n" + parts.dropFirst().joined(separator: "\n\n")
    }
    #expect(sent.count == 2)
  }
}

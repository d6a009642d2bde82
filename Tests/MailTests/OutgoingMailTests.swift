import Foundation
import Inbox
import Mail
import Testing
import TestSupport

/// A mail to Ann with everything set; tests change what they are about.
func outgoing(
  text: String = "Hello", subject: String = "Order", name: String = "Ann"
) throws -> OutgoingMail {
  OutgoingMail(
    from: OutgoingMailbox(
      name: try #require(HeaderText("Acme Care")),
      address: try #require(OutgoingAddress("care@acme.example"))),
    to: [
      OutgoingMailbox(
        name: HeaderText(flattening: name), address: try #require(OutgoingAddress("ann@x.example")))
    ],
    subject: HeaderText(flattening: subject),
    id: try #require(OutgoingMessageID("1@acme.example")),
    inReplyTo: OutgoingMessageID("0@x.example"),
    references: [try #require(OutgoingMessageID("root@x.example"))],
    date: try #require(Instant(journal: "2026-11-21T10:00:00.000Z")), text: text)
}

struct OutgoingMailTests {
  @Test func writesThreadAndText() throws {
    let bytes = try outgoing(text: "Hello Ann,\n\nit left today.\n").composed()
    let expected = """
      From: Acme Care <care@acme.example>
      To: Ann <ann@x.example>
      Subject: Order
      Date: Sat, 21 Nov 2026 10:00:00 +0000
      Message-Id: <1@acme.example>
      In-Reply-To: <0@x.example>
      References: <root@x.example> <0@x.example>
      """
    let text = String(decoding: bytes, as: UTF8.self)
    for line in expected.split(separator: "\n") { #expect(text.contains(line + "\n")) }
    #expect(text.contains("Content-Type: text/plain; charset=utf-8; format=flowed\n"))
    #expect(text.hasSuffix("\n\nHello Ann,\n\nit left today.\n"))
    #expect(!text.contains("Auto-Submitted"))
  }

  @Test func marksWhatNoPersonWrote() throws {
    var mail = try outgoing()
    mail.isAutomatic = true
    let read = try MailMessage(reading: try mail.composed())
    #expect(read.automatic == [.autoSubmitted])
    #expect(read.isAutomatic)
  }

  @Test func keepsTheRootAndTheLastNineteen() throws {
    var mail = try outgoing()
    mail.references = (0..<50).compactMap { OutgoingMessageID("\($0)@x.example") }
    mail.inReplyTo = OutgoingMessageID("49@x.example")
    let read = try MailMessage(reading: try mail.composed())
    #expect(read.references == ["0@x.example"] + (31..<50).map { "\($0)@x.example" })
    #expect(read.inReplyTo == ["49@x.example"])
    let lines = try mail.composed().split(separator: 0x0A)
    #expect(lines.allSatisfy { $0.count < 998 })
  }

  @Test func refusesWhatCouldEndAField() {
    for text in ["a\nb", "a\rb", "a\0b", "a\u{85}b", "a\u{2028}b", "a\u{1B}b", "\n"] {
      #expect(HeaderText(text) == nil)
    }
    #expect(HeaderText("Größe 😀")?.text == "Größe 😀")
    #expect(HeaderText(flattening: "x\r\nBcc: evil@x").text == "x Bcc: evil@x")
    for id in ["", "a", "a b@c", "a@b>\r\nX: y", "<a@b>", "a@b@c", "a@bé", "@b", "a@"] {
      #expect(OutgoingMessageID(id) == nil, "\(id)")
    }
  }

  @Test func addressesCannotBeOptionsListsOrRoutes() {
    let refused = [
      "-oQ/tmp@x", "-f@x.example", "a=?b@x.example", "a@x, b@y", "a@x>b", "<a@x>", "a b@x",
      "\"a\"@x", "a@-x",
      "a@x-.y",
      "a%b@x", "a!b@x", "@a,@b:c@d", "a@", "@x", "a@@x", "a@x\n", "a@x\0", "ann@münchen.example",
      "",
      ".a@x", "a.@x", "a..b@x", "a@x..y", "a@[127.0.0.1]", String(repeating: "a", count: 65) + "@x",
    ]
    for address in refused { #expect(OutgoingAddress(address) == nil, "\(address)") }
    for address in ["ann@example.org", "a.b+c@x-y.example", "o'neil@x", "a_b=c@sub.x.example"] {
      #expect(OutgoingAddress(address)?.text == address)
    }
  }

  /// Lines under 998 bytes in seven bits, whatever is written (RFC 5322, section 2.1.1).
  @Test func survivesTheRoundTrip() throws {
    var random = SeededGenerator(seed: 2045)
    let pieces = [
      "word ", "\n", "\n.\n", ".", "From here\n", "> quoted\n", "日本語", "😀", "=20", "\t", "--\n",
      "-- \n",
      String(repeating: "x", count: 1500), "\u{2028}", "é", "\u{1B}[2J", "  ", "\u{FEFF}",
    ]
    for _ in 0..<100 {
      let count = Int.random(in: 1...40, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let bytes = try outgoing(text: text).composed()
      for line in bytes.split(separator: 0x0A) {
        #expect(line.count < 998)
        #expect(line.allSatisfy { $0 < 0x80 && $0 != 0x0D && $0 != 0 })
        #expect(!line.elementsEqual(".".utf8))
      }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let clean = lines.map { line in
        line == "-- " ? String(line) : String(line.reversed().drop { $0 == " " }.reversed())
      }
      let trimmed = clean.joined(separator: "\n")
        .trimmingCharacters(in: CharacterSet(charactersIn: " \t\n"))
      let read = try MailMessage(reading: bytes).text
        .trimmingCharacters(in: CharacterSet(charactersIn: " \t\n"))
      #expect(read == trimmed)
    }
  }
}

/// The corpus of injections, in every field of a mail that somebody else's words may reach, read
/// again by us and by Python.
@Suite(.enabled(if: Fixtures.areThere, "\(SharedMaterial.why)"))
struct InjectionTests {
  private static func injections() throws -> [(id: String, text: String)] {
    let file = Fixtures.root.appendingPathComponent("fixtures/hostile/inject/inject.jsonl")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let json = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      guard let id = json?["id"] as? String, json?["family"] as? String == "mailheader",
        let data = (json?["bytes_b64"] as? String).flatMap({ Data(base64Encoded: $0) })
      else { return nil }
      return (id, String(decoding: data, as: UTF8.self))
    }
  }

  /// What Python makes of a mail: its field names, addresses, subject and text.
  private struct Reading: Decodable {
    var fields: [String]
    var to: [String]
    var subject: String
    var text: String
  }

  private static let script = """
    import sys, json, email, email.policy
    from email.utils import getaddresses
    m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
    print(json.dumps({"fields": sorted(k.lower() for k in m.keys()),
      "to": [a.addr_spec for h in m.get_all("to") for a in h.addresses],
      "subject": str(m["subject"]),
      "text": m.get_content()}))
    """

  private static func python(_ mail: [UInt8]) throws -> Reading {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(mail))
    try input.fileHandleForWriting.close()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode(Reading.self, from: answer)
  }

  private static let fields = [
    "content-transfer-encoding", "content-type", "date", "from", "in-reply-to", "message-id",
    "mime-version", "references", "subject", "to",
  ]

  @Test func addsNoFieldNoRecipientNoByte() throws {
    let injections = try Self.injections()
    #expect(injections.count == 13)
    for (id, text) in injections {
      // No address, and no id but the one that is one: a percent sign routes no ids.
      #expect(OutgoingMessageID(text) == nil || text == "a%b@x", "\(id)")
      #expect(OutgoingAddress(text) == nil, "\(id)")
      let mail = try outgoing(text: text, subject: text, name: text)
      let bytes = try mail.composed()
      let body = FlowedText.unflowing(
        text.filter { $0 != "\0" }.replacingOccurrences(of: "\r\n", with: "\n")
          .replacingOccurrences(of: "\r", with: "\n"), deletesSpace: false)
      let ours = try MailMessage(reading: bytes)
      #expect(ours.to.map(\.address) == ["ann@x.example"], "\(id)")
      #expect(ours.to.first?.name == mail.to[0].name.text, "\(id)")
      #expect(ours.subject == mail.subject.text, "\(id)")
      #expect(ours.text == body, "\(id)")
      let theirs = try Self.python(bytes)
      #expect(theirs.fields == Self.fields, "\(id)")
      #expect(theirs.to == ["ann@x.example"], "\(id)")
      #expect(theirs.subject == mail.subject.text, "\(id)")
      let sent = FlowedText.unflowing(theirs.text, deletesSpace: false)
      #expect(sent == body + "\n", "\(id)")
    }
  }
}

import Foundation
import TestSupport
import Testing

/// Text that would be more than text where somebody took it for code: header fields, templates,
/// queries, lines of a log. Through the real program, judged by others.
///
/// To see it red: let `HeaderText.init(flattening:)` keep line breaks, fill a template in two passes,
/// or put a query's words into SQL unquoted.
@Suite(
  "Injection through the real program", .serialized,
  .enabled(if: SharedMaterial.has("fixtures/hostile/inject"), "\(SharedMaterial.why)"))
struct InjectionTests {
  static func attacks(_ family: String) throws -> [(name: String, text: String)] {
    try SharedMaterial.lines("fixtures/hostile/inject/inject.jsonl")
      .filter { $0["family"] as? String == family }
      .map { record in
        var bytes = SharedMaterial.bytes(record["bytes_b64"])
        if let recipe = record["recipe"] as? String {
          let made = try SharedMaterial.python([
            "-c", "import sys; sys.stdout.buffer.write(eval(sys.argv[1]))", recipe,
          ])
          bytes = Array(made.output.utf8)
        }
        return (record["id"] as? String ?? "", String(decoding: bytes, as: UTF8.self))
      }
  }

  /// A JSON text for a line of the journal.
  private static func json(_ text: String) throws -> String {
    String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
  }

  /// A customer whose name, address and subject are the attack.
  private static func line(_ place: Int, _ text: String) throws -> String {
    """
    {"v":1,"at":"2026-11-20T09:00:00.000Z","type":"message","conversation":"a\(place)",\
    "by":{"kind":"customer","id":"ann@x.example","name":\(try json(text)),"handle":"ann@x.example"},\
    "id":\(try json("<\(text)@x>")),"channel":"email","account":"care-mail","kind":"email",\
    "direction":"in","text":\(try json(text)),"subject":\(try json(text))}
    """
  }

  private struct Parsed: Decodable {
    let fields: [String]
    let recipients: [String: [String]]
    let subject: String
    let body: String
    let defects: [String]
  }

  @Test(
    "Name, subject, message id and text of a mail stay what they are: Python reads one recipient")
  func mailHeaders() throws {
    let attacks = try Self.attacks("mailheader")
    #expect(attacks.count == 13)
    let desk = try CareDesk(journal: try attacks.enumerated().map { try Self.line($0, $1.text) })
    let environment = try MailProgram.keepingMail(in: desk.folder, status: 0)
    for (place, attack) in attacks.enumerated() {
      let text = "Dear customer,\n\(attack.text)\nyours"
      let file = try desk.folder.write(text, to: "reply.txt")
      try desk.succeed(["reply", "ref:a\(place)", "--file", file])
      let ran = try desk.succeed(["outbox", "run"], environment: environment)
      #expect(ran.contains("accepted"), "\(attack.name): \(ran)")
      let oracle = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Oracles/mail_header.py").path
      let judged = try SharedMaterial.python([oracle, desk.folder.path + "/mail"])
      let mail = try JSONDecoder().decode(Parsed.self, from: Data(judged.output.utf8))
      let usual: Set = [
        "from", "to", "subject", "date", "message-id", "in-reply-to", "references", "mime-version",
        "content-type", "content-transfer-encoding",
      ]
      #expect(Set(mail.fields).isSubset(of: usual), "\(attack.name): \(mail.fields)")
      #expect(Set(mail.fields).count == mail.fields.count, "\(attack.name): a field twice")
      #expect(mail.recipients["To"] == ["ann@x.example"], "\(attack.name)")
      #expect(mail.recipients["From"] == ["care@care.example"], "\(attack.name)")
      #expect(mail.recipients["Cc"] == [] && mail.recipients["Bcc"] == [], "\(attack.name)")
      #expect(mail.defects == [], "\(attack.name)")
      #expect(!mail.subject.contains("\n") && !mail.subject.contains("\r"), "\(attack.name)")
      // Line ends are all alike on the way, and NUL cannot travel; nothing else is another text.
      let expected = text.unicodeScalars.filter { $0 != "\0" }
      let lines = String(String.UnicodeScalarView(expected))
        .replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
      #expect(
        mail.body.trimmingCharacters(in: .newlines).unicodeScalars.elementsEqual(
          lines.unicodeScalars),
        "\(attack.name): \(mail.body.debugDescription)")
      let arguments = try String(contentsOfFile: desk.folder.path + "/arguments", encoding: .utf8)
      #expect(arguments.hasSuffix("--\nann@x.example\n"), "\(attack.name): \(arguments)")
    }
  }

  @Test("What a customer is called is never read as a template")
  func templates() throws {
    let attacks = try Self.attacks("template")
    #expect(attacks.count == 7)
    let desk = try CareDesk(journal: try attacks.enumerated().map { try Self.line($0, $1.text) })
    let file = try desk.folder.write(
      CareDesk.workspace.replacingOccurrences(
        of: "Hi {{contact.first_name|there}}, order {{order}} was paid once.",
        with: "[{{contact.name}}] {{agent.name}}"), to: "workspace.yaml")
    try desk.succeed(["workspace", "import", file])
    for (place, attack) in attacks.enumerated() {
      try desk.succeed(["reply", "ref:a\(place)", "--saved", "rdc"])
      let listed = try desk.succeed(["outbox", "list", "--json"])
      let entries = try JSONSerialization.jsonObject(with: Data(listed.utf8)) as? [[String: Any]]
      let texts = (entries ?? []).compactMap { $0["text"] as? String }
        .map { $0.trimmingCharacters(in: .newlines) }
      let name = attack.text.trimmingCharacters(in: .whitespacesAndNewlines)
      #expect(
        texts.contains { $0.hasPrefix("[" + name.prefix(40)) && $0.hasSuffix("] Maya") },
        "\(attack.name): \(texts.last ?? "")")
    }
  }

  @Test("A query is words and conditions, whatever it holds; the store stays as it was")
  func queries() throws {
    let desk = try CareDesk()
    let before = try desk.succeed(["export"])
    for attack in try Self.attacks("sql") {
      let text = attack.text.replacingOccurrences(of: "\0", with: "\u{FFFD}")
      for command in ["search", "list"] {
        for query in [
          text, "\"\(text.replacingOccurrences(of: "\"", with: ""))\"", "tag:\"\(text)\"",
          "from:\(text)",
        ] {
          let result = try Program.run(
            [command, "--store", desk.store, "--as", "maya", "--", query])
          #expect(
            [0, 2].contains(result.status),
            "\(attack.name), \(query): \(result.status) \(result.errors)")
          // Nobody's words are these, so nobody is found; an exclusion finds everybody.
          if result.status == 0, command == "search" {
            #expect(
              result.output.split(separator: "\n").count <= 10, "\(attack.name): \(result.output)")
          }
          #expect(
            !result.errors.contains("SQL") && !result.errors.contains("fts5"), "\(result.errors)")
        }
      }
    }
    #expect(try desk.succeed(["export"]) == before)
    #expect(try desk.succeed(["doctor", "--verify"]).contains("ok"))
  }

  @Test("A record is one line, whatever its words are")
  func records() throws {
    let attacks = try Self.attacks("log")
    #expect(attacks.count == 5)
    let desk = try CareDesk(journal: try attacks.enumerated().map { try Self.line($0, $1.text) })
    for command in [["list"], ["list", "--jsonl"], ["export"]] {
      let lines = try desk.succeed(command).split(separator: "\n", omittingEmptySubsequences: false)
        .dropLast()
      #expect(lines.count == attacks.count, "\(command): \(lines)")
      for line in lines {
        #expect(
          !line.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) },
          "\(line)")
      }
    }
    // Lines of a message about wrong files: one for each thing that is wrong.
    for attack in attacks {
      let wrong = try desk.folder.write(
        #"{"v":1,"type":\#(try Self.json(attack.text))}"# + "\n", to: "w.jsonl")
      let result = try desk.run(["import", wrong])
      #expect(result.status == 2)
      #expect(result.errors.split(separator: "\n").count <= 2, "\(attack.name): \(result.errors)")
      #expect(
        !result.errors.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "\(result.errors)"
      )
    }
  }
}

import Foundation
import Inbox
import Mail
import TestSupport
import Testing

/// Python's `email` has read the same 153 mails. Where we differ, the difference stands in
/// `OracleDifferences` with who is right and why; everything else agrees, and a new difference, or
/// one that is gone, fails.
@Suite(.enabled(if: Fixtures.areThere, "\(SharedMaterial.why)"))
struct OracleTests {
  /// What a disagreement is about.
  enum Fact: String, Hashable, Comparable {
    case subject, sender, recipients, messageID, references, date, text, attachments, automatic

    static func < (left: Fact, right: Fact) -> Bool { left.rawValue < right.rawValue }
  }

  @Test func agreesWithPython() throws {
    let oracle = try Self.readOracle()
    let texts = try Self.wholeTexts()
    var unknown: [String] = []
    for path in try Fixtures.mails() where path != "torture/empty.eml" {
      guard let expected = oracle["open/email/\(path)"] else {
        unknown.append(path)
        continue
      }
      let mail = try MailMessage(reading: try Fixtures.bytes(path))
      // The file keeps the first 400 characters; the Python at hand gives the rest, if it reads
      // those alike.
      let body = expected["body"] as? String ?? ""
      let whole = try #require(texts[path])
      let isAlike = whole.unicodeScalars.starts(with: body.unicodeScalars)
      #expect(isAlike || body.hasPrefix("!"), "\(path)")
      let found = Self.disagreements(mail, expected, text: body.isEmpty ? "" : whole)
      let known = OracleDifferences.byPath[path] ?? []
      #expect(
        found.keys.sorted() == known.sorted(),
        "\(path): \(found.values.sorted().joined(separator: "; "))")
    }
    // Python gave up on it: no oracle.
    #expect(unknown == ["torture/nested_multipart_300.eml"])
    let paths = Set(try Fixtures.mails())
    #expect(OracleDifferences.byPath.keys.filter { !paths.contains($0) } == [])
  }

  @Test func refusesNothingButNothing() throws {
    for path in try Fixtures.mails() {
      let bytes = try Fixtures.bytes(path)
      if path == "torture/empty.eml" {
        #expect(throws: MailError.empty) { try MailMessage(reading: bytes) }
      } else {
        let mail = try MailMessage(reading: bytes)
        #expect(!mail.id.isEmpty, "\(path)")
      }
    }
  }

  // MARK: - The oracle

  private static func readOracle() throws -> [String: [String: Any]] {
    let file = Fixtures.mail.appendingPathComponent("oracle_cpython_email.json")
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    return try #require(json as? [String: [String: Any]])
  }

  /// Every text in full, by the Python program beside the tests.
  private static func wholeTexts() throws -> [String: String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let script = SharedMaterial.checkout.appendingPathComponent("Tests/Oracles/mail_text.py").path
    process.arguments = ["python3", script, Fixtures.mail.path] + (try Fixtures.mails())
    let answer = Pipe()
    process.standardOutput = answer
    try process.run()
    let json = answer.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try #require(try JSONSerialization.jsonObject(with: json) as? [String: String])
  }

  // MARK: - Comparing

  /// What differs, with both readings for whoever has to judge.
  private static func disagreements(
    _ mail: MailMessage, _ expected: [String: Any], text body: String
  ) -> [Fact: String] {
    var found: [Fact: String] = [:]
    func compare<Reading: Equatable>(_ fact: Fact, _ ours: Reading, _ theirs: Reading) {
      if ours != theirs { found[fact] = "\(fact): ours \(ours), Python's \(theirs)" }
    }
    func text(_ key: String) -> String { expected[key] as? String ?? "" }
    compare(.subject, mail.subject, text("subject"))
    compare(.sender, mail.from.first?.address, addresses(text("from")).first)
    compare(.recipients, Set(mail.to.map(\.address)), Set(addresses(text("to"))))
    let id = text("message-id").filter { !"<> ".contains($0) }
    compare(.messageID, mail.id.hasPrefix("sha256:") ? "" : mail.id, id)
    compare(
      .references, [mail.references, mail.inReplyTo],
      [ids(text("references")), ids(text("in-reply-to"))])
    compare(.date, mail.date, date(text("date")))
    compare(.text, lines(mail.text), lines(body))
    compare(.attachments, mail.attachments.map(\.name), expected["attachments"] as? [String] ?? [])
    compare(.automatic, mail.automatic.contains(.autoSubmitted), !text("auto-submitted").isEmpty)
    return found
  }

  /// The lines, without what cannot be seen: line ends of either kind, blanks at the end of a line,
  /// empty lines before and after all.
  private static func lines(_ text: String) -> [String] {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
      var line = $0
      while line.last?.isWhitespace == true { line.removeLast() }
      return String(line)
    }
    while lines.last == "" { lines.removeLast() }
    return Array(lines.drop { $0.isEmpty })
  }

  /// `Ann Lee <ann@x>, bob@y` is `ann@x`, `bob@y`; names are quoted where they hold a comma.
  private static func addresses(_ field: String) -> [String] {
    var all: [String] = []
    var word = ""
    var isQuoted = false
    for character in field + "," {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        let bare = word.split(separator: "<").last?.prefix { $0 != ">" } ?? ""
        all.append(bare.trimmingCharacters(in: .whitespaces).lowercased())
        word = ""
      default: word.append(character)
      }
    }
    return all.filter { !$0.isEmpty }
  }

  /// What stands in angle brackets.
  private static func ids(_ field: String) -> [String] {
    field.split(separator: "<").dropFirst(field.hasPrefix("<") ? 0 : 1).compactMap { word in
      word.firstIndex(of: ">").map { String(word[..<$0]) }
    }
  }

  /// `Mon, 02 Apr 2012 09:57:58 -0400`, as Python writes every date.
  private static func date(_ text: String) -> Instant? {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "UTC")
    for pattern in ["EEE, dd MMM yyyy HH:mm:ss Z", "dd MMM yyyy HH:mm:ss Z"] {
      format.dateFormat = pattern
      if let date = format.date(from: text) {
        return Instant(milliseconds: Int64(date.timeIntervalSince1970) * 1000)
      }
    }
    return nil
  }
}

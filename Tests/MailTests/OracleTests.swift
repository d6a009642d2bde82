import Foundation
import Inbox
import Mail
import Testing

/// Python's `email` has read the same 153 mails. Where we differ, the difference stands here with
/// its reason; everything else must agree.
@Suite(.enabled(if: Fixtures.areThere, "the shared corpora are not here: set BELLHOP_SHARED"))
struct OracleTests {
  /// What a disagreement is about.
  enum Fact: Hashable { case subject, sender, messageID, date, text }

  /// Python reads no header after a line that is none, or that has a space before its colon; GMime
  /// goes on, and is right: the fields are there and RFC 5322, section 4.5, allows the space.
  static let goesOn: Set<Fact> = [.subject, .sender, .messageID, .date, .text]

  static let differences: [String: Set<Fact>] = [
    "mime/mikel_plain_emails__raw_email_incorrect_header.eml": goesOn,
    "mime/mikel_rfc2822__example13.eml": goesOn,
    // A trailing space is no part of a subject.
    "mime/mikel_error_emails__bad_date_header.eml": [.subject],
    "mime/mikel_error_emails__must_supply_encoding.eml": [.subject],
    // Raw Latin-1: Python gives U+FFFD, we give the letters.
    "mime/mikel_error_emails__invalid_subject_characters.eml": [.subject],
    "mime/mikel_plain_emails__raw_email6.eml": [.text],
    "mime/mikel_attachment_emails__attachment_pdf_non_ascii.eml": [.text],
    // windows-1252 calling itself Latin-1 (WHATWG's table); Python takes the label at its word.
    "torture/charset_mislabelled_latin1_is_cp1252.eml": [.text],
    // A charset that Python does not know.
    "mime/mikel_plain_emails__raw_email10.eml": [.text],
    // `Big Bug bb@bug.com` without brackets: Python makes one address of all three words.
    "mime/mikel_plain_emails__mix_caps_content_type.eml": [.sender],
    // HTML alone: Python gives its source.
    "mime/cpython_msg_40.eml": [.text],
    "mime/mikel_error_emails__content_transfer_encoding_empty.eml": [.text],
    "mime/mikel_error_emails__content_transfer_encoding_text-html.eml": [.text],
    "mime/mikel_error_emails__multiple_invalid_content_dispositions.eml": [.text],
    // format=flowed: Python leaves the soft line breaks in.
    "threads_jwz/0041.af4e0891f17484c10c032f713bce43de.eml": [.text],
    "threads_jwz/0043.2ea45c42b1ea15bc214723e142b81127.eml": [.text],
    // A NUL is dropped, and a bare CR ends no header field (RFC 5322, section 4).
    "torture/bare_cr_and_nul.eml": [.subject, .text],
  ]

  @Test func agreesWithPython() throws {
    let oracle = try readOracle()
    var compared = 0
    for path in try Fixtures.mails() where path != "torture/empty.eml" {
      guard let expected = oracle["open/email/\(path)"] else { continue }
      compared += 1
      let mail = try MailMessage(reading: try Fixtures.bytes(path))
      let found = Self.disagreements(mail, expected)
      #expect(found == Self.differences[path] ?? [], "\(path)")
    }
    #expect(compared == 152)
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

  private func readOracle() throws -> [String: [String: Any]] {
    let file = Fixtures.mail.appendingPathComponent("oracle_cpython_email.json")
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    return try #require(json as? [String: [String: Any]])
  }

  private static func disagreements(_ mail: MailMessage, _ expected: [String: Any]) -> Set<Fact> {
    var found: Set<Fact> = []
    func text(_ key: String) -> String { expected[key] as? String ?? "" }
    if mail.subject != text("subject") { found.insert(.subject) }
    let sender = mail.from.first?.address ?? ""
    let agrees = sender.isEmpty ? text("from").isEmpty : text("from").lowercased().contains(sender)
    if !agrees { found.insert(.sender) }
    let id = text("message-id").filter { !"<> ".contains($0) }
    if id.isEmpty ? !mail.id.hasPrefix("sha256:") : mail.id != id { found.insert(.messageID) }
    if mail.date != date(text("date")) { found.insert(.date) }
    let body = words(text("body")).prefix(150)
    if !words(mail.text).hasPrefix(body) { found.insert(.text) }
    return found
  }

  private static func words(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
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

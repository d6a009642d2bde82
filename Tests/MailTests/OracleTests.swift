import Foundation
import Inbox
import Mail
import Testing

@Suite(.enabled(if: Fixtures.areThere, "the shared corpora are not here: set BELLHOP_SHARED"))
struct OracleTests {
  @Test func explore() throws {
    let data = try Data(
      contentsOf: Fixtures.mail.appendingPathComponent("oracle_cpython_email.json"))
    let oracle = try #require(
      try JSONSerialization.jsonObject(with: data) as? [String: [String: Any]])
    for path in try Fixtures.mails() {
      guard let expected = oracle["open/email/\(path)"] else { print("NO ORACLE", path); continue }
      do {
        let mail = try MailMessage(reading: try Fixtures.bytes(path))
        func cmp(_ what: String, _ ours: String?, _ theirs: Any?) {
          let t = (theirs as? String) ?? ""
          let o = ours ?? ""
          if o != t {
            print(
              "DIFF \(path) \(what)\n   ours   \(o.prefix(300).debugDescription)\n   theirs \(t.prefix(300).debugDescription)"
            )
          }
        }
        cmp("subject", mail.subject, expected["subject"])
        let norm: (String) -> String = { s in
          s.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
        }
        let body = norm((expected["body"] as? String) ?? "")
        let text = norm(mail.text)
        if !text.hasPrefix(String(body.prefix(150))) { cmp("body", text, body) }
        cmp(
          "message-id", mail.id,
          (expected["message-id"] as? String)?.trimmingCharacters(
            in: CharacterSet(charactersIn: "<> ")))
        cmp(
          "from",
          mail.from.map { $0.name.isEmpty ? $0.address : "\($0.name) <\($0.address)>" }.joined(
            separator: ", "), expected["from"])
        cmp("date", mail.date?.description, expected["date"])
        cmp(
          "att", mail.attachments.map(\.name).joined(separator: "|"),
          (expected["attachments"] as? [Any])?.map { "\($0)" }.joined(separator: "|"))
      } catch { print("REFUSED \(path): \(error)") }
    }
  }
}

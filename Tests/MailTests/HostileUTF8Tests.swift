import Foundation
import Inbox
import Mail
import TestSupport
import Testing

/// Bytes that are no UTF-8: each becomes what Unicode's rule makes of it (one U+FFFD for each longest
/// part that could have begun a character), and nothing is dropped.
///
/// To see it red: let `Charset.text` skip what it cannot decode.
@Suite(.enabled(if: SharedMaterial.has("fixtures/hostile/malformed"), "\(SharedMaterial.why)"))
struct HostileUTF8Tests {
  @Test func aMailsTextIsRepairedAndALineOfTheJournalRefused() throws {
    let records = try SharedMaterial.lines("fixtures/hostile/malformed/utf8.jsonl")
    #expect(records.count == 25)
    for record in records {
      let name = record["id"] as? String ?? ""
      let bytes = SharedMaterial.bytes(record["bytes_b64"])
      let expected = String(
        decoding: SharedMaterial.bytes(record["expected_text_b64"]), as: UTF8.self)
      let header = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
      // A letter at both ends, for the text of a mail is trimmed and NUL cannot be stored.
      let mail = try MailMessage(reading: Array(header.utf8) + [0x3C] + bytes + [0x3E])
      #expect(
        mail.text == "<\(expected.replacing("\0", with: ""))>" || mail.text == "<\(expected)>",
        "\(name): \(mail.text.debugDescription)")
      // What a line holds must be kept byte for byte, so what cannot be is an error with its place.
      let line = Array(#"{"v":1,"text":""#.utf8) + bytes + Array(#""}"#.utf8)
      if String(validating: bytes, as: UTF8.self) == nil {
        #expect(throws: JSONError.self, "\(name)") { try JSONValue(json: line) }
      }
    }
  }
}

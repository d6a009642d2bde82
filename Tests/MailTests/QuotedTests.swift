import Foundation
import Inbox
import Mail
import Testing
import TestSupport

/// Mails and texts in which other libraries found quotations and signatures, and what we find.
@Suite(.enabled(if: Fixtures.areThere, "\(SharedMaterial.why)"))
struct QuotedTests {
  /// A fixture as the text of a mail; those that are no mail get a header.
  private func text(_ name: String) throws -> String {
    let bytes = try Fixtures.bytes("quoted/\(name)")
    if name.hasSuffix(".eml") { return try MailMessage(reading: bytes).text }
    let type = name.hasSuffix(".html") ? "text/html" : "text/plain"
    let header = "From: a@x\nContent-Type: \(type); charset=utf-8\n\n"
    return try MailMessage(reading: Array(header.utf8) + bytes).text
  }

  @Test(arguments: [
    ("erp_correct_sig.txt", "this is an email with a correct -- signature."),
    ("erp_email_1_4.txt", "Awesome! I haven't had another problem with it."),
    (
      "erp_email_1_6.txt",
      "I get proper rendering as well.\n\nSent from a magnificent torch of pixels"
    ),
    ("erp_email_2_2.txt", "Outlook with a reply directly above line"),
    ("erp_email_BlackBerry.txt", "Here is another email"),
    ("erp_email_iPhone.txt", "Here is another email"),
    ("erp_email_multi_word_sent_from_my_mobile_device.txt", "Here is another email"),
    (
      "erp_email_sent_from_my_not_signature.txt",
      "Here is another email\n\nSent from my desk, is much easier then my mobile phone."
    ),
    ("talon_OLK_SRC_BODY_SECTION.html", "Reply"),
    ("talon_html_replies_gmail.html", "Hi. I am fine."),
    ("talon_html_replies_mail_ru.html", "Hi. I am fine."),
    ("talon_html_replies_ms_outlook_2003.html", "Hi. I am fine."),
    ("talon_html_replies_ms_outlook_2007.html", "Hi. I am fine."),
    ("talon_html_replies_ms_outlook_2010.html", "Hi. I am fine."),
    ("talon_html_replies_thunderbird.html", "Hi. I am fine."),
    ("talon_html_replies_windows_mail.html", "Hi. I am fine."),
    ("talon_standard_replies_aol.eml", "Hello"),
    ("talon_standard_replies_apple_mail.eml", "Hello"),
    ("talon_standard_replies_apple_mail_2.eml", "Hello"),
    ("talon_standard_replies_comcast.eml", "Hello"),
    ("talon_standard_replies_hotmail.eml", "Hello"),
    ("talon_standard_replies_outlook.eml", "Hello"),
    ("talon_standard_replies_sparrow.eml", "Hello"),
  ])
  func findsWhatIsNew(name: String, fresh: String) throws {
    let text = try text(name)
    #expect(TextParts(of: text).fresh(of: text) == fresh)
  }

  @Test func keepsAnswersBetweenQuotations() throws {
    let text = try text("erp_email_1_8.txt")
    let parts = TextParts(of: text)
    #expect(parts.fresh(of: text) == "I will reply under this one\n\n\nand under this.")
    #expect(parts.text(of: text, kind: .signature) == "--\nHey there, this is my signature")
    let long = try self.text("erp_email_1_2.txt")
    let fresh = TextParts(of: long).fresh(of: long)
    #expect(fresh.hasPrefix("Hi,\n\nYou can list the keys"))
    #expect(fresh.hasSuffix("delete them all individually.\""))
    let greedy = try self.text("erp_greedy_on.txt")
    let kept = TextParts(of: greedy).fresh(of: greedy)
    #expect(kept.hasPrefix("On your remote host"))
    #expect(kept.hasSuffix("the tunnel is not working."))
  }

  @Test(arguments: ["jeff", "johndoeexamplecom", "long", "short_url"])
  func findsTheSignatureOfAKnownSender(name: String) throws {
    func read(_ kind: String) throws -> String {
      try Fixtures.text("signature/stripped_\(name)_\(kind)")
        .replacingOccurrences(of: "#sig#", with: "")
        .trimmingCharacters(in: .whitespacesAndNewlines)
    }
    let body = try read("body")
    let parts = TextParts(of: body, sender: try read("sender"))
    #expect(parts.text(of: body, kind: .signature) == (try read("signature")))
  }

  /// Folding takes nothing away: the segments are the text.
  @Test func coversEveryText() throws {
    for path in try Fixtures.mails() where path != "torture/empty.eml" {
      let text = try MailMessage(reading: try Fixtures.bytes(path)).text
      let segments = TextParts(of: text).segments
      #expect(segments.first?.range.lowerBound ?? 0 == 0)
      #expect(segments.last?.range.upperBound ?? 0 == text.utf8.count)
      for (left, right) in zip(segments, segments.dropFirst()) {
        #expect(left.range.upperBound == right.range.lowerBound)
        #expect(left.kind != right.kind)
      }
    }
  }
}

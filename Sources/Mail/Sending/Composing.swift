import CGMime
import Inbox

extension OutgoingMail {
  /// The mail as bytes with LF line ends, as a `sendmail` takes it.
  ///
  /// Plain text in UTF-8, format=flowed, in a transfer encoding that keeps every line under 998
  /// bytes and passes relays that know no 8-bit mail.
  ///
  /// - Throws: `MailError.notComposed` if GMime cannot write it.
  package func composed() throws(MailError) -> [UInt8] {
    let draft = cgmime_draft_new()
    defer { cgmime_draft_free(draft) }
    cgmime_draft_set_sender(draft, from.name.text, from.address.text)
    for mailbox in to {
      cgmime_draft_add_recipient(draft, mailbox.name.text, mailbox.address.text)
    }
    cgmime_draft_set_subject(draft, subject.text)
    cgmime_draft_set_date(draft, date.milliseconds / 1000)
    cgmime_draft_set_message_id(draft, id.text)
    if let inReplyTo {
      cgmime_draft_set_field(draft, "In-Reply-To", "<\(inReplyTo.text)>")
    }
    let references = sentReferences
    if !references.isEmpty {
      let field = references.map { "<\($0.text)>" }.joined(separator: " ")
      cgmime_draft_set_field(draft, "References", field)
    }
    if isAutomatic {
      cgmime_draft_set_field(draft, "Auto-Submitted", "auto-replied")
    }
    let body = flowedBody
    cgmime_draft_set_text(draft, body, body.count, Self.encoding(of: body))
    var count = 0
    guard let written = cgmime_draft_write(draft, &count) else { throw .notComposed }
    defer { cgmime_bytes_free(written) }
    return Array(UnsafeBufferPointer(start: written, count: count))
  }

  /// The text as it is sent before its transfer encoding. Its last line ends as the others do.
  private var flowedBody: [UInt8] {
    let flowed = FlowedText.flowing(String(decoding: text.utf8.filter { $0 != 0 }, as: UTF8.self))
    return Array((flowed.isEmpty || flowed.utf8.last == 0x0A ? flowed : flowed + "\n").utf8)
  }

  /// 7-bit where that holds, else what is shorter: quoted-printable takes three bytes for each byte
  /// that is not ASCII, base64 four for every three.
  private static func encoding(of body: [UInt8]) -> CGMimeEncoding {
    let beyondASCII = body.count { $0 >= 0x80 }
    let longest = body.split(separator: 0x0A).reduce(0) { max($0, $1.count) }
    // SMTP ends a mail at a line with a single dot. A `sendmail` stuffs it; encoded, nobody needs to.
    let hasLoneDot = body.split(separator: 0x0A).contains { $0.elementsEqual([0x2E]) }
    if beyondASCII == 0 && longest <= 990 && !hasLoneDot { return CGMimeEncoding7Bit }
    return beyondASCII * 6 > body.count ? CGMimeEncodingBase64 : CGMimeEncodingQuotedPrintable
  }
}

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
    cgmime_draft_set_sender(draft, from.name.literal, from.address.text)
    for mailbox in to {
      cgmime_draft_add_recipient(draft, mailbox.name.literal, mailbox.address.text)
    }
    cgmime_draft_set_subject(draft, subject.literal)
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
  /// that is not ASCII, base64 four for every three. A line with a single dot, by which SMTP ends a
  /// mail, goes in base64: then nothing on the way has to get it right.
  private static func encoding(of body: [UInt8]) -> CGMimeEncoding {
    var beyondASCII = 0
    var longest = 0
    for line in body.split(separator: 0x0A) {
      if line.elementsEqual([0x2E]) { return CGMimeEncodingBase64 }
      beyondASCII += line.count { $0 >= 0x80 }
      longest = max(longest, line.count)
    }
    if beyondASCII == 0 && longest <= 990 { return CGMimeEncoding7Bit }
    return beyondASCII * 6 > body.count ? CGMimeEncodingBase64 : CGMimeEncodingQuotedPrintable
  }
}

extension HeaderText {
  /// The text so that its reader gets just this text. GMime passes on whatever looks like an encoded
  /// word (`=?utf-8?Q?x=0D=0ABcc:?=`), and the reader's program would decode it: such text is
  /// encoded here, as a whole (RFC 2047, section 2: 75 characters a word at most).
  fileprivate var literal: String {
    guard text.utf8.contains(0x3D), text.firstRange(of: "=?") != nil else { return text }
    var words: [String] = []
    var word: [UInt8] = []
    func close() {
      guard !word.isEmpty else { return }
      let encoded = cgmime_base64(word, word.count)
      words.append("=?UTF-8?B?\(String(cString: encoded))?=")
      cgmime_bytes_free(encoded)
      word = []
    }
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if word.count + bytes.count > 45 { close() }
      word += bytes
    }
    close()
    return words.joined(separator: " ")
  }
}

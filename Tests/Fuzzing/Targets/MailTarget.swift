import Inbox
import Mail

extension FuzzTarget {
  /// A mail as an import reads it, up to the lines that are written into the journal.
  package static let mail = FuzzTarget(
    name: "mail",
    seeds: [
      """
      From: =?utf-8?Q?Ann_L=C3=A9e?= <ann@x.example>
      To: care@acme.example, "Bo, Jr." <bo@x.example>
      Message-ID: <1@x.example>
      References: <0@x.example> <00@x.example>
      Date: Sat, 21 Nov 2026 10:00:00 +0100
      Received: from a by b; Sat, 21 Nov 2026 10:00:01 +0100
      Content-Type: multipart/mixed; boundary="b"

      --b
      Content-Type: text/html; charset=iso-8859-1
      Content-Transfer-Encoding: quoted-printable

      <p>Hi<br><a href=3D"https://x.example">there</a> &amp; &#8217;<blockquote>old</blockquote>
      --b
      Content-Type: application/pdf; name*=utf-8''a%20b.pdf
      Content-Disposition: attachment
      Content-Transfer-Encoding: base64

      QUJD
      --b--
      """,
      "From: a@x.example\nSubject: s\nAuto-Submitted: auto-replied\n\n> quoted\n\nfresh\n-- \nAnn",
      "Content-Type: message/rfc822\n\nFrom: b@x.example\nContent-Type: text/plain; format=flowed\n\n> a \n> b\n",
      "Content-Type: multipart/report; boundary=r\n\n--r\nContent-Type: message/delivery-status\n\nAction: failed\n--r\nContent-Type: text/rfc822-headers\n\nMessage-ID: <1@x>\n--r--",
      "Content-Type: text/html\n\n<table><tr><td>a<td>b</table><script>x</script><ul><li>c</ul><pre> d\n</pre>",
      "Content-Type: text/plain; charset=utf-7\n\n+AGE-",
    ],
    words: [
      "\n\n", "\n--b\n", "\n--b--\n", "Content-Type: ", "multipart/mixed; boundary=b",
      "message/rfc822", "text/html", "; charset=", "utf-16", "iso-2022-jp", "gb18030",
      "format=flowed",
      "Content-Transfer-Encoding: ", "base64", "quoted-printable", "x-uuencode", "begin 644 a\n",
      "From: ", "To: ", "Cc: ", "Date: ", "Received: ", "Subject: ", "References: ", "Message-ID: ",
      "In-Reply-To: ", "=?utf-8?B?", "=?utf-8?Q?", "?=", "<a@b>", "a:b@c;", "filename*0*=", "(",
      ")",
      "\\", "\"", "<", ">", "&#x1b;", "<blockquote>", "<style>", "<a href=\"", "=1B", "\r", "\0",
      "\u{1B}]0;x\u{7}", "Content-Disposition: attachment; filename=",
    ],
    rounds: 6000
  ) { bytes throws(Broken) in
    let mail: MailMessage
    do throws(MailError) {
      mail = try MailMessage(reading: bytes)
    } catch {
      return try hold(bytes.allSatisfy { $0 <= 0x20 }, "refused, and not for being empty: \(error)")
    }
    try hold(!mail.id.isEmpty, "a mail without an id")
    try hold(mail.text.utf8.count <= 2 << 20, "a text beyond its limit")
    try hold(mail.attachments.count <= 1000, "too many attachments")
    for attachment in mail.attachments {
      let name = attachment.name
      try hold(!name.isEmpty && name.utf8.count <= 220 && !name.hasPrefix("."), "a name: \(name)")
      try hold(
        !name.unicodeScalars.contains {
          $0.value < 0x20 || "/\\\u{7F}".unicodeScalars.contains($0)
        },
        "a name that leaves its folder: \(name)")
    }
    for address in mail.from + mail.to + mail.cc + mail.replyTo + mail.deliveredTo {
      try hold(
        !address.address.unicodeScalars.contains { $0 == "\n" || $0 == "\r" },
        "an address of two lines")
    }
    let imported = ImportedMail(
      mail, arrival: nil, accounts: MailAccounts(workspace: Workspace(name: "A")),
      now: Instant(milliseconds: 1_800_000_000_000)
    ) { _ in [] }
    for event in imported.events { try comesBack(event) }
    if let contact = imported.contact {
      try comesBack(
        Event(
          at: Instant(milliseconds: 1_800_000_000_000), conversation: nil, by: .system,
          what: .contact(contact)))
    }
  }

  /// What an import writes into the journal must be a line that an import reads.
  static func comesBack(_ event: Event) throws(Broken) {
    var writer = JSONWriter()
    event.write(to: &writer)
    let read: JournalLine
    do throws(JournalError) {
      read = try JournalLine(reading: writer.bytes)
    } catch {
      throw Broken("written, but not readable (\(error.problem)): \(writer.bytes.text)")
    }
    try hold(read == .event(event), "another event came back: \(writer.bytes.text)")
  }
}

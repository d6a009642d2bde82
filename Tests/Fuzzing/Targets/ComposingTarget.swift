import Inbox
import Mail

extension FuzzTarget {
  /// A reply by mail whose name, subject, recipient and text a stranger chose (parted by NUL): it
  /// goes to its one recipient, and has the header fields that we wrote and no others.
  package static let composing = FuzzTarget(
    name: "composing",
    seeds: [
      "Ann Lée\0Re: Order 漢字\0ann@x.example\0Hello\n\n.\nFrom me\n> no\n",
      "\"A\" <b@c>\0=?utf-8?Q?a=0D=0AB?=\0a@b.example\0x",
    ],
    words: [
      "\0", "\r\nBcc: evil@x.example", "\r\n\r\n", "\r", "\u{85}", "\u{2028}",
      "=?utf-8?B?DQpCY2M6IGE=?=", "\"", "\\", "<", ">", ",", ";",
      ":", "(", ")", "@", "a@x.example", "-oQ", "\n.\n", "\nFrom ", "\u{301}", "😀",
    ],
    rounds: 10_000
  ) { bytes throws(Broken) in
    let parts = bytes.split(separator: 0, maxSplits: 3, omittingEmptySubsequences: false).map {
      Array($0).text
    }
    let part = { (index: Int) in index < parts.count ? parts[index] : "" }
    guard let ours = OutgoingAddress("care@acme.example"),
      let id = OutgoingMessageID("1@acme.example")
    else { return }
    guard let address = OutgoingAddress(part(2)) ?? OutgoingAddress("ann@x.example") else { return }
    try hold(!address.text.hasPrefix("-"), "an address like an option")
    let mail = OutgoingMail(
      from: OutgoingMailbox(name: HeaderText(flattening: part(0)), address: ours),
      to: [OutgoingMailbox(name: HeaderText(flattening: part(0)), address: address)],
      subject: OutgoingMail.subject(answering: part(1)), id: id,
      inReplyTo: OutgoingMessageID(part(1)), date: Instant(milliseconds: 1_800_000_000_000),
      text: part(3))
    let written: [UInt8]
    let read: MailMessage
    do throws(MailError) {
      written = try mail.composed()
      read = try MailMessage(reading: written)
    } catch {
      throw Broken("\(error)")
    }
    let header = written.text.components(separatedBy: "\n\n")
    let fields = header.split(separator: "\n").filter { !$0.hasPrefix(" ") && !$0.hasPrefix("\t") }
      .map { $0.prefix { $0 != ":" }.lowercased() }
    let known: Set = [
      "from", "to", "subject", "date", "message-id", "in-reply-to", "references", "mime-version",
      "content-type",
      "content-transfer-encoding",
    ]
    for field in fields { try hold(known.contains(field), "a field that nobody wrote: \(field)") }
    try hold(Set(fields).count == fields.count, "a field twice")
    try hold(read.to.map(\.address) == [address.text.lowercased()], "other recipients: \(read.to)")
    try hold(read.from.map(\.address) == [ours.text], "another sender: \(read.from)")
    try hold(read.cc.isEmpty && read.deliveredTo.isEmpty, "more recipients")
    try hold(written.split(separator: 0x0A).allSatisfy { $0.count <= 998 }, "a line over 998 bytes")
  }
}

extension String {
  /// What stands before the separator.
  fileprivate func components(separatedBy separator: String) -> String {
    firstRange(of: separator).map { String(self[..<$0.lowerBound]) } ?? self
  }
}

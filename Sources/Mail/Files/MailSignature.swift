/// Whether a file is mail at all, seen from its beginning.
///
/// A reader of mail takes almost anything for a mail without headers; a notes file or a workspace
/// named by mistake would stand in the queue with a promise running.
package enum MailSignature {
  /// Why a file is no mail of that format, for people; nil if it may be one, or is empty.
  ///
  /// - Parameter format: What the user says it is; nil to see for oneself.
  /// - Throws: `MailError.unreadable`.
  package static func problem(
    with path: String, as format: MailFormat? = nil
  ) throws(MailError) -> String? {
    let file = try InputFile(path: path, plainOnly: true)
    let start = try file.peek()
    if start.isEmpty { return nil }
    let isMbox = start.starts(with: "From ".utf8)
    switch format {
    case .mbox where !isMbox: return "an mbox begins with a line “From …”"
    case .maildir: return "a Maildir is a folder"
    case _ where isMbox: return nil
    default: break
    }
    var lines = 0
    while lines < linesLookedAt, let line = try file.line() {
      if fields.contains(fieldName(line)) { return nil }
      lines += 1
    }
    return "none of its first lines is a header such as From, Date or Subject"
  }

  /// Header fields of RFC 5322, 3.6, and those that servers put before them.
  private static let fields: Set<String> = [
    "from", "to", "cc", "bcc", "sender", "reply-to", "date", "subject", "message-id", "in-reply-to",
    "references", "received", "return-path", "delivered-to", "mime-version", "content-type",
    "dkim-signature", "arc-seal", "x-original-to", "envelope-to",
  ]

  private static let linesLookedAt = 200

  /// What stands before the colon, in lower case; empty where there is none.
  private static func fieldName(_ line: UnsafeRawBufferPointer) -> String {
    let name = line.prefix { $0 != UInt8(ascii: ":") }
    guard name.count < min(line.count, 40) else { return "" }
    return String(decoding: name, as: UTF8.self).lowercased()
  }
}

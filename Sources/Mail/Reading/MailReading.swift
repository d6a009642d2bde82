import CGMime
import Inbox

extension MailMessage {
  /// Reads one mail.
  ///
  /// Whatever the bytes are, they become a mail or are refused as empty: there is no malformed
  /// mail, only mail of which less can be made out. Works in 256 KiB of stack.
  ///
  /// - Parameters:
  ///   - bytes: the mail as it lies in its file, without an mbox's `From ` line and quoting.
  ///   - cut: bytes that were left out of `bytes` already.
  ///   - limits: how much of it is read.
  ///   - shelf: where the contents of its attachments are kept; nil: nowhere.
  /// - Throws: `MailError.empty` if there is nothing but white space; `notKept`.
  package init(
    reading bytes: [UInt8], cut: Int64 = 0, limits: MailLimits = MailLimits(),
    shelf: AttachmentShelf? = nil
  ) throws(MailError) {
    guard bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
    let scanned = bytes.withUnsafeBufferPointer { MimeScan.trimmed($0, limits: limits) }
    func result(of bytes: [UInt8]) -> Result<MailMessage, MailError>? {
      ParsedMail.read(bytes) { mail in
        do throws(MailError) {
          return .success(try MailMessage(of: mail, limits: limits, shelf: shelf))
        } catch {
          return .failure(error)
        }
      }
    }
    let kept = scanned.bytes ?? bytes
    // Where the first line is no field at all, the parser sees no mail: then everything is its text.
    guard let reading = result(of: kept) ?? result(of: Array("MIME-Version: 1.0\n\n".utf8) + kept)
    else { throw .empty }
    var read = try reading.get()
    if read.id.isEmpty { read.id = Self.digest(bytes) }
    read.notes = (cut > 0 ? [.messageCut(bytes: cut)] : []) + scanned.notes + read.notes
    self = read
  }

  private init(
    of mail: borrowing ParsedMail, limits: MailLimits, shelf: AttachmentShelf?
  ) throws(MailError) {
    self.init(id: "")
    for index in 0..<mail.headerCount { read(index, of: mail, limits: limits) }
    let body = try MailBody(of: mail, limits: limits, shelf: shelf)
    text = body.text
    attachments = body.attachments
    reportsOn = body.reportsOn
    notes += body.notes
    language = language ?? body.language
    if body.isReport { automatic.insert(.report) }
    if from.isEmpty || from.contains(where: AutomaticSign.isUnattended) {
      automatic.insert(.unattendedSender)
    }
  }

  /// Takes over one field of the header. Of a field that may stand once the first counts (RFC 5322,
  /// section 3.6); address lists and the marks of automatic mail add up.
  private mutating func read(_ index: Int, of mail: borrowing ParsedMail, limits: MailLimits) {
    switch mail.headerName(index) {
    case "message-id" where id.isEmpty:
      let field = mail.header(index)
      id = field.messageIDs.first ?? Self.identifier(field.text) ?? ""
    case "references" where references.isEmpty:
      let ids = mail.header(index).messageIDs
      references = ids.count <= 100 ? ids : [ids[0]] + ids.suffix(99)
    case "in-reply-to" where inReplyTo.isEmpty:
      inReplyTo = Array(mail.header(index).messageIDs.prefix(10))
    // A second From is forged or broken; the first is the sender, but no machine answers the other.
    case "from": from += addresses(mail.header(index), limits, after: from.count)
    case "to": to += addresses(mail.header(index), limits, after: to.count)
    case "cc": cc += addresses(mail.header(index), limits, after: cc.count)
    case "reply-to" where replyTo.isEmpty: replyTo = addresses(mail.header(index), limits)
    case "delivered-to", "x-original-to", "envelope-to":
      deliveredTo += addresses(mail.header(index), limits, after: deliveredTo.count)
    case "subject" where subject.isEmpty: subject = mail.header(index).text
    case "date" where date == nil: date = mail.header(index).date
    case "received" where received == nil: received = mail.header(index).receivedDate
    case "content-language" where language == nil:
      language = Self.languageTag(mail.header(index).text)
    case let name where AutomaticSign.fields.contains(name):
      if let sign = AutomaticSign.sign(field: name, value: mail.header(index).text) {
        automatic.insert(sign)
      }
    default: break
    }
  }

  private mutating func addresses(
    _ field: HeaderField, _ limits: MailLimits, after count: Int = 0
  ) -> [MailAddress] {
    let room = max(0, limits.addresses - count)
    let found = field.addresses(most: room + 1)
    if found.count > room, !notes.contains(.recipientsCut) { notes.append(.recipientsCut) }
    return Array(found.prefix(room))
  }

  /// The first tag of a Content-Language field, if it looks like one.
  static func languageTag(_ field: String) -> String? {
    let tag = field.prefix { $0 != "," && $0 != " " && $0 != ";" && $0 != "(" }
    let isTag =
      (2...35).contains(tag.utf8.count)
      && tag.utf8.allSatisfy { byte in
        byte == 0x2D || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      }
    return isTag ? String(tag) : nil
  }
}

import CGMime
import Inbox

/// Chooses, among the parts of a mail, the text to show; names all others as attachments.
struct MailBody {
  private(set) var text = ""
  private(set) var attachments: [Attachment] = []
  private(set) var notes: [MailNote] = []
  private(set) var language: String?
  /// The message id that a delivery report is about.
  private(set) var reportsOn: String?
  private(set) var isReport = false

  /// - Throws: `notKept` if the shelf does not take an attachment.
  init(
    of mail: borrowing ParsedMail, limits: MailLimits, shelf: AttachmentShelf?
  ) throws(MailError) {
    let parts = mail.parts()
    guard let outermost = parts.first else { return }
    var reader = PartReader(limits: limits)
    let choice = Self.choose(among: parts, of: mail, reader: &reader)
    var texts: [String] = []
    for index in choice.shown {
      texts.append(reader.text(ofPart: index, parts[index], of: mail))
      let tag = mail.field("Content-Language", ofPart: index)?.text
      language = language ?? tag.flatMap(MailMessage.languageTag)
    }
    text = texts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    attachments = try Self.attachments(parts, of: mail, passing: choice, onto: shelf)
    notes = reader.notes
    if Self.isEncrypted(outermost.mediaType) { notes.append(.encrypted) }
    isReport = outermost.mediaType == "multipart/report"
    if isReport { reportsOn = Self.reported(parts, of: mail, reader: &reader) }
  }

  /// What is shown, and what is passed over because another part says the same.
  private struct Choice {
    var shown: [Int] = []
    var passedOver: Set<Int> = []
  }

  /// From the innermost part outwards, without recursion: each part's choice is made from those of
  /// the parts in it, which stand after it.
  private static func choose(
    among parts: [ParsedMail.Part], of mail: borrowing ParsedMail, reader: inout PartReader
  ) -> Choice {
    var children = [[Int]](repeating: [], count: parts.count)
    for (index, part) in parts.enumerated() {
      if let parent = part.parent { children[parent].append(index) }
    }
    var shown = [[Int]](repeating: [], count: parts.count)
    var enclosed: [Int] = []
    var firstNamed: Int?
    var passedOver: Set<Int> = []
    for index in parts.indices.reversed() {
      let part = parts[index]
      switch part.kind {
      case CGMimePartMultipart where part.mediaType == "multipart/alternative":
        let kept = best(of: children[index].map { shown[$0] }, parts, mail, &reader)
        shown[index] = kept
        for other in children[index].flatMap({ shown[$0] }) where !kept.contains(other) {
          passedOver.insert(other)
        }
      case CGMimePartMultipart:
        shown[index] = children[index].flatMap { shown[$0] }
      case CGMimePartMessage:
        // An enclosed mail is an attachment, not what this mail says.
        let inner = children[index].flatMap { shown[$0] }
        if !inner.isEmpty { enclosed = inner }
      default:
        guard part.isText, !part.isAttachment else { continue }
        let isNamed = part.filename != nil && part.parent != nil
        if isNamed { firstNamed = index } else { shown[index] = [index] }
      }
    }
    var outermost = shown.first ?? []
    // A text with a name is a file, unless the mail has no other. Forwarded without a word, the
    // enclosed mail's text is better than none.
    if outermost.isEmpty, let firstNamed { outermost = [firstNamed] }
    return Choice(shown: outermost.isEmpty ? enclosed : outermost, passedOver: passedOver)
  }

  /// The plain alternative unless it is trivially empty against the HTML one (channels.md, *Body*).
  private static func best(
    of choices: [[Int]], _ parts: [ParsedMail.Part], _ mail: borrowing ParsedMail,
    _ reader: inout PartReader
  ) -> [Int] {
    let plain = choices.first { choice in
      !choice.isEmpty && choice.allSatisfy { parts[$0].mediaType == "text/plain" }
    }
    let rich = choices.last { choice in choice.contains { parts[$0].mediaType == "text/html" } }
    guard let plain else { return rich ?? [] }
    guard let rich else { return plain }
    var words = ""
    for index in plain { words += reader.text(ofPart: index, parts[index], of: mail) }
    let isTrivial = words.utf8.count < 200 && words.lowercased().contains("html")
    return words.isEmpty || isTrivial ? rich : plain
  }

  private static func attachments(
    _ parts: [ParsedMail.Part], of mail: borrowing ParsedMail, passing choice: Choice,
    onto shelf: AttachmentShelf?
  ) throws(MailError) -> [Attachment] {
    let shown = Set(choice.shown)
    // Parts of enclosed mails belong to the enclosed mail, which is listed itself.
    var isEnclosed = [Bool](repeating: false, count: parts.count)
    var attachments: [Attachment] = []
    for (index, part) in parts.enumerated() {
      if let parent = part.parent {
        isEnclosed[index] = isEnclosed[parent] || parts[parent].kind == CGMimePartMessage
      }
      guard part.kind != CGMimePartMultipart, !isEnclosed[index], !shown.contains(index),
        !choice.passedOver.contains(index)
      else { continue }
      let size = mail.size(ofPart: index)
      // Empty text parts are leftovers of the program that wrote the mail.
      if part.isText, part.filename == nil, size == 0 { continue }
      let title = part.filename ?? mail.enclosedField("Subject", ofPart: index)?.text
      var attachment = Attachment(
        name: AttachmentName.safe(
          title, number: attachments.count + 1, mediaType: part.mediaType),
        mediaType: part.mediaType, bytes: Int64(size))
      attachment.digest = try shelf?.keep(index, of: mail)
      attachments.append(attachment)
    }
    return attachments
  }

  private static func isEncrypted(_ mediaType: String) -> Bool {
    mediaType == "multipart/encrypted" || mediaType == "application/pkcs7-mime"
      || mediaType == "application/x-pkcs7-mime"
  }

  /// The id of the mail that a report encloses, whole or by its header (RFC 6522, section 3).
  private static func reported(
    _ parts: [ParsedMail.Part], of mail: borrowing ParsedMail, reader: inout PartReader
  ) -> String? {
    for (index, part) in parts.enumerated() where part.parent == 0 {
      if part.kind == CGMimePartMessage {
        return mail.enclosedField("Message-ID", ofPart: index)?.messageIDs.first
      }
      if part.mediaType == "text/rfc822-headers" {
        let header = mail.content(ofPart: index, most: 64 << 10).head
        return ParsedMail.read(header + [0x0A, 0x0A]) { $0.firstHeader("message-id") }??
          .messageIDs.first
      }
    }
    return nil
  }
}

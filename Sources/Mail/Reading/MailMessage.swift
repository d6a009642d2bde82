import Inbox

/// One mail as read: what its header claims, its text, and the names of what is attached.
///
///     let mail = try MailMessage(reading: bytes)
///     mail.from.first?.address   // "ann@example.org"
///     mail.text                  // best plain text, quotes and signature included
///
/// Everything in it was chosen by whoever sent it. Control characters are still there: the filter
/// for display removes them where text meets the screen (security.md, rows 1 and 2).
package struct MailMessage: Hashable, Sendable {
  /// The Message-ID without its angle brackets, or `sha256:` and the digest of the mail's bytes.
  package var id: String
  /// References, oldest first, without angle brackets; the first and the last ninety-nine of more.
  package var references: [String]
  package var inReplyTo: [String]
  /// The sender first; more where several people sign, or where From stands twice.
  package var from: [MailAddress]
  package var to: [MailAddress]
  package var cc: [MailAddress]
  package var replyTo: [MailAddress]
  /// Delivered-To, X-Original-To and Envelope-To: where the mail was put, whatever To says.
  package var deliveredTo: [MailAddress]
  package var subject: String
  /// The Date field, which the sender chose.
  package var date: Instant?
  /// The time of the topmost Received field, which our own server wrote.
  package var received: Instant?
  /// Why no machine may answer this mail; empty for what a person wrote to us.
  package var automatic: Set<AutomaticSign>
  /// The first tag of Content-Language.
  package var language: String?
  /// The best plain text, whole.
  package var text: String
  package var attachments: [Attachment]
  /// The message id that a bounce reports on (RFC 3464): it belongs to that mail's thread.
  package var reportsOn: String?
  /// What was left out or cannot be shown, in the order found.
  package var notes: [MailNote]

  package init(
    id: String, references: [String] = [], inReplyTo: [String] = [], from: [MailAddress] = [],
    to: [MailAddress] = [], cc: [MailAddress] = [], replyTo: [MailAddress] = [],
    deliveredTo: [MailAddress] = [], subject: String = "", date: Instant? = nil,
    received: Instant? = nil, automatic: Set<AutomaticSign> = [], language: String? = nil,
    text: String = "", attachments: [Attachment] = [], reportsOn: String? = nil,
    notes: [MailNote] = []
  ) {
    self.id = id
    self.references = references
    self.inReplyTo = inReplyTo
    self.from = from
    self.to = to
    self.cc = cc
    self.replyTo = replyTo
    self.deliveredTo = deliveredTo
    self.subject = subject
    self.date = date
    self.received = received
    self.automatic = automatic
    self.language = language
    self.text = text
    self.attachments = attachments
    self.reportsOn = reportsOn
    self.notes = notes
  }

  /// No machine may answer it (RFC 3834; channels.md, *Loops*). Its sender being one of our own
  /// addresses forbids that too, which only the caller knows.
  package var forbidsAutomaticAnswer: Bool { !automatic.isEmpty }

  /// A machine wrote it: the journal's `auto`.
  package var isAutomatic: Bool { automatic.contains { $0.saysMachine } }

  /// The text as fresh words, quotation and signature; ranges over `text`.
  package var parts: TextParts { TextParts(of: text) }

  /// Everybody the header names: the people of the thread.
  package var participants: Set<String> {
    Set((from + to + cc + replyTo).map(\.address))
  }
}

/// Something of a mail that its reader does not get to see, so that nothing goes missing silently.
package enum MailNote: Hashable, Sendable {
  /// The mail was larger than `MailLimits.messageBytes`; so many bytes of it were not read.
  case messageCut(bytes: Int64)
  /// Header fields beyond the limits; so many bytes.
  case headerCut(bytes: Int)
  /// Parts nested deeper than the limit are shown as they stand.
  case nestingCut
  /// Parts beyond the limit; so many bytes.
  case partsCut(bytes: Int)
  /// The text was longer than `MailLimits.textBytes`; so many bytes of it are not shown.
  case textCut(bytes: Int)
  /// Recipients beyond `MailLimits.addresses`.
  case recipientsCut
  /// HTML that cannot be laid out within its limits; its words are shown without their order.
  case htmlSimplified
  case encrypted

  /// The note for people.
  package var words: String {
    switch self {
    case .messageCut(let bytes): "the mail was cut: \(bytes) bytes of it were not read"
    case .headerCut(let bytes): "header fields left out: \(bytes) bytes"
    case .nestingCut: "nested too deeply: the inner parts are shown as they stand"
    case .partsCut(let bytes): "too many parts: \(bytes) bytes left out"
    case .textCut(let bytes): "the text was cut: \(bytes) bytes are not shown"
    case .recipientsCut: "not all recipients are listed"
    case .htmlSimplified: "HTML too large to lay out: shown without its order"
    case .encrypted: "the text is encrypted"
    }
  }
}

/// Why a mail cannot be read or sent.
package enum MailError: Error, Hashable, Sendable {
  /// There is nothing in it.
  case empty
  /// A file or folder that cannot be opened or read: its path and the system's reason.
  case unreadable(path: String, reason: String)
  /// The content of an attachment cannot be kept: the folder and the system's reason.
  case notKept(folder: String, reason: String)
  /// The mail library could not write the mail.
  case notComposed
}

extension MailError {
  /// It says nothing about the mail, and the next one will meet it too.
  package var isOfTheDisk: Bool { if case .notKept = self { true } else { false } }
}

extension MailError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty: "there is no mail in it"
    case .unreadable(let path, let reason): "\(path): \(reason)"
    case .notKept(let folder, let reason): "its attachments cannot be kept in \(folder): \(reason)"
    case .notComposed: "the mail could not be written"
    }
  }
}

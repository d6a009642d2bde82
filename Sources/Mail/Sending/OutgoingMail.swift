import Inbox

/// A mail to be sent. Its types leave no way to write a header that was not meant.
package struct OutgoingMail: Hashable, Sendable {
  package var from: OutgoingMailbox
  package var to: [OutgoingMailbox]
  package var subject: HeaderText
  /// Given by the caller and never again: by it an unclear hand-over is settled.
  package var id: OutgoingMessageID
  /// The mail this one answers.
  package var inReplyTo: OutgoingMessageID?
  /// The thread so far, oldest first, the answered mail last.
  package var references: [OutgoingMessageID]
  package var date: Instant
  /// The text as people see it, any line ends.
  package var text: String
  /// A rule or a survey wrote it: marked so that no machine answers (RFC 3834, section 5).
  package var isAutomatic: Bool

  package init(
    from: OutgoingMailbox, to: [OutgoingMailbox], subject: HeaderText, id: OutgoingMessageID,
    inReplyTo: OutgoingMessageID? = nil, references: [OutgoingMessageID] = [], date: Instant,
    text: String, isAutomatic: Bool = false
  ) {
    self.from = from
    self.to = to
    self.subject = subject
    self.id = id
    self.inReplyTo = inReplyTo
    self.references = references
    self.date = date
    self.text = text
    self.isAutomatic = isAutomatic
  }

  /// The subject of an answer: `Re: ` once, whatever stood there before.
  package static func subject(answering subject: String) -> HeaderText {
    let flat = HeaderText(flattening: subject).text
    return HeaderText(flattening: flat.lowercased().hasPrefix("re:") ? flat : "Re: " + flat)
  }

  /// References as sent: the first and the last nineteen, so that the field stays short and the
  /// root of the thread stays in it (channels.md, *Threading*).
  package var sentReferences: [OutgoingMessageID] {
    var ids = references
    if let inReplyTo, ids.last != inReplyTo {
      ids.removeAll { $0 == inReplyTo }
      ids.append(inReplyTo)
    }
    return ids.count <= 20 ? ids : [ids[0]] + ids.suffix(19)
  }
}

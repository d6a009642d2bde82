import Glibc

/// How mails lie in a file or folder, where the user says so (`import --format`).
package enum MailFormat: String, CaseIterable, Sendable {
  case mbox
  case maildir
  case eml
}

/// Mails of a path, whatever it is: an mbox, a Maildir, a folder of `.eml` files, an `.eml`.
package enum MailReader {
  case mbox(MboxReader)
  case folder(MailFolderReader)
  /// One mail in a file, handed over once.
  case single(RawMail?)

  /// - Parameter format: nil to see for oneself: a folder is a Maildir or holds `.eml` files, a
  ///   file that begins with `From ` is an mbox.
  /// - Throws: `MailError.unreadable` if there is nothing of the kind.
  package init(
    path: String, format: MailFormat? = nil, limits: MailLimits = MailLimits()
  ) throws(MailError) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      self = .folder(try MailFolderReader(path: path, limits: limits))
    } else {
      let file = try InputFile(path: path)
      let beginsAsMbox = try file.peek().starts(with: "From ".utf8)
      if format.map({ $0 == .mbox }) ?? beginsAsMbox {
        self = .mbox(MboxReader(file: file, limits: limits))
      } else {
        var mail = try RawMail(whole: file, limits: limits)
        // The time of an `.eml` only says when somebody saved it.
        mail.arrival = nil
        // An empty mailbox holds nothing; an empty mail is one that cannot be read, and is told.
        self = .single(mail.bytes.isEmpty && !path.hasSuffix(".eml") ? nil : mail)
      }
    }
  }

  /// Drafts and deleted mails that are not handed over.
  package var passedOver: Int {
    if case .folder(let reader) = self { reader.skipped } else { 0 }
  }

  /// The next mail; nil at the end.
  package mutating func next() throws(MailError) -> RawMail? {
    switch self {
    case .mbox(var reader):
      defer { self = .mbox(reader) }
      return try reader.next()
    case .folder(var reader):
      defer { self = .folder(reader) }
      return try reader.next()
    case .single(let mail):
      self = .single(nil)
      return mail
    }
  }
}

import Inbox
import Mail

/// A mail taken out of its container and read, or why it cannot be.
struct OpenedMail: Sendable {
  var mail: Result<MailMessage, MailError>
  var place: RawMail.Place
  var arrival: Instant?
  /// Drafts and deleted mails of the folder that begins with this one, which are not opened.
  var passedOver = 0
}

/// Reads mails one after another, some at a time; lives on a thread of its own, for MIME costs more
/// than all the rest of an import.
final class MailOpener {
  private var paths: [String]
  private let format: MailFormat?
  private let shelf: AttachmentShelf
  private var reader: MailReader?
  /// What the readers begun since the last mail pass over.
  private var passedOver = 0

  /// A portion ends with so many mails, or bytes.
  private static let portion = (mails: 100, bytes: 1 << 20)

  init(_ paths: [String], format: MailFormat?, shelf: AttachmentShelf) {
    self.paths = paths.reversed()
    self.shelf = shelf
    self.format = format
  }

  /// The next mails, nil after the last of the last file.
  ///
  /// - Throws: For a file or folder that cannot be read at all.
  func next() throws(MailError) -> [OpenedMail]? {
    var opened: [OpenedMail] = []
    var bytes = 0
    while opened.count < MailOpener.portion.mails, bytes < MailOpener.portion.bytes,
      let raw = try nextRaw()
    {
      bytes += raw.bytes.count
      opened.append(open(raw))
    }
    return opened.isEmpty ? nil : opened
  }

  private func nextRaw() throws(MailError) -> RawMail? {
    while true {
      if let mail = try reader?.next() { return mail }
      guard let path = paths.popLast() else { return nil }
      let next = try MailReader(path: path, format: format)
      passedOver += next.passedOver
      reader = next
    }
  }

  private func open(_ raw: RawMail) -> OpenedMail {
    let mail = Result { () throws(MailError) in
      try MailMessage(reading: raw.bytes, cut: raw.cut, shelf: shelf)
    }
    defer { passedOver = 0 }
    return OpenedMail(
      mail: mail, place: raw.place, arrival: raw.arrival, passedOver: passedOver)
  }
}

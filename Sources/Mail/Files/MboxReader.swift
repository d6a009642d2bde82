import Inbox

/// Reads the mails of an mbox one after another (RFC 4155; mboxrd's quoting of `From ` lines).
///
///     var mbox = try MboxReader(path: "inbox.mbox")
///     while let raw = try mbox.next() { … }
///
/// A line that begins with `From ` parts two mails if it stands at the beginning or after a blank
/// line and bears a date as delivery agents write it. Other such lines are text that a sloppy
/// program did not quote.
package struct MboxReader {
  private let file: InputFile
  private let limits: MailLimits
  private var line: Int64 = 0
  private var offset: Int64 = 0
  /// The separator of the next mail, already read.
  private var pending: (separator: MboxSeparator, place: RawMail.Place)?
  private var hasBegun = false

  package init(path: String, limits: MailLimits = MailLimits()) throws(MailError) {
    file = try InputFile(path: path)
    self.limits = limits
  }

  init(file: InputFile, limits: MailLimits) {
    self.file = file
    self.limits = limits
  }

  /// The next mail; nil at the end of the file.
  package mutating func next() throws(MailError) -> RawMail? {
    var mail = RawMail(
      bytes: [], arrival: pending?.separator.date,
      place: pending?.place ?? RawMail.Place(path: file.path, line: 1))
    var isStarted = pending != nil
    pending = nil
    var isAfterBlank = !hasBegun
    var isLineStart = true
    // The line end of a blank line: before a separator it belongs to the mbox, not to the mail.
    var held: [UInt8] = []
    while let piece = try file.line() {
      let start = offset
      offset += Int64(piece.count)
      if isLineStart { line += 1 }
      let isFirstPiece = isLineStart
      isLineStart = piece.last == 0x0A
      if isFirstPiece, isAfterBlank, piece.first == 0x46,
        let separator = MboxSeparator(piece, isFirst: !hasBegun)
      {
        hasBegun = true
        let place = RawMail.Place(path: file.path, line: line, offset: start)
        if isStarted {
          pending = (separator, place)
          return mail
        }
        (mail.arrival, mail.place, isStarted) = (separator.date, place, true)
        isAfterBlank = false
        continue
      }
      hasBegun = true
      isStarted = true
      if !held.isEmpty {
        held.withUnsafeBytes { mail.append($0, limits: limits) }
        held.removeAll(keepingCapacity: true)
      }
      isAfterBlank = isFirstPiece && isLineStart && (piece.count == 1 || isCRLF(piece))
      if isAfterBlank {
        held.append(contentsOf: piece)
      } else {
        mail.append(isFirstPiece ? MboxSeparator.unquoted(piece) : piece, limits: limits)
      }
    }
    return isStarted ? mail : nil
  }

  private func isCRLF(_ piece: UnsafeRawBufferPointer) -> Bool {
    piece.count == 2 && piece[0] == 0x0D
  }
}

import Inbox

/// One mail as it lies in a file, before anything was read from it.
package struct RawMail: Sendable {
  /// Where it was found, for messages about it: a path, and in an mbox the line.
  package struct Place: Hashable, Sendable {
    package var path: String
    /// Line of the `From ` separator, from 1; nil for a file that is one mail.
    package var line: Int64?
    /// Byte offset of the separator in the file.
    package var offset: Int64

    package init(path: String, line: Int64? = nil, offset: Int64 = 0) {
      self.path = path
      self.line = line
      self.offset = offset
    }
  }

  package var bytes: [UInt8]
  /// Bytes beyond `MailLimits.messageBytes` that were passed over.
  package var cut: Int64
  /// When it came, as the container tells: the `From ` line or the Maildir file's time. Nil for an
  /// `.eml`, whose file time only says when somebody copied it.
  package var arrival: Instant?
  /// Somebody has read it (Maildir's flag S).
  package var isSeen: Bool
  package var place: Place

  package init(
    bytes: [UInt8], cut: Int64 = 0, arrival: Instant? = nil, isSeen: Bool = false, place: Place
  ) {
    self.bytes = bytes
    self.cut = cut
    self.arrival = arrival
    self.isSeen = isSeen
    self.place = place
  }
}

extension RawMail.Place: CustomStringConvertible {
  /// `inbox.mbox:1204` or the path alone.
  package var description: String { line.map { "\(path):\($0)" } ?? path }
}

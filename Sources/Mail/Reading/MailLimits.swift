/// How much of one mail is read. A mail beyond a limit is kept as far as it goes, with a
/// `MailNote`; it is never refused for its size (security.md, rows 8 and 9).
package struct MailLimits: Hashable, Sendable {
  /// Bytes of one mail that are held in memory: what mail servers take (10 to 25 MB), and little
  /// enough that no mail costs more than 32 MiB. Beyond it, attachments lose their tail, no text
  /// does that stands where programs put it, before them.
  package var messageBytes = 24 << 20
  /// Fields of one header, the mail's or a part's.
  package var headerFields = 1000
  /// Bytes of one header, the mail's or a part's.
  package var headerBytes = 256 << 10
  /// Multiparts and enclosed mails together; no nesting can be deeper than their number.
  package var containers = 50
  package var parts = 1000
  /// Bytes of the text, after its transfer encoding is undone.
  package var textBytes = 1 << 20
  /// Addresses read from one field.
  package var addresses = 1000

  package init() {}
}

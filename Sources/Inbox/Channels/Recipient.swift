/// Whether somebody can be written to under a handle, as far as its form tells.
package enum Recipient {
  /// What a handle of this channel looks like, for people; nil if this is one.
  ///
  /// Sources: RFC 5321, 4.1.2 (an address has a local part and a domain), ITU-T E.164 (a number has
  /// at most 15 digits). White space and control characters are in none of them: they would begin
  /// a new header or row wherever it is written.
  package static func problem(_ handle: String, on channel: Channel) -> String? {
    let isOneWord = handle.unicodeScalars.allSatisfy {
      !$0.properties.isWhitespace && $0.properties.generalCategory != .control
    }
    switch channel {
    case .email:
      let parts = handle.split(separator: "@", omittingEmptySubsequences: false)
      let isAddress =
        isOneWord && parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
        && !handle.contains { "<>,;()\"".contains($0) }
      return isAddress ? nil : "an address is name@domain"
    case .sms, .whatsapp, .phone:
      let digits = handle.filter { $0.isASCII && $0.isNumber }.count
      let isNumber =
        (3...15).contains(digits)
        && handle.unicodeScalars.allSatisfy { "+0123456789 -().".unicodeScalars.contains($0) }
      return isNumber ? nil : "a number is digits, with + and the country first"
    default:
      return isOneWord && !handle.isEmpty ? nil : "a handle is one word"
    }
  }
}

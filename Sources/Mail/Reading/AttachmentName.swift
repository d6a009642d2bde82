/// Names of attachments, made safe to show and to save under: one path component, no control
/// characters, no direction marks, not hidden, not too long (channels.md, *Attachments*).
package enum AttachmentName {
  /// Longest name in UTF-8 bytes: what Linux file systems take, less room for a number.
  private static let longest = 200

  /// - Parameters:
  ///   - name: as the mail gives it, decoded; nil or empty where it gives none.
  ///   - number: of the attachment in its mail, for one without a name.
  ///   - mediaType: says the extension of such a one.
  package static func safe(_ name: String?, number: Int, mediaType: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in (name ?? "").unicodeScalars {
      if scalar == "/" || scalar == "\\" {
        // A path: only its last component names the file.
        kept.removeAll()
      } else if isShown(scalar) {
        kept.append(scalar)
      } else if scalar.properties.isWhitespace, kept.last != " " {
        // Runs of spaces push the extension out of sight.
        kept.append(" ")
      }
    }
    while let first = kept.first, first == " " || first == "." { kept.removeFirst() }
    while kept.last == " " || kept.last == "." { kept.removeLast() }
    let safe = String(kept)
    if safe.isEmpty { return "attachment-\(number)\(fileExtension(of: mediaType))" }
    let withExtension = mediaType == "message/rfc822" && !safe.lowercased().hasSuffix(".eml")
    return shortened(withExtension ? safe + ".eml" : safe)
  }

  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator, .spaceSeparator,
      .privateUse, .unassigned:
      false
    default: true
    }
  }

  /// Takes characters out of the middle, so that beginning and extension stay in sight.
  private static func shortened(_ name: String) -> String {
    guard name.utf8.count > longest else { return name }
    let half = (longest - 3) / 2
    var head = ""
    for character in name {
      if head.utf8.count + String(character).utf8.count > half { break }
      head.append(character)
    }
    var tail: [Character] = []
    var room = half
    for character in name.reversed() {
      room -= String(character).utf8.count
      if room < 0 { break }
      tail.append(character)
    }
    return head + "…" + String(tail.reversed())
  }

  private static func fileExtension(of mediaType: String) -> String {
    switch mediaType {
    case "text/plain": ".txt"
    case "text/html": ".html"
    case "text/calendar": ".ics"
    case "text/csv": ".csv"
    case "image/jpeg": ".jpg"
    case "image/png": ".png"
    case "image/gif": ".gif"
    case "application/pdf": ".pdf"
    case "application/zip": ".zip"
    case "application/pgp-signature", "application/pgp-encrypted": ".asc"
    case "application/pkcs7-signature", "application/x-pkcs7-signature": ".p7s"
    case "application/pkcs7-mime", "application/x-pkcs7-mime": ".p7m"
    case "message/rfc822": ".eml"
    case "message/delivery-status", "text/rfc822-headers": ".txt"
    default: ""
    }
  }
}

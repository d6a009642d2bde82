/// Text that may stand in a header field of an outgoing mail: it holds no line break, no NUL and no
/// other control character, so that no field can be added through it (security.md, row 17).
package struct HeaderText: Hashable, Sendable {
  package let text: String

  /// Takes the text as it is, or nothing: nil if a character in it could end the field.
  package init?(_ text: String) {
    guard text.unicodeScalars.allSatisfy({ !Self.breaks($0) }) else { return nil }
    self.text = text
  }

  /// Puts a space for each run of such characters: for a subject that a customer's mail gave us.
  package init(flattening text: String) {
    var flat = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if !Self.breaks(scalar) {
        flat.append(scalar)
      } else if flat.last != " " {
        flat.append(" ")
      }
    }
    self.text = String(flat)
  }

  package static let empty = HeaderText(flattening: "")

  /// C0, DEL, C1 (NEL among them) and the Unicode line and paragraph separators.
  private static func breaks(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      || scalar.value == 0x2028 || scalar.value == 0x2029
  }
}

/// A message id on its way out, without angle brackets: printable ASCII, one `@`, no space.
package struct OutgoingMessageID: Hashable, Sendable {
  package let text: String

  /// Nil for what other programs could read as two fields, two ids or none. Ids of received mail
  /// that do not pass are left out of References.
  package init?(_ text: String) {
    let utf8 = text.utf8
    guard (3...250).contains(utf8.count), utf8.count(where: { $0 == 0x40 }) == 1,
      utf8.first != 0x40, utf8.last != 0x40,
      utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !Self.specials.contains($0) })
    else { return nil }
    self.text = text
  }

  private static let specials = Set("<>()[],;:\\\"".utf8)
}

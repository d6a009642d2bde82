import CGMime

/// An address that mail may be sent to: it cannot be taken for an option, a list, a route or a
/// header, whoever reads it (security.md, row 17).
///
/// Narrower than RFC 5322 on purpose. Quoted local parts, `%` and `!` routes and address literals
/// are refused: nobody's customers write from such addresses, attackers do. So are addresses beyond
/// ASCII, which a `sendmail` may not be able to hand on, local parts that readers take for encoded
/// words (RFC 2047) and write otherwise, and domains that only look like the ASCII
/// form of a name (RFC 5891, section 4.4).
package struct OutgoingAddress: Hashable, Sendable {
  package let text: String

  /// What follows the `@`.
  package var domain: Substring {
    text.split(separator: "@").last ?? ""
  }

  package init?(_ text: String) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard text.utf8.count <= 254, parts.count == 2, !text.contains("=?"),
      Self.isLocalPart(parts[0]),
      Self.isDomain(parts[1]), !text.lowercased().contains("xn--") || cgmime_address_is_kept(text)
    else { return nil }
    self.text = text
  }

  /// A dot-atom that does not begin with `-`.
  private static func isLocalPart(_ part: Substring) -> Bool {
    guard (1...64).contains(part.utf8.count), part.utf8.first != 0x2D else { return false }
    return part.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty && atom.utf8.allSatisfy { isAlphanumeric($0) || marks.contains($0) }
    }
  }

  /// Labels of letters, digits and inner hyphens.
  private static func isDomain(_ part: Substring) -> Bool {
    part.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.utf8.first != 0x2D && label.utf8.last != 0x2D
        && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == 0x2D }
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static let marks = Set("#$&'*+/=?^_`{|}~-".utf8)
}

/// An address with the name shown beside it.
package struct OutgoingMailbox: Hashable, Sendable {
  package var name: HeaderText
  package var address: OutgoingAddress

  package init(name: HeaderText = .empty, address: OutgoingAddress) {
    self.name = name
    self.address = address
  }
}

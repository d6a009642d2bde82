/// Who a mail is from or for, as its header says it. Nothing vouches for it: a name may pretend to
/// be an address, so whoever shows the name shows the address beside it (security.md, row 5).
package struct MailAddress: Hashable, Sendable {
  /// The display name, decoded; empty if the header gives none.
  package var name: String
  /// The address, lower-cased: the identity of a contact (interchange.md, *Mail*).
  package var address: String

  package init(name: String = "", address: String) {
    self.name = name
    self.address = address.lowercased()
  }

  /// What follows the last `@`, empty for a local name.
  package var domain: Substring {
    address.lastIndex(of: "@").map { address[address.index(after: $0)...] } ?? ""
  }

  /// What stands before the last `@`.
  package var localPart: Substring {
    address.lastIndex(of: "@").map { address[..<$0] } ?? address[...]
  }
}

/// What can be told about an address, a number or a handle without asking its network.
extension Channel {
  /// Whether somebody who never wrote there can be written to at all.
  package var canBeWrittenToFirst: Bool {
    switch self {
    case .phone, .review, .webchat: false
    default: true
    }
  }

  /// Whether a handle looks so unlike a name that what is typed can be told apart.
  package var tellsHandlesFromNames: Bool {
    switch self {
    case .email, .sms, .whatsapp: true
    default: false
    }
  }

  /// Whether a text can be a handle there. Careful only: whether somebody has it, the network says.
  package func canBeHandle(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard !text.isEmpty, scalars.count <= 320, !text.hasPrefix("-"),
      !scalars.contains(where: { $0.properties.generalCategory == .control })
    else { return false }
    switch self {
    case .email:
      let parts = text.split(separator: "@", omittingEmptySubsequences: false)
      return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
        && !parts[1].hasPrefix(".") && !parts[1].hasSuffix(".")
        && !text.contains { $0.isWhitespace || ",;<>()\"".contains($0) }
    case .sms, .whatsapp:
      let digits = scalars.filter { ("0"..."9").contains($0) }.count
      return (3...20).contains(digits) && text.allSatisfy { "+0123456789 -()·.".contains($0) }
    default:
      return !text.contains(where: \.isNewline)
    }
  }
}

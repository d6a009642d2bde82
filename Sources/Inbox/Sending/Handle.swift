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

  /// Whether a text can be a handle there, as far as its form tells; see `Recipient`.
  package func canBeHandle(_ text: String) -> Bool {
    !text.isEmpty && !text.hasPrefix("-") && text.unicodeScalars.count <= 320
      && Recipient.problem(text, on: self) == nil
  }
}

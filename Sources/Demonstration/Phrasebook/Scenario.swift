import Inbox

/// What customers of the demonstration write about.
enum Scenario: String, CaseIterable, Sendable {
  case doubleCharge = "double-charge"
  case parcelLate = "parcel-late"
  case wrongSize = "wrong-size"
  case login
  case invoice
  case vat
  case cancel
  case praise
  case hours
  case feature
  case broken
  case question
  case refundMissing = "refund-missing"
  case address
  case press
}

extension Scenario {
  /// The tags that the team gives to such a conversation.
  var tags: [String] {
    switch self {
    case .doubleCharge: ["payments", "refund"]
    case .parcelLate: ["delivery"]
    case .wrongSize: ["exchange"]
    case .login: ["login"]
    case .invoice: ["invoice"]
    case .vat: ["invoice", "vat"]
    case .cancel: ["cancel"]
    case .praise: ["praise", "no-reply-needed"]
    case .hours: ["opening-hours"]
    case .feature: ["idea"]
    case .broken: ["warranty"]
    case .question: ["product"]
    case .refundMissing: ["refund"]
    case .address: ["delivery", "address"]
    case .press: ["press"]
    }
  }

  /// The tier such a conversation is raised to; most stay where they begin.
  var tier: Tier {
    switch self {
    case .doubleCharge, .vat, .refundMissing, .broken: .two
    case .press: .three
    default: .one
    }
  }

  var team: TeamID? {
    switch self {
    case .doubleCharge, .invoice, .vat, .refundMissing, .cancel: "billing"
    case .parcelLate, .wrongSize, .address, .broken: "logistics"
    case .press: "seniors"
    default: nil
    }
  }
}

/// How a text is meant to be read: the length, the tone and who listens.
enum Style: String, CaseIterable, Sendable {
  /// A private message: short, several in a row.
  case chat
  /// In front of everybody.
  case post = "public"
  /// With a subject, a greeting and a signature.
  case mail
  case review
}

/// What fills the gaps of a text: one customer, one order, one answering colleague.
struct Slots: Hashable, Sendable {
  /// The customer's first name as the language writes it; empty where it is unknown.
  var first: String
  var order: String
  var amount: String
  var city: String
  var product: String
  /// Our account's name on a network where people name it: `@ternwick`.
  var handle: String

  /// The text with its gaps filled; `me` is whoever signs.
  func fill(_ text: String, me: String) -> String {
    guard text.contains("{") else { return text }
    var filled = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      filled += rest[..<open]
      let name = rest[rest.index(after: open)..<close]
      if name == "first" && first.isEmpty { Slots.dropGreetingGap(&filled) }
      filled += value(of: name, me: me) ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }

  /// `Hi {first}, thanks` becomes `Hi, thanks` for somebody without a name.
  private static func dropGreetingGap(_ text: inout String) {
    for gap in [", ", " "] where text.hasSuffix(gap) {
      return text.removeLast(gap.count)
    }
  }

  private func value(of name: Substring, me: String) -> String? {
    switch name {
    case "first": first
    case "order": order
    case "amount": amount
    case "city": city
    case "product": product
    case "handle": handle
    case "me": me
    default: nil
    }
  }
}

extension Slots {
  /// `89.90` as the language writes it beside the euro sign.
  static func amount(_ cents: Int, language: String) -> String {
    let digits = cents % 100 < 10 ? "0\(cents % 100)" : "\(cents % 100)"
    switch language {
    case "en", "ja", "zh", "ko", "he", "hi", "mn": return "€\(cents / 100).\(digits)"
    default: return "\(cents / 100),\(digits) €"
    }
  }
}

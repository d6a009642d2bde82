import Inbox

/// Which digits of a text tell something: amounts, order, telephone and card numbers, dates.
///
/// Small numbers (`2 Jacken`, `size 43`), times (`10:30`) and our own (`#374`) stay.
struct NumberHints {
  /// The runs of digits, and of codes such as `TW-88121`, that are to be replaced.
  private(set) var hidden: [Range<Int>] = []

  private let text: ScrambledText

  init(_ text: ScrambledText) {
    self.text = text
    guard text.scalars.contains(where: \.isDigit) else { return }
    var place = 0
    while place < text.scalars.count {
      guard text.scalars[place].isDigit else {
        place += 1
        continue
      }
      let groups = groups(from: place)
      if isTelling(groups) { hidden += groups }
      place = groups.last?.upperBound ?? place + 1
    }
    hidden += codes
  }

  /// Digits with at most one sign or blank between each two groups: `+49 30 901820`, `1.234,56`.
  private func groups(from start: Int) -> [Range<Int>] {
    let scalars = text.scalars
    var groups: [Range<Int>] = []
    var place = start
    while place < scalars.count, scalars[place].isDigit {
      var end = place
      while end < scalars.count, scalars[end].isDigit { end += 1 }
      groups.append(place..<end)
      place = end
      if place + 1 < scalars.count, Self.joins.contains(scalars[place]) { place += 1 }
    }
    return groups
  }

  private static let joins: Set<Unicode.Scalar> = [
    " ", "\u{A0}", "\u{202F}", ".", ",", "-", "/", "'", "’", "(", ")",
  ]

  private func isTelling(_ groups: [Range<Int>]) -> Bool {
    let digits = groups.map(\.count)
    guard let first = groups.first, let last = groups.last else { return false }
    if digits.contains(where: { $0 >= 4 }) || digits.reduce(0, +) >= 5 { return true }
    if groups.count > 1, [2, 3].contains(last.count) {
      let join = text.scalars[last.lowerBound - 1]
      if join == "." || join == "," { return true }
    }
    return isMoney(first.lowerBound, last.upperBound) || digits[0] > 1 && isNumbered(first)
  }

  private func isMoney(_ start: Int, _ end: Int) -> Bool {
    let scalars = text.scalars
    func isSign(_ place: Int) -> Bool {
      scalars.indices.contains(place)
        && (scalars[place].properties.generalCategory == .currencySymbol
          || "円元원".unicodeScalars.contains(scalars[place]))
    }
    func isBlank(_ place: Int) -> Bool {
      scalars.indices.contains(place) && scalars[place].properties.isWhitespace
    }
    if isSign(end) || isSign(start - 1) { return true }
    let (after, before) = (isBlank(end) ? end + 1 : end, isBlank(start - 1) ? start - 1 : start)
    if isSign(after) || isSign(before - 1) { return true }
    return [
      text.words.first { $0.lowerBound == after }, text.words.last { $0.upperBound == before },
    ]
    .contains { $0.map { Self.currencies.contains(text.folded($0)) } ?? false }
  }

  private static let currencies: Set<String> = [
    "eur", "euro", "euros", "ευρω", "usd", "dollar", "dollars", "gbp", "pound", "pounds", "chf",
    "franken", "jpy", "yen", "kr", "sek", "dkk", "nok", "zl", "pln", "грн", "руб", "tl", "lei",
  ]

  /// `order 374`, `Bestellung Nr. 374`, `注文番号374`.
  private func isNumbered(_ group: Range<Int>) -> Bool {
    var end = group.lowerBound
    while end > 0, ["#", ":", ".", " ", "-", "°", "º"].contains(text.scalars[end - 1]) { end -= 1 }
    let start = text.words.last { $0.lowerBound < end && end <= $0.upperBound }?.lowerBound
    guard let start else { return false }
    let word = text.folded(start..<end)
    return Self.numbered.contains(word) || word.hasSuffix("番号")
  }

  private static let numbered: Set<String> = [
    "order", "orders", "invoice", "tracking", "ticket", "number", "no", "nr", "nummer",
    "bestellung",
    "bestellnummer", "auftrag", "auftragsnummer", "rechnung", "rechnungsnummer", "kundennummer",
    "sendung", "sendungsnummer", "commande", "facture", "pedido", "factura", "ordine", "zamowienie",
    "παραγγελια", "παραγγελιας", "τιμολογιο", "αριθμος", "заказ", "замовлення", "siparis",
  ]

  /// Letters and digits in one, three digits at least.
  private var codes: [Range<Int>] {
    text.words.flatMap { word -> [Range<Int>] in
      guard text.scalars[word].contains(where: \.isDigit),
        let token = text.token(holding: word.lowerBound)
      else { return [] }
      let scalars = text.scalars[token]
      let marks = scalars.filter { !$0.isWordPart && !"-_#().,;:!?".unicodeScalars.contains($0) }
      let inside = scalars.dropFirst().dropLast().filter { "#().,;:".unicodeScalars.contains($0) }
      guard marks.isEmpty, inside.isEmpty, scalars.allSatisfy(\.isASCII),
        scalars.contains(where: { $0.properties.isAlphabetic }),
        scalars.count(where: \.isDigit) >= 3
      else { return [] }
      return text.words.filter { token.contains($0.lowerBound) }
    }
  }
}

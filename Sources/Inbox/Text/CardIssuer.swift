/// The prefixes that networks of payment cards issue, with the lengths of their numbers.
///
/// Source: ISO/IEC 7812-1 assigns the prefixes; the networks publish their ranges.
enum CardIssuer {
  private struct Range {
    /// The first digits, from and to, as many as `digits`.
    var from: Int
    var to: Int
    var digits: Int
    var lengths: ClosedRange<Int>

    init(_ from: Int, _ to: Int? = nil, digits: Int, _ lengths: ClosedRange<Int>) {
      self.from = from
      self.to = to ?? from
      self.digits = digits
      self.lengths = lengths
    }
  }

  private static let ranges: [Range] = [
    Range(4, digits: 1, 13...19),  // Visa: 13, 16, 19
    Range(51, 55, digits: 2, 16...16), Range(2221, 2720, digits: 4, 16...16),  // Mastercard
    Range(34, digits: 2, 15...15), Range(37, digits: 2, 15...15),  // American Express
    Range(300, 305, digits: 3, 14...19), Range(3095, digits: 4, 14...19),  // Diners Club
    Range(36, digits: 2, 14...19), Range(38, 39, digits: 2, 14...19),
    Range(6011, digits: 4, 16...19), Range(644, 649, digits: 3, 16...19),  // Discover
    Range(65, digits: 2, 16...19),
    Range(3528, 3589, digits: 4, 16...19),  // JCB
    Range(62, digits: 2, 16...19), Range(81, digits: 2, 16...19),  // UnionPay
    Range(50, digits: 2, 13...19), Range(56, 58, digits: 2, 13...19),  // Maestro
    Range(6304, digits: 4, 13...19), Range(67, digits: 2, 13...19),
    Range(2200, 2204, digits: 4, 16...19),  // Mir
    Range(60, digits: 2, 16...16), Range(82, digits: 2, 16...16),  // RuPay
    Range(9792, digits: 4, 16...16),  // Troy
  ]

  static func knows(_ number: [Int]) -> Bool {
    // Visa issues no other lengths, and one digit is no strong sign.
    if number.first == 4, ![13, 16, 19].contains(number.count) { return false }
    return ranges.contains { range in
      range.lengths.contains(number.count) && number.count >= range.digits
        && (range.from...range.to).contains(value(number.prefix(range.digits)))
    }
  }

  /// Whether a card number may begin so.
  static func mayBegin(_ number: [Int]) -> Bool {
    ranges.contains { range in
      number.count >= range.digits && number.count < range.lengths.upperBound
        && (range.from...range.to).contains(value(number.prefix(range.digits)))
    }
  }

  private static func value(_ digits: some Sequence<Int>) -> Int {
    digits.reduce(0) { $0 * 10 + $1 }
  }
}

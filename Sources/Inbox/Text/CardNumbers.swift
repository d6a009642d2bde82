/// Finds the numbers of payment cards in what people write, so that a screen need not show them.
///
///     CardNumbers.masked("it is 4111 1111 1111 1111, thanks")
///     // "it is **** **** **** 1111, thanks"
///
/// A card number has 13 to 19 digits, an issuer's prefix and length (ISO/IEC 7812-1) and the check
/// digit of Luhn; blanks and dashes may stand between the digits, in any script's digits. What
/// fails one of these, an order's number most of the time, is left alone. It is for showing only:
/// the stored text stays.
package enum CardNumbers {
  /// The text with all but the last four digits of every card number as `*`.
  ///
  /// - Parameter isCut: The text goes on where it cannot be seen: digits at its end that may begin a
  ///   card number are masked too, for nobody can check the rest.
  /// - Complexity: O(text); texts with fewer than thirteen digits are returned as they are.
  package static func masked(_ text: String, isCut: Bool = false) -> String {
    guard mayHold(text, isCut: isCut) else { return text }
    var scalars = Array(text.unicodeScalars)
    var scan = Scan(scalars)
    var hidden: [Int] = []
    while let run = scan.next() { hidden += run.hidden(isCut: isCut && run.reachesEnd) }
    guard !hidden.isEmpty else { return text }
    for place in hidden { scalars[place] = "*" }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }

  /// As much of a text as has to be looked at where no more than `bytes` of it are shown, and whether
  /// that is less than all: a mail of a megabyte must not be read whole for the hundred lines on the
  /// screen. Beyond what is shown it goes on for longer than a number is, so that none is judged by
  /// its half.
  package static func head(of text: String, showing bytes: Int) -> (text: String, isCut: Bool) {
    let (end, overflow) = max(0, bytes).addingReportingOverflow(margin)
    guard !overflow, text.utf8.count > end else { return (text, false) }
    let cut = text.utf8.index(text.utf8.startIndex, offsetBy: end)
    return (String(text.unicodeScalars[..<cut]), true)
  }

  /// Nineteen digits of four bytes with three separators of three bytes between any two are 238; what
  /// cannot be seen may stand between them too, and then the rule for cut texts masks the beginning.
  private static let margin = 512

  /// The words of a row of the list, of which the rest may not have been kept.
  package static func masked(words: String) -> String {
    // White space at the cut was dropped.
    masked(words, isCut: words.unicodeScalars.count >= Conversation.Snippet.length - 2)
  }

  /// Whether `masked` would hide something.
  package static func areIn(_ text: String) -> Bool {
    guard mayHold(text, isCut: false) else { return false }
    var scan = Scan(Array(text.unicodeScalars))
    while let run = scan.next() {
      if !run.hidden(isCut: false).isEmpty { return true }
    }
    return false
  }

  static let lengths = 13...19
  /// Fewer digits at the end of a cut text tell nobody a card number.
  static let cutLength = 6

  /// Most texts hold too few digits, which their bytes tell.
  private static func mayHold(_ text: String, isCut: Bool) -> Bool {
    var digits = 0
    for byte in text.utf8 where (0x30...0x39).contains(byte) || byte >= 0xC0 { digits += 1 }
    return digits >= (isCut ? cutLength : lengths.lowerBound)
  }
}

/// Runs of digits with blanks and dashes between them.
private struct Scan {
  private let scalars: [Unicode.Scalar]
  private var index = 0

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  /// So many blanks and dashes in a row still stand inside one number.
  private static let separatorsAtMost = 3

  mutating func next() -> DigitRun? {
    while index < scalars.count {
      if scalars[index].decimal != nil { return run() }
      index += 1
    }
    return nil
  }

  private mutating func run() -> DigitRun {
    var run = DigitRun()
    var separators = 0
    var startsGroup = true
    while index < scalars.count {
      let scalar = scalars[index]
      if let digit = scalar.decimal {
        run.digits.append(.init(value: digit, place: index, startsGroup: startsGroup))
        startsGroup = false
        separators = 0
      } else if scalar.isInvisible {
        // The display filter takes it out: the digits on both sides would stand side by side.
      } else if scalar.isSeparator, separators < Scan.separatorsAtMost {
        separators += 1
        startsGroup = true
      } else {
        break
      }
      index += 1
    }
    run.reachesEnd = index >= scalars.count
    return run
  }
}

/// Digits that may be one number or several beside each other.
private struct DigitRun {
  struct Digit {
    var value: Int
    var place: Int
    /// Blanks or dashes stand before it, or nothing of the run.
    var startsGroup: Bool
  }

  var digits: [Digit] = []
  var reachesEnd = false

  /// Places of the digits to be hidden.
  func hidden(isCut: Bool) -> [Int] {
    var hidden: [Int] = []
    var start = 0
    while start < digits.count {
      guard digits[start].startsGroup, let end = end(from: start) else {
        start += 1
        continue
      }
      hidden += digits[start..<end - 4].map(\.place)
      start = end
    }
    if isCut, let first = cutStart { hidden += digits[first...].map(\.place) }
    return hidden
  }

  /// The end of the longest card number that begins here and ends with a group.
  private func end(from start: Int) -> Int? {
    let most = min(digits.count, start + CardNumbers.lengths.upperBound)
    var end = most
    while end - start >= CardNumbers.lengths.lowerBound {
      let endsGroup = end == digits.count || digits[end].startsGroup
      if endsGroup, isCard(digits[start..<end].map(\.value)) { return end }
      end -= 1
    }
    return nil
  }

  private func isCard(_ number: [Int]) -> Bool {
    CardIssuer.knows(number) && DigitRun.passesLuhn(number)
  }

  /// Where the last groups begin that may be the beginning of a card number.
  private var cutStart: Int? {
    digits.indices.first { start in
      let rest = digits[start...]
      return rest[start].startsGroup && rest.count >= CardNumbers.cutLength
        && rest.count < CardNumbers.lengths.upperBound
        && CardIssuer.mayBegin(rest.map(\.value))
    }
  }

  /// ISO/IEC 7812-1, annex B: from the right every second digit doubled, the sum of all their
  /// digits a multiple of ten.
  static func passesLuhn(_ number: [Int]) -> Bool {
    var sum = 0
    for (place, digit) in number.reversed().enumerated() {
      let value = place % 2 == 1 ? digit * 2 : digit
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0 && number.contains { $0 != 0 }
  }
}

extension Unicode.Scalar {
  /// Its value as a digit in any script, 0 to 9.
  fileprivate var decimal: Int? {
    if (0x30...0x39).contains(value) { return Int(value) - 0x30 }
    guard value >= 0x80, properties.numericType == .decimal,
      let number = properties.numericValue, (0...9).contains(number)
    else { return nil }
    return Int(number)
  }

  fileprivate var isSeparator: Bool {
    properties.isWhitespace || properties.generalCategory == .dashPunctuation || self == "−"
  }

  fileprivate var isInvisible: Bool {
    value >= 0x80
      && (properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format
        || properties.generalCategory == .enclosingMark)
  }
}

/// Text that is safe to draw; the only kind that a grid takes.
///
/// There are three ways to one: a literal in our own source, the display filter over somebody
/// else's string, and joining texts, numbers among them:
///
///     let name = DisplayText(filtering: contact.name, as: .name)
///     let line: DisplayText = "\(count) open · \(name)"
///
/// Holds no control characters except, in bodies, `\n`; no bidi controls; marks (at most eight)
/// only after a base; and only scalars that all terminals measure alike. It is for showing: what
/// is stored, searched and sent stays the original string.
package struct DisplayText: Hashable, Sendable {
  /// The filtered characters.
  package let string: String
  /// Columns of all characters; line feeds count nothing.
  package let columns: Int
  /// Whether every byte is a column.
  let isASCII: Bool
  /// Foreign as soon as any part is.
  package let origin: Origin

  init(trusted string: String, columns: Int, isASCII: Bool, origin: Origin) {
    self.string = string
    self.columns = columns
    self.isASCII = isASCII
    self.origin = origin
  }

  /// For parts of texts, whose characters have been through the filter.
  init(trusted string: String, origin: Origin) {
    let measure = DisplayText.measure(string)
    self.init(
      trusted: string, columns: measure.columns, isASCII: measure.isASCII, origin: origin)
  }

  package static let empty = DisplayText(trusted: "", columns: 0, isASCII: true, origin: .program)

  /// A whole number, with a leading `-` if negative.
  package init(_ number: some BinaryInteger) {
    let digits = String(number)
    self.init(trusted: digits, columns: digits.utf8.count, isASCII: true, origin: .program)
  }

  /// Text that this program composed of its own words and numbers (`4h 02`, `94.1 %`). It passes
  /// the filter nevertheless; only its cells count as ours. Never for anything a person typed.
  package init(composed string: String) {
    let filtered = DisplayText(filtering: string, as: .line)
    self.init(
      trusted: filtered.string, columns: filtered.columns, isASCII: filtered.isASCII,
      origin: .program)
  }

  package var isEmpty: Bool { string.isEmpty }

  /// Whether nothing of it can be seen: then the caller shows something else, an address instead
  /// of a name.
  package var isBlank: Bool {
    string.unicodeScalars.allSatisfy { $0 == "\u{2800}" || $0.properties.isWhitespace }
  }

  package static func + (left: DisplayText, right: DisplayText) -> DisplayText {
    if left.isEmpty { return right }
    if right.isEmpty { return left }
    return DisplayText(
      trusted: left.string + right.string, columns: left.columns + right.columns,
      isASCII: left.isASCII && right.isASCII,
      origin: left.origin == .foreign ? .foreign : right.origin)
  }

  package static func += (left: inout DisplayText, right: DisplayText) {
    left = left + right
  }

  /// The text `count` times over; at most 65,536 columns, which no screen has.
  package func repeated(_ count: Int) -> DisplayText {
    let count = min(count, 65_536 / max(1, columns))
    guard count > 0 else { return .empty }
    return DisplayText(
      trusted: String(repeating: string, count: count), columns: columns * count,
      isASCII: isASCII, origin: origin)
  }

  static func measure(_ string: String) -> (columns: Int, isASCII: Bool) {
    var columns = 0
    var isASCII = true
    for scalar in string.unicodeScalars where scalar != "\n" {
      if scalar.value < 0x7F {
        columns += 1
      } else {
        isASCII = false
        columns += scalar.columns
      }
    }
    return (columns, isASCII && !string.utf8.contains(0x0A))
  }
}

extension DisplayText: CustomStringConvertible {
  package var description: String { string }
}

extension Sequence<DisplayText> {
  /// All texts in one, `separator` between them.
  package func joined(separator: DisplayText = .empty) -> DisplayText {
    var all = DisplayText.empty
    var isFirst = true
    for text in self {
      if !isFirst { all += separator }
      all += text
      isFirst = false
    }
    return all
  }
}

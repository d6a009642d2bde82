import Canvas
import Inbox

extension OutboxPart {
  /// `2 of 3`.
  var place: DisplayText { "\(number) of \(count)" }
}

extension [DisplayText] {
  /// The lines of a wrapped text; where the number of a part, `(2/3)`, came to stand on a line of its
  /// own, with the word before it: alone it would read as a paragraph.
  ///
  /// - Parameter width: That of the lines.
  func withoutLonelyPartNumber(width: Int) -> [DisplayText] {
    guard count > 1, let last, last.isPartNumber else { return self }
    let before = self[count - 2]
    guard let blank = before.string.lastIndex(of: " ") else { return self }
    let word = DisplayText(
      filtering: String(before.string[before.string.index(after: blank)...]), as: .line)
    guard !word.isEmpty, word.columns + 1 + last.columns <= width else { return self }
    let rest = before.prefix(columns: before.columns - word.columns - 1)
    return dropLast(2) + [rest, word + " " + last]
  }
}

extension DisplayText {
  fileprivate var isPartNumber: Bool {
    guard string.hasPrefix("("), string.hasSuffix(")") else { return false }
    let numbers = string.dropFirst().dropLast().split(
      separator: "/", omittingEmptySubsequences: false)
    return numbers.count == 2 && numbers.allSatisfy { Int($0) != nil }
  }
}

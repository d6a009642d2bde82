/// How much of two texts is said in the same words, from 0 to 1: the pairs of neighbouring words
/// that they share (Dice's coefficient). Placeholders count as nothing.
package enum Likeness {
  /// From here on a new saved reply would be an old one once more.
  package static let nearlyEqual = 0.8

  package static func of(_ one: String, _ other: String) -> Double {
    let left = pairs(of: one)
    let right = pairs(of: other)
    let all = left.values.reduce(0, +) + right.values.reduce(0, +)
    guard all > 0 else { return 0 }
    let shared = left.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
    return Double(2 * shared) / Double(all)
  }

  /// The saved reply that says nearly the same, and how nearly.
  package static func nearest(
    to text: String, among replies: [SavedReply]
  ) -> (reply: SavedReply, likeness: Double)? {
    var nearest: (reply: SavedReply, likeness: Double)?
    for reply in replies {
      for body in reply.bodies.values {
        let likeness = of(text, body)
        if likeness >= nearlyEqual, likeness > nearest?.likeness ?? 0 {
          nearest = (reply, likeness)
        }
      }
    }
    return nearest
  }

  private static func pairs(of text: String) -> [String: Int] {
    var plain = ""
    for case .text(let said) in ReplyTemplate(text).pieces { plain += said + " " }
    let words = FoldedText.tokens(of: String(plain.prefix(8000)))
    guard words.count > 1 else { return words.first.map { [$0: 1] } ?? [:] }
    var pairs: [String: Int] = [:]
    for (one, next) in zip(words, words.dropFirst()) { pairs["\(one) \(next)", default: 0] += 1 }
    return pairs
  }
}

/// How much of a text a reader takes before it refuses it, so that a hostile one costs nothing.
package struct JSONLimits: Hashable, Sendable {
  /// Objects and lists inside one another.
  package var depth: Int
  /// Bytes of the whole text.
  package var bytes: Int
  /// Members of one object.
  package var members: Int
  /// Characters of one number.
  package var numberCharacters: Int
  /// Whether half surrogates and U+0000, which no store can hold or no text may contain, become
  /// U+FFFD instead of being an error (halves) or kept (U+0000).
  package var replacesUnstorableText: Bool

  package init(
    depth: Int, bytes: Int, members: Int, numberCharacters: Int, replacesUnstorableText: Bool
  ) {
    self.depth = depth
    self.bytes = bytes
    self.members = members
    self.numberCharacters = numberCharacters
    self.replacesUnstorableText = replacesUnstorableText
  }

  /// A line of the journal: nothing is changed in reading, so what cannot be kept is an error.
  package static let journal = JSONLimits(
    depth: 64, bytes: 64 << 20, members: 10_000, numberCharacters: 1000,
    replacesUnstorableText: false)

  /// What a network sends: small, and text is repaired rather than lost with the message it is in.
  package static let payload = JSONLimits(
    depth: 64, bytes: 1 << 20, members: 10_000, numberCharacters: 1000,
    replacesUnstorableText: true)
}

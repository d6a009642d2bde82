/// The rule of what a tag may be.
package enum Tag {
  /// One word: something to see, no white space, no quotation mark and nothing that controls a
  /// terminal, so that the query language can name it and a row can show it.
  package static func isOne(_ text: String) -> Bool {
    !text.isEmpty && text.count <= most
      && text.allSatisfy { character in
        !character.isWhitespace && character != "\""
          && !character.unicodeScalars.contains { $0.properties.generalCategory == .control }
      }
  }

  /// More than this is a sentence.
  package static let most = 60
}

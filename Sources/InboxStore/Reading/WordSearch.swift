import Inbox

/// Words in the full-text index, and the conversations that hold them.
struct WordSearch {
  let connection: Connection

  /// The term in FTS5's language: its tokens as one phrase, quoted, so that nothing in it is an
  /// operator. Nil where there is no word in it: it is found nowhere.
  static func match(_ term: Query.Term) -> String? {
    let tokens = FoldedText.tokens(of: term.text)
    guard !tokens.isEmpty else { return nil }
    // A token holds letters, numbers and emoji, and never a quotation mark.
    return "\"" + tokens.joined(separator: " ") + "\"" + (term.isPrefix ? " *" : "")
  }

  /// What a single message can be found by, in FTS5's language; nil where the query asks for no
  /// word. Conditions and negations are left out: it finds too much, never too little.
  static func match(_ query: Query) -> String? {
    switch query {
    case .all, .condition, .not: return nil
    case .words(let term): return match(term) ?? nowhere
    case .and(let members):
      let parts = members.compactMap(match)
      return parts.isEmpty ? nil : "(" + parts.joined(separator: " AND ") + ")"
    case .or(let members):
      let parts = members.compactMap(match)
      return parts.count == members.count ? "(" + parts.joined(separator: " OR ") + ")" : nil
    }
  }

  /// What no text holds: a token of more bytes than the tokenizer gives.
  private static let nowhere =
    "\"" + String(repeating: "0", count: FoldedText.longestToken) + "x\""

  /// Messages in the conversations of people whose known name or handle holds the term: the index
  /// of messages knows only what their senders were called then.
  func keys(ofPeopleHolding term: Query.Term, before: Int64) throws -> [Int64] {
    guard let match = WordSearch.match(term) else { return [] }
    return try conversations(ofPeopleMatching: match).flatMap { conversation in
      try connection.rows(
        "SELECT key FROM message WHERE conversation = ?1 AND is_note = 0 AND key < ?2",
        .integer(conversation), .integer(before)
      ) { $0.integer(0) }
    }
  }

  /// Conversations with a message, note or subject that holds the term, or of a person whose name
  /// or handle does. What was merged counts where it lives.
  func conversations(holding term: Query.Term) throws -> Set<Int64> {
    guard let match = WordSearch.match(term) else { return [] }
    var found = Set(
      try connection.rows(
        """
        SELECT DISTINCT m.conversation FROM words w JOIN message m ON m.key = w.rowid
        WHERE words MATCH ?1
        """, .text(match)
      ) { $0.integer(0) })
    found.formUnion(try conversations(ofPeopleMatching: match))
    let merges = try connection.rows(
      """
      SELECT g.child, g.parent FROM merge g JOIN conversation c ON c.id = g.child
      JOIN conversation p ON p.id = g.parent WHERE c.merged_into = p.ref
      """
    ) { ($0.integer(0), $0.integer(1)) }
    // A parent may be a child itself.
    for _ in merges {
      let parents = merges.filter { found.contains($0.0) }.map(\.1)
      if found.isSuperset(of: parents) { break }
      found.formUnion(parents)
    }
    return found
  }

  private func conversations(ofPeopleMatching match: String) throws -> [Int64] {
    try connection.rows(
      """
      SELECT v.id FROM people p JOIN contact c ON c.number = p.rowid
      JOIN conversation v ON v.contact = c.id WHERE people MATCH ?1
      """, .text(match)
    ) { $0.integer(0) }
  }
}

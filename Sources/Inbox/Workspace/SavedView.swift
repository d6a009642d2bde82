/// A list that somebody named: the team in the workspace file, a person in their configuration.
///
///     views:
///       - { name: VIP waiting, query: "segment:vip waiting:>30m" }
package struct SavedView: Hashable, Sendable {
  package var name: String
  /// In the query language, as it was written.
  package var text: String
  package var query: Query

  /// - Throws: where the text is no query, with the column.
  package init(name: String, text: String) throws(QueryError) {
    self.name = name
    self.text = text
    query = try Query(parsing: text)
  }

  /// More than this are not counted: a screen says `10,000+`.
  package static let mostCounted = 10_000
}

/// How many conversations a view holds, as far as it is worth counting.
package struct ViewCount: Hashable, Sendable {
  package var count: Int
  /// There are more, or there may be: counting ended at its limit.
  package var isLeast: Bool

  package init(_ count: Int, isLeast: Bool = false) {
    self.count = count
    self.isLeast = isLeast
  }
}

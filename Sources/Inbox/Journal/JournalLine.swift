/// A line of the journal as JSON (interchange.md).
package enum JournalLine: Hashable, Sendable {
  case event(Event)
  /// A `breach` line: derived, written for readers, ignored by an import.
  case derived

  /// Reads one line, without its line feed.
  ///
  /// - Throws: what is wrong, with the column of the member it is about.
  package init(reading bytes: [UInt8]) throws(JournalError) {
    throw JournalError(column: 1, problem: "")
  }
}

/// Why a line is no line of the journal, in words for people.
package struct JournalError: Error, Hashable, Sendable {
  /// In bytes from 1, like `JSONError.column`.
  package var column: Int
  package var problem: String

  package init(column: Int, problem: String) {
    self.column = column
    self.problem = problem
  }
}

extension Event {
  /// Writes the line in the journal's one spelling, without the line feed.
  package func write(to writer: inout JSONWriter) {
  }
}

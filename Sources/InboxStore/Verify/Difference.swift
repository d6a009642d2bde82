import Inbox

/// Something that a table says and the journal does not, or the other way round.
package struct Difference: Hashable, Sendable, CustomStringConvertible {
  /// The table that should be made anew.
  package var table: String
  /// What it is about, for people: `conversation ref:c7`.
  package var subject: String
  /// What is wrong with it.
  package var problem: String

  package init(table: String, subject: String, problem: String) {
    self.table = table
    self.subject = subject
    self.problem = problem
  }

  package var description: String { "\(table), \(subject): \(problem)" }
}

import Inbox

/// What became of the lines of an import.
package struct ImportReport: Hashable, Sendable {
  /// Lines that were read, bad and derived ones too.
  package var read = 0
  /// Lines that are in the journal now and were not before.
  package var written = 0
  /// Messages whose id their conversation knew, and lines equal to one held before.
  package var skipped = 0
  /// Lines that change nothing at their place in time.
  package var dropped = 0
  /// `breach` lines, which an import ignores.
  package var derived = 0
  /// Lines that are no line of the journal, passed over because the caller said so.
  package var bad = 0
  /// Those of `written` that are messages.
  package var newMessages = 0
  /// Those of `skipped` that are messages.
  package var knownMessages = 0

  package init() {}
}

/// A line that cannot be imported, for people: `old.jsonl:17:42: text is missing`.
package struct BadLine: Hashable, Sendable, CustomStringConvertible {
  package var file: String
  /// From 1.
  package var line: Int
  /// In bytes from 1.
  package var column: Int
  package var problem: String

  package init(file: String, line: Int, column: Int, problem: String) {
    self.file = file
    self.line = line
    self.column = column
    self.problem = problem
  }

  package var description: String { "\(file):\(line):\(column): \(problem)" }
}

/// How far an import has come; whoever is told says whether it goes on.
package struct ImportProgress: Hashable, Sendable {
  package enum Phase: String, Sendable {
    /// Reading and checking, in bytes; nothing has changed yet.
    case reading
    /// Writing, in lines.
    case writing
    /// Folding again, in conversations.
    case folding
    /// Comparing the tables with the journal, in conversations.
    case verifying
    /// Making the tables anew, in conversations.
    case rebuilding
    /// Taking words away, in messages.
    case purging
  }

  package var phase: Phase
  package var done: Int64
  /// Nil where nobody knows: a pipe.
  package var all: Int64?

  package init(_ phase: Phase, done: Int64, all: Int64?) {
    self.phase = phase
    self.done = done
    self.all = all
  }

  /// Told of progress; false stops the work, and what is complete stays.
  package typealias Report = (ImportProgress) -> Bool
}

/// An event from elsewhere than a file of lines, and where it was found.
package struct FoundEvent: Hashable, Sendable {
  package var event: Event
  package var file: String
  /// From 1.
  package var line: Int

  package init(_ event: Event, file: String, line: Int) {
    self.event = event
    self.file = file
    self.line = line
  }
}

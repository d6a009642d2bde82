/// Why some bytes are no line of the journal, in words for people.
package struct JournalError: Error, Hashable, Sendable {
  /// The offending member, in bytes from 1 like `JSONError.column`; for a member that is missing,
  /// the object that should hold it.
  package var column: Int
  package var problem: String

  package init(column: Int, problem: String) {
    self.column = column
    self.problem = problem
  }
}

extension JournalError: CustomStringConvertible {
  package var description: String { "column \(column): \(problem)" }
}

extension JournalError {
  init(_ problem: FieldProblem, in line: [UInt8]) {
    self.init(
      column: MemberFinder(bytes: line).column(of: problem.path), problem: problem.words)
  }
}

extension JournalLine {
  /// Where the member `key` stands in a line that was read, in bytes from 1; 1 if it is not there.
  /// For what is wrong with a line only beside others.
  package static func column(of key: String, in line: [UInt8]) -> Int {
    MemberFinder(bytes: line).column(of: [key])
  }
}

/// Finds where a member stands in a text that is known to be JSON; only looked for once something is
/// wrong, so that reading a good line carries no positions about.
private struct MemberFinder {
  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// In bytes from 1; as far along the path as there is one, in the first element of a list that
  /// leads on.
  func column(of path: [String]) -> Int {
    var finder = self
    var column = 1
    for key in path {
      guard let place = finder.find(key) else { break }
      column = place + 1
    }
    return column
  }

  /// Moves to the value of `key` in the object that comes next, and returns where the key begins.
  private mutating func find(_ key: String) -> Int? {
    let open = UInt8(ascii: "{")
    while position < bytes.count, bytes[position] != open {
      guard bytes[position] <= 0x20 || bytes[position] == UInt8(ascii: "[") else { return nil }
      position += 1
    }
    position += 1
    var depth = 0
    var isKey = true
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        let start = position
        skipString()
        if depth == 0, isKey, isSpelled(key, from: start, to: position) {
          skipColon()
          return start
        }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return nil }
        depth -= 1
      case UInt8(ascii: ":"): if depth == 0 { isKey = false }
      case UInt8(ascii: ","): if depth == 0 { isKey = true }
      default: break
      }
      position += 1
    }
    return nil
  }

  private mutating func skipString() {
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    position += 1
  }

  private mutating func skipColon() {
    while position < bytes.count, bytes[position] != UInt8(ascii: ":") { position += 1 }
    position += 1
  }

  /// Whether the string at these bytes, quotes included, spells the key, however it is escaped.
  private func isSpelled(_ key: String, from start: Int, to end: Int) -> Bool {
    guard end <= bytes.count else { return false }
    return (try? JSONValue(json: Array(bytes[start..<end])))?.string == key
  }
}

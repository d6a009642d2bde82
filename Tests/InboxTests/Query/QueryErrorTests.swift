import Inbox
import Testing
import TestSupport

/// What people mistype: the column to look at, and what could stand there.
@Suite struct QueryErrorTests {
  @Test(arguments: [
    ("tag:x chanel:x", 7, "there is no “chanel:”; did you mean “channel:”?"),
    ("channel:fax", 9, "“channel:” cannot be “fax”: x, facebook,"),
    ("café is:opn", 9, "“is:” cannot be “opn”: open, pending,"),
    ("👩‍👩‍👧‍👦 tier:4", 8, "“tier:” cannot be “4”: 1, 2, 3"),
    ("tag:", 5, "“tag:” needs a value: a tag"),
    ("tag:\"\"", 5, "“tag:” needs a value: a tag"),
    ("due:15m", 5, "“due:” cannot be “15m”: a duration as in <15m"),
    ("due:<15", 5, "“due:” cannot be “<15”"),
    ("due:<99999999999999999999h", 5, "“due:” cannot be"),
    ("due:<9999999999999999h", 5, "“due:” cannot be"),
    ("followers:>1e9", 11, "“followers:” cannot be “>1e9”: a number"),
    ("followers:>-3", 11, "“followers:” cannot be “>-3”"),
    ("csat:6", 6, "“csat:” cannot be “6”"),
    ("before:2026-02-30", 8, "“before:” cannot be “2026-02-30”: a day as in 2026-11-20"),
    ("verified:true", 10, "“verified:” cannot be “true”: yes, no"),
    ("has:legs", 5, "“has:” cannot be “legs”: attachment"),
    ("from:@", 6, "“from:” cannot be “@”: a name or handle"),
    ("xyzzy:1", 1, "there is no “xyzzy:”; there are from: channel:"),
    ("a \"b c", 3, "this quotation mark is not closed"),
    ("a (b (c)", 3, "this parenthesis is not closed"),
    ("a (", 3, "this parenthesis is not closed"),
    ("a) b", 2, "this parenthesis closes nothing"),
    ("a ()", 3, "something to look for is missing at “(”"),
    ("OR a", 1, "something to look for is missing at “OR”"),
    ("a OR", 3, "something to look for is missing at “OR”"),
    ("a OR OR b", 6, "something to look for is missing at “OR”"),
    ("(a OR )", 4, "something to look for is missing at “OR”"),
    ("a - b", 3, "something to look for is missing at “-”"),
    ("a -", 3, "something to look for is missing at “-”"),
    ("a ?!", 3, "“?!” holds no letter or digit to look for"),
    ("a \"...\"", 3, "“...” holds no letter or digit to look for"),
  ])
  func namesTheColumn(text: String, column: Int, message: String) {
    let error = #expect(throws: QueryError.self) { try Query(parsing: text) }
    #expect(error?.column == column)
    let problem = error.map { "\($0.problem)" } ?? ""
    #expect(problem.hasPrefix(message), "\(problem)")
  }

  @Test func limitsLengthAndDepth() throws {
    #expect(throws: Never.self) { try Query(parsing: String(repeating: "a", count: 4096)) }
    #expect(throws: QueryError(column: 4097, problem: .tooLong(limit: 4096))) {
      try Query(parsing: String(repeating: "a", count: 4097))
    }
    #expect(throws: QueryError(column: 4097, problem: .tooLong(limit: 4096))) {
      try Query(parsing: "a" + String(repeating: "\u{301}", count: 1_000_000))
    }
    func nested(_ depth: Int) -> String {
      String(repeating: "-(", count: depth) + "a" + String(repeating: ")", count: depth)
    }
    #expect(throws: Never.self) { try Query(parsing: nested(32)) }
    #expect(throws: QueryError(column: 66, problem: .tooDeep(limit: 32))) {
      try Query(parsing: nested(33))
    }
  }

  /// Whatever is typed: a tree or an error inside the text, never a trap.
  @Test func neverTraps() {
    var generator = SeededGenerator(seed: 7)
    let pieces = [
      "(", ")", "-", "OR", " ", "\"", "\\", ":", "*", "<", ">=", "is:", "open", "tier:", "a",
      "due:", "<2h", "9", "é", "👍🏽", "\u{0}", "\u{FEFF}", "\r\n", "from:", "before:", "2026-11-20",
    ]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0..<12, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      do throws(QueryError) {
        let query = try Query(parsing: text)
        #expect(try Query(parsing: query.description) == query, "\(text.debugDescription)")
      } catch {
        #expect((1...(text.count + 1)).contains(error.column), "\(text.debugDescription)")
        #expect(!error.description.isEmpty)
      }
    }
  }
}

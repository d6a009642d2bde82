/// Why a text is no query: where, and what was expected there.
package struct QueryError: Error, Hashable, Sendable {
  package enum Problem: Hashable, Sendable {
    case unknownField(String, nearest: String?)
    /// Says what can stand there, in words or as the list of values.
    case badValue(field: String, value: String, expected: [String])
    case unclosedQuote
    case unclosedParenthesis
    case strayParenthesis
    /// Nothing stands after `OR`, `-`, `(` or before `OR`.
    case missingOperand(at: String)
    /// Punctuation alone finds nothing.
    case noWord(String)
    case tooLong(limit: Int)
    case tooDeep(limit: Int)
  }

  /// In characters as people count them (grapheme clusters), the first is 1.
  package var column: Int
  package var problem: Problem

  package init(column: Int, problem: Problem) {
    self.column = column
    self.problem = problem
  }
}

extension QueryError: CustomStringConvertible {
  package var description: String { "Column \(column): \(problem)" }
}

extension QueryError.Problem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownField(let name, let nearest?):
      "there is no “\(name):”; did you mean “\(nearest):”?"
    case .unknownField(let name, nil):
      "there is no “\(name):”; there are \(QueryField.spelledOut). Quote it to search for it."
    case .badValue(let field, let value, let expected):
      value.isEmpty
        ? "“\(field):” needs a value: \(expected.joined(separator: ", "))"
        : "“\(field):” cannot be “\(value)”: \(expected.joined(separator: ", "))"
    case .unclosedQuote: "this quotation mark is not closed"
    case .unclosedParenthesis: "this parenthesis is not closed"
    case .strayParenthesis: "this parenthesis closes nothing"
    case .missingOperand(let sign): "something to look for is missing at “\(sign)”"
    case .noWord(let text): "“\(text)” holds no letter or digit to look for"
    case .tooLong(let limit): "a query has at most \(limit) characters"
    case .tooDeep(let limit): "parentheses go at most \(limit) deep"
    }
  }
}

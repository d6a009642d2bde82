extension Query {
  /// More characters than anybody types, few enough for a stack and a statement.
  package static let longest = 4096
  /// How deep parentheses may go.
  package static let deepest = 32

  /// Reads the query language.
  ///
  /// - Throws: the first error with its column.
  package init(parsing text: String) throws(QueryError) {
    // A cluster can hold a megabyte of combining marks, so bytes are limited before clusters.
    guard text.utf8.count <= Query.longest * 8, text.count <= Query.longest else {
      throw QueryError(column: Query.longest + 1, problem: .tooLong(limit: Query.longest))
    }
    let (characters, columns) = Query.characters(of: text)
    var parser = QueryParser(characters)
    do throws(QueryError) {
      self = try parser.whole()
    } catch {
      let column = error.column <= columns.count ? columns[error.column - 1] : text.count + 1
      throw QueryError(column: column, problem: error.problem)
    }
  }

  /// The characters of a text, each with its column, but marks never hide a sign of the language: a
  /// quotation mark before a word that begins with an accent is a quotation mark, and so is one behind
  /// an Arabic number sign, which goes before what it belongs to.
  static func characters(of text: String) -> (characters: [Character], columns: [Int]) {
    var characters: [Character] = []
    var columns: [Int] = []
    characters.reserveCapacity(text.utf8.count)
    for (column, character) in zip(1..., text) {
      var rest = String.UnicodeScalarView()
      for scalar in character.unicodeScalars {
        guard scalar.isASCII, !isWordLetter(scalar) else {
          rest.append(scalar)
          continue
        }
        characters += String(rest)
        rest = String.UnicodeScalarView()
        characters.append(Character(scalar))
      }
      characters += String(rest)
      columns += Array(repeating: column, count: characters.count - columns.count)
    }
    return (characters, columns)
  }

  private static func isWordLetter(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value) || (0x61...0x7A).contains(scalar.value | 0x20)
  }
}

/// Recursive descent: alternatives of conjunctions of possibly negated atoms.
private struct QueryParser {
  private let characters: [Character]
  private var position = 0
  private var depth = 0

  init(_ characters: [Character]) {
    self.characters = characters
  }

  mutating func whole() throws(QueryError) -> Query {
    skipBlanks()
    guard position < characters.count else { return .all }
    let query = try alternatives()
    // Alternatives end only at the end or at a parenthesis that nobody opened.
    guard position == characters.count else { throw error(.strayParenthesis) }
    return query
  }

  private mutating func alternatives() throws(QueryError) -> Query {
    var members = [try conjunction()]
    while atOr {
      let sign = position
      position += 2
      skipBlanks()
      guard position < characters.count, characters[position] != ")" else {
        throw error(.missingOperand(at: "OR"), at: sign)
      }
      members.append(try conjunction())
    }
    return Query.disjunction(members)
  }

  private mutating func conjunction() throws(QueryError) -> Query {
    guard !atOr else { throw error(.missingOperand(at: "OR")) }
    var members: [Query] = []
    while position < characters.count, characters[position] != ")", !atOr {
      members.append(try negatable())
      skipBlanks()
    }
    return Query.conjunction(members)
  }

  private mutating func negatable() throws(QueryError) -> Query {
    var isNegated = false
    let start = position
    while position < characters.count, characters[position] == "-" {
      isNegated.toggle()
      position += 1
    }
    guard position < characters.count, !characters[position].isWhitespace,
      characters[position] != ")"
    else { throw error(.missingOperand(at: "-"), at: start) }
    let query = try atom()
    return isNegated ? Query.negation(query) : query
  }

  private mutating func atom() throws(QueryError) -> Query {
    let start = position
    return switch characters[position] {
    case "(": try group()
    case "\"": try term(quoted(), isBare: false, at: start)
    default: try wordOrField()
    }
  }

  private mutating func group() throws(QueryError) -> Query {
    let opening = position
    depth += 1
    defer { depth -= 1 }
    guard depth <= Query.deepest else { throw error(.tooDeep(limit: Query.deepest)) }
    position += 1
    skipBlanks()
    guard position < characters.count else { throw error(.unclosedParenthesis, at: opening) }
    guard characters[position] != ")" else { throw error(.missingOperand(at: "("), at: opening) }
    let query = try alternatives()
    guard position < characters.count else { throw error(.unclosedParenthesis, at: opening) }
    position += 1
    return query
  }

  private mutating func wordOrField() throws(QueryError) -> Query {
    let start = position
    var end = position
    while end < characters.count, characters[end] != ":", !endsWord(end) { end += 1 }
    let name = String(characters[start..<end])
    // `chanel:x` is a slip; `12:30`, `http://…` and `:-)` are words.
    let looksLikeField =
      end < characters.count && characters[end] == ":" && !name.isEmpty
      && name.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
      && !characters[(end + 1)...].starts(with: "//")
    guard looksLikeField else {
      let word = bareText()
      return try term((word, false), isBare: true, at: start)
    }
    guard let field = QueryField(rawValue: name.lowercased()) else {
      let names = QueryField.allCases.map(\.rawValue)
      throw error(
        .unknownField(name, nearest: Spelling.nearest(to: name.lowercased(), among: names)),
        at: start)
    }
    position = end + 1
    return try value(of: field)
  }

  private mutating func value(of field: QueryField) throws(QueryError) -> Query {
    let start = position
    var value = QueryValue(field: field, text: "", isQuoted: false, isPrefix: false)
    if position < characters.count, characters[position] == "\"" {
      (value.text, value.isPrefix) = try quoted()
      value.isQuoted = true
    } else {
      value.text = bareText()
      if field == .from, value.text.hasSuffix("*") {
        value.text.removeLast()
        value.isPrefix = true
      }
    }
    guard let condition = value.condition else {
      let expected = QueryValue.expected(field)
      throw error(
        .badValue(field: field.rawValue, value: value.text, expected: expected), at: start)
    }
    return .condition(condition)
  }

  private func term(
    _ read: (text: String, isPrefix: Bool), isBare: Bool, at start: Int
  ) throws(QueryError) -> Query {
    var term = Query.Term(read.text, isPrefix: read.isPrefix)
    if isBare {
      if term.text == "*" { return .all }
      if term.text.hasSuffix("*") {
        term.text.removeLast()
        term.isPrefix = true
      }
    }
    guard term.hasWords else { throw error(.noWord(read.text), at: start) }
    return .words(term)
  }

  /// From an opening quotation mark behind the closing one, and a `*` that follows it at once.
  private mutating func quoted() throws(QueryError) -> (text: String, isPrefix: Bool) {
    let opening = position
    var text = ""
    position += 1
    while position < characters.count, characters[position] != "\"" {
      if characters[position] == "\\", position + 1 < characters.count { position += 1 }
      text.append(characters[position])
      position += 1
    }
    guard position < characters.count else { throw error(.unclosedQuote, at: opening) }
    position += 1
    let isPrefix = position < characters.count && characters[position] == "*"
    if isPrefix { position += 1 }
    return (text, isPrefix)
  }

  private mutating func bareText() -> String {
    let start = position
    while !endsWord(position) { position += 1 }
    return String(characters[start..<position])
  }

  private func endsWord(_ place: Int) -> Bool {
    place >= characters.count || characters[place].isWhitespace || characters[place] == "("
      || characters[place] == ")"
  }

  private var atOr: Bool {
    position + 1 < characters.count && characters[position] == "O"
      && characters[position + 1] == "R" && endsWord(position + 2)
  }

  private mutating func skipBlanks() {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
  }

  private func error(_ problem: QueryError.Problem, at place: Int? = nil) -> QueryError {
    QueryError(column: (place ?? position) + 1, problem: problem)
  }
}

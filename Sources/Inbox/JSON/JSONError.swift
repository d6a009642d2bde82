/// Why some bytes are not JSON that we take, and where.
///
/// ```text
/// column 17: a key given twice: "tag"
/// ```
package struct JSONError: Error, Hashable, Sendable {
  /// The first byte that is wrong, counted in bytes from 1; one past the last for a text that ends
  /// too early. Bytes and not characters, because that is what an editor's "go to byte" and `cut -b`
  /// agree on however the text is composed.
  package let column: Int
  package let problem: Problem

  package enum Problem: Hashable, Sendable {
    /// The text ends, where this was still to come.
    case endsBefore(Expected)
    /// Something else stands where this was to come.
    case notHere(Expected)
    /// Something follows the value.
    case somethingAfterTheEnd
    case keyGivenTwice(String)
    /// More objects and lists inside one another than the limit.
    case tooDeep(limit: Int)
    /// More bytes than the limit; found before anything is read.
    case tooLong(limit: Int)
    case tooManyMembers(limit: Int)
    case numberTooLong(limit: Int)
    case leadingZero
    case notANumber
    /// A byte below 0x20 inside a string: it must be written as an escape.
    case controlCharacter(UInt8)
    case unknownEscape
    /// `\u` without four hexadecimal digits.
    case badUnicodeEscape
    /// Half of a surrogate pair: it stands for no character.
    case loneSurrogate
    case invalidUTF8
    case byteOrderMark
  }

  /// What the grammar wants at a place.
  package enum Expected: String, Hashable, Sendable {
    case value = "a value"
    case key = "a key in double quotes"
    case colon = "a colon"
    case commaOrBrace = "a comma or }"
    case commaOrBracket = "a comma or ]"
    case closingQuote = "the closing double quote"
  }

  package init(column: Int, problem: Problem) {
    self.column = column
    self.problem = problem
  }
}

extension JSONError: CustomStringConvertible {
  package var description: String {
    "column \(column): \(problem)"
  }

  /// The words for people with the place in a file: `line 3, column 17: …`; lines count from 1.
  package func description(line: Int) -> String {
    "line \(line), \(self)"
  }
}

extension JSONError.Problem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .endsBefore(let expected): "the text ends before \(expected.rawValue)"
    case .notHere(let expected): "here \(expected.rawValue) is expected"
    case .somethingAfterTheEnd: "something follows the value"
    case .keyGivenTwice(let key): "a key given twice: \(Self.shown(key))"
    case .tooDeep(let limit): "nested deeper than \(limit)"
    case .tooLong(let limit): "longer than \(limit) bytes"
    case .tooManyMembers(let limit): "an object of more than \(limit) members"
    case .numberTooLong(let limit): "a number of more than \(limit) characters"
    case .leadingZero: "a number must not begin with 0"
    case .notANumber: "not a number"
    case .controlCharacter(let byte):
      "a control character (0x\(byte < 16 ? "0" : "")\(String(byte, radix: 16))) in a string"
    case .unknownEscape: "no such escape"
    case .badUnicodeEscape: "\\u needs four hexadecimal digits"
    case .loneSurrogate: "half of a surrogate pair"
    case .invalidUTF8: "invalid UTF-8"
    case .byteOrderMark: "a byte order mark"
    }
  }

  /// A key comes from outside and ends on a terminal: escaped as in the journal, and cut.
  private static func shown(_ key: String) -> String {
    let limit = 60
    var writer = JSONWriter()
    writer.string(String(key.unicodeScalars.prefix(limit)))
    return String(decoding: writer.bytes, as: UTF8.self)
      + (key.unicodeScalars.count > limit ? "…" : "")
  }
}

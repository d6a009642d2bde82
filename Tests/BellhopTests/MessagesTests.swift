import Foundation
import Testing

/// Documentation/Messages.md lists what the source says when it refuses. To see it fail: change a
/// word of a message, there or here.
@Suite("The list of messages")
struct MessagesTests {
  @Test("Every message of an error stands in Documentation/Messages.md")
  func complete() throws {
    let list = try String(
      contentsOfFile: HouseRulesTests.root + "/Documentation/Messages.md", encoding: .utf8)
    let messages = try HouseRulesTests.swiftFiles(under: "Sources").flatMap { file in
      try MessageScan.messages(of: file)
    }
    #expect(messages.count > 150)
    for message in Set(messages).sorted() where !list.contains(message) {
      Issue.record("Documentation/Messages.md says nothing of: \(message)")
    }
  }

  @Test("The scan sees messages whole, with … for what is filled in")
  func scan() {
    let source = #"""
      throw Failure(status: .usage, "--to \(name.first(where: { $0 == ")" })): is \"no\" name.")
      value.error("a day is expected" + " here, as in \(day)")
      let quiet = "nothing to see here"
      """#
    #expect(
      MessageScan.messages(in: source)
        == ["--to …: is \"no\" name.", "a day is expected", "here, as in …"])
  }
}

/// Finds the texts of errors in Swift source, by the calls that make them.
enum MessageScan {
  private static let makers = [
    "Failure(", ".error(", "wrongUsage(", "FieldProblem(", "notAStore(",
    "Notice(.error,", "Notice(.warning,", "say(.error,", "say(.warning,",
  ]

  static func messages(of file: String) throws -> [String] {
    let text = try HouseRulesTests.lines(of: file).joined(separator: "\n")
    let isErrorType = ["Error.swift", "Refusal.swift", "Collision.swift"].contains {
      file.hasSuffix($0)
    }
    guard isErrorType, let start = text.range(of: "var description") else {
      return messages(in: text)
    }
    return messages(in: text) + sentences(literals(in: Array(text[start.lowerBound...])))
  }

  static func messages(in text: String) -> [String] {
    let characters = Array(text)
    var found: [String] = []
    for maker in makers where text.contains(maker) {
      let word = Array(maker)
      var index = 0
      while index + word.count < characters.count {
        if characters[index] == word[0], Array(characters[index..<index + word.count]) == word {
          let start = index + word.count
          let end = closing(characters, from: start)
          found += literals(in: Array(characters[start..<end]))
          index = start
        }
        index += 1
      }
    }
    return sentences(found)
  }

  /// Several words that people read, neither names nor signs.
  private static func sentences(_ literals: [String]) -> [String] {
    literals.map { $0.trimmingCharacters(in: .whitespaces) }.filter { literal in
      literal.count > 8 && literal.contains(" ")
        && literal.split(separator: " ").contains { word in
          word.count { $0.isLowercase } > 2
        }
    }
  }

  /// Where the parenthesis closes that was opened before `start`.
  private static func closing(_ text: [Character], from start: Int) -> Int {
    var depth = 1
    var index = start
    while index < text.count {
      switch text[index] {
      case "\"": index = literal(text, at: index).end
      case "(": depth += 1
      case ")": depth -= 1
      default: break
      }
      if depth == 0 { return index }
      index += 1
    }
    return text.count
  }

  private static func literals(in text: [Character]) -> [String] {
    var literals: [String] = []
    var index = 0
    while index < text.count {
      if text[index] == "/", index + 1 < text.count, text[index + 1] == "/" {
        while index < text.count, text[index] != "\n" { index += 1 }
      } else if text[index] == "\"" {
        let (literal, end) = literal(text, at: index)
        literals.append(literal)
        index = end
      }
      index += 1
    }
    return literals
  }

  /// A literal's words, and where its last quotation mark stands.
  private static func literal(_ text: [Character], at start: Int) -> (words: String, end: Int) {
    let isLong = start + 2 < text.count && text[start + 1] == "\"" && text[start + 2] == "\""
    var words = ""
    var index = start + (isLong ? 3 : 1)
    while index < text.count {
      let isQuote = text[index] == "\""
      if isQuote, !isLong { return (words, index) }
      if isQuote, isLong, index + 2 < text.count, text[index + 1] == "\"", text[index + 2] == "\"" {
        let flat = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return (flat, index + 2)
      }
      if text[index] == "\\", index + 1 < text.count {
        index += 1
        if text[index] == "(" {
          words += "…"
          index = closing(text, from: index + 1)
        } else if text[index] != "\n" {
          words.append(text[index])
        }
      } else {
        words.append(text[index])
      }
      index += 1
    }
    return (words, text.count)
  }
}

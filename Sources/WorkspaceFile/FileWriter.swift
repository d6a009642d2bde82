import Inbox
import Yams

/// Builds nodes whose text reads back as the same values, and reads well: block text for bodies,
/// quotation marks only where a reader of YAML 1.1 or 1.2 would see something else than text.
enum FileWriter {
  typealias Pair = (Node, Node)

  static func text(_ text: String) -> Node {
    if text.contains("\n"), canBeBlock(text) {
      return .scalar(Node.Scalar(text, Tag(.implicit), .literal))
    }
    return .scalar(Node.Scalar(text, Tag(.implicit), isPlain(text) ? .plain : .doubleQuoted))
  }

  /// What is no text: numbers, durations, true and false.
  static func plain(_ text: String) -> Node {
    .scalar(Node.Scalar(text, Tag(.implicit), .plain))
  }

  /// Pairs whose value is nil are left out.
  static func mapping(_ pairs: [(String, Node?)], inLine: Bool = false) -> Node {
    let kept = pairs.compactMap { key, value in value.map { (text(key), $0) } }
    return .mapping(Node.Mapping(kept, Tag(.implicit), inLine ? .flow : .block))
  }

  /// Nil for an empty list: the key is left out.
  static func list(_ nodes: [Node], inLine: Bool = true) -> Node? {
    nodes.isEmpty ? nil : .sequence(Node.Sequence(nodes, Tag(.implicit), inLine ? .flow : .block))
  }

  static func texts(_ texts: [String]) -> Node? { list(texts.map(text)) }

  /// In the largest unit that divides it.
  static func duration(_ milliseconds: Int64, units: String = "dhms") -> Node {
    let all: [(Character, Int64)] = [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000)]
    for (letter, unit) in all where units.contains(letter) {
      if milliseconds != 0, milliseconds % unit == 0 {
        return plain("\(milliseconds / unit)\(letter)")
      }
    }
    return plain("\(milliseconds / 1000)s")
  }

  static func serialize(_ root: Node) throws(WorkspaceFileErrors) -> String {
    do {
      return try Yams.serialize(
        node: root, indent: 2, width: -1, allowUnicode: true, sortKeys: false)
    } catch {
      throw WorkspaceFileErrors([
        FileProblem(line: 1, column: 1, message: "it cannot be written: \(error)")
      ])
    }
  }

  /// Letters, digits and harmless signs that begin with a letter, and no word of either YAML.
  private static func isPlain(_ text: String) -> Bool {
    let words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"]
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic,
      text.unicodeScalars.last != " ", !words.contains(text.lowercased())
    else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || " _-./+()".unicodeScalars.contains(scalar)
    }
  }

  /// A block keeps its text only if no line carries blanks that could be lost, and nothing in it
  /// must be escaped.
  private static func canBeBlock(_ text: String) -> Bool {
    guard let first = text.first, !first.isWhitespace else { return false }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.allSatisfy { $0.last?.isWhitespace != true }
      && text.unicodeScalars.allSatisfy { scalar in
        scalar == "\n"
          || scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
            && ![0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value)
      }
  }
}

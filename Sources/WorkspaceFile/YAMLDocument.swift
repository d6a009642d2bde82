import Inbox
import Yams

/// The one document of a file as composed nodes, before anybody gives them a meaning.
///
/// Yams resolves plain text by YAML 1.1, where `no` and `on` are booleans and `12:30` is a number;
/// its basic resolver leaves all scalars as text, and the readers here apply YAML 1.2's core schema
/// where a field wants something else.
enum YAMLDocument {
  /// More than any workspace; keeps a wrong file (or a hostile one) from filling the memory.
  static let longest = 4 * 1024 * 1024
  /// Deeper than any file of ours.
  static let deepest = 32
  /// How many nodes a document may have with its aliases written out.
  static let largest = 400_000

  /// - Throws: one problem, that of the first place that is no YAML or exceeds a limit.
  static func compose(_ text: String) throws(WorkspaceFileErrors) -> Node {
    guard text.utf8.count <= longest else {
      throw WorkspaceFileErrors([
        FileProblem(line: 1, column: 1, message: "the file is larger than 4 MiB")
      ])
    }
    let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    try refuseAliasedKeys(text)
    guard let root = try parse(text) else {
      throw WorkspaceFileErrors([FileProblem(line: 1, column: 1, message: "the file is empty")])
    }
    var budget = largest
    try measure(root, depth: 0, &budget)
    return root
  }

  private static func parse(_ text: String) throws(WorkspaceFileErrors) -> Node? {
    do {
      return try Parser(yaml: text, resolver: .basic).singleRoot()
    } catch {
      throw WorkspaceFileErrors([problem(of: error, in: text)])
    }
  }

  /// Composing compares the keys of each mapping, and a key made of aliases of aliases would be
  /// compared with all of them written out: a few lines could take for ever.
  ///
  /// So a text that may hold aliases is composed once with every `*` made a letter of no language.
  /// It then has none, the same places and the same keys, and the keys can be looked at.
  private static func refuseAliasedKeys(_ text: String) throws(WorkspaceFileErrors) {
    guard text.utf8.contains(UInt8(ascii: "*")), text.utf8.contains(UInt8(ascii: "&")) else {
      return
    }
    let letters = String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0 == "*" ? mark : $0 }))
    if let root = try parse(letters) { try refuseAliasedKeys(root, depth: 0) }
  }

  /// Stands for `*`; of the private use area.
  private static let mark: Unicode.Scalar = "\u{E000}"

  private static func refuseAliasedKeys(_ node: Node, depth: Int) throws(WorkspaceFileErrors) {
    guard depth <= deepest else { throw refusal(node, "nested more than \(deepest) deep") }
    switch node {
    case .scalar, .alias: break
    case .sequence(let sequence):
      for element in sequence { try refuseAliasedKeys(element, depth: depth + 1) }
    case .mapping(let mapping):
      for (key, value) in mapping {
        guard let scalar = key.scalar,
          scalar.style != .plain || scalar.string.unicodeScalars.first != mark
        else { throw refusal(key, "a key must be plain text") }
        try refuseAliasedKeys(value, depth: depth + 1)
      }
    }
  }

  private static func measure(
    _ node: Node, depth: Int, _ budget: inout Int
  ) throws(WorkspaceFileErrors) {
    budget -= 1
    guard budget > 0 else { throw refusal(node, "with its aliases written out it is too large") }
    guard depth <= deepest else { throw refusal(node, "nested more than \(deepest) deep") }
    switch node {
    case .scalar, .alias: break
    case .sequence(let sequence):
      for element in sequence { try measure(element, depth: depth + 1, &budget) }
    case .mapping(let mapping):
      for (key, value) in mapping {
        guard key.scalar != nil else { throw refusal(key, "a key must be plain text") }
        try measure(value, depth: depth + 1, &budget)
      }
    }
  }

  private static func refusal(_ node: Node, _ message: String) -> WorkspaceFileErrors {
    WorkspaceFileErrors([
      FileProblem(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, message: message)
    ])
  }

  private static func problem(of error: any Error, in text: String) -> FileProblem {
    switch error {
    case YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      return FileProblem(line: mark.line, column: mark.column, message: "no YAML: \(problem)")
    case YamlError.duplicatedKeysInMapping(let keys, let context):
      return FileProblem(
        line: context.mark.line, column: context.mark.column,
        message: "given twice: \(keys.map { "“\($0)”" }.joined(separator: ", "))")
    case YamlError.reader(let problem, let offset, _, _):
      let before = text.utf8.prefix(offset ?? 0)
      let line = before.count { $0 == 0x0A } + 1
      let column = before.reversed().prefix { $0 != 0x0A }.count + 1
      return FileProblem(line: line, column: column, message: "no text: \(problem)")
    default:
      return FileProblem(line: 1, column: 1, message: "no YAML: \(error)")
    }
  }
}

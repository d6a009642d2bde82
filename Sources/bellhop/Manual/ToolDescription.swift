import Foundation

/// The command line's own description of itself, as `--experimental-dump-help` prints it: what the
/// manual says of a command is what the parser takes.
struct ToolDescription: Decodable {
  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var shouldDisplay: Bool?
    var subcommands: [Command]?
    var arguments: [Argument]?
  }

  struct Argument: Decodable {
    enum Kind: String, Decodable {
      case positional
      case option
      case flag
    }

    struct Name: Decodable {
      var kind: String
      var name: String

      var spelled: String { (kind == "long" ? "--" : "-") + name }
    }

    var kind: Kind
    var shouldDisplay: Bool
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
    var abstract: String?
    var discussion: String?
    var allValues: [String]?
    var defaultValue: String?
  }

  var command: Command

  init(json: String) throws {
    self = try JSONDecoder().decode(ToolDescription.self, from: Data(json.utf8))
  }
}

extension ToolDescription.Argument {
  private var value: String { valueName ?? "value" }

  /// What every command has, and the manual says once.
  var isCommon: Bool {
    ["--store", "--as", "--now", "--version", "--help"].contains { name in
      names?.contains { $0.spelled == name } ?? false
    }
  }

  /// In a synopsis: `[--limit N]`, `CONVERSATION...`.
  var usage: String {
    let more = isRepeating ? "..." : ""
    let words =
      switch kind {
      case .positional: "<\(value)>\(more)"
      case .option: "\(names?.last?.spelled ?? "") <\(value)>\(more)"
      case .flag: names?.last?.spelled ?? ""
      }
    return isOptional ? "[\(words)]" : words
  }

  /// As an entry's term: `-h, --help`.
  var term: String {
    let spelled = (names ?? []).map(\.spelled).joined(separator: ", ")
    return switch kind {
    case .positional: "<\(value)>"
    case .option: "\(spelled) <\(value)>"
    case .flag: spelled
    }
  }

  var words: String {
    let values = allValues.map { "One of \($0.joined(separator: ", "))." }
    let standard = defaultValue.map { "Default: \($0)." }
    return [abstract, discussion, values, standard].compactMap { $0 }.joined(separator: " ")
  }
}

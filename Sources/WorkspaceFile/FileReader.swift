import Inbox
import Yams

/// What was found while reading: errors refuse the file, warnings do not.
final class Findings {
  private(set) var errors: [FileProblem] = []
  private(set) var warnings: [FileProblem] = []

  func error(_ node: Node, _ message: String) {
    errors.append(Findings.problem(node, message))
  }

  func warn(_ node: Node, _ message: String) {
    warnings.append(Findings.problem(node, message))
  }

  /// In the order of the file: readers go by key, people by line.
  func throwIfAny() throws(WorkspaceFileErrors) {
    guard errors.isEmpty else { throw WorkspaceFileErrors(Findings.inOrder(errors)) }
  }

  var orderedWarnings: [FileProblem] { Findings.inOrder(warnings) }

  private static func problem(_ node: Node, _ message: String) -> FileProblem {
    FileProblem(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, message: message)
  }

  private static func inOrder(_ problems: [FileProblem]) -> [FileProblem] {
    problems.sorted { ($0.line, $0.column, $0.message) < ($1.line, $1.column, $1.message) }
  }
}

/// A value as written, with the questions that YAML 1.2's core schema answers.
struct FileValue {
  let node: Node
  let findings: Findings

  func error(_ message: String) { findings.error(node, message) }
  func warn(_ message: String) { findings.warn(node, message) }

  /// Nothing behind the colon, `~` or `null`: as if the key were not there.
  var isNull: Bool {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else {
      return false
    }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  var isScalar: Bool { if case .scalar = node { true } else { false } }

  var isMapping: Bool { if case .mapping = node { true } else { false } }

  /// Any scalar's text as written: `on`, `2026-11-20` and `42` are text where text is wanted.
  func text() -> String? {
    guard let scalar = node.scalar, !isNull else {
      error("text is expected here")
      return nil
    }
    return scalar.string
  }

  func word() -> String? {
    guard let text = text() else { return nil }
    guard !text.allSatisfy(\.isWhitespace) else {
      error("it is empty")
      return nil
    }
    return text
  }

  func bool() -> Bool? {
    if let scalar = node.scalar, scalar.style == .plain {
      if ["true", "True", "TRUE"].contains(scalar.string) { return true }
      if ["false", "False", "FALSE"].contains(scalar.string) { return false }
    }
    error("true or false is expected here")
    return nil
  }

  func integer(_ range: ClosedRange<Int>) -> Int? {
    guard let text = node.scalar?.string, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let value = Int(text), range.contains(value)
    else {
      let limits = range.upperBound == .max ? "from \(range.lowerBound)" : "\(range)"
      error("a whole number is expected here (\(limits.replacingDots))")
      return nil
    }
    return value
  }

  func amount() -> Double? {
    guard let text = node.scalar?.string, let value = Double(text), value.isFinite, value >= 0
    else {
      error("a number is expected here, as in 12 or 0.5")
      return nil
    }
    return value
  }

  /// Milliseconds.
  func duration(units: String = "smhd", least: Int64 = 0) -> Int64? {
    let expected = units.map { String($0) }.joined(separator: ", ")
    guard let text = node.scalar?.string, let unit = text.last, units.contains(unit),
      let value = WrittenDuration.milliseconds(text)
    else {
      let isDays = units.last != "d" && node.scalar?.string.hasSuffix("d") == true
      error(
        "a duration is expected here: a whole number and one of \(expected)"
          + (isDays ? " (not d: working days differ)" : ""))
      return nil
    }
    guard value >= least else {
      error("at least \(least / 1000)s is expected here")
      return nil
    }
    return value
  }

  /// One of the enum's spellings.
  func choice<Value: RawRepresentable & CaseIterable>(_ type: Value.Type) -> Value?
  where Value.RawValue == String {
    choice(among: Dictionary(uniqueKeysWithValues: type.allCases.map { ($0.rawValue, $0) })) {
      type.allCases.map(\.rawValue)
    }
  }

  func choice<Value>(among values: [String: Value], _ names: () -> [String]) -> Value? {
    guard let text = text() else { return nil }
    if let value = values[text] { return value }
    let names = names()
    let nearest = Spelling.nearest(to: text, among: names).map { "; did you mean “\($0)”?" }
    error("“\(text)” is not one of \(names.joined(separator: ", "))\(nearest ?? "")")
    return nil
  }

  /// The elements of a list; a scalar is a list of one.
  func list() -> [FileValue] {
    switch node {
    case .sequence(let sequence):
      return sequence.map { FileValue(node: $0, findings: findings) }
    case .scalar where !isNull: return [self]
    default:
      if !isNull { error("a list is expected here") }
      return []
    }
  }

  /// A list in `[…]` or with hyphens, nothing else.
  func sequence() -> [FileValue] {
    if case .sequence = node { return list() }
    if !isNull { error("a list is expected here") }
    return []
  }

  func mapping() -> FileMapping? {
    guard case .mapping(let mapping) = node else {
      if !isNull { error("keys and values are expected here") }
      return nil
    }
    return FileMapping(node: node, mapping: mapping, findings: findings)
  }
}

extension String {
  fileprivate var replacingDots: String {
    split(separator: ".").joined(separator: " to ")
  }
}

import Inbox
import Yams

/// Keys and values of one place in a file. Whoever reads it asks for the keys that it knows; what
/// was never asked for is unknown, and said so by `finish`.
final class FileMapping {
  private let node: Node
  private let mapping: Node.Mapping
  private let findings: Findings
  private var known: [String] = []

  init(node: Node, mapping: Node.Mapping, findings: Findings) {
    self.node = node
    self.mapping = mapping
    self.findings = findings
  }

  /// The value of a key; nil where it is left out or null.
  subscript(key: String) -> FileValue? {
    known.append(key)
    for (name, value) in mapping where name.scalar?.string == key {
      let value = FileValue(node: value, findings: findings)
      return value.isNull ? nil : value
    }
    return nil
  }

  /// An error where the key is left out.
  func required(_ key: String) -> FileValue? {
    if let value = self[key] { return value }
    findings.error(node, "“\(key)” is missing here")
    return nil
  }

  /// All entries, where keys are names that people choose.
  var entries: [(key: FileValue, name: String, value: FileValue)] {
    mapping.map { key, value in
      (
        FileValue(node: key, findings: findings), key.scalar?.string ?? "",
        FileValue(node: value, findings: findings)
      )
    }
  }

  func error(_ message: String) { findings.error(node, message) }
  func warn(_ message: String) { findings.warn(node, message) }

  /// Names the keys that nobody asked for.
  func finish() {
    for (key, _) in mapping {
      let name = key.scalar?.string ?? ""
      guard !known.contains(name) else { continue }
      if FileMapping.looksSecret(name) {
        findings.error(
          key,
          "“\(name)”: secrets never stand in this file; name an environment variable or a file")
      } else if let nearest = Spelling.nearest(to: name, among: known) {
        findings.error(key, "there is no key “\(name)”; did you mean “\(nearest)”?")
      } else {
        let keys = known.sorted().joined(separator: ", ")
        findings.error(key, "there is no key “\(name)”; there are \(keys)")
      }
    }
  }

  private static func looksSecret(_ name: String) -> Bool {
    let name = FoldedText.fold(name)
    let words = [
      "password", "passwd", "passphrase", "secret", "token", "api_key", "apikey",
      "private_key", "credential", "bearer",
    ]
    return words.contains { name.contains($0) }
  }
}

import Inbox
import Yams

extension ConfigurationChange {
  /// The text with this change and nothing else changed: comments, order, quotation marks and the
  /// ends of lines stay as their owner wrote them.
  ///
  /// The text is edited at the places that its nodes are marked with, and read again: unless the
  /// result says exactly what was said before, and this, nothing is taken.
  ///
  /// - Throws: `ConfigurationChangeError`; the text is as it was, and `line` can be written by hand.
  package func applied(to text: String) throws(ConfigurationChangeError) -> String {
    let before = try ConfigurationChange.root(of: text)
    var editing = ConfigurationEditing(text)
    guard editing.apply(self, to: before) else {
      throw .unsuited(line: editing.place)
    }
    let result = editing.text
    var wanted = before.map { ConfigurationChange.sayings(of: $0) } ?? [:]
    let key = path.joined(separator: "\u{0}")
    wanted = wanted.filter { $0.key != key && !$0.key.hasPrefix(key + "\u{0}") }
    switch value {
    case .plain(let word), .text(let word): wanted[key] = word
    case .list(let words):
      for (place, word) in words.enumerated() { wanted[key + "\u{0}\(place)"] = word }
    case nil: break
    }
    guard let after = try? ConfigurationChange.root(of: result),
      ConfigurationChange.sayings(of: after) == wanted
        || (wanted.isEmpty && ConfigurationChange.isBlank(result))
    else {
      if ConfigurationChange.isBlank(result), wanted.isEmpty { return result }
      throw .unsuited(line: editing.place)
    }
    do throws(WorkspaceFileErrors) {
      _ = try UserConfiguration.read(result)
    } catch {
      throw .broken(error)
    }
    return result
  }

  static func isBlank(_ text: String) -> Bool {
    text.split(separator: "\n").allSatisfy { line in
      line.allSatisfy(\.isWhitespace) || line.drop(while: \.isWhitespace).first == "#"
    }
  }

  private static func root(of text: String) throws(ConfigurationChangeError) -> Node? {
    if isBlank(text) { return nil }
    do throws(WorkspaceFileErrors) {
      return try YAMLDocument.compose(text)
    } catch {
      throw .broken(error)
    }
  }

  /// Every text of a document by its path; what is null says nothing.
  private static func sayings(of node: Node, at path: String? = nil) -> [String: String] {
    func below(_ key: String) -> String { path.map { $0 + "\u{0}" + key } ?? key }
    switch node {
    case .scalar(let scalar):
      let isNull = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
      return isNull ? [:] : [path ?? "": scalar.string]
    case .mapping(let mapping):
      return mapping.reduce(into: [:]) { result, pair in
        result.merge(sayings(of: pair.value, at: below(pair.key.scalar?.string ?? ""))) { $1 }
      }
    case .sequence(let sequence):
      return sequence.enumerated().reduce(into: [:]) { result, pair in
        result.merge(sayings(of: pair.element, at: below("\(pair.offset)"))) { $1 }
      }
    case .alias: return [path ?? "": "*"]
    }
  }
}

/// A text being edited at places that are given as line and column.
struct ConfigurationEditing {
  private var scalars: [Unicode.Scalar]
  private var starts: [Int] = []
  private let hasMark: Bool
  /// The line that was looked at last, from 1: where to look if it cannot be done.
  private(set) var place = 1

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    hasMark = scalars.first == "\u{FEFF}"
    if hasMark { scalars.removeFirst() }
    starts = [0] + scalars.indices.filter { scalars[$0] == "\n" }.map { $0 + 1 }
  }

  var text: String {
    String(String.UnicodeScalarView((hasMark ? ["\u{FEFF}"] : []) + scalars))
  }

  /// Answers whether it knew how.
  mutating func apply(_ change: ConfigurationChange, to root: Node?) -> Bool {
    guard !change.path.isEmpty else { return false }
    guard let root else {
      if let value = change.value { append(change.path, value) }
      return true
    }
    guard case .mapping(let mapping) = root else { return false }
    return apply(change.path[...], change.value, in: mapping, of: nil)
  }

  /// - Parameter owner: The key whose value the mapping is; nil: the whole document.
  private mutating func apply(
    _ path: ArraySlice<String>, _ wanted: ConfigurationChange.Value?, in mapping: Node.Mapping,
    of owner: Node?
  ) -> Bool {
    guard let (key, value) = mapping.first(where: { $0.key.scalar?.string == path.first }) else {
      guard let wanted else { return true }
      if isFlow(mapping.mark) { return insert(Array(path), wanted, intoFlow: mapping) }
      guard let owner else {
        append(Array(path), wanted)
        return true
      }
      guard let first = mapping.first?.key else { return false }
      return insert(Array(path), wanted, below: owner, indent: column(first))
    }
    guard path.count > 1 else {
      return set(wanted, key, value, inFlow: isFlow(mapping.mark))
    }
    if case .mapping(let inner) = value {
      return apply(path.dropFirst(), wanted, in: inner, of: key)
    }
    guard isNull(value), let wanted else { return isNull(value) }
    return insert(Array(path.dropFirst()), wanted, below: key, indent: column(key) + 2)
  }

  // MARK: - One entry

  private mutating func set(
    _ wanted: ConfigurationChange.Value?, _ key: Node, _ value: Node, inFlow: Bool
  ) -> Bool {
    guard let from = offset(of: key), let colon = colon(after: key) else { return false }
    if case .sequence(let list) = value, !isFlow(list.mark) {
      guard let range = blockLines(of: list, after: colon) else { return false }
      scalars.removeSubrange(range)
      if let wanted { return insert(" " + wanted.spelled, at: colon + 1) }
      return removeLine(at: from)
    }
    if isNull(value) {
      if let wanted { return insert(" " + wanted.spelled, at: colon + 1) }
      return inFlow ? removeEntry(from: from, to: colon + 1) : removeLine(at: from)
    }
    guard let start = offset(of: value), let end = end(of: start, inFlow: inFlow) else {
      return false
    }
    if let wanted {
      scalars.replaceSubrange(start..<end, with: wanted.spelled.unicodeScalars)
      return true
    }
    if inFlow { return removeEntry(from: from, to: end) }
    // Its value on a line of its own goes first, for it stands behind.
    if lineStart(of: start) != lineStart(of: from) { _ = removeLine(at: start) }
    return removeLine(at: from)
  }

  /// By the letter that stands there: the styles that Yams tells of mappings and sequences are not
  /// theirs.
  private mutating func isFlow(_ mark: Mark?) -> Bool {
    guard let start = mark.flatMap({ offset(of: $0) }) else { return false }
    return scalars[start] == "{" || scalars[start] == "["
  }

  private func isNull(_ node: Node) -> Bool {
    guard let scalar = node.scalar, scalar.style != .doubleQuoted, scalar.style != .singleQuoted
    else { return false }
    return scalar.string.isEmpty
  }

  /// The lines of `- a`, if nothing else stands among them.
  private mutating func blockLines(of list: Node.Sequence, after colon: Int) -> Range<Int>? {
    guard let first = list.first.flatMap({ offset(of: $0) }),
      let last = list.last.flatMap({ offset(of: $0) }),
      let end = end(of: last, inFlow: false)
    else { return nil }
    let from = lineStart(of: first)
    let to = lineEnd(of: end)
    let hasComment = scalars[from..<to].contains("#")
    // Comments between the key and the list would be left without what they speak of.
    let between = scalars[lineEnd(of: colon)..<from].contains { $0 == "#" }
    return hasComment || between ? nil : from..<min(to + 1, scalars.count)
  }

  private mutating func removeEntry(from: Int, to: Int) -> Bool {
    var (from, to) = (from, to)
    while to < scalars.count, scalars[to] == " " { to += 1 }
    if to < scalars.count, scalars[to] == "," {
      to += 1
      while to < scalars.count, scalars[to] == " " { to += 1 }
    } else {
      while from > 0, scalars[from - 1] == " " { from -= 1 }
      if from > 0, scalars[from - 1] == "," { from -= 1 }
    }
    scalars.removeSubrange(from..<to)
    return true
  }

  private mutating func removeLine(at offset: Int) -> Bool {
    let from = lineStart(of: offset)
    scalars.removeSubrange(from..<min(lineEnd(of: offset) + 1, scalars.count))
    return true
  }

  // MARK: - New entries

  private mutating func append(_ path: [String], _ value: ConfigurationChange.Value) {
    let feed = scalars.contains("\r") ? "\r\n" : "\n"
    var text = scalars.isEmpty || scalars.last == "\n" ? "" : feed
    for (depth, key) in path.enumerated() {
      text += String(repeating: "  ", count: depth) + ConfigurationChange.spelled(key: key) + ":"
      text += depth == path.count - 1 ? " " + value.spelled + feed : feed
    }
    scalars.append(contentsOf: text.unicodeScalars)
  }

  private mutating func insert(
    _ path: [String], _ value: ConfigurationChange.Value, below key: Node, indent: Int
  ) -> Bool {
    guard let key = offset(of: key) else { return false }
    let feed = scalars.contains("\r") ? "\r\n" : "\n"
    let line =
      String(repeating: " ", count: max(0, indent - 1)) + ConfigurationChange(path, value).line
    let end = lineEnd(of: key)
    guard end < scalars.count else { return insert(feed + line + feed, at: end) }
    return insert(line + feed, at: end + 1)
  }

  private mutating func insert(
    _ path: [String], _ value: ConfigurationChange.Value, intoFlow mapping: Node.Mapping
  ) -> Bool {
    guard let start = mapping.mark.flatMap({ offset(of: $0) }), scalars[start] == "{" else {
      return false
    }
    let change = ConfigurationChange(path, value)
    return insert(" \(change.line)\(mapping.isEmpty ? " " : ",")", at: start + 1)
  }

  private mutating func insert(_ text: String, at offset: Int) -> Bool {
    scalars.insert(contentsOf: Array(text.unicodeScalars), at: offset)
    return true
  }

  // MARK: - Places

  private mutating func offset(of node: Node) -> Int? { node.mark.flatMap { offset(of: $0) } }

  private mutating func offset(of mark: Mark) -> Int? {
    place = mark.line
    guard starts.indices.contains(mark.line - 1) else { return nil }
    let offset = starts[mark.line - 1] + mark.column - 1
    return offset < scalars.count ? offset : nil
  }

  private func column(_ node: Node) -> Int { node.mark?.column ?? 1 }

  private func lineStart(of offset: Int) -> Int {
    (scalars[..<offset].lastIndex(of: "\n") ?? -1) + 1
  }

  /// Where its line feed stands, or where the text ends.
  private func lineEnd(of offset: Int) -> Int {
    scalars[offset...].firstIndex(of: "\n") ?? scalars.count
  }

  private mutating func colon(after key: Node) -> Int? {
    guard let start = offset(of: key), let style = key.scalar?.style else { return nil }
    let isQuoted = style == .doubleQuoted || style == .singleQuoted
    let from = isQuoted ? end(of: start, inFlow: true) : start
    return from.flatMap { scalars[$0...].firstIndex(of: ":") }
  }

  /// Behind the last letter of a value on one line; nil where it goes on or is of a kind that an
  /// edit could spoil: blocks, anchors, tags, aliases.
  private func end(of start: Int, inFlow: Bool) -> Int? {
    switch scalars[start] {
    case "\"", "'": return quotedEnd(of: start)
    case "[":
      var index = start + 1
      while index < scalars.count, scalars[index] != "\n", scalars[index] != "#" {
        switch scalars[index] {
        case "]": return index + 1
        case "[", "{": return nil
        case "\"", "'":
          guard let end = quotedEnd(of: index) else { return nil }
          index = end
        default: index += 1
        }
      }
      return nil
    case "|", ">", "&", "*", "!", "{": return nil
    default: break
    }
    var end = start
    while end < scalars.count, scalars[end] != "\n" {
      if scalars[end] == "#", end > start, scalars[end - 1] == " " { break }
      if inFlow, [",", "}", "]"].contains(scalars[end]) { break }
      end += 1
    }
    while end > start, [" ", "\t", "\r"].contains(scalars[end - 1]) { end -= 1 }
    return end
  }

  private func quotedEnd(of start: Int) -> Int? {
    let quote = scalars[start]
    var index = start + 1
    while index < scalars.count, scalars[index] != "\n" {
      if quote == "\"", scalars[index] == "\\" {
        index += 2
      } else if scalars[index] == quote {
        guard quote == "'", index + 1 < scalars.count, scalars[index + 1] == "'" else {
          return index + 1
        }
        index += 2
      } else {
        index += 1
      }
    }
    return nil
  }
}

import Inbox

/// Reads a phrasebook's text line by line; the spelling is shown at `Phrasebook`.
struct PhrasebookReader {
  private(set) var book: Phrasebook
  /// The list that a line without a mark goes on with; nil inside the dialogs.
  private var openList: WritableKeyPath<Phrasebook, [String]>?

  init(language: String) {
    book = Phrasebook(language: language)
  }

  /// Takes over one line; false if it means nothing.
  mutating func read(_ line: Substring) -> Bool {
    if line.isEmpty { return true }
    if line.hasPrefix("== ") { return beginDialog(line.dropFirst(3)) }
    guard let (mark, rest) = PhrasebookReader.marked(line) else { return goOn(with: line) }
    switch mark {
    case "names": return list(\.names, rest)
    case "cities": return list(\.cities, rest)
    case "nudge": return list(\.nudges, rest)
    case "thanks": return list(\.thanks, rest)
    case "checking": return list(\.checking, rest)
    case "closing": return list(\.closing, rest)
    case "C": return say(.customer, rest)
    case "A": return say(.agent, rest)
    case "N": return say(.note, rest)
    case "@": return attach(rest)
    default: return false
    }
  }

  private mutating func list(_ path: WritableKeyPath<Phrasebook, [String]>, _ text: Substring)
    -> Bool
  {
    book[keyPath: path] += PhrasebookReader.choices(text, by: "|")
    openList = path
    return book.dialogs.isEmpty
  }

  private static let marks: Set<String> = [
    "names", "cities", "nudge", "thanks", "checking", "closing", "C", "A", "N", "@",
  ]

  /// `mark: rest`, if the line begins with one of the marks.
  private static func marked(_ line: Substring) -> (String, Substring)? {
    guard let colon = line.firstIndex(of: ":"), line[colon...].hasPrefix(": "),
      marks.contains(String(line[..<colon]))
    else { return nil }
    return (String(line[..<colon]), line[colon...].dropFirst(2))
  }

  private static func choices(_ text: Substring, by separator: String) -> [String] {
    var found: [String] = []
    var rest = text
    while let range = rest.firstRange(of: " \(separator) ") {
      found.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    found.append(String(rest))
    return found
  }

  private mutating func beginDialog(_ head: Substring) -> Bool {
    openList = nil
    let words = head.split(separator: " ", maxSplits: 2)
    guard words.count >= 2, let scenario = Scenario(rawValue: String(words[0])),
      let style = Style(rawValue: String(words[1]))
    else { return false }
    let subject = words.count > 2 ? String(words[2]) : nil
    book.dialogs.append(Dialog(scenario: scenario, style: style, subject: subject))
    return (style == .mail) == (subject != nil)
  }

  private mutating func say(_ speaker: Dialog.Line.Speaker, _ text: Substring) -> Bool {
    guard !book.dialogs.isEmpty else { return false }
    let wordings = PhrasebookReader.choices(text, by: "||")
    book.dialogs[book.dialogs.count - 1].lines.append(
      Dialog.Line(speaker: speaker, wordings: wordings))
    return true
  }

  /// Every wording may run over several lines of the book; only the last one can go on.
  private mutating func goOn(with text: Substring) -> Bool {
    if let openList, let last = book[keyPath: openList].popLast() {
      let parts = PhrasebookReader.choices(text, by: "|")
      book[keyPath: openList] += [last + " " + (parts.first ?? "")] + parts.dropFirst()
      return true
    }
    guard let dialog = book.dialogs.indices.last,
      let line = book.dialogs[dialog].lines.indices.last,
      let last = book.dialogs[dialog].lines[line].wordings.popLast()
    else { return false }
    if text.hasPrefix("|| ") {
      book.dialogs[dialog].lines[line].wordings +=
        [last] + PhrasebookReader.choices(text.dropFirst(3), by: "||")
      return true
    }
    let ownLine = text.hasPrefix("|")
    let parts = PhrasebookReader.choices(ownLine ? text.dropFirst() : text, by: "||")
    let joined = last + (ownLine ? "\n" : " ") + (parts.first ?? "")
    book.dialogs[dialog].lines[line].wordings += [joined] + parts.dropFirst()
    return true
  }

  private mutating func attach(_ text: Substring) -> Bool {
    let words = text.split(separator: " ")
    guard words.count == 3, let bytes = Int64(words[2]), let dialog = book.dialogs.indices.last,
      let line = book.dialogs[dialog].lines.indices.last
    else { return false }
    book.dialogs[dialog].lines[line].attachments.append(
      Attachment(name: String(words[0]), mediaType: String(words[1]), bytes: bytes))
    return true
  }
}

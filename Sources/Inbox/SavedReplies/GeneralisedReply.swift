/// An answer turned into a template: what belongs to one customer becomes a placeholder.
///
///     Hi Lena, I looked at order 88121.   →   Hi {{contact.first_name|there}}, I looked at order {{number}}.
///
/// It is a proposal, shown before anything is saved: whoever saves reads it.
package struct GeneralisedReply: Hashable, Sendable {
  package struct Replaced: Hashable, Sendable {
    package var value: String
    package var placeholder: String
  }

  package private(set) var text: String
  /// In the order in which they were looked for, each once.
  package private(set) var replaced: [Replaced] = []

  /// - Parameter language: Of the text; it says what stands where a name is not known.
  package init(
    _ text: String, values: ReplyValues, agent: Agent?, language: String?
  ) {
    self.text = text
    let fallback = Language.base(language ?? "") == "en" ? "there" : ""
    replace(values.value(of: .agentSignature), with: "{{agent.signature}}")
    replace(values.value(of: .contactName), with: "{{contact.name|}}", isName: true)
    replace(
      values.value(of: .contactFirstName), with: "{{contact.first_name|\(fallback)}}",
      isName: true)
    replace(values.value(of: .contactHandle), with: "{{contact.handle}}")
    replace(values.conversationID, with: "{{conversation.id}}")
    for field in values.contactFields {
      let placeholder = Placeholder.contactField(field.name)
      guard let value = values.value(of: placeholder), value.count >= 3 else { continue }
      replace(value, with: "{{\(placeholder)}}")
    }
    replace(agent?.name, with: "{{agent.name}}", isName: true)
    replaceNumbers()
  }

  private mutating func replace(_ value: String?, with placeholder: String, isName: Bool = false) {
    guard let value, value.count >= (isName ? 2 : 3) else { return }
    var result = ""
    var isReplaced = false
    var rest = text[...]
    // What was put in is never looked at again.
    while let first = rest.first {
      if rest.hasPrefix("{{"), let end = GeneralisedReply.end(ofPlaceholder: rest) {
        result += rest[..<end]
        rest = rest[end...]
      } else if rest.hasPrefix(value), !(result.last?.isWordPart ?? false),
        !(rest.dropFirst(value.count).first?.isWordPart ?? false)
      {
        result += placeholder
        isReplaced = true
        rest = rest.dropFirst(value.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    text = result
    if isReplaced { replaced.append(Replaced(value: value, placeholder: placeholder)) }
  }

  /// Numbers of five digits and more are somebody's order, bill or parcel.
  private mutating func replaceNumbers() {
    var result = ""
    var found: [String] = []
    var rest = text[...]
    while let first = rest.first {
      if rest.hasPrefix("{{"), let end = GeneralisedReply.end(ofPlaceholder: rest) {
        result += rest[..<end]
        rest = rest[end...]
        continue
      }
      let number = rest.prefix { $0.isASCII && $0.isNumber }
      if number.count >= 5, !(result.last?.isWordPart ?? false),
        !(rest.dropFirst(number.count).first?.isWordPart ?? false)
      {
        let value = String(number)
        let place = found.firstIndex(of: value) ?? found.count
        if place == found.count { found.append(value) }
        let placeholder = place == 0 ? "{{number}}" : "{{number \(place + 1)}}"
        if place == found.count - 1, !replaced.contains(where: { $0.value == value }) {
          replaced.append(Replaced(value: value, placeholder: placeholder))
        }
        result += placeholder
        rest = rest.dropFirst(number.count)
      } else {
        let run = max(1, number.count)
        result += run > 1 ? String(number) : String(first)
        rest = rest.dropFirst(run)
      }
    }
    text = result
  }

  private static func end(ofPlaceholder text: Substring) -> Substring.Index? {
    var index = text.index(text.startIndex, offsetBy: 2)
    while index < text.endIndex {
      if text[index...].hasPrefix("}}") { return text.index(index, offsetBy: 2) }
      index = text.index(after: index)
    }
    return nil
  }
}

extension Character {
  /// A letter or digit: a name inside a longer word is another word.
  fileprivate var isWordPart: Bool { isLetter || isNumber }
}

extension GeneralisedReply {
  /// A title to begin with: the first words that greet nobody.
  package var title: String {
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    func said(_ line: String) -> String {
      var said = ""
      for case .text(let text) in ReplyTemplate(line).pieces { said += text }
      return said
    }
    let plain = lines.map(said)
    let title = plain.first { FoldedText.tokens(of: $0).count > 3 } ?? plain.first ?? ""
    var words: [Substring] = []
    for word in title.split(separator: " ") {
      guard words.joined(separator: " ").count + word.count < 40 else { break }
      words.append(word)
    }
    let joined = words.joined(separator: " ")
    return joined.last.map { ".,:;–-".contains($0) } ?? false ? String(joined.dropLast()) : joined
  }

  /// A shortcut that nobody has yet: the first letters of the title's words.
  package func shortcut(besides replies: [SavedReply]) -> String {
    let letters = FoldedText.tokens(of: title).compactMap { $0.first }.prefix(4)
    let stem = letters.isEmpty ? "new" : String(letters)
    let taken = Set(replies.map(\.shortcut))
    if !taken.contains(stem) { return stem }
    return (2...1000).map { "\(stem)\($0)" }.first { !taken.contains($0) } ?? stem
  }
}

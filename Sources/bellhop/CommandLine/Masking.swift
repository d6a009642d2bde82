import Inbox

extension JSONValue {
  /// The value with the card numbers in what people wrote masked; ids and numbers stay.
  var masked: JSONValue {
    switch self {
    case .object(let members):
      .object(
        members.map { member in
          guard JSONValue.words.contains(member.name), case .string(let text) = member.value
          else { return JSONMember(member.name, member.value.masked) }
          let masked =
            member.name == "snippet" ? CardNumbers.masked(words: text) : CardNumbers.masked(text)
          return JSONMember(member.name, .string(masked))
        })
    case .array(let values): .array(values.map(\.masked))
    default: self
    }
  }

  /// The members that hold what somebody wrote.
  private static let words: Set<String> = [
    "text", "subject", "snippet", "comment", "reason", "bio", "note",
  ]
}

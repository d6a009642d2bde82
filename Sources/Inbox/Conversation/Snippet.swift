extension Conversation {
  /// Words for the row: the beginning of the newest unanswered message, or of our last answer.
  package struct Snippet: Hashable, Sendable {
    package enum Speaker: String, Sendable {
      case customer
      case us
      case nobody
    }

    /// How many characters a row can ever use.
    package static let length = 160

    package var speaker: Speaker
    /// At most `length` characters, one line, as stored (unfiltered).
    package var text: String
    /// Where the words come from, so that they change and go with the message.
    package var message: MessageID?
    package var at: Instant?

    package init(
      speaker: Speaker = .nobody, text: String = "", message: MessageID? = nil, at: Instant? = nil
    ) {
      self.speaker = speaker
      self.text = text
      self.message = message
      self.at = at
    }
  }
}

extension Conversation.Snippet {
  /// The beginning of a text as one line: every run of white space is one space.
  package static func firstWords(of text: String) -> String {
    // Plain ASCII is the usual case and needs no search for grapheme clusters.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length)
    var afterSpace = true
    for byte in text.utf8 {
      guard byte < 0x80 else { return firstCharacters(of: text) }
      let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
      if isSpace && afterSpace { continue }
      bytes.append(isSpace ? 0x20 : byte)
      afterSpace = isSpace
      if bytes.count == length { break }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func firstCharacters(of text: String) -> String {
    var words = ""
    var count = 0
    var afterSpace = true
    for character in text {
      let isSpace = character.isWhitespace
      if isSpace && afterSpace { continue }
      words.append(isSpace ? " " : character)
      count += 1
      afterSpace = isSpace
      if count == length { break }
    }
    if words.last == " " { words.removeLast() }
    return words
  }
}

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
  ///
  /// Works on bytes and counts scalars, of which there are never fewer than characters, because it
  /// runs for every message that is folded; only a cut looks where the last character begins.
  package static func firstWords(of text: String) -> String {
    var text = text
    var words: [UInt8] = []
    words.reserveCapacity(2 * length)
    var scalars = 0
    text.withUTF8 { bytes in
      var index = 0
      var afterSpace = true
      while index < bytes.count, scalars <= length {
        let (scalarLength, isSpace) = scalar(in: bytes, at: index)
        if !isSpace {
          words.append(contentsOf: bytes[index..<min(index + scalarLength, bytes.count)])
        } else if !afterSpace {
          words.append(0x20)
        }
        if !(isSpace && afterSpace) { scalars += 1 }
        afterSpace = isSpace
        index += scalarLength
      }
    }
    var line = String(decoding: words, as: UTF8.self)
    if scalars > length { line.removeLast() }
    if line.utf8.last == 0x20 { line.removeLast() }
    return line
  }

  /// How many bytes the scalar has that begins here, and whether it is white space (the property
  /// White_Space of Unicode: TAB to CR, U+0085, U+00A0, U+1680, U+2000–200A, U+2028/9, U+202F,
  /// U+205F, U+3000).
  @inline(__always)
  private static func scalar(
    in bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (length: Int, isSpace: Bool) {
    let first = bytes[index]
    func byte(_ offset: Int) -> UInt8 {
      index + offset < bytes.count ? bytes[index + offset] : 0
    }
    switch first {
    case ..<0x80: return (1, first == 0x20 || (0x09...0x0D).contains(first))
    case ..<0xE0: return (2, first == 0xC2 && (byte(1) == 0x85 || byte(1) == 0xA0))
    case 0xE1: return (3, byte(1) == 0x9A && byte(2) == 0x80)
    case 0xE2:
      let third = byte(2)
      let isSpace =
        byte(1) == 0x80 && (third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF)
        || byte(1) == 0x81 && third == 0x9F
      return (3, isSpace)
    case 0xE3: return (3, byte(1) == 0x80 && byte(2) == 0x80)
    case ..<0xF0: return (3, false)
    default: return (4, false)
    }
  }
}

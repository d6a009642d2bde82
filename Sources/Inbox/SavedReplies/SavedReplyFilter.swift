extension SavedReplyRanking {
  /// What the author typed, word by word; every word must be found somewhere.
  struct Filter {
    struct Word {
      var pattern: FuzzyPattern
      /// ` charged twice` as `WordIndex` spells its words.
      var spelled: [UInt8]
    }

    var words: [Word] = []
    /// The whole of it folded, without the `;` that begins a shortcut in the composer.
    var shortcut: String

    init(_ text: String) {
      let typed = text.hasPrefix(";") ? text.dropFirst() : text[...]
      shortcut = FoldedText.fold(String(typed))
      for word in typed.prefix(200).split(whereSeparator: \.isWhitespace) {
        let pattern = FuzzyPattern(String(word))
        guard !pattern.isEmpty else { continue }
        words.append(Word(pattern: pattern, spelled: WordIndex.spelled(String(word))))
      }
    }

    /// Nil where a word is found nowhere. A hit in the shortcut counts a little more than one in
    /// the title; one in a body least.
    func score(_ shortcut: FuzzyText, _ title: FuzzyText, _ bodies: WordIndex) -> Int? {
      var total = 0
      for word in words {
        let inShortcut = word.pattern.score(in: shortcut).map { $0 + 4 }
        let inTitle = word.pattern.score(in: title)
        if let best = [inShortcut, inTitle].compactMap({ $0 }).max() {
          total += best
        } else if bodies.holds(word.spelled) {
          total += 8
        } else {
          return nil
        }
      }
      return total
    }

    func positions(in text: FuzzyText) -> [Int] {
      Set(words.flatMap { $0.pattern.positions(in: text) }).sorted()
    }
  }
}

/// The words of some texts, folded and in order, for "some word begins like this".
struct WordIndex: Sendable {
  /// ` hi there  thank you`: a blank before every word, one more between texts.
  private var words: [UInt8] = []
  /// One bit for each first letter and second letter of a word: most searches end here.
  private var starts = SIMD8<UInt64>(repeating: 0)

  init(_ texts: [String]) {
    for text in texts {
      words.append(contentsOf: WordIndex.spelled(text))
      words.append(0x20)
    }
    var index = 0
    while index + 2 < words.count {
      if words[index] == 0x20 {
        let bit = WordIndex.bit(words[index + 1], words[index + 2])
        starts[bit >> 6] |= 1 << UInt64(bit & 63)
      }
      index += 1
    }
  }

  static func spelled(_ text: String) -> [UInt8] {
    var words: [UInt8] = []
    words.reserveCapacity(text.utf8.count + 16)
    FoldedText.eachToken(in: text.utf8.span) { folded, _ in
      words.append(0x20)
      for index in folded.indices { words.append(folded[index]) }
      return true
    }
    return words
  }

  func holds(_ spelled: [UInt8]) -> Bool {
    guard spelled.count > 1 else { return false }
    if spelled.count > 2 {
      let bit = WordIndex.bit(spelled[1], spelled[2])
      guard starts[bit >> 6] & (1 << UInt64(bit & 63)) != 0 else { return false }
    }
    return words.withUnsafeBufferPointer { words in
      spelled.withUnsafeBufferPointer { wanted in
        var index = 0
        while index + wanted.count <= words.count {
          if words[index] == 0x20 && words[index + 1] == wanted[1] {
            var offset = 2
            while offset < wanted.count, words[index + offset] == wanted[offset] { offset += 1 }
            if offset == wanted.count { return true }
          }
          index += 1
        }
        return false
      }
    }
  }

  private static func bit(_ first: UInt8, _ second: UInt8) -> Int {
    (Int(first) &* 31 &+ Int(second)) & 511
  }
}

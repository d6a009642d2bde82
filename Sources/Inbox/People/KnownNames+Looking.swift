// Whose name somebody has put on.

extension KnownNames {
  /// A name that is known, in letters that only look like its own.
  func imitation(by text: String) -> CustomerSign? {
    let whole = FoldedText.fold(text)
    for candidate in own.isEmpty ? [] : [text] + KnownNames.parts(of: text) {
      let plain = FoldedText.fold(candidate)
      let look = Skeleton(candidate).text
      var folded = [Skeleton(folding: candidate).text]
      // A nought is no capital.
      if KnownNames.mayImitate(candidate) { folded.append(look.lowercased()) }
      for name in own
      where name.skeletons.contains(look) || folded.contains(name.foldedSkeleton) {
        if plain != name.folded, !whole.holds(name.folded) {
          return .looksLike(name.text, name.owner)
        }
      }
    }
    // Where no letter could stand for another nothing else can be imitated.
    guard KnownNames.mayImitate(text) else { return nil }
    let looks = [Skeleton(text).text.lowercased(), Skeleton(folding: text).text]
    // One list after the other: putting them together copies every name, for every row.
    for names in [own, KnownNames.companies] {
      for name in names where name.folded.count >= 5 {
        let isSeen = looks.contains {
          $0.holds(name.foldedSkeleton) || $0.holds(name.loweredSkeleton)
        }
        if isSeen, !whole.holds(name.folded) { return .looksLike(name.text, name.owner) }
      }
    }
    return nil
  }

  /// The whole name of a colleague, or ours as words of the name. First names are everybody's, and a
  /// customer may well be called like the handle of somebody; a handle that holds ours is no accident.
  func bearer(_ text: String, isHandle: Bool = false) -> CustomerSign? {
    let words = FoldedText.tokens(of: text)
    for name in own {
      let wanted = name.tokens
      switch name.owner {
      case .colleague:
        if wanted.count > 1, words == wanted { return .bears(name.text, name.owner) }
      case .ourselves:
        if name.folded.count >= 4, words.holds(wanted) { return .bears(name.text, name.owner) }
      case .ourHandle:
        guard name.folded.count >= 4, isHandle ? words.holds(wanted) : words == wanted else {
          continue
        }
        return .bears(name.text, name.owner)
      case .ourDomain, .company: continue
      }
    }
    return nil
  }

  /// An address that begins like ours and goes on elsewhere.
  func stranger(at handle: String) -> CustomerSign? {
    guard let at = handle.lastIndex(of: "@") else { return nil }
    let domain = FoldedText.fold(String(handle[handle.index(after: at)...]))
    for own in ownDomains where domain != own && !domain.hasSuffix("." + own) {
      if domain.hasPrefix(own + ".") || domain.contains("." + own + ".") {
        return .startsLikeOurs(domain)
      }
    }
    return nil
  }

  /// Words, and what stands before and behind an `@`.
  private static func parts(of text: String) -> [String] {
    let words = text.unicodeScalars.split { parting($0) }.map { String($0) }
    return words.count > 1 || words.first != text ? words : []
  }

  private static func parting(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "@", "<", ">", "(", ")", "[", "]", "\"", "“", "”", ",", ";", "/", "|": true
    default: !(0x21...0x7E).contains(scalar.value) && scalar.properties.isWhitespace
    }
  }

  /// Whether any letter of it could stand for another one.
  private static func mayImitate(_ text: String) -> Bool {
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if !scalar.isASCII {
        if Confusables.prototype(of: scalar) != nil { return true }
        if scalar.properties.isDefaultIgnorableCodePoint { return true }
      }
      switch scalar {
      case "0", "1", "|", "I": return true
      case "n" where last == "r" || last == "R", "v" where last == "v" || last == "V": return true
      case "N" where last == "R" || last == "r", "V" where last == "V": return true
      default: last = scalar
      }
    }
    return false
  }
}

extension String {
  /// Whether the bytes of another stand in it, which is asked for every row that is shown: the
  /// library's own search makes tables for each question.
  fileprivate func holds(_ other: String) -> Bool {
    var (text, part) = (self, other)
    return text.withUTF8 { text in
      part.withUTF8 { part in
        guard let first = part.first else { return true }
        guard part.count <= text.count else { return false }
        for start in 0...(text.count - part.count) where text[start] == first {
          if text[start..<start + part.count].elementsEqual(part) { return true }
        }
        return false
      }
    }
  }
}

extension [String] {
  /// Whether these words stand in it one after the other.
  fileprivate func holds(_ words: [String]) -> Bool {
    guard !words.isEmpty, words.count <= count else { return false }
    return (0...(count - words.count)).contains { start in
      Array(self[start..<start + words.count]) == words
    }
  }
}

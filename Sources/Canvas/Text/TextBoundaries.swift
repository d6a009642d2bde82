extension String {
  /// The UTF-8 offset behind the grapheme cluster that begins at or covers `offset`; the text's
  /// end at most.
  package func clusterBoundary(after offset: Int) -> Int {
    guard let index = boundary(atOrBefore: offset), index < endIndex else { return utf8.count }
    return utf8.distance(from: startIndex, to: self.index(after: index))
  }

  /// The UTF-8 offset of the grapheme cluster before `offset`; 0 at least.
  package func clusterBoundary(before offset: Int) -> Int {
    guard let index = boundary(atOrBefore: offset), index > startIndex else { return 0 }
    let exact = utf8.distance(from: startIndex, to: index)
    let target = exact < offset ? index : self.index(before: index)
    return utf8.distance(from: startIndex, to: target)
  }

  /// Behind the word at or after `offset`, as readline's M-f goes.
  package func wordBoundary(after offset: Int) -> Int {
    guard var index = boundary(atOrBefore: offset) else { return utf8.count }
    while index < endIndex, !self[index].isPartOfWord { formIndex(after: &index) }
    while index < endIndex, self[index].isPartOfWord { formIndex(after: &index) }
    return utf8.distance(from: startIndex, to: index)
  }

  /// The beginning of the word at or before `offset`, as readline's M-b goes.
  package func wordBoundary(before offset: Int) -> Int {
    guard var index = boundary(atOrBefore: offset) else { return 0 }
    while index > startIndex, !self[self.index(before: index)].isPartOfWord {
      formIndex(before: &index)
    }
    while index > startIndex, self[self.index(before: index)].isPartOfWord {
      formIndex(before: &index)
    }
    return utf8.distance(from: startIndex, to: index)
  }

  /// The index between characters at a UTF-8 offset; one inside a character goes to its beginning.
  package func boundary(atOrBefore offset: Int) -> String.Index? {
    guard offset <= utf8.count else { return endIndex }
    let index = utf8.index(startIndex, offsetBy: Swift.max(0, offset))
    guard index < endIndex else { return endIndex }
    // Stepping over a character and back rounds down to where it begins.
    return self.index(before: self.index(after: index))
  }
}

extension Character {
  fileprivate var isPartOfWord: Bool { isLetter || isNumber || self == "_" }
}

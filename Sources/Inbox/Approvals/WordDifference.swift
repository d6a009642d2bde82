/// Two texts compared word by word: what an approver changed, for whoever wrote it.
///
///     WordDifference(from: "You get 5 days.", to: "You get it in 5 days.").pieces
///     // same "You get ", added "it in ", same "5 days."
///
/// Joined, `same` and `removed` are the old text, `same` and `added` the new one.
package struct WordDifference: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case same
    case removed
    case added
  }

  package struct Piece: Hashable, Sendable {
    package var kind: Kind
    package var text: String
  }

  package let pieces: [Piece]

  /// More words than these are shown as taken out and put in whole: the time grows with how much
  /// differs.
  static let most = 2000

  /// - Complexity: O(words × changed words), by Myers' algorithm of the standard library.
  package init(from old: String, to new: String) {
    let (old, new) = (WordDifference.words(of: old), WordDifference.words(of: new))
    var pieces: [Piece] = []
    func add(_ kind: Kind, _ text: Substring) {
      if pieces.last?.kind == kind {
        pieces[pieces.count - 1].text += text
      } else {
        pieces.append(Piece(kind: kind, text: String(text)))
      }
    }
    guard old.count + new.count <= WordDifference.most else {
      self.pieces = [
        Piece(kind: .removed, text: old.joined()), Piece(kind: .added, text: new.joined()),
      ]
      return
    }
    var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
    for change in new.difference(from: old) {
      switch change {
      case .remove(let place, _, _): removed.insert(place)
      case .insert(let place, _, _): inserted.insert(place)
      }
    }
    var (from, to) = (0, 0)
    while from < old.count || to < new.count {
      if from < old.count, removed.contains(from) {
        add(.removed, old[from])
        from += 1
      } else if to < new.count, inserted.contains(to) {
        add(.added, new[to])
        to += 1
      } else {
        if from < old.count { add(.same, old[from]) }
        (from, to) = (from + 1, to + 1)
      }
    }
    self.pieces = pieces
  }

  /// Each word with the white space behind it.
  private static func words(of text: String) -> [Substring] {
    var words: [Substring] = []
    var start = text.startIndex
    var place = start
    while place < text.endIndex {
      let next = text.index(after: place)
      if text[place].isWhitespace, next == text.endIndex || !text[next].isWhitespace {
        words.append(text[start..<next])
        start = next
      }
      place = next
    }
    if start < text.endIndex { words.append(text[start...]) }
    return words
  }
}

extension WordDifference {
  /// In one text, for where there are no looks: `You get [-5-] {+3+} days.`
  package var marked: String {
    pieces.reduce(into: "") { text, piece in
      let bare = piece.text.trimmed
      let space = piece.text.last?.isWhitespace ?? false ? " " : ""
      switch piece.kind {
      case .same: text += piece.text
      case .removed: text += "[-\(bare)-]\(space)"
      case .added: text += "{+\(bare)+}\(space)"
      }
    }
  }
}

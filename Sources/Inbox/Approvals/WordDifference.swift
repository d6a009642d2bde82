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
    // What is taken out and put in is gathered, so that blanks which happen to be the same do not
    // tear a changed phrase into words.
    var (out, into) = ("", "")
    func flush() {
      if !out.isEmpty { add(.removed, out[...]) }
      if !into.isEmpty { add(.added, into[...]) }
      (out, into) = ("", "")
    }
    var (from, to) = (0, 0)
    while from < old.count || to < new.count {
      if from < old.count, removed.contains(from) {
        out += old[from]
        from += 1
      } else if to < new.count, inserted.contains(to) {
        into += new[to]
        to += 1
      } else {
        let word = from < old.count ? old[from] : ""
        (from, to) = (from + 1, to + 1)
        let goesOn = removed.contains(from) || inserted.contains(to)
        if word.allSatisfy(\.isWhitespace), goesOn, !out.isEmpty, !into.isEmpty {
          out += word
          into += word
        } else {
          flush()
          add(.same, word)
        }
      }
    }
    flush()
    self.pieces = pieces
  }

  /// Words, and the white space between them.
  static func words(of text: String) -> [Substring] {
    var words: [Substring] = []
    var start = text.startIndex
    for place in text.indices.dropFirst()
    where text[place].isWhitespace != text[text.index(before: place)].isWhitespace {
      words.append(text[start..<place])
      start = place
    }
    if start < text.endIndex { words.append(text[start...]) }
    return words
  }
}

extension WordDifference {
  /// In one text, for where there are no looks: `You get it in [-5-] {+3+} days.`
  package var marked: String {
    var text = ""
    var before: Kind?
    for piece in pieces {
      let bare = piece.text.trimmed
      defer { before = piece.kind }
      guard piece.kind != .same, !bare.isEmpty else {
        if piece.kind != .removed { text += piece.text }
        continue
      }
      let (lead, trail) = piece.blanks
      if before == .removed, piece.kind == .added, !(text.last?.isWhitespace ?? true) {
        text += " "
      }
      text += before == .removed ? "" : lead
      text += piece.kind == .removed ? "[-\(bare)-]" : "{+\(bare)+}"
      text += piece.kind == .added ? trail : ""
    }
    return text
  }
}

extension WordDifference.Piece {
  /// The white space around its words.
  package var blanks: (before: String, behind: String) {
    let lead = text.prefix(while: \.isWhitespace)
    let rest = text.dropFirst(lead.count)
    return (String(lead), String(String(rest.reversed().prefix(while: \.isWhitespace)).reversed()))
  }
}

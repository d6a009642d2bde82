/// Letters to be found in their order, as people type in a picker: `rfdc` finds "Refund: double
/// charge". Scores prefer word starts and runs, so that what was meant stands first.
///
/// The rules and their weights are those of fzf (junegunn/fzf, `src/algo/algo.go`, FuzzyMatchV2):
/// a matched letter counts 16, at a word start 8 more (16 for the first letter), in a run at least 4
/// more; the first letter skipped in between costs 3, every further one 1.
package struct FuzzyPattern: Sendable {
  private let letters: [UInt32]
  private let signature: UInt64

  /// Longer patterns are cut: nobody types them, and the cost grows with the product.
  package static let longest = 48

  package init(_ text: String) {
    letters = Array(FuzzyText(text).letters.prefix(FuzzyPattern.longest))
    signature = FuzzyText.signature(of: letters)
  }

  package var isEmpty: Bool { letters.isEmpty }

  /// Nil where the letters do not all occur in order.
  ///
  /// - Complexity: O(letters of the pattern × letters of the text) for a match, O(text) otherwise.
  package func score(in text: FuzzyText) -> Int? {
    guard let first = firstColumns(in: text) else { return nil }
    var previous = Row(width: text.letters.count)
    var current = previous
    for row in letters.indices {
      fill(&current, after: previous, row, text, from: first[row])
      swap(&previous, &current)
    }
    return letters.isEmpty ? 0 : previous.scores.max().map(Int.init)
  }

  /// Offsets of the matched grapheme clusters, ascending, for highlighting; empty where it does not
  /// match.
  package func positions(in text: FuzzyText) -> [Int] {
    guard let first = firstColumns(in: text), !letters.isEmpty else { return [] }
    var rows: [Row] = []
    for row in letters.indices {
      var current = Row(width: text.letters.count)
      fill(&current, after: rows.last ?? current, row, text, from: first[row])
      rows.append(current)
    }
    let last = rows[rows.count - 1].scores
    var row = rows.count - 1
    var column = last.indices.max { last[$0] < last[$1] } ?? 0
    var positions: [Int] = []
    while row >= 0, column >= 0 {
      if rows[row].runs[column] > 0 {
        positions.append(Int(text.clusters[column]))
        row -= 1
      }
      column -= 1
    }
    return positions.reversed().reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  /// Where each letter can stand at the earliest; nil where they do not all occur in order.
  private func firstColumns(in text: FuzzyText) -> [Int]? {
    guard signature & ~text.signature == 0 else { return nil }
    var columns: [Int] = []
    columns.reserveCapacity(letters.count)
    for (column, letter) in text.letters.enumerated() {
      guard columns.count < letters.count else { break }
      if letter == letters[columns.count] { columns.append(column) }
    }
    return columns.count == letters.count ? columns : nil
  }

  private static let unreachable: Int32 = -1_000_000

  /// The best scores of the first letters of the pattern within the first columns of the text.
  private struct Row {
    var scores: [Int32]
    /// Above zero where the best score matches the letter exactly there: the bonus of its run.
    var runs: [Int32]

    init(width: Int) {
      scores = Array(repeating: FuzzyPattern.unreachable, count: width)
      runs = Array(repeating: 0, count: width)
    }
  }

  private func fill(
    _ current: inout Row, after previous: Row, _ row: Int, _ text: FuzzyText, from first: Int
  ) {
    let letter = letters[row]
    let unreachable = FuzzyPattern.unreachable
    for column in 0..<first {
      current.scores[column] = unreachable
      current.runs[column] = 0
    }
    var gap = unreachable
    for column in first..<text.letters.count {
      var matched = unreachable
      var run: Int32 = 0
      if text.letters[column] == letter, row == 0 || column > 0 {
        let before = row == 0 ? 0 : previous.scores[column - 1]
        if before > unreachable / 2 {
          var bonus = Int32(text.bonuses[column])
          let begun = row == 0 ? 0 : previous.runs[column - 1]
          if begun > 0 { bonus = max(bonus, begun, 4) }
          run = max(bonus, 1)
          matched = before + 16 + (row == 0 ? bonus * 2 : bonus)
        }
      }
      if matched >= gap, matched > unreachable / 2 {
        current.scores[column] = matched
        current.runs[column] = run
        gap = matched - 3
      } else {
        current.scores[column] = gap
        current.runs[column] = 0
        if gap > unreachable / 2 { gap -= 1 }
      }
    }
  }
}

/// A text made ready for `FuzzyPattern`: folded letters with their place and what a match there is
/// worth.
package struct FuzzyText: Sendable {
  fileprivate var letters: [UInt32] = []
  /// The grapheme cluster that each letter comes from.
  fileprivate var clusters: [Int32] = []
  fileprivate var bonuses: [Int8] = []
  /// One bit for each letter in it: most searches end here.
  fileprivate var signature: UInt64 = 0

  package init(_ text: String) {
    var isStart = true
    for (cluster, character) in text.enumerated() {
      for scalar in character.unicodeScalars {
        guard FoldedText.isWord(scalar) else {
          if !scalar.properties.isDefaultIgnorableCodePoint { isStart = true }
          continue
        }
        var bytes: [UInt8] = []
        FoldedText.fold(scalar, into: &bytes)
        for folded in String(decoding: bytes, as: UTF8.self).unicodeScalars {
          letters.append(folded.value)
          clusters.append(Int32(truncatingIfNeeded: cluster))
          bonuses.append(isStart ? 8 : 0)
          isStart = false
        }
      }
    }
    signature = FuzzyText.signature(of: letters)
  }

  fileprivate static func signature(of letters: [UInt32]) -> UInt64 {
    letters.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }
}

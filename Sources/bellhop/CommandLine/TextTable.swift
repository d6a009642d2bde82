import Canvas

/// A table for people: every column as wide as the widest of its cells.
struct TextTable {
  enum Side {
    case left
    case right
  }

  let sides: [Side]
  /// Columns that each is wide at least, for tables under one another.
  var least: [Int] = []
  /// Between two columns.
  var gap = "  "
  /// The first may be a heading; a row may be shorter than the others.
  private(set) var rows: [[String]] = []

  init(_ sides: [Side]) {
    self.sides = sides
  }

  mutating func add(_ cells: [String]) {
    rows.append(cells)
  }

  /// How many columns belong together and are never parted, from the first on: a number and its bar.
  /// Those that are not named stand for themselves.
  var groups: [Int] = []

  /// The same in blocks under one another, each with the first column, where a line would be wider.
  ///
  /// - Parameter width: Columns of the terminal; nil: as wide as it is.
  func lines(indent: Int = 0, width: Int?) -> [String] {
    let whole = lines(indent: indent)
    guard let width, whole.contains(where: { DisplayText(composed: $0).columns > width }) else {
      return whole
    }
    var parts: [Range<Int>] = []
    for size in groups + Array(repeating: 1, count: sides.count) {
      let start = parts.last?.upperBound ?? 0
      guard start < sides.count else { break }
      parts.append(start..<min(sides.count, start + max(1, size)))
    }
    guard let first = parts.first, parts.count > 2 else { return whole }
    var blocks: [[Int]] = []
    for part in parts.dropFirst() {
      if let last = blocks.last,
        block(last + part).lines(indent: indent).allSatisfy({
          DisplayText(composed: $0).columns <= width
        })
      {
        blocks[blocks.count - 1] += part
      } else {
        blocks.append(Array(first) + part)
      }
    }
    return Array(blocks.map { block($0).lines(indent: indent) }.joined(separator: [""]))
  }

  /// Some of its columns.
  private func block(_ columns: [Int]) -> TextTable {
    var table = TextTable(columns.map { sides[$0] })
    table.gap = gap
    table.least = columns.map { $0 < least.count ? least[$0] : 0 }
    for row in rows { table.add(columns.compactMap { $0 < row.count ? row[$0] : nil }) }
    return table
  }

  /// - Parameter indent: Blanks before each line.
  func lines(indent: Int = 0) -> [String] {
    let cells = rows.map { $0.map { DisplayText(filtering: $0, as: .line, limit: 4096) } }
    let widths = sides.indices.map { column in
      max(
        column < least.count ? least[column] : 0,
        cells.map { column < $0.count ? $0[column].columns : 0 }.max() ?? 0)
    }
    return cells.map { row in
      let fitted = zip(row, zip(widths, sides)).map { cell, place in
        cell.fitted(to: place.0, place.1 == .left ? .left : .right).description
      }
      let line = String(repeating: " ", count: indent) + fitted.joined(separator: gap)
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}

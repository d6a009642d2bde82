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

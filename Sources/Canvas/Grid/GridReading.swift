/// One cell, read back.
package struct CellReading: Hashable, Sendable {
  /// Base and marks; empty in the right half of a wide cell.
  package let text: String
  package let style: StyleID
  package let origin: Origin
}

extension Grid {
  /// The cell at `point`; nil outside.
  package subscript(point: Point) -> CellReading? {
    guard bounds.contains(point) else { return nil }
    let cell = cells[point.y * size.width + point.x]
    var text = ""
    appendContent(of: cell, to: &text.unicodeScalars)
    return CellReading(text: text, style: cell.style, origin: cell.origin)
  }

  /// A row as plain text; trailing blanks are kept.
  package func line(_ y: Int) -> String {
    guard y >= 0, y < size.height else { return "" }
    var text = "".unicodeScalars
    for x in 0..<size.width { appendContent(of: cells[y * size.width + x], to: &text) }
    return String(text)
  }

  /// The frame as plain text, a string a row without trailing blanks: for golden files.
  package var lines: [String] {
    (0..<size.height).map { y in
      var line = Substring(line(y))
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }

  /// The roles of a row's cells, cell for cell.
  package func roles(_ y: Int) -> [String] {
    guard y >= 0, y < size.height else { return [] }
    return (0..<size.width).map { styles.role(of: cells[y * size.width + $0].style) }
  }

  /// The cells of `rect` that hold somebody else's text: must be none in the gutter.
  package func foreignCells(in rect: Rect) -> [Point] {
    let area = rect.intersection(bounds)
    var found: [Point] = []
    for y in area.minY..<max(area.minY, area.maxY) {
      for x in area.minX..<area.maxX where cells[y * size.width + x].origin == .foreign {
        found.append(Point(x: x, y: y))
      }
    }
    return found
  }

  private func appendContent(of cell: Cell, to text: inout String.UnicodeScalarView) {
    guard cell.width > 0 else { return }
    for value in scalars(of: cell) {
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
  }

  private func scalars(of cell: Cell) -> some Sequence<UInt32> {
    guard cell.isCluster else { return ContiguousArray([cell.content])[...] }
    let start = cell.clusterOffset
    return clusters[start + 1..<start + 1 + Int(clusters[start])]
  }
}

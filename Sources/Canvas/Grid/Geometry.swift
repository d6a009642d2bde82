/// A place on the grid in cells: `x` counts columns from the left, `y` rows from the top, both
/// from 0. Points outside the grid are valid values; drawing clips.
package struct Point: Hashable, Sendable {
  package var x: Int
  package var y: Int

  package init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// An extent in cells; never negative.
package struct Size: Hashable, Sendable {
  package let width: Int
  package let height: Int

  package init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
  }
}

/// A rectangle of cells, half-open: the column `maxX` and the row `maxY` lie outside.
package struct Rect: Hashable, Sendable {
  package var origin: Point
  package var size: Size

  package init(x: Int, y: Int, width: Int, height: Int) {
    origin = Point(x: x, y: y)
    size = Size(width: width, height: height)
  }

  /// The whole of an area that begins at the top left.
  package init(_ size: Size) {
    origin = Point(x: 0, y: 0)
    self.size = size
  }

  package var minX: Int { origin.x }
  package var minY: Int { origin.y }
  package var maxX: Int { origin.x + size.width }
  package var maxY: Int { origin.y + size.height }
  package var width: Int { size.width }
  package var height: Int { size.height }
  package var isEmpty: Bool { width == 0 || height == 0 }

  /// Whether the cell at `point` belongs to the rectangle.
  package func contains(_ point: Point) -> Bool {
    point.x >= minX && point.x < maxX && point.y >= minY && point.y < maxY
  }

  /// What both rectangles cover; empty when they do not meet.
  package func intersection(_ other: Rect) -> Rect {
    let left = max(minX, other.minX)
    let top = max(minY, other.minY)
    return Rect(
      x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }

  /// The rectangle without a margin of the given columns and rows on either side.
  package func inset(columns: Int = 0, rows: Int = 0) -> Rect {
    Rect(
      x: minX + columns, y: minY + rows, width: width - 2 * columns, height: height - 2 * rows)
  }

  /// One row of the rectangle, counted from its top.
  package func row(_ index: Int) -> Rect {
    intersection(Rect(x: minX, y: minY + index, width: width, height: 1))
  }

  /// Cuts off the leftmost `columns`: the piece and what remains.
  package func split(left columns: Int) -> (Rect, Rect) {
    let cut = min(max(0, columns), width)
    return (
      Rect(x: minX, y: minY, width: cut, height: height),
      Rect(x: minX + cut, y: minY, width: width - cut, height: height)
    )
  }

  /// Cuts off the topmost `rows`: the piece and what remains.
  package func split(top rows: Int) -> (Rect, Rect) {
    let cut = min(max(0, rows), height)
    return (
      Rect(x: minX, y: minY, width: width, height: cut),
      Rect(x: minX, y: minY + cut, width: width, height: height - cut)
    )
  }
}

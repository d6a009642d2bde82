/// A frame: every cell of the screen, and where the cursor stands.
///
/// Drawn anew for each frame by `draw(state, size, theme)`, then handed to the terminal, which
/// finds out what changed. Coordinates outside are clipped, never an error. The right half of a
/// wide cell never stands without its left half: what overwrites one half blanks the other.
package struct Grid: Sendable {
  package let size: Size
  package let styles: StyleTable
  /// Where the terminal's cursor shows; nil hides it.
  package var cursor: Point?
  /// Changed by the files of this folder alone.
  var cells: ContiguousArray<Cell>
  /// Count, base and marks of each cluster that is more than one scalar.
  private(set) var clusters: ContiguousArray<UInt32> = []

  /// A frame of blanks in `style`.
  package init(size: Size, styles: StyleTable, style: StyleID = .plain) {
    self.size = size
    self.styles = styles
    cells = ContiguousArray(repeating: .blank(style), count: size.width * size.height)
  }

  package var bounds: Rect { Rect(size) }

  /// Makes every cell of `rect` a blank in `style`.
  package mutating func fill(_ rect: Rect, style: StyleID) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    for y in area.minY..<area.maxY {
      sever(y, area.minX, area.maxX)
      let start = y * size.width
      for index in start + area.minX..<start + area.maxX { cells[index] = .blank(style) }
    }
  }

  /// Fills `rect` with one glyph of one column; a text that is none is not drawn.
  mutating func tile(_ rect: Rect, with glyph: DisplayText, style: StyleID) {
    let area = rect.intersection(bounds)
    let scalars = glyph.string.unicodeScalars
    guard !area.isEmpty, glyph.columns == 1, let scalar = scalars.first, scalars.count == 1
    else { return }
    let cell = Cell(content: scalar.value, style: style, width: 1, origin: glyph.origin)
    for y in area.minY..<area.maxY {
      sever(y, area.minX, area.maxX)
      let start = y * size.width
      for index in start + area.minX..<start + area.maxX { cells[index] = cell }
    }
  }

  /// Draws on one row and answers the column after the text, clipped or not.
  ///
  /// Only cells inside `clip` change (the whole grid if nil). A wide cell that would stick out on
  /// either side becomes a blank. Line feeds are skipped: wrap bodies first.
  @discardableResult
  package mutating func draw(
    _ text: DisplayText, at point: Point, in clip: Rect? = nil, style: StyleID
  ) -> Int {
    let end = point.x + text.columns
    let area = clip.map { $0.intersection(bounds) } ?? bounds
    guard point.y >= area.minY, point.y < area.maxY, point.x < area.maxX, end > area.minX else {
      return end
    }
    let left = max(point.x, area.minX)
    let right = min(end, area.maxX)
    guard left < right else { return end }
    sever(point.y, left, right)
    let row = point.y * size.width
    if text.isASCII {
      drawASCII(
        text.string, skipping: left - point.x, into: row + left..<row + right, style, text.origin)
    } else {
      drawScalars(text, from: point.x, left: left, right: right, row: row, style)
    }
    return end
  }

  private mutating func drawASCII(
    _ string: String, skipping: Int, into range: Range<Int>, _ style: StyleID, _ origin: Origin
  ) {
    var string = string
    string.withUTF8 { bytes in
      cells.withUnsafeMutableBufferPointer { cells in
        for place in 0..<min(range.count, bytes.count - skipping) {
          cells[range.lowerBound + place] = Cell(
            content: UInt32(bytes[skipping + place]), style: style, width: 1, origin: origin)
        }
      }
    }
  }

  private mutating func drawScalars(
    _ text: DisplayText, from start: Int, left: Int, right: Int, row: Int, _ style: StyleID
  ) {
    var x = start
    /// The cell that marks join, if it was drawn.
    var last: Int?
    for scalar in text.string.unicodeScalars where scalar != "\n" {
      let width = scalar.columns
      if width == 0 {
        if let last { append(mark: scalar, to: last) }
        continue
      }
      if x >= right { break }
      last = nil
      if x >= left, x + width <= right {
        cells[row + x] = Cell(
          content: scalar.value, style: style, width: UInt8(width), origin: text.origin)
        if width == 2 {
          cells[row + x + 1] = Cell(content: 0, style: style, width: 0, origin: text.origin)
        }
        last = row + x
      } else {
        for column in max(x, left)..<max(min(x + width, right), max(x, left)) {
          cells[row + column] = .blank(style, origin: text.origin)
        }
      }
      x += width
    }
  }

  private mutating func append(mark: Unicode.Scalar, to index: Int) {
    let content = cells[index].content
    let offset = clusters.count
    if cells[index].isCluster {
      let old = cells[index].clusterOffset
      let count = Int(clusters[old])
      // The newest cluster grows where it stands: marks of one base come one after the other.
      if old + count + 1 == offset {
        clusters[old] += 1
        clusters.append(mark.value)
        return
      }
      clusters.append(UInt32(count + 1))
      for place in old + 1...old + count { clusters.append(clusters[place]) }
      clusters.append(mark.value)
    } else {
      clusters.append(contentsOf: [2, content, mark.value])
    }
    cells[index].content = Cell.clusterFlag | UInt32(truncatingIfNeeded: offset)
  }

  /// Blanks the halves of wide cells that the columns `left..<right` of row `y` would cut.
  private mutating func sever(_ y: Int, _ left: Int, _ right: Int) {
    let row = y * size.width
    if left > 0, cells[row + left].width == 0 {
      cells[row + left - 1] = .blank(
        cells[row + left - 1].style, origin: cells[row + left - 1].origin)
    }
    if right < size.width, cells[row + right].width == 0 {
      cells[row + right] = .blank(cells[row + right].style, origin: cells[row + right].origin)
    }
  }

  /// Lays `overlay` over what is drawn in `rect`, in place of an earlier overlay.
  package mutating func overlay(_ rect: Rect, _ overlay: OverlayID) {
    restyle(rect) { styles, style in styles.overlaid(style, by: overlay) }
  }

  /// Gives everything drawn in `rect` one style.
  package mutating func paint(_ rect: Rect, style: StyleID) {
    restyle(rect) { _, _ in style }
  }

  private mutating func restyle(_ rect: Rect, _ change: (StyleTable, StyleID) -> StyleID) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    for y in area.minY..<area.maxY {
      // Neighbours mostly share a style: it is looked up once for all of them.
      var before: (from: StyleID, to: StyleID)?
      for index in y * size.width + area.minX..<y * size.width + area.maxX {
        let style = cells[index].style
        if before?.from != style { before = (style, change(styles, style)) }
        if let before { cells[index].style = before.to }
      }
    }
  }
}

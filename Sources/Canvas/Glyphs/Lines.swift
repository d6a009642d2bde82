extension Grid {
  /// A line over `width` columns of row `y`.
  package mutating func rule(
    x: Int, y: Int, width: Int, style: StyleID, glyphs: Glyphs
  ) {
    tile(Rect(x: x, y: y, width: width, height: 1), with: glyphs.horizontal, style: style)
  }

  /// A line down `height` rows of column `x`.
  package mutating func verticalRule(
    x: Int, y: Int, height: Int, style: StyleID, glyphs: Glyphs
  ) {
    tile(Rect(x: x, y: y, width: 1, height: height), with: glyphs.vertical, style: style)
  }

  /// A box along the edge of `rect`, with a title in its upper side; what it holds is not touched.
  /// Nothing is drawn where not even the corners have room.
  package mutating func box(
    _ rect: Rect, title: DisplayText = .empty, style: StyleID, titleStyle: StyleID? = nil,
    glyphs: Glyphs
  ) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    let inner = rect.width - 2
    let right = rect.maxX - 1
    let bottom = rect.maxY - 1
    rule(x: rect.minX + 1, y: rect.minY, width: inner, style: style, glyphs: glyphs)
    rule(x: rect.minX + 1, y: bottom, width: inner, style: style, glyphs: glyphs)
    for x in [rect.minX, right] {
      verticalRule(
        x: x, y: rect.minY + 1, height: rect.height - 2, style: style, glyphs: glyphs)
    }
    draw(glyphs.topLeft, at: rect.origin, style: style)
    draw(glyphs.topRight, at: Point(x: right, y: rect.minY), style: style)
    draw(glyphs.bottomLeft, at: Point(x: rect.minX, y: bottom), style: style)
    draw(glyphs.bottomRight, at: Point(x: right, y: bottom), style: style)
    guard !title.isEmpty, inner > 4 else { return }
    let label = " " + title.truncated(to: inner - 4, ellipsis: glyphs.ellipsis) + " "
    draw(label, at: Point(x: rect.minX + 2, y: rect.minY), style: titleStyle ?? style)
  }
}

/// Where a text stands in a field wider than itself.
package enum Alignment: Hashable, Sendable {
  case left
  case right
  case center
}

extension DisplayText {
  /// The longest beginning of at most `columns`, and its columns; never half a wide cell, and with
  /// all the marks of its last base.
  package func prefix(columns limit: Int) -> DisplayText {
    guard columns > limit else { return self }
    guard limit > 0 else { return .empty }
    if isASCII {
      return DisplayText(
        trusted: String(string.prefix(limit)), columns: limit, isASCII: true, origin: origin)
    }
    let scalars = string.unicodeScalars
    var end = scalars.startIndex
    var used = 0
    while end < scalars.endIndex {
      let width = scalars[end] == "\n" ? 0 : scalars[end].columns
      guard used + width <= limit else { break }
      used += width
      scalars.formIndex(after: &end)
    }
    return DisplayText(trusted: String(scalars[..<end]), origin: origin)
  }

  /// The text if it fits, else its beginning and `ellipsis` (`…`, in the ASCII tier `~`).
  package func truncated(to limit: Int, ellipsis: DisplayText = "…") -> DisplayText {
    guard columns > limit else { return self }
    guard limit >= ellipsis.columns else { return prefix(columns: limit) }
    return prefix(columns: limit - ellipsis.columns) + ellipsis
  }

  /// Exactly `width` columns: truncated or padded with blanks.
  package func fitted(
    to width: Int, _ alignment: Alignment = .left, ellipsis: DisplayText = "…"
  ) -> DisplayText {
    let text = truncated(to: width, ellipsis: ellipsis)
    let missing = max(0, width - text.columns)
    let blank: DisplayText = " "
    switch alignment {
    case .left: return text + blank.repeated(missing)
    case .right: return blank.repeated(missing) + text
    case .center:
      return blank.repeated(missing / 2) + text + blank.repeated(missing - missing / 2)
    }
  }
}

extension DisplayText {
  /// The columns of the longest beginning that fits into `limit`.
  fileprivate func columns(fitting limit: Int) -> Int {
    if isASCII { return min(columns, max(0, limit)) }
    var used = 0
    for scalar in string.unicodeScalars where scalar != "\n" {
      let width = scalar.columns
      guard used + width <= limit else { break }
      used += width
    }
    return used
  }
}

extension Grid {
  /// Draws `text.truncated(to: width)` without making that text, for the rows of each frame, and
  /// answers the column after it.
  @discardableResult
  package mutating func draw(
    _ text: DisplayText, at point: Point, width: Int, ellipsis: DisplayText, style: StyleID
  ) -> Int {
    guard text.columns > width else { return draw(text, at: point, style: style) }
    let hasEllipsis = width >= ellipsis.columns
    let used = text.columns(fitting: hasEllipsis ? width - ellipsis.columns : width)
    draw(text, at: point, in: Rect(x: point.x, y: point.y, width: used, height: 1), style: style)
    guard hasEllipsis else { return point.x + used }
    return draw(ellipsis, at: Point(x: point.x + used, y: point.y), style: style)
  }

  /// Draws into the first row of `rect`, aligned; what is too long ends in `ellipsis`. Answers the
  /// column after the text. The rest of the row keeps what it shows.
  @discardableResult
  package mutating func draw(
    _ text: DisplayText, in rect: Rect, style: StyleID, align: Alignment = .left,
    ellipsis: DisplayText = "…"
  ) -> Int {
    guard !rect.isEmpty else { return rect.minX }
    let text = text.truncated(to: rect.width, ellipsis: ellipsis)
    let missing = rect.width - text.columns
    let offset =
      switch align {
      case .left: 0
      case .right: missing
      case .center: missing / 2
      }
    return draw(
      text, at: Point(x: rect.minX + offset, y: rect.minY), in: rect.row(0), style: style)
  }
}

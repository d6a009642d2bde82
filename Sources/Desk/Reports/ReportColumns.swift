import Canvas

/// Where the columns of a section stand at a width.
struct ReportColumns {
  struct Place {
    var x: Int
    var width: Int
    /// Columns before the text for a shade, or behind it for a bar.
    var picture: Int
  }

  /// Columns between two of a report.
  private static let gap = 2
  /// For two blocks of a shade and what separates them from the number.
  private static let shade = 3

  /// A spare column narrower than that says nothing.
  private static let least = 12

  let places: [Place]

  /// Bars take what the texts leave of the width, up to twenty columns each; people's words all that
  /// is left.
  init(_ section: ReportScreen.Section, width: Int) {
    let bars = section.columns.count { $0.picture == .bar }
    let shades = section.columns.count { $0.picture == .shade }
    let taken =
      2 + shades * Self.shade
      + zip(section.columns, section.widths).reduce(0) {
        $0 + ($1.0.isWords || $1.0.isSpare ? 0 : $1.1) + Self.gap
      }
    let room = bars > 0 ? (width - taken) / bars - Self.gap : 0
    let bar = room >= 4 ? min(20, room) : 0
    var x = 2
    places = zip(section.columns, section.widths).map { column, own in
      var place = Place(x: x, width: own, picture: 0)
      if column.isWords { place.width = max(0, width - x - 1) }
      if column.isSpare, width - x - 1 < own { place.width = max(0, width - x - 1) }
      if column.isSpare, place.width < min(own, Self.least) { place.width = 0 }
      switch column.picture {
      case .none: x += place.width + Self.gap
      case .bar:
        place.picture = bar
        x += place.width + Self.gap + (bar > 0 ? bar + Self.gap : 0)
      case .shade:
        place.picture = Self.shade
        x += place.width + Self.gap + Self.shade
      }
      return place
    }
  }
}

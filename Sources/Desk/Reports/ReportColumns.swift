import Canvas

/// Where the columns of a section stand at a width. Where not all have room the first one stays, and
/// the others turn beside it.
struct ReportColumns {
  struct Place {
    var x = 0
    var width = 0
    /// Columns before the text for a shade, or behind it for a bar.
    var picture = 0
    var isShown = false
  }

  /// Columns between two of a report.
  private static let gap = 2
  /// For two blocks of a shade and what separates them from the number.
  private static let shade = 3

  /// A spare column narrower than that says nothing.
  private static let least = 12

  let places: [Place]
  /// Which of those behind the first one are shown, counted from 0; nil: all.
  let turned: Range<Int>?

  /// Bars take what the texts leave of the width, up to twenty columns each; people's words all that
  /// is left.
  ///
  /// - Parameter start: The first one to be shown of those that turn; no later than the last page
  ///   begins.
  init(_ section: ReportScreen.Section, width: Int, from start: Int = 0) {
    let least = zip(section.columns, section.widths).map { column, own in
      (column.isWords ? Self.least : column.isSpare ? 0 : own) + Self.gap
        + (column.picture == .shade ? Self.shade : 0)
    }
    let room = width - 2 + Self.gap
    guard least.reduce(0, +) > room, least.count > 2 else {
      turned = nil
      places = Self.places(section, width: width, shown: Set(section.columns.indices))
      return
    }
    /// How many fit beside the first one, of those in their order.
    func fitting(_ widths: some Sequence<Int>) -> Int {
      var rest = room - least[0]
      return max(
        1,
        widths.prefix {
          rest -= $0; return rest >= 0
        }.count)
    }
    let count = least.count - 1
    let first = max(0, min(start, count - fitting(least.dropFirst().reversed())))
    let turned = first..<min(count, first + fitting(least.dropFirst(1 + first)))
    self.turned = turned
    places = Self.places(section, width: width, shown: Set([0] + turned.map { $0 + 1 }))
  }

  private static func places(
    _ section: ReportScreen.Section, width: Int, shown: Set<Int>
  ) -> [Place] {
    let columns = Array(zip(section.columns, section.widths).enumerated())
    let own = columns.filter { shown.contains($0.offset) }.map(\.element)
    let bars = own.count { $0.0.picture == .bar }
    let shades = own.count { $0.0.picture == .shade }
    let taken =
      2 + shades * shade
      + own.reduce(0) { $0 + ($1.0.isWords || $1.0.isSpare ? 0 : $1.1) + gap }
    let room = bars > 0 ? (width - taken) / bars - gap : 0
    let bar = room >= 4 ? min(20, room) : 0
    var x = 2
    return columns.map { place, one in
      guard shown.contains(place) else { return Place() }
      let (column, own) = one
      var place = Place(x: x, width: own, picture: 0, isShown: true)
      if column.isWords { place.width = max(0, width - x - 1) }
      if column.isSpare, width - x - 1 < own { place.width = max(0, width - x - 1) }
      if column.isSpare, place.width < min(own, least) { place.width = 0 }
      switch column.picture {
      case .none: x += place.width + gap
      case .bar:
        place.picture = bar
        x += place.width + gap + (bar > 0 ? bar + gap : 0)
      case .shade:
        place.picture = shade
        x += place.width + gap + shade
      }
      return place
    }
  }
}

extension ReportScreen.Section {
  /// `Median first response · channels 1–5 of 18, ← →`.
  func title(_ columns: ReportColumns) -> DisplayText {
    guard let turned = columns.turned else { return title }
    let those: DisplayText =
      turned.count == 1 ? "\(turned.upperBound)" : "\(turned.lowerBound + 1)–\(turned.upperBound)"
    return title + " · " + noun + " " + those + " of \(self.columns.count - 1), ← →"
  }
}

extension DeskState {
  /// Whether a section of the report in front has columns that do not fit.
  var columnsTurn: Bool {
    guard case .report(let screen)? = layers.last else { return false }
    return screen.sections.contains { ReportColumns($0, width: size.width).turned != nil }
  }

  /// `←` and `→` in a report: the columns that have no room, a page of them at a time.
  mutating func turnColumns(_ screen: ReportScreen, on: Bool) {
    let all = screen.sections.map { ReportColumns($0, width: size.width, from: screen.firstColumn) }
    guard let (columns, section) = zip(all, screen.sections).first(where: { $0.0.turned != nil }),
      let turned = columns.turned
    else { return say(.hint, "All columns are shown") }
    let isAtEnd = on ? turned.upperBound == section.columns.count - 1 : turned.lowerBound == 0
    guard !isAtEnd else {
      return say(.hint, on ? "These are the last ones" : "These are the first")
    }
    var screen = screen
    screen.firstColumn = on ? turned.upperBound : max(0, turned.lowerBound - turned.count)
    layers[layers.count - 1] = .report(screen)
  }
}

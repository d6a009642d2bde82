/// A style by number, as cells hold it. Numbers mean something only beside their `StyleTable`.
package struct StyleID: Hashable, Sendable {
  package let rawValue: UInt16

  /// The first entry of every table: the terminal's own look.
  package static let plain = StyleID(rawValue: 0)
}

/// An overlay by number.
package struct OverlayID: Hashable, Sendable {
  let rawValue: UInt16
}

/// The styles of a theme, numbered once when it is loaded.
///
///     var styles = StyleTable()
///     let breached = styles.add("breached", Style(foreground: .indexed(9), attributes: .bold))
///     let selected = styles.addOverlay("selected", StyleOverlay(background: .indexed(236)))
///     styles.overlaid(breached, by: selected)   // a number of its own, no look-up by value
///
/// Every style seen through every overlay has its number beforehand, so that drawing a frame
/// never changes the table. Two overlays do not stack: the later replaces the earlier.
/// - Complexity: adding is linear in what stands on the other axis; all look-ups are O(1).
package struct StyleTable: Hashable, Sendable {
  private struct Entry: Hashable {
    var name: String
    var style: Style
    /// The style before any overlay.
    var base: StyleID
  }

  private var entries: [Entry]
  private var bases: [StyleID]
  private var overlayNames: [String] = []
  private var overlayValues: [StyleOverlay] = []
  /// `row[overlay][base's place]`, filled for all pairs.
  private var merged: [[StyleID]] = []
  /// A base's place in the rows of `merged`, by its number.
  private var place: [Int]

  package init() {
    entries = [Entry(name: "plain", style: .plain, base: .plain)]
    bases = [.plain]
    place = [0]
  }

  /// Adds a style under the name of its role; equal styles of different roles stay apart, so that
  /// a grid read back tells who styled a cell. A full table (65,536) answers `plain`.
  package mutating func add(_ role: String, _ style: Style) -> StyleID {
    guard let id = append(Entry(name: role, style: style, base: .plain)) else { return .plain }
    entries[Int(id.rawValue)].base = id
    place[Int(id.rawValue)] = bases.count
    bases.append(id)
    for overlay in overlayValues.indices { merge(id, overlay) }
    return id
  }

  /// Adds an overlay for all styles, those added later included.
  package mutating func addOverlay(_ name: String, _ overlay: StyleOverlay) -> OverlayID {
    let index = overlayValues.count
    overlayNames.append(name)
    overlayValues.append(overlay)
    merged.append([])
    for base in bases { merge(base, index) }
    return OverlayID(rawValue: UInt16(truncatingIfNeeded: index))
  }

  private mutating func merge(_ base: StyleID, _ overlay: Int) {
    let entry = entries[Int(base.rawValue)]
    let id = append(
      Entry(
        name: "\(entry.name)+\(overlayNames[overlay])",
        style: overlayValues[overlay].applied(to: entry.style), base: base))
    merged[overlay].append(id ?? base)
  }

  private mutating func append(_ entry: Entry) -> StyleID? {
    guard let number = UInt16(exactly: entries.count) else { return nil }
    entries.append(entry)
    place.append(0)
    return StyleID(rawValue: number)
  }

  package var count: Int { entries.count }

  /// The look of a number; `plain` for one of another table.
  package subscript(id: StyleID) -> Style {
    Int(id.rawValue) < entries.count ? entries[Int(id.rawValue)].style : .plain
  }

  /// The role a number was added under; `role+overlay` for one seen through an overlay.
  package func role(of id: StyleID) -> String {
    Int(id.rawValue) < entries.count ? entries[Int(id.rawValue)].name : "?"
  }

  /// The number of `id` seen through `overlay`; what lay over it before is taken off.
  package func overlaid(_ id: StyleID, by overlay: OverlayID) -> StyleID {
    let row = Int(overlay.rawValue)
    guard Int(id.rawValue) < entries.count, row < merged.count else { return id }
    return merged[row][place[Int(entries[Int(id.rawValue)].base.rawValue)]]
  }
}

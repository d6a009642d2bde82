import Canvas

/// The look of every role, numbered once for the grid.
///
/// Made outside from a theme file and reduced there to what the terminal can show; colour never
/// carries a meaning alone, so that any theme, the mono one too, shows everything.
package struct Theme: Sendable {
  package let styles: StyleTable
  package let selected: OverlayID
  package let marked: OverlayID
  package let tombstone: OverlayID
  /// Puts what has colours of its own on the bar, so that it leaves no hole there.
  package let onBar: OverlayID
  /// The mark in front of the selected row: part of its bar, except where the bar is the letters'
  /// colours exchanged, which would turn the mark inside out.
  package let selectionMark: StyleID
  /// By the role's number.
  private let numbers: [StyleID]

  /// A role that `looks` leaves out looks like the mono theme's.
  package init(_ looks: [StyleRole: Style]) {
    var styles = StyleTable()
    var numbers = StyleRole.allCases.map { _ in StyleID.plain }
    for role in StyleRole.allCases where !StyleRole.overlays.contains(role) {
      numbers[role.rawValue] = styles.add(
        role.name, looks[role] ?? Theme.monoLooks[role] ?? .plain)
    }
    func overlay(_ role: StyleRole) -> OverlayID {
      let look = looks[role] ?? Theme.monoLooks[role] ?? .plain
      let value = StyleOverlay(
        foreground: look.foreground == .standard ? nil : look.foreground,
        background: look.background == .standard ? nil : look.background,
        adding: look.attributes)
      return styles.addOverlay(role.name, value)
    }
    selected = overlay(.selected)
    marked = overlay(.marked)
    tombstone = overlay(.tombstone)
    let bar = styles[numbers[StyleRole.bar.rawValue]]
    onBar = styles.addOverlay(
      "bar",
      StyleOverlay(
        background: bar.background, adding: bar.attributes.intersection(.reverse)))
    let title = numbers[StyleRole.title.rawValue]
    let mark = styles.overlaid(title, by: selected)
    selectionMark = styles[mark].attributes.contains(.reverse) ? title : mark
    self.styles = styles
    self.numbers = numbers
  }

  package subscript(role: StyleRole) -> StyleID {
    numbers[role.rawValue]
  }

  /// Without a colour: for `NO_COLOR`, terminals without any, and where a theme is silent.
  package static var mono: Theme { Theme(monoLooks) }

  private static let monoLooks: [StyleRole: Style] = [
    .text: .plain,
    .dim: Style(attributes: .dim),
    .bar: Style(attributes: .reverse),
    .rule: Style(attributes: .dim),
    .heading: Style(attributes: .dim),
    .hint: Style(attributes: .dim),
    .hintKey: Style(attributes: .bold),
    .breached: Style(attributes: [.reverse, .bold]),
    .atRisk: Style(attributes: .bold),
    .running: .plain,
    .paused: Style(attributes: .dim),
    .met: Style(attributes: .dim),
    .selected: Style(attributes: .reverse),
    .marked: Style(attributes: .underline),
    .tombstone: Style(attributes: .dim),
    .writing: Style(attributes: .bold),
    .viewing: .plain,
    .note: Style(attributes: .italic),
    .customer: .plain,
    .us: Style(attributes: .dim),
    .public: Style(attributes: .reverse),
    .private: .plain,
    .tag: .plain,
    .tier3: Style(attributes: .bold),
    .vip: Style(attributes: .bold),
    .error: Style(attributes: [.reverse, .bold]),
    .warning: Style(attributes: .bold),
    .success: .plain,
    .new: Style(attributes: .bold),
    .match: Style(attributes: .underline),
    .input: .plain,
    .gap: Style(attributes: .reverse),
    .quoted: Style(attributes: .dim),
    .figure: Style(attributes: .bold),
    .spark: .plain,
    .dialog: .plain,
    .dialogBorder: Style(attributes: .dim),
    .title: Style(attributes: .bold),
  ]
}

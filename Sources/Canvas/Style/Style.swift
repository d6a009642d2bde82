/// How a cell looks beside its text.
package struct Attributes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let bold = Attributes(rawValue: 1)
  package static let dim = Attributes(rawValue: 2)
  package static let italic = Attributes(rawValue: 4)
  package static let underline = Attributes(rawValue: 8)
  package static let reverse = Attributes(rawValue: 16)
}

/// Colours and attributes. Themes resolve roles to styles; the canvas knows no roles' meaning.
package struct Style: Hashable, Sendable {
  package var foreground: Color
  package var background: Color
  package var attributes: Attributes

  package init(
    foreground: Color = .standard, background: Color = .standard, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The terminal's own look.
  package static let plain = Style()
}

/// What is laid over styles already drawn: the bar of the selected row, the dimming of a
/// tombstone. Nil keeps what is there.
package struct StyleOverlay: Hashable, Sendable {
  package var foreground: Color?
  package var background: Color?
  /// Attributes switched on.
  package var adding: Attributes
  /// Attributes switched off.
  package var removing: Attributes

  package init(
    foreground: Color? = nil, background: Color? = nil, adding: Attributes = [],
    removing: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.adding = adding
    self.removing = removing
  }

  /// `style` seen through the overlay.
  package func applied(to style: Style) -> Style {
    Style(
      foreground: foreground ?? style.foreground, background: background ?? style.background,
      attributes: style.attributes.subtracting(removing).union(adding))
  }
}

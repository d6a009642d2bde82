/// What the mouse did, where the person asked for the mouse.
package struct Mouse: Hashable, Sendable {
  package enum Act: Hashable, Sendable {
    /// The left button went down.
    case press
    case wheelUp
    case wheelDown
  }

  package var act: Act
  /// The cell, from 0; the terminal says it and may say any number.
  package var at: Point

  package init(_ act: Act, at: Point) {
    self.act = act
    self.at = at
  }
}

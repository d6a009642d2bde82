/// A key press as the terminal told it.
package struct Key: Hashable, Sendable {
  package enum Code: Hashable, Sendable {
    /// A printable scalar as typed, shift already applied; with Control or Alt the letter in
    /// lower case.
    case character(Unicode.Scalar)
    case enter
    case tab
    case backspace
    case escape
    case up
    case down
    case left
    case right
    case home
    case end
    case pageUp
    case pageDown
    case insert
    case delete
    /// F1 to F24.
    case function(Int)
  }

  package struct Modifiers: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let shift = Modifiers(rawValue: 1)
    package static let alt = Modifiers(rawValue: 2)
    package static let control = Modifiers(rawValue: 4)
  }

  package var code: Code
  package var modifiers: Modifiers

  package init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }

  /// A letter, digit or sign without Control and Alt.
  package static func character(_ scalar: Unicode.Scalar) -> Key {
    Key(.character(scalar))
  }

  /// `^S` is `control("s")`.
  package static func control(_ scalar: Unicode.Scalar) -> Key {
    Key(.character(scalar), .control)
  }

  /// The scalar to insert while writing; nil for anything that is not plain text.
  package var typed: Unicode.Scalar? {
    guard case .character(let scalar) = code, modifiers.isSubset(of: .shift) else { return nil }
    return scalar
  }
}

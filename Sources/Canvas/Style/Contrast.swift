import Foundation

extension Color {
  /// How well letters of one colour can be read on the other: 1 (not at all) to 21 (black on
  /// white), the same both ways. Nil where a colour is the user's own choice: the terminal's own,
  /// and the first sixteen of the palette.
  ///
  /// WCAG 2.1, *contrast ratio* (w3.org/TR/WCAG21/#dfn-contrast-ratio); 4.5 is what it asks for
  /// text.
  package func contrast(with other: Color) -> Double? {
    guard let one = luminance, let two = other.luminance else { return nil }
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// WCAG 2.1, *relative luminance*: 0 (black) to 1 (white).
  private var luminance: Double? {
    switch self {
    case .standard, .indexed(0..<16): return nil
    case .indexed(let index): return Color(paletteEntry: index).luminance
    case .rgb(let red, let green, let blue):
      func linear(_ part: UInt8) -> Double {
        let value = Double(part) / 255
        // The standard's 0.03928 is a known slip; of 8-bit values none lies between the two.
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }
  }
}

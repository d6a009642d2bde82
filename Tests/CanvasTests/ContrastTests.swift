import Testing

@testable import Canvas

/// Contrast as WCAG 2.1 computes it.
@Suite("Contrast")
struct ContrastTests {
  private func contrast(_ one: String, _ other: String) throws -> Double {
    let colors = (Color(hex: one), Color(hex: other))
    let first = try #require(colors.0)
    let second = try #require(colors.1)
    return try #require(first.contrast(with: second))
  }

  @Test("The ends of the scale, and the greys that the standard's explanations name")
  func known() throws {
    #expect(abs(try contrast("#000000", "#ffffff") - 21) < 1e-9)
    #expect(abs(try contrast("#777777", "#777777") - 1) < 1e-9)
    #expect(abs(try contrast("#767676", "#ffffff") - 4.54) < 0.01)
    #expect(abs(try contrast("#ff0000", "#ffffff") - 3.998) < 0.001)
    #expect(try contrast("#14181f", "#ff7a6b") == contrast("#ff7a6b", "#14181f"))
  }

  @Test("Colours that the user chooses have none; those of the cube have")
  func unknown() {
    #expect(Color.standard.contrast(with: .indexed(231)) == nil)
    #expect(Color.indexed(7).contrast(with: .indexed(16)) == nil)
    #expect(Color.indexed(231).contrast(with: .indexed(16)) == 21)
  }
}

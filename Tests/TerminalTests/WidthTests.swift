import CLinux
import Canvas
import Testing

@Suite("Widths against the C library") struct WidthTests {
  @Test(
    "Every scalar that the filter lets through is measured alike",
    .enabled(if: clinux_use_utf8_locale() != 0, "no UTF-8 locale on this machine"))
  func everyScalar() {
    var passed = 0
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = DisplayText(filtering: "a" + String(scalar), as: .line)
      for shown in text.string.unicodeScalars.dropFirst() {
        if Int32(shown.columns) != clinux_wcwidth(shown.value) {
          Issue.record("U+\(String(shown.value, radix: 16)) for U+\(String(value, radix: 16))")
        }
        if shown == scalar { passed += 1 }
      }
    }
    // Most of what Unicode 14 has assigned, private use apart, is drawn as it is.
    #expect(passed > 140_000)
  }

  @Test(
    "Every glyph of the screens is one column wide, in both tiers",
    .enabled(if: clinux_use_utf8_locale() != 0, "no UTF-8 locale on this machine"))
  func glyphs() {
    for glyphs in [Glyphs.unicode, .ascii] {
      let all = [
        glyphs.selection, glyphs.star, glyphs.check, glyphs.writing, glyphs.viewing,
        glyphs.online, glyphs.away, glyphs.offline, glyphs.dot, glyphs.none, glyphs.ellipsis,
        glyphs.times, glyphs.delta, glyphs.prompt, glyphs.breadcrumb, glyphs.openQuote,
        glyphs.closeQuote, glyphs.up, glyphs.down, glyphs.left, glyphs.right, glyphs.swap,
        glyphs.horizontal, glyphs.vertical, glyphs.noteGutter, glyphs.topLeft, glyphs.topRight,
        glyphs.bottomLeft, glyphs.bottomRight, glyphs.teeDown, glyphs.teeUp, glyphs.teeLeft,
        glyphs.teeRight, glyphs.cross, glyphs.axisTick, glyphs.fullBlock,
      ]
      for glyph in all + glyphs.shades {
        #expect(glyph.columns == 1)
        for scalar in glyph.string.unicodeScalars {
          #expect(clinux_wcwidth(scalar.value) == 1, "\(glyph)")
          #expect(glyphs.tier == .unicode || scalar.isASCII)
          // The last step before an ASCII terminal knows them all.
          #expect(AsciiTwin.byte(for: scalar.value) != 0x3F, "\(glyph) has no twin")
        }
      }
    }
  }
}

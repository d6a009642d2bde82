import Canvas
import Inbox
import Testing

@testable import Desk

/// The look, changed while the inbox is open.
@Suite("Themes from the palette")
struct ThemeChoiceTests {
  @Test("Every theme stands in the palette; choosing one asks the program for it")
  func chosen() {
    var settings = Sample.settings
    settings.themes = ["dark", "solarized"]
    var bench = Bench(settings: settings)
    bench.press(":")
    bench.type("theme sol")
    #expect(bench.screen.contains { $0.contains("theme solarized") })
    bench.press("Enter")
    #expect(bench.effects.contains(.useTheme("solarized")))
    #expect(!bench.effects.contains(.useTheme("dark")))
  }

  @Test("Without colours there is none to choose")
  func none() {
    var bench = Bench()
    bench.press(":")
    bench.type("theme")
    #expect(!bench.screen.contains { $0.contains("for this time") })
  }
}

import Canvas
import Inbox
import Testing

@testable import Desk

/// What is preferred is changed on the screen, holds at once and is written down.
@Suite("Settings") struct SettingsTests {
  private func bench() -> Bench {
    var settings = Sample.settings
    settings.themes = ["dark", "light", "solarized"]
    settings.look.theme = "dark"
    settings.look.file = "/etc/x/config.yaml"
    return Bench(settings: settings)
  }

  private func wishes(_ bench: Bench) -> [Preference] {
    bench.effects.compactMap { if case .savePreference(let wish) = $0 { wish } else { nil } }
  }

  @Test("gs lists them with what they are, and says where they are kept")
  func listed() {
    var bench = bench()
    bench.press("g s")
    for words in ["Theme …", "Mouse", "Keys …", "After resolving"] {
      #expect(bench.screen.contains { $0.contains(words) }, "\(words)")
    }
    #expect(bench.screen.contains { $0.contains("/etc/x/config.yaml") })
  }

  @Test(
    "Each is changed by Enter, at once, and kept",
    arguments: [
      ("figures", ["panes", "figures"], "false"), ("preview", ["panes", "preview"], "false"),
      ("mouse", ["mouse"], "on"), ("bell", ["notifications", "bell"], "false"),
      ("after", ["after_resolve"], "list"), ("ascii", ["ascii"], "true"),
      ("ambiguous", ["ambiguous"], "2"), ("whole", ["synchronized"], "on"),
    ])
  func changed(typed: String, path: [String], word: String) {
    var bench = bench()
    bench.press("g s")
    bench.type(typed + "\n")
    #expect(wishes(bench) == [Preference(path, .word(word))])
    // The box stays, with what is now.
    #expect(bench.desk.context == .picker)
  }

  @Test func panesGoAtOnce() {
    var bench = bench()
    #expect(bench.screen.contains { $0.contains("TODAY") })
    bench.press("g s")
    bench.type("figures\n")
    bench.press("Esc")
    #expect(!bench.screen.contains { $0.contains("TODAY") })
  }

  @Test("Themes are shown while the cursor moves; Esc brings back the one before")
  func themes() {
    var bench = bench()
    bench.press("g s Enter")
    bench.clearEffects()
    bench.press("Down Down")
    #expect(
      bench.effects.filter { if case .previewTheme = $0 { true } else { false } }
        == [.previewTheme("light"), .previewTheme("solarized")])
    bench.press("Esc")
    #expect(
      bench.effects.last { if case .previewTheme = $0 { true } else { false } }
        == .previewTheme("dark"))
    #expect(wishes(bench).isEmpty)
    bench.press("Enter Down Enter")
    #expect(wishes(bench) == [Preference(["theme"], .word("light"))])
    #expect(bench.desk.settings.look.theme == "light")
  }

  @Test("A key is rebound by pressing it; the old one goes, hints and help follow")
  func keys() {
    var bench = bench()
    bench.press("g s")
    bench.type("keys\n")
    bench.type("resolve\n")
    bench.press("R Enter")
    #expect(wishes(bench) == [Preference(["keys", "resolve"], .list(["R"]))])
    bench.press("Esc Esc")
    bench.wait(400)
    bench.press("e")
    #expect(bench.message.contains("does nothing here"))
    bench.press("G k R")
    #expect(bench.commands == [.resolve(reason: nil)])
  }

  @Test("Keys that contradict are refused in words, and nothing changes")
  func conflict() {
    var bench = bench()
    bench.press("g s")
    bench.type("keys\n")
    bench.type("resolve\n")
    bench.press("?")
    #expect(bench.screen.contains { $0.contains("? means resolve and help") })
    bench.press("Enter")
    #expect(wishes(bench).isEmpty)
    #expect(bench.screen.contains { $0.contains("? means resolve and help") })
    // Taken back with Backspace, another is tried.
    bench.press("Backspace R Enter")
    #expect(wishes(bench) == [Preference(["keys", "resolve"], .list(["R"]))])
  }

  @Test("A usual key of another command is taken from it, and that is said before and after")
  func taken() {
    var bench = bench()
    bench.press("g s")
    bench.type("keys\n")
    bench.type("resolve\n")
    bench.press("p")
    #expect(bench.screen.contains { $0.contains("p is yours for resolve: pending has no key now") })
    bench.press("Enter")
    #expect(wishes(bench) == [Preference(["keys", "resolve"], .list(["p"]))])
    #expect(bench.message.contains("pending has no key now"))
    bench.press("Esc Esc")
    bench.wait(400)
    bench.press("g s")
    bench.type("keys\n")
    bench.type("pending\n")
    // Its own key, once it has one, is said like any other.
    bench.press("Z Enter")
    #expect(bench.desk.keymap.yielded.isEmpty)
  }

  @Test("Backspace alone brings the usual keys back; Esc leaves them")
  func usual() {
    var bench = bench()
    bench.press("g s")
    bench.type("keys\n")
    bench.type("resolve\n")
    bench.press("R Enter Enter Backspace")
    #expect(wishes(bench).last == Preference(["keys", "resolve"], nil))
    #expect(bench.desk.keymap.own.isEmpty)
    bench.press("Enter X Esc")
    #expect(bench.desk.keymap.own.isEmpty)
  }

  @Test("What could not be written says so, with the line to write")
  func unwritten() {
    var bench = bench()
    bench.send(.preferenceSaved(Preference(["mouse"], .word("on")), problem: "Write: mouse: on"))
    #expect(bench.message == "Write: mouse: on")
  }
}

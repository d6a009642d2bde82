import Inbox
import Testing

@testable import WorkspaceFile

/// config.yaml is its owner's: a change moves nothing but what it says.
@Suite("Changing config.yaml")
struct ConfigurationEditingTests {
  private func changed(
    _ text: String, _ path: String..., to value: ConfigurationChange.Value?
  ) throws -> String {
    try ConfigurationChange(path, value).applied(to: text)
  }

  @Test("A value is changed where it stands; comments, order and quotation marks stay")
  func inPlace() throws {
    let text = """
      # mine
      editor: [vim, "+set spell"]   # for long ones
      theme: 'dark'  # at night
      panes: { preview: true, figures: false } # small screen
      """
    #expect(
      try changed(text, "theme", to: .plain("light"))
        == text.replacing("'dark'", with: "light"))
    #expect(
      try changed(text, "panes", "figures", to: .plain("true"))
        == text.replacing("figures: false", with: "figures: true"))
    #expect(
      try changed(text, "editor", to: .list(["nano"]))
        == text.replacing("[vim, \"+set spell\"]", with: "[\"nano\"]"))
  }

  @Test("What is not there yet goes below its key, or to the end")
  func added() throws {
    #expect(try changed("", "theme", to: .plain("light")) == "theme: light\n")
    #expect(
      try changed("# nothing yet", "panes", "preview", to: .plain("false"))
        == "# nothing yet\npanes:\n  preview: false\n")
    #expect(
      try changed("keys:\n    # go\n    go-mine: [g o]\n", "keys", "resolve", to: .list(["E"]))
        == "keys:\n    resolve: [\"E\"]\n    # go\n    go-mine: [g o]\n")
    #expect(
      try changed("panes: {}\n", "panes", "details", to: .plain("false"))
        == "panes: { details: false }\n")
    #expect(
      try changed("keys:\ntheme: dark\n", "keys", "spam", to: .list(["^X \"", "\\"]))
        == "keys:\n  spam: [\"^X \\\"\", \"\\\\\"]\ntheme: dark\n")
    #expect(
      try changed("{ theme: dark }", "mouse", to: .plain("on"))
        == "{ mouse: on, theme: dark }")
  }

  @Test("However deep a value lies, it is changed again where it was put")
  func deep() throws {
    let path = ["notifications", "events", "mention"]
    for begun in [
      "", "notifications:\n", "notifications: {}\n", "notifications: { bell: false }\n",
      "notifications:\n  bell: false # no\n", "notifications:\n  events:\n    due: []\n",
      "notifications:\n  events: { due: [] }\n", "{ notifications: { events: {} } }\n",
    ] {
      var text = begun
      for words in [["bell"], ["desktop"], [], ["bell", "desktop"]] {
        text = try ConfigurationChange(path, .list(words)).applied(to: text)
        let events = try UserConfiguration.read(text).notifications.events
        #expect(events[.mention]?.map(\.rawValue).sorted() == words, "\(text)")
      }
      text = try ConfigurationChange(path, nil).applied(to: text)
      #expect(try UserConfiguration.read(text).notifications.events[.mention] == nil, "\(text)")
    }
  }

  @Test("What is taken away takes its line along and nothing else")
  func removed() throws {
    let text = "keys:\n  resolve: E\n  spam: [X, Y]\n# end\n"
    #expect(
      try changed(text, "keys", "resolve", to: nil) == "keys:\n  spam: [X, Y]\n# end\n")
    #expect(
      try changed("keys: { spam: X, link: Y }\n", "keys", "spam", to: nil)
        == "keys: { link: Y }\n")
    #expect(try changed("keys: { spam: X }\n", "keys", "spam", to: nil) == "keys: {}\n")
    #expect(try changed("theme: dark\n", "theme", to: nil) == "")
    #expect(try changed("theme: dark\n", "keys", "spam", to: nil) == "theme: dark\n")
  }

  @Test("A list with hyphens becomes one in brackets, unless a comment stands in it")
  func hyphens() throws {
    let text = "keys:\n  resolve:\n    - E\n    - ^E\n  spam: X\n"
    #expect(
      try changed(text, "keys", "resolve", to: .list(["R R"]))
        == "keys:\n  resolve: [\"R R\"]\n  spam: X\n")
    let spoken = "keys:\n  resolve:\n    - E # east\n    - F\n"
    #expect(throws: ConfigurationChangeError.unsuited(line: 4)) {
      try changed(spoken, "keys", "resolve", to: .list(["R"]))
    }
  }

  @Test("What only its owner can change is left alone, and the line to write is told")
  func unsuited() throws {
    for text in ["theme: &t dark\nlanguage: *t\n", "theme: >\n  dark\n", "theme: [\n"] {
      #expect(throws: ConfigurationChangeError.self) {
        try changed(text, "theme", to: .plain("light"))
      }
    }
    let change = ConfigurationChange(["keys", "go-mine"], .list(["g o"]))
    #expect(change.line == "keys: { go-mine: [\"g o\"] }")
    #expect(ConfigurationChange(["theme"], .plain("dusk")).line == "theme: dusk")
  }

  @Test("The ends of lines and the mark at the start stay as they are")
  func bytes() throws {
    #expect(
      try changed("\u{FEFF}theme: dark\r\nascii: true\r\n", "theme", to: .plain("mono"))
        == "\u{FEFF}theme: mono\r\nascii: true\r\n")
    #expect(
      try changed("theme: dark\r\n", "ascii", to: .plain("true"))
        == "theme: dark\r\nascii: true\r\n")
  }
}

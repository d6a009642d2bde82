import Testing

@testable import Inbox

@Suite("Words for the row")
struct SnippetTests {
  @Test(
    "One line, every run of white space one space",
    arguments: [
      ("", ""), ("  \n", ""), (" a\r\n\tb ", "a b"), ("a\u{2028}b\u{85}\u{A0}c\u{3000}", "a b c"),
      ("Grüße – “ja”", "Grüße – “ja”"), ("👩‍👩‍👧 x", "👩‍👩‍👧 x"),
    ])
  func oneLine(text: String, words: String) {
    #expect(Conversation.Snippet.firstWords(of: text) == words)
  }

  @Test("Cut at 160, never inside a character")
  func cut() {
    let long = String(repeating: "é", count: 500)
    #expect(Conversation.Snippet.firstWords(of: long).count == 160)
    let combining = String(repeating: "a", count: 159) + "e\u{301}\u{302} and more"
    #expect(
      Conversation.Snippet.firstWords(of: combining) == String(repeating: "a", count: 159))
    let exact = String(repeating: "b", count: 160)
    #expect(Conversation.Snippet.firstWords(of: exact) == exact)
  }

  @Test("White space is what Unicode says", arguments: [0...0x3FF, 0x1600...0x3100])
  func whiteSpace(range: ClosedRange<UInt32>) {
    for scalar in range.compactMap(Unicode.Scalar.init) {
      let isDropped = Conversation.Snippet.firstWords(of: String(scalar)).isEmpty
      #expect(isDropped == scalar.properties.isWhitespace, "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test("The newest unanswered message, else our last answer; withdrawn words go")
  func whose() {
    var journal = Journal()
    journal.customer("10:00")
    journal.customer("10:01")
    let workspace = Workspace()
    #expect(journal.folded(in: workspace).conversation?.snippet.text == "Message 2")
    #expect(journal.folded(in: workspace).conversation?.unanswered == 2)
    journal.bot("10:02")
    #expect(journal.folded(in: workspace).conversation?.snippet.text == "Message 2")
    journal.line("10:03", .edit("m2", text: "New words"))
    #expect(journal.folded(in: workspace).conversation?.snippet.text == "New words")
    journal.line("10:04", .redact("m2"))
    #expect(journal.folded(in: workspace).conversation?.snippet.text == "")
    journal.reply("10:05")
    #expect(journal.folded(in: workspace).conversation?.snippet.speaker == .us)
    #expect(journal.folded(in: workspace).conversation?.snippet.text == "Message 4")
    #expect(journal.folded(in: workspace).conversation?.unanswered == 0)
  }
}

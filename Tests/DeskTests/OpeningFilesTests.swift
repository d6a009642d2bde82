import Canvas
import Inbox
import Testing

@testable import Desk

/// Attachments and links: listed, and opened only after a question that names the real host.
@Suite struct OpeningFilesTests {
  @Test(arguments: [
    ("https://acme.example/a?b#c", "acme.example"),
    ("HTTPS://Acme.Example", "acme.example"),
    // What stands before the @ leads nowhere.
    ("https://mybank.example@evil.example/login", "evil.example"),
    ("https://mybank.example:443@evil.example:8443/", "evil.example"),
    ("https://xn--bnk-0xa.example/", "xn--bnk-0xa.example"),
    ("https://[2001:db8::1]/x", "[2001:db8::1]"),
  ])
  func theHostIsTheRealOne(text: String, host: String) {
    #expect(WebAddress(text)?.host == host)
  }

  @Test(arguments: [
    "http://acme.example/", "javascript:alert(1)", "file:///etc/passwd", "https://", "https://@/",
    "https://a b.example/", "https://evil.example\\@mybank.example/", "-https://a.example",
    "https://localhost/", "https://a.example/\u{1B}]8;;", "ftp://a.example/",
  ])
  func anythingElseIsNoAddress(text: String) {
    #expect(WebAddress(text) == nil)
  }

  @Test func addressesAreFoundInASentence() {
    let text =
      "See https://a.example/x, (https://b.example/y_(z)) and https://a.example/x; «https://c.example»."
    #expect(
      WebAddress.all(in: text, limit: 10).map(\.text) == [
        "https://a.example/x", "https://b.example/y_(z)", "https://c.example",
      ])
    #expect(WebAddress(("https://a.example@b.example/"))?.doubt != nil)
    #expect(WebAddress(("https://ехаmple.example/"))?.doubt != nil)
    #expect(WebAddress(("https://plain.example/"))?.doubt == nil)
  }

  /// A picture, and a file without an address.
  private static let sent = [
    Inbox.Attachment(
      name: "beleg.png", mediaType: "image/png", bytes: 214_000, url: "https://media.example/1"),
    Inbox.Attachment(name: "vertrag.pdf", mediaType: "application/pdf", bytes: 9000),
  ]

  /// A conversation whose customer sent files and a link.
  private func bench(with files: [Inbox.Attachment] = sent) throws -> Bench {
    var bench = Bench()
    let row = try #require(bench.store.rows.first)
    var entry = Sample.message(
      "Hier: https://mybank.example@evil.example/login", row, sequence: 900, at: bench.now)
    guard case .message(var message) = entry.event.what else { return bench }
    message.attachments = files
    entry.event.what = .message(message)
    bench.store.entries[row.id]?.append(entry)
    bench.press("Enter o")
    return bench
  }

  @Test func aQuestionNamesTheHostAndOnlyItsKeyOpens() throws {
    var bench = try bench()
    bench.type("evil")
    bench.press("Enter")
    #expect(bench.screen.contains { $0.contains("leads to  evil.example") })
    #expect(bench.screen.contains { $0.contains("before the @ is not where it leads") })
    bench.press("Enter")
    #expect(!bench.effects.contains { if case .openAddress = $0 { true } else { false } })
    bench.press("o")
    #expect(bench.effects.contains(.openAddress("https://mybank.example@evil.example/login")))
  }

  @Test(arguments: [("rechnung.pdf", true), ("rechnung.pdf.exe", false), ("seite.html", false)])
  func whatWasKeptIsOpenedOrSavedAndWhatMayRunOnlySaved(name: String, isOpened: Bool) throws {
    var file = Inbox.Attachment(name: name, mediaType: "application/pdf", bytes: 9000)
    file.digest = String(repeating: "0a", count: 32)
    var bench = try bench(with: [file])
    bench.type(name)
    bench.press("Enter")
    #expect(bench.screen.contains { $0.contains("open it") } == isOpened)
    #expect(bench.screen.contains { $0.contains("can only be saved") } != isOpened)
    bench.press("Enter o")
    #expect(bench.effects.contains(.openAttachment(file)) == isOpened)
    if isOpened {
      bench.press("o")
      bench.type(name)
      bench.press("Enter")
    }
    bench.press("s")
    #expect(bench.effects.contains(.saveAttachment(file)))
  }

  @Test func withoutAProgramNothingIsOfferedThatCannotBeDone() throws {
    var file = Inbox.Attachment(name: "rechnung.pdf", mediaType: "application/pdf", bytes: 9000)
    file.digest = String(repeating: "0a", count: 32)
    var bench = try bench(with: [file])
    bench.desk.settings.openerProblem = "No program opens it: opener: xdg-open"
    bench.type("rechnung")
    bench.press("Enter")
    #expect(bench.screen.contains { $0.contains("No program opens it: opener: xdg-open") })
    #expect(!bench.screen.contains { $0.contains("open it ") })
    bench.press("o")
    #expect(!bench.effects.contains(.openAttachment(file)))
    bench.press("s")
    #expect(bench.effects.contains(.saveAttachment(file)))
    bench.press("o")
    bench.type("evil")
    bench.press("Enter o")
    #expect(!bench.effects.contains { if case .openAddress = $0 { true } else { false } })
    bench.press("y")
    #expect(bench.effects.contains(.copy(text: "https://mybank.example@evil.example/login")))
  }

  @Test func whatWasNotKeptSaysSo() throws {
    var bench = try bench()
    #expect(bench.screen.contains { $0.contains("[image] beleg.png · 214 KB") })
    bench.type("vertrag")
    bench.press("Enter")
    #expect(bench.message == "only its name and size are kept here")
    bench.press("^U")
    bench.type("beleg")
    bench.press("Enter y")
    #expect(bench.effects.contains(.copy(text: "https://media.example/1")))
    bench = Bench()
    bench.store.entries[ConversationID(88117)] = []
    bench.press("j Enter o")
    #expect(bench.message.contains("Nothing is attached here"))
  }
}

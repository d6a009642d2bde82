import Inbox
import Mail
import Testing

/// The text of a mail that is HTML alone.
private func text(_ html: String) throws -> String {
  try MailMessage(
    reading: Array("From: a@x.example\nContent-Type: text/html; charset=utf-8\n\n\(html)".utf8)
  ).text
}

struct HTMLTests {
  @Test func laysBlocksOut() throws {
    #expect(
      try text("<h1>Hello</h1><p>One\n  two<br>three</p><div>four</div><div>five</div>")
        == "Hello\n\nOne two\nthree\n\nfour\nfive")
    #expect(
      try text("<ul><li>a<li>b<ol><li>c</li><li>d</li></ol></ul>x")
        == "- a\n- b\n  1. c\n  2. d\nx")
    #expect(try text("<table><tr><td>a<td>b<tr><td>c<td>d</table>") == "a b\nc d")
    #expect(try text("<pre>a  b\n  c</pre>") == "a  b\n  c")
    #expect(try text("a&nbsp;b&amp;c &lt;d&gt; &euro;") == "a b&c <d> €")
  }

  @Test func marksQuotations() throws {
    #expect(
      try text("<p>Yes</p><blockquote>Is it?<blockquote>Maybe<p>so</blockquote></blockquote>No")
        == "Yes\n\n> Is it?\n>> Maybe\n>>\n>> so\n\nNo")
  }

  @Test func leavesOutWhatIsNotSeen() throws {
    #expect(
      try text(
        "<title>t</title><style>s{}</style><script>alert(1)</script><!-- c --><p "
          + "style='DISPLAY : none'>hidden</p><img alt='Logo' src=http://x/pixel>seen")
        == "[Logo]seen")
  }

  /// Whatever a link calls itself, its real host stands beside it (security.md, row 7).
  @Test(arguments: [
    (
      "<a href='https://evil.example/a'>https://bank.example</a>",
      "https://bank.example <https://evil.example/a>"
    ),
    ("<a href='https://bank.example@evil.example/'>pay</a>", "pay <https://evil.example/>"),
    ("<a href='https:\\\\evil.example\\x'>pay</a>", "pay <https://evil.example\\x>"),
    ("<a href='https://bank.example%2F@evil.example'>pay</a>", "pay <https://evil.example>"),
    ("<a href='https://bаnk.example'>bank</a>", "bank <https://xn--bnk-6cd.example>"),
    ("<a href=' jav&#x09;ascript:alert(1)'>x</a>", "x"),
    ("<a href='ht&#10;tps://evil.example/><b>'>x</a>", "x <https://evil.example/%3E%3Cb%3E>"),
    ("<a href='HTTPS://Example.ORG/Path'>Example.org/Path</a>", "Example.org/Path"),
    ("<a href='mailto:ann@example.org?bcc=x'>ann@example.org</a>", "ann@example.org"),
    ("<a href='/relative'>x</a> <a href='#y'>y</a> <a>z</a>", "x y z"),
    ("<a href='//evil.example'>x</a>", "x <https://evil.example>"),
    ("<a href='https://a.example/'><img alt='' src=x></a>", "<https://a.example/>"),
  ])
  func showsWhereLinksLead(html: String, shown: String) throws {
    #expect(try text(html) == shown)
  }

  @Test func readsTheCharsetItDeclares() throws {
    let head = "From: a@x.example\nContent-Type: text/html\n\n<meta charset=windows-1251>"
    let mail = try MailMessage(reading: Array(head.utf8) + [0xCF, 0xF0, 0xE8])
    #expect(mail.text == "При")
  }

  @Test func prefersPlainTextUnlessItSaysNothing() throws {
    func mail(plain: String) throws -> String {
      try MailMessage(
        reading: Array(
          """
          From: a@x.example
          Content-Type: multipart/alternative; boundary=b

          --b

          \(plain)
          --b
          Content-Type: text/html

          <p>Rich</p>
          --b--
          """.utf8)
      ).text
    }
    #expect(try mail(plain: "Plain") == "Plain")
    #expect(try mail(plain: "   \n") == "Rich")
    #expect(try mail(plain: "Your mail program cannot show HTML.") == "Rich")
  }

  /// Shapes that browsers' parsing rules make expensive: deep trees, formatting that is opened again
  /// in every paragraph, tables in tables. On a small stack, within the memory of the arena.
  @Test(arguments: HostileHTML.allCases)
  func survivesHostileTrees(tree: HostileHTML) throws {
    let bytes = Array("From: a@x.example\nContent-Type: text/html\n\n\(tree.html)end".utf8)
    let notes = SmallStack.run { try? MailMessage(reading: bytes).notes } ?? nil
    #expect(notes != nil)
  }
}

enum HostileHTML: String, CaseIterable {
  case deep, deepWithParagraphs, formatting, tables, fosterParents, links, foreign, misnested
  case angles, ampersands, attributes, quotations, lists, comment

  var html: String {
    func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }
    return switch self {
    case .deep: times(200_000, "<div>")
    case .deepWithParagraphs: times(19_000, "<div>") + times(900, "<p>x")
    case .formatting: (0..<9_000).map { "<b id=\($0)>" }.joined() + times(9_000, "<p>x")
    case .tables: times(6_000, "<table><tr><td>")
    case .fosterParents: times(6_000, "<table><div></table>")
    case .links: times(9_000, "<a href=http://x.example>x<object>")
    case .foreign: times(6_000, "<svg><desc><p>")
    case .misnested: times(4_000, "<font><b><i><u></p>")
    case .angles: times(1_000_000, "<")
    case .ampersands: times(1_000_000, "&")
    case .attributes: "<div " + (0..<100_000).map { "a\($0)=1 " }.joined() + ">"
    case .quotations: times(15_000, "<blockquote>x")
    case .lists: times(9_000, "<ul><li>x")
    case .comment: "<!--" + times(500_000, "-")
    }
  }
}

import Inbox
import Mail
import Testing
import TestSupport

/// A mail with a body in some charset, as it comes off the wire.
private func mail(_ charset: String?, _ body: [UInt8]) throws -> MailMessage {
  let label = charset.map { "Content-Type: text/plain; charset=\($0)\n" } ?? ""
  return try MailMessage(reading: Array("From: a@x.example\n\(label)\n".utf8) + body)
}

struct CharsetTests {
  @Test(arguments: [
    ("iso-8859-1", [0x93, 0x61, 0x94, 0x80] as [UInt8], "“a”€"),
    ("\"Windows-1251\"", [0xCF, 0xF0, 0xE8], "При"),
    ("gb2312", [0xC4, 0xE3, 0x95, 0x34, 0xB2, 0x35], "你𠮷"),
    ("x-sjis", [0x92, 0x8D, 0x87, 0x40], "注①"),
    ("ks_c_5601-1987", [0xB0, 0xA1, 0x8C, 0x63], "가똠"),
    ("KOI8R", [0xF0, 0xD2, 0xC9], "При"),
    ("cp437", [0x81, 0x9B], "ü¢"),
  ])
  func readsWhatTheLabelMeans(label: String, bytes: [UInt8], text: String) throws {
    #expect(try mail(label, bytes).text == text)
  }

  @Test(arguments: [nil, "us-ascii", "x-nonsense", "../../etc/passwd", "utf-8//TRANSLIT"])
  func fallsBackToUTF8AndThenWindows(label: String?) throws {
    #expect(try mail(label, Array("Grüße 😀".utf8)).text == "Grüße 😀")
    #expect(try mail(label, [0x47, 0x72, 0xFC, 0xDF, 0x65]).text == "Grüße")
    // One broken byte does not make another charset of it.
    #expect(try mail(label, Array("Grüße 😀 ".utf8) + [0xFF]).text == "Grüße 😀 \u{FFFD}")
  }

  @Test func replacesWhatMeansNothing() throws {
    #expect(try mail("utf-8", [0x61, 0xFF, 0x62]).text == "a\u{FFFD}b")
    #expect(try mail("shift_jis", [0x61, 0x81]).text == "a\u{FFFD}")
    #expect(try mail("iso-2022-jp", [0x1B, 0x24, 0x42, 0x43]).text == "\u{FFFD}")
    #expect(
      try mail("utf-16", [0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8, 0x62, 0x00]).text == "a\u{FFFD}b")
    #expect(try mail("utf-8", [0x61, 0x00, 0x62]).text == "ab")
  }

  @Test func decodesHeadersByTheSameTable() throws {
    let text = """
      From: =?gb2312?B?xOOVNLI1?= <a@x.example>
      Subject: =?iso-8859-1*de?Q?=93Stra=DFe=94?= =?utf-8?B?8J+Y?= =?utf-8?B?gA==?=

      x
      """
    let read = try MailMessage(reading: Array(text.utf8))
    #expect(read.from == [MailAddress(name: "你𠮷", address: "a@x.example")])
    #expect(read.subject == "“Straße”😀")
  }

  @Test func readsRawEightBitHeaders() throws {
    let utf8 = try MailMessage(reading: Array("Subject: Größe\n\nx".utf8))
    #expect(utf8.subject == "Größe")
    let latin = try MailMessage(
      reading: Array("Subject: Gr".utf8) + [0xF6, 0xDF] + Array("e\n\nx".utf8))
    #expect(latin.subject == "Größe")
  }

  @Test(
    .enabled(if: Fixtures.areThere, "\(SharedMaterial.why)"),
    arguments: [
      ("cp437", "Grüße ½"), ("gb18030", "你好，我的订单在哪里？𠮷"), ("iso-2022-jp", "注文はどこですか"),
      ("iso-8859-8", "שלום"), ("shift_jis", "注文はどこですか"), ("utf-16", "Grüße 你好"),
      ("windows-1251", "Где мой заказ?"), ("windows-1256", "مرحبا"),
    ])
  func readsTheTortureMails(charset: String, text: String) throws {
    let read = try MailMessage(reading: try Fixtures.bytes("torture/charset_\(charset).eml"))
    #expect(read.text == text)
    #expect(read.subject == text)
  }
}

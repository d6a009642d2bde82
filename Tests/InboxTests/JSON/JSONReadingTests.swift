import Testing

@testable import Inbox

@Suite struct JSONReadingTests {
  @Test func membersKeepTheirOrderAndNumbersTheirSpelling() throws {
    let line = #"{"v":1,"at":"2026-11-20T09:15:00.000Z","z":-0.50E+03,"a":[true,false,null,{}]}"#
    let value = try JSONValue(json: Array(line.utf8))
    #expect(value.json == line)
    #expect(value.object?.map(\.name) == ["v", "at", "z", "a"])
    #expect(value["z"]?.numberText == "-0.50E+03")
    #expect(value["z"]?.double == -500)
    #expect(value["v"]?.int64 == 1)
    #expect(value["a"]?.array?.count == 4)
    #expect(value["b"] == nil)
  }

  @Test(arguments: [
    // RFC 8259, section 13.
    (
      #"{"Image": {"Width": 800, "Height": 600, "Title": "View from 15th Floor", "Thumbnail": {"#
        + #""Url": "http://www.example.com/image/481989943", "Height": 125, "Width": 100}, "#
        + #""Animated" : false, "IDs": [116, 943, 234, 38793]}}"#,
      #"{"Image":{"Width":800,"Height":600,"Title":"View from 15th Floor","Thumbnail":{"#
        + #""Url":"http://www.example.com/image/481989943","Height":125,"Width":100},"#
        + #""Animated":false,"IDs":[116,943,234,38793]}}"#
    ),
    (
      "[{\n  \"Latitude\":  37.7668,\t\"Zip\":\r\n\"94107\" } ]\n",
      #"[{"Latitude":37.7668,"Zip":"94107"}]"#
    ),
    (#""Hello world!""#, #""Hello world!""#),
    (" 42 ", "42"),
    ("true", "true"),
    // Section 7: the G clef as a surrogate pair.
    (#""\uD834\uDD1E\u00e4\/\u0041\u005C""#, #""𝄞ä/A\\""#),
    (#"{"":{"":[]}}"#, #"{"":{"":[]}}"#),
    (
      "[0,-0,0.0,1e5,1E-5,123456789012345678901234567890]",
      "[0,-0,0.0,1e5,1E-5,123456789012345678901234567890]"
    ),
  ])
  func examples(text: String, written: String) throws {
    #expect(try JSONValue(json: Array(text.utf8)).json == written)
  }

  /// What is wrong, in words, and the byte at which it is.
  @Test(arguments: [
    ("", 1, "the text ends before a value"),
    ("{", 2, "the text ends before a key in double quotes"),
    (#"{"a""#, 5, "the text ends before a colon"),
    (#"{"a":1"#, 7, "the text ends before a comma or }"),
    ("[1", 3, "the text ends before a comma or ]"),
    (#"{"a":"b"#, 8, "the text ends before the closing double quote"),
    (#"["\u00"#, 7, "the text ends before the closing double quote"),
    (#"{"a":1,}"#, 8, "here a key in double quotes is expected"),
    ("[1,]", 4, "here a value is expected"),
    ("[1 2]", 4, "here a comma or ] is expected"),
    ("{'a':1}", 2, "here a key in double quotes is expected"),
    ("{a:1}", 2, "here a key in double quotes is expected"),
    ("NaN", 1, "here a value is expected"),
    ("[-Infinity]", 2, "not a number"),
    ("[nul]", 2, "here a value is expected"),
    ("[+1]", 2, "here a value is expected"),
    ("[.5]", 2, "here a value is expected"),
    ("[5.]", 2, "not a number"),
    ("[1e]", 2, "not a number"),
    ("[007]", 2, "a number must not begin with 0"),
    ("[-01]", 2, "a number must not begin with 0"),
    ("[0x10]", 3, "here a comma or ] is expected"),
    ("1 2", 3, "something follows the value"),
    ("{}\0", 3, "something follows the value"),
    ("[1] // no", 5, "something follows the value"),
    ("[\"a\tb\"]", 4, "a control character (0x09) in a string"),
    (#"["\x"]"#, 3, "no such escape"),
    (#"["\u{1F600}"]"#, 3, #"\u needs four hexadecimal digits"#),
    (#"["ab\ud800"]"#, 5, "half of a surrogate pair"),
    (#"["\udc00\ud800"]"#, 3, "half of a surrogate pair"),
    (#"["\ud83d\ud83d\ude00"]"#, 3, "half of a surrogate pair"),
    ("\u{FEFF}{}", 1, "a byte order mark"),
    (#"{"v":1,"tag":2,"x":3,"tag":4}"#, 22, #"a key given twice: "tag""#),
    (#"{"tag":2,"\u0074ag":4}"#, 10, #"a key given twice: "tag""#),
    (#"{"\u001b[2J":2,"\u001b[2J":4}"#, 16, #"a key given twice: "\u001b[2J""#),
  ])
  func errorsNameTheColumnAndTheReason(text: String, column: Int, words: String) {
    let error = #expect(throws: JSONError.self) { try JSONValue(json: Array(text.utf8)) }
    #expect(error?.column == column)
    #expect(error?.problem.description == words)
    #expect(error?.description(line: 3) == "line 3, column \(column): \(words)")
  }

  @Test func invalidUTF8IsNamedByItsByte() {
    func column(_ bytes: [UInt8]) -> Int? {
      let error = #expect(throws: JSONError.self) { try JSONValue(json: bytes) }
      #expect(error?.problem == .invalidUTF8)
      return error?.column
    }
    let head = Array(#"{"t":"ä"#.utf8)
    let tail = Array(#"b"}"#.utf8)
    #expect(column(head + [0xFF] + tail) == 9)
    #expect(column(head + [0xC3] + tail) == 9)
    #expect(column(head + [0xED, 0xA0, 0x80] + tail) == 9)
    #expect(column(head + [0xC0, 0x80] + tail) == 9)
    #expect(column(head + Array(#"\n\t"#.utf8) + [0xF4, 0x90, 0x80, 0x80] + tail) == 13)
    #expect(column(Array(#"{""#.utf8) + [0x80] + Array(#"":1}"#.utf8)) == 3)
  }

  @Test func keysAreToldApartByTheirBytes() throws {
    let line = "{\"é\":1,\"e\u{301}\":2,\"K\":3,\"\u{212A}\":4}"
    let value = try JSONValue(json: Array(line.utf8))
    #expect(value.json.utf8.elementsEqual(line.utf8))
    #expect(value["e\u{301}"]?.int64 == 2)
    #expect(value["\u{212A}"]?.int64 == 4)
    #expect(JSONValue.string("é") != JSONValue.string("e\u{301}"))
  }

  @Test func depthIsLimitedTo64() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    _ = try JSONValue(json: nested(64))
    let error = #expect(throws: JSONError.self) { try JSONValue(json: nested(65)) }
    #expect(error == JSONError(column: 65, problem: .tooDeep(limit: 64)))
    let mixed = String(repeating: #"{"a":["#, count: 33)
    let second = #expect(throws: JSONError.self) { try JSONValue(json: Array(mixed.utf8)) }
    #expect(second?.problem == .tooDeep(limit: 64))
  }

  @Test func limitsAreKept() throws {
    var limits = JSONLimits.journal
    limits.members = 100
    limits.numberCharacters = 5
    limits.bytes = 5000
    func object(_ count: Int, last: String) -> [UInt8] {
      let members = (0..<(count - 1)).map { "\"k\($0)\":0" } + ["\"\(last)\":1"]
      return Array("{\(members.joined(separator: ","))}".utf8)
    }
    _ = try JSONValue(json: object(100, last: "z"), limits: limits)
    let many = #expect(throws: JSONError.self) {
      try JSONValue(json: object(101, last: "z"), limits: limits)
    }
    #expect(many?.problem == .tooManyMembers(limit: 100))
    for (count, last) in [(60, "k3"), (60, "k58"), (33, "k0"), (34, "k32")] {
      let twice = #expect(throws: JSONError.self) {
        try JSONValue(json: object(count, last: last), limits: limits)
      }
      #expect(twice?.problem == .keyGivenTwice(last))
    }
    let long = #expect(throws: JSONError.self) {
      try JSONValue(json: Array("[123456]".utf8), limits: limits)
    }
    #expect(long == JSONError(column: 2, problem: .numberTooLong(limit: 5)))
    let bytes = #expect(throws: JSONError.self) {
      try JSONValue(json: Array(repeating: 0x20, count: 5001), limits: limits)
    }
    #expect(bytes == JSONError(column: 5001, problem: .tooLong(limit: 5000)))
  }

  @Test func aPayloadIsRepairedWhereAJournalLineIsRefused() throws {
    let text = Array(#"["\ud83d\ud83d\ude00\udc00\u0000x"]"#.utf8)
    #expect(throws: JSONError.self) { try JSONValue(json: text) }
    let value = try JSONValue(json: text, limits: .payload)
    #expect(value == ["\u{FFFD}😀\u{FFFD}\u{FFFD}x"])
    #expect(try JSONValue(json: Array(#""a\u0000b""#.utf8)).json == #""a\u0000b""#)
  }

  @Test func integersAreTakenInOneSpellingOnly() throws {
    func int64(_ text: String) throws -> Int64? { try JSONValue(json: Array(text.utf8)).int64 }
    #expect(try int64("9223372036854775807") == .max)
    #expect(try int64("-9223372036854775808") == .min)
    #expect(try int64("9223372036854775808") == nil)
    #expect(try int64("1.0") == nil)
    #expect(try int64("1e3") == nil)
    #expect(try int64("-0") == nil)
    #expect(try int64("\"1\"") == nil)
    #expect(try JSONValue(json: Array("1e400".utf8)).double == nil)
  }
}

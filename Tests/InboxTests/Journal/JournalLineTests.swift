import Testing

@testable import Inbox

@Suite("Lines of the journal")
struct JournalLineTests {
  private static let head = #"{"v":1,"at":"2026-11-20T09:15:00.000Z","type":"#
  private static let by =
    #""conversation":"c1","by":{"kind":"agent","id":"maya","name":"Maya","team":"x"}"#

  private func written(_ line: String) throws -> String {
    guard case .event(let event) = try JournalLine(reading: Array(line.utf8)) else { return "" }
    var writer = JSONWriter()
    event.write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// A line of every type with all its fields, in the one spelling.
  static let canonical: [String] = [
    #""note",\#(by),"id":"n1","text":"Zwölf \"Stück\"\n","mentions":["tom"]"#,
    #""opened",\#(by),"channel":"email","account":"care","kind":"email","contact":"kim","subject":"Hi""#,
    #""tag",\#(by),"tag":"refund","act":"a1""#,
    #""untag",\#(by),"tag":"refund","act":"a1","later":{"b":1.50,"a":[null]}"#,
    #""tier",\#(by),"tier":3,"reason":"angry""#,
    #""priority",\#(by),"priority":0"#,
    #""assign",\#(by),"agent":null,"team":"billing""#,
    #""assign",\#(by),"team":null"#,
    #""status",\#(by),"status":"snoozed","until":null"#,
    #""status",\#(by),"status":"snoozed","until":"2026-11-21T09:15:00.000Z""#,
    #""status",\#(by),"status":"resolved","auto":true"#,
    #""merge",\#(by),"into":"c2""#,
    #""handoff",\#(by)"#,
    #""csat",\#(by),"score":5,"comment":"thanks","survey":"s1""#,
    #""survey","id":"s1","kind":"nps","contact":"kim""#,
    #""nps","contact":"kim","score":10,"survey":"s1","comment":"ok""#,
    #""call","id":"p1","contact":"kim","account":"tel","agent":"maya","talk_s":61,"hold_s":0,"wrap_s":12,"answered":true,"direction":"in""#,
    #""focus",\#(by),"agent":"maya","from":"2026-11-20T09:14:00.000Z","to":"2026-11-20T09:15:00.000Z""#,
    #""deflection","kind":"accepted","contact":"kim""#,
    #""contact","contact":"kim","name":"Kim","identities":[{"channel":"x","handle":"@kim","since":2020}],"bio":"b","followers":12000,"verified":true,"language":"de","segment":"gold","fields":{"plan":"pro"}"#,
    #""approval",\#(by),"message":"m9","state":"approved","variants":["a","b"],"chosen":1,"text":"b","due":"2026-11-20T10:15:00.000Z","note":"fine""#,
    #""availability","by":{"kind":"agent","id":"maya"},"agent":"maya","state":"away""#,
    #""skip",\#(by),"agent":"maya","reason":"Greek""#,
    #""resolution_reason",\#(by),"reason":"spam run""#,
    #""link",\#(by),"to":"c2","relation":"follow_up""#,
    #""incident","incident":"i1","state":"open","text":"down""#,
    #""undo",\#(by),"undoes":"a1","act":"a2""#,
    #""edit",\#(by),"id":"m1","text":"new""#,
    #""redact",\#(by),"id":"m1""#,
    #""purge","before":"2026-01-01T00:00:00.000Z""#,
    #""reveal",\#(by),"message":"m1""#,
    #""message",\#(by),"id":"m1","channel":"x","account":"acme","kind":"mention","direction":"out","text":"Hello","subject":"s","reply_to":"m0","public":false,"lang":"en","attachments":[{"name":"a.pdf","media_type":"application/pdf","bytes":12,"url":"https://a.example","sha":"00"}],"auto":true,"campaign":true,"reaction":true,"echo":true,"delivery":"failed""#,
    #""message","conversation":"c1","by":{"kind":"customer","id":"kim"},"id":"m1","channel":"sms","account":"acme","kind":"sms","direction":"in","text":null,"purged":true"#,
  ].map { "\(head)\($0)}" }

  @Test("Every type comes back byte for byte", arguments: canonical)
  func roundTrip(line: String) throws {
    let written = try written(line)
    #expect(written == line)
  }

  @Test("Fields in any order, spaces and defaults are written the one way")
  func canonicalOrder() throws {
    let line =
      #" {"tag":"vip", "odd": 1e2, "by":{"id":"maya","kind":"agent"}, "conversation":"c", "#
      + #""type":"tag","act":"a","at":"2026-11-20T09:15:00.000Z","v":1} "#
    let written = try written(line)
    #expect(
      written
        == #"{"v":1,"at":"2026-11-20T09:15:00.000Z","type":"tag","conversation":"c","#
        + #""by":{"kind":"agent","id":"maya"},"tag":"vip","act":"a","odd":1e2}"#)
  }

  @Test("A breach line is derived and ignored")
  func breach() throws {
    let line = Self.head + #""breach","conversation":"c","target":"resolution","due":null}"#
    let read = try JournalLine(reading: Array(line.utf8))
    #expect(read == .derived)
  }

  @Test(
    "What is wrong is said with its column",
    arguments: [
      (#"{"v":2,"at":"2026-11-20T09:15:00.000Z","type":"tag"}"#, 2, "only version 1"),
      (#"{"v":1,"at":"2026-11-20 09:15","type":"tag"}"#, 8, "is no time"),
      (#"{"v":1,"at":"2026-02-30T09:15:00.000Z","type":"tag"}"#, 8, "is no time"),
      (#"{"v":1,"at":"2026-11-20T09:15:00.000Z"}"#, 1, "type is missing"),
      (#"{"v":1,"at":"2026-11-20T09:15:00.000Z","type":"tug"}"#, 40, #""tug" is unknown"#),
      (head + #""tag","tag":"x"}"#, 1, "conversation is missing"),
      (head + #""tag","conversation":"c","tag":3}"#, 72, "a number stands where text"),
      (head + #""tier","conversation":"c","tier":4}"#, 73, "4 does not lie in 1 to 3"),
      (head + #""tier","conversation":"c","tier":1.0}"#, 73, "a whole number is wanted"),
      (head + #""status","conversation":"c","status":"closed"}"#, 75, "is no status"),
      (
        head + #""tag","conversation":"c","by":{"kind":"robot","id":"x"},"tag":"a"}"#, 78,
        "is no kind"
      ),
      (head + #""tag","conversation":"c","tag":"a","tag":"b"}"#, 82, "given twice"),
      (head + #""handoff","conversation":"c""#, 75, "ends before"),
      ("[]", 1, "a line is an object"),
      (
        head + #""message","conversation":"c","id":"m","channel":"x","account":"a","kind":"dm","#
          + #""direction":"in","text":"t"}"#, 1, "by is missing"
      ),
      (
        head + #""message","conversation":"c","by":{"kind":"agent","id":"a"},"id":"m","#
          + #""channel":"x","account":"a","kind":"dm","direction":"in","text":"t"}"#, 76,
        "a message in is by a customer"
      ),
      (
        head + #""contact","contact":"c","identities":[{"channel":"icq","handle":"1"}]}"#, 86,
        #""icq" is no channel"#
      ),
    ])
  func errors(line: String, column: Int, words: String) {
    let error = #expect(throws: JournalError.self) {
      try JournalLine(reading: Array(line.utf8))
    }
    #expect(error?.column == column)
    #expect(error?.problem.contains(words) == true, "\(error?.problem ?? "")")
  }

  @Test("Random lines come back byte for byte and equal", arguments: 0..<50)
  func randomRoundTrip(seed: Int) throws {
    for event in RandomJournal(seed: UInt64(seed), length: 60).lines {
      var writer = JSONWriter()
      event.write(to: &writer)
      let read = try JournalLine(reading: writer.bytes)
      #expect(read == .event(event))
    }
  }

  @Test("Which lines move the guard, open, and need a conversation")
  func facts() {
    var journal = Journal()
    journal.customer("10:00")
    journal.line("10:00", .note(Note(id: "n", text: "t")))
    journal.status("10:00", .open)
    journal.line("10:00", .merge(into: "x"))
    journal.line("10:00", .undo("a"))
    #expect(journal.lines.map(\.movesGuard) == [true, true, true, true, true])
    #expect(journal.lines.map(\.opensConversation) == [true, false, false, false, false])
    var others = Journal()
    others.line("10:00", .tag("a"))
    others.line("10:00", .tier(.two, reason: nil))
    others.line("10:00", .assign(Assignment()))
    others.line("10:00", .focus(agent: "a", from: at("09:00"), to: at("10:00")))
    #expect(others.lines.map(\.movesGuard) == [false, false, false, false])
    #expect(others.lines.map(\.requiresConversation) == [true, true, true, true])
    #expect(others.lines.map(\.requiresKnownConversation) == [true, true, true, true])
  }
}

import Inbox
import InboxStore
import Testing

@Suite("Lines that cannot be imported")
struct BadLineTests {
  private static let good =
    #"{"v":1,"at":"2026-11-20T09:00:00.000Z","type":"message","conversation":"c1","by":{"kind":"customer","id":"ann"},"id":"m1","channel":"x","account":"a","kind":"dm","direction":"in","text":"Hi"}"#

  private static let bad: [(line: String, column: Int, words: String)] = [
    (
      #"{"v":1,"at":"2026-11-20T09:00:00.000Z","type":"tag","conversation":"c1","tag":"x""#, 82,
      "ends"
    ),
    (
      #"{"v":1,"at":"2026-11-20T09:00:00Z","type":"tag","conversation":"c1","tag":"x"}"#, 8,
      "no time"
    ),
    (
      #"{"v":1,"at":"2026-11-31T09:00:00.000Z","type":"tag","conversation":"c1","tag":"x"}"#, 8,
      "no time"
    ),
    (#"{"v":1,"at":"2026-11-20T09:00:00.000Z","type":"shout","conversation":"c1"}"#, 40, "unknown"),
    (
      #"{"v":1,"at":"2026-11-20T09:00:00.000Z","type":"tag","conversation":"c1"}"#, 1,
      "tag is missing"
    ),
    (
      #"{"v":1,"at":"2026-11-20T09:00:00.000Z","type":"tag","tag":"x"}"#, 1,
      "conversation is missing"
    ),
    (
      #"{"v":2,"at":"2026-11-20T09:00:00.000Z","type":"tag","conversation":"c1","tag":"x"}"#, 2,
      "version"
    ),
    (
      #"{"v":1,"at":"2026-11-20T10:00:00.000Z","type":"tag","conversation":"c9","tag":"x"}"#, 53,
      "no conversation \"c9\""
    ),
    (
      #"{"v":1,"at":"2026-11-20T08:00:00.000Z","type":"tag","conversation":"c1","tag":"x"}"#, 53,
      "no conversation \"c1\""
    ),
    (
      #"{"v":1,"at":"2026-11-20T10:00:00.000Z","type":"merge","conversation":"c1","into":"c9"}"#,
      75, "no conversation \"c9\""
    ),
    (
      #"{"v":1,"v":1,"at":"2026-11-20T10:00:00.000Z","type":"tag","conversation":"c1","tag":"x"}"#,
      8, "twice"
    ),
    ("[1]", 1, "object"), ("{\"v\":1,\"at\":\"\u{1}\"}", 14, "control"),
    ("not json", 1, "expected"),
    (good.replacing(#""by":{"kind":"customer","id":"ann"},"#, with: ""), 1, "by is missing"),
    (good.replacing("customer", with: "agent"), 77, "customer"),
    (good.replacing(#""text":"Hi""#, with: #""text":7"#), 180, "text"),
  ]

  @Test("each is named with file, line and column, and nothing has changed", arguments: bad)
  func errors(_ bad: (line: String, column: Int, words: String)) throws {
    let desk = try Desk()
    let path = try desk.file("\(Self.good)\n\(bad.line)\n")
    var told: [BadLine] = []
    let error = #expect(throws: StoreError.self) {
      try desk.store.importJournal([path], now: later, onBad: { told.append($0) })
    }
    let line = try #require(told.first)
    #expect(told.count == 1)
    #expect(line.file == path && line.line == 2)
    #expect(line.column == bad.column, "\(line)")
    #expect(line.problem.contains(bad.words), "\(line)")
    #expect(error == .badLines([line], count: 1))
    #expect(error.map { "\($0)" }?.contains("\(path):2:\(bad.column): ") ?? false)
    #expect(try desk.journal().isEmpty)
  }

  @Test("--skip-bad imports the rest and lists every line that was skipped, in order")
  func skipped() throws {
    let desk = try Desk()
    let text = (Self.bad.map(\.line) + [Self.good]).joined(separator: "\n")
    let path = try desk.file(text)
    var told: [BadLine] = []
    let report = try desk.store.importJournal(
      [path], skipsBad: true, now: later, onBad: { told.append($0) })
    #expect(told.map(\.line) == Array(1...Self.bad.count))
    #expect(report.bad == Self.bad.count && report.written == 1)
    #expect(report.read == report.written + report.bad)
    #expect(try desk.journal() == Self.good + "\n")
  }

  @Test("invalid UTF-8 and half surrogates are errors, for they could not be exported again")
  func encodings() throws {
    for line in [#"{"v":1,"x":"\ud800"}"#, "\u{FEFF}{}"] {
      let desk = try Desk()
      #expect(throws: StoreError.self) { try desk.load(line) }
    }
  }

  @Test("all files are looked at before the first is read")
  func missing() throws {
    let desk = try Desk()
    let path = try desk.file(Self.good)
    #expect(throws: StoreError.self) {
      try desk.store.importJournal([path, "/nowhere/at all"], now: later)
    }
    #expect(throws: StoreError.self) {
      try desk.store.importJournal([desk.directory], now: later)
    }
    #expect(try desk.journal().isEmpty)
  }
}

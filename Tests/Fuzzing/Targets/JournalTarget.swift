import Inbox

extension FuzzTarget {
  /// A line of the journal: what is read is written again as the same event.
  package static let journal = FuzzTarget(
    name: "journal",
    seeds: [
      """
      {"v":1,"at":"2026-11-20T09:00:00.000Z","type":"message","conversation":"c1",\
      "by":{"kind":"customer","id":"a@x.example","name":"Ann"},"id":"m1","channel":"email",\
      "account":"mail","kind":"email","direction":"in","text":"Hi \\u00e9","subject":"S",\
      "attachments":[{"name":"a.pdf","media_type":"application/pdf","bytes":7}],"more":[1.5e3,null]}
      """,
      #"{"v":1,"at":"2026-11-20T09:00:00.000Z","type":"tag","conversation":"c1","by":{"kind":"agent","id":"maya"},"tag":"refund"}"#,
      #"{"v":1,"at":"2026-11-20T09:00:00Z","type":"status","conversation":"c1","by":{"kind":"agent","id":"maya"},"status":"snoozed","until":"2026-11-21T09:00:00Z","act":"a1"}"#,
      #"{"v":1,"at":"2026-11-20T09:00:00.000Z","type":"contact","contact":"a","name":"Ann","identities":[{"channel":"email","handle":"a@x"}],"fields":{"plan":"gold","n":1}}"#,
      #"{"v":1,"at":"2026-11-20T09:00:00.000Z","type":"assign","conversation":"c1","by":{"kind":"agent","id":"maya"},"agent":null,"team":"billing"}"#,
      #"{"v":1,"at":"2026-11-20T09:00:00.000Z","type":"csat","conversation":"c1","by":{"kind":"customer","id":"a"},"score":5}"#,
      #"{"v":1,"at":"2026-11-20T09:00:00.000Z","type":"breach","conversation":"c1"}"#,
    ],
    words: [
      "\"v\":1,", "\"type\":\"", "\"message\"", "\"note\"", "\"merge\"", "\"link\"", "\"undo\"",
      "\"edit\"",
      "\"redact\"", "\"tier\"", "\"priority\"", "\"focus\"", "\"opened\"", "\"untag\"", "\"spam\"",
      "\"call\"",
      "\"into\":", "\"until\":", "\"at\":\"9999-12-31T23:59:59.999Z\"",
      "\"at\":\"0000-01-01T00:00:00Z\"",
      "\\ud83d", "\\u0000", "\\u001b", "null", "true", "-0", "1e999", "9223372036854775808", "[[[[",
      "{\"a\":",
      "}", "]", ",", ":", "\"",
    ],
    rounds: 40_000
  ) { bytes throws(Broken) in
    _ = try? JSONValue(json: bytes, limits: .payload)
    let line: JournalLine
    do throws(JournalError) {
      line = try JournalLine(reading: bytes)
    } catch {
      return try hold(
        error.column >= 1 && error.column <= bytes.count + 2, "an error at column \(error.column)")
    }
    if case .event(let event) = line { try comesBack(event) }
  }
}

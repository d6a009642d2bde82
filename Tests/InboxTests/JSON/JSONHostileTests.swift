import Foundation
import Testing
import TestSupport

@testable import Inbox

/// Texts made to hurt a reader, by the limits of a network's payload.
@Suite struct JSONHostileTests {
  private func isRefused(_ text: String, _ limits: JSONLimits = .payload) -> Bool {
    (try? JSONValue(json: Array(text.utf8), limits: limits)) == nil
  }

  @Test func bombsAreRefused() {
    for count in [65, 100, 100_000] {
      #expect(isRefused(String(repeating: "[", count: count)))
      #expect(
        isRefused(String(repeating: "[", count: count) + String(repeating: "]", count: count)))
    }
    let objects = String(repeating: #"{"a":"#, count: 100_000)
    #expect(isRefused(objects + "1" + String(repeating: "}", count: 100_000)))
    #expect(isRefused(#"{"id":"# + String(repeating: "9", count: 1_000_000) + "}"))
    #expect(isRefused(#"{"t":""# + String(repeating: #"\u0041"#, count: 200_000) + #""}"#))
    #expect(isRefused(#"{"t":""# + String(repeating: "a", count: 8 << 20) + #""}"#))
    let members = (0..<50_000).map { "\"\($0)\":1" }.joined(separator: ",")
    #expect(isRefused("{\(members)}"))
  }

  /// Outside this package, for it grows with what the field reports: read where it lies, else skipped.
  @Test(.enabled(if: HostileCorpus.isThere, "the corpus of hostile texts is not on this machine"))
  func theCorpusIsTakenOrRefusedAsItExpects() throws {
    let lines = try HostileCorpus.lines()
    #expect(lines.count > 20)
    for line in lines {
      let id = line.id
      let value = try? JSONValue(json: line.bytes, limits: .payload)
      if line.expect.hasPrefix("reject") {
        // A text that is no object is refused by whoever wanted one.
        #expect(value?.object == nil, "\(id)")
      }
      if let value {
        let written = value.json
        #expect(!written.utf8.contains { $0 < 0x20 || $0 == 0x7F }, "\(id)")
        #expect(!written.contains(#"\u0000"#), "\(id)")
        #expect((try? JSONValue(json: Array(written.utf8))) == value, "\(id)")
      }
    }
  }
}

private enum HostileCorpus {
  struct Line {
    var id: String
    var expect: String
    var bytes: [UInt8]
  }

  private static let path = SharedMaterial.path("fixtures/hostile/malformed/json.jsonl")

  static let isThere = FileManager.default.fileExists(atPath: path)

  /// The lines that carry their bytes; the others say how to make a bomb, see above.
  static func lines() throws -> [Line] {
    try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A).compactMap { line in
      let value = try JSONValue(json: Array(line))
      guard let encoded = value["bytes_b64"]?.string, let bytes = Data(base64Encoded: encoded)
      else { return nil }
      return Line(
        id: value["id"]?.string ?? "", expect: value["expect"]?.string ?? "", bytes: Array(bytes))
    }
  }
}

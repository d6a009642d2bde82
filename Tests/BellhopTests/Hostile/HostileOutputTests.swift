import Foundation
import TestSupport
import Testing

/// What the commands print, seen on a terminal and read from a file: attacks in every field of a
/// store, in files that cannot be imported, and in what was typed.
///
/// To see it red: let `Shown.whole` answer its text unfiltered (words), or `StandardOutput.json` write
/// what it is given (values).
@Suite(
  "Hostile text in what the commands print", .serialized,
  .enabled(if: SharedMaterial.has("tools/hostile"), "\(SharedMaterial.why)"))
struct HostileOutputTests {
  @Test(
    "On a terminal no command writes what a terminal obeys; words are readable, values are the same"
  )
  func terminal() throws {
    let records = try HostileRecord.all()
    let desk = try HostileDesk(records)
    let commands: [[String]] = [
      ["list", "--limit", "500"], ["list", "--limit", "500", "--json"],
      ["search", HostileDesk.word, "--limit", "500"],
      ["search", HostileDesk.word, "--jsonl"], ["export"], ["export", "--with-derived"],
      ["targets"], ["targets", "--jsonl"],
      ["workspace", "export"], ["outbox", "list"], ["doctor"],
      ["board", "--once"], ["board", "--once", "--size", "200x200"],
    ]
    let places = stride(from: 0, to: records.count, by: Soak.isOn ? 1 : 15)
    let shown =
      try places.map { ["show", "\(try desk.number($0))"] }
      + places.map { ["show", "\(try desk.number($0))", "--json"] }
    var all: [UInt8] = []
    for command in commands + shown {
      let bytes = try Self.onTerminal(command + ["--store", desk.path, "--as", "maya"])
      #expect(!bytes.isEmpty || command[0] == "outbox", "\(command)")
      all += bytes
      if command.contains("--jsonl") || command == ["export"] {
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        where line.hasPrefix("{") {
          #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
        }
      }
    }
    try Self.expectNoFinding(all)
    let text = String(decoding: all, as: UTF8.self)
    let missing = records.filter { $0.isVisible && !text.contains($0.first) }.map(\.name)
    #expect(missing.isEmpty, "not to be read: \(missing)")
  }

  @Test("Messages about what is wrong quote it harmlessly")
  func messages() throws {
    let desk = try CareDesk()
    var all: [UInt8] = []
    for record in try HostileRecord.all() {
      let attack = record.payload.replacingOccurrences(of: "\0", with: "")
      let words = ["--store", desk.store, "--as", "maya"]
      // A workspace that is wrong, a journal with a strange word, a query, a name of a file.
      if record.name.hash % (Soak.isOn ? 1 : 12) != 0 { continue }
      let workspace = try desk.folder.write(
        "workspace: A\n\(attack): 1\nagents:\n  - {id: 7\n", to: "w.yaml")
      let line = #"{"v":1,"at":"2026-11-20T09:00:00.000Z","type":"\#(attack)","conversation":"c"}"#
      let journal = try desk.folder.write(line + "\n", to: "j.jsonl")
      for command in [
        ["workspace", "check", workspace], ["import", journal], ["list", "tag:(\(attack)"],
        ["list", "\(attack):1"],
        ["show", "ref:\(attack)"], [attack], ["tag", "1", "--color", attack],
        ["import", "/nonexistent/\(attack)"],
        ["reply", "1", "--saved", attack], ["assign", "1", attack],
      ] {
        all += try Self.onTerminal(command + words)
      }
    }
    #expect(all.count > 1000)
    try Self.expectNoFinding(all)
  }

  /// What a command writes to both its streams on a terminal.
  static func onTerminal(_ arguments: [String]) throws -> [UInt8] {
    let session = try PtySession(arguments)
    _ = try session.waitForEnd()
    session.pump(milliseconds: 50)
    #expect((session.status ?? 0) & 0x7F == 0, "\(arguments) ended by a signal")
    return session.rest
  }

  static func expectNoFinding(
    _ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/capture"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    // The progress of an import clears its line: our own, and the only sequence there may be.
    let verdict = try SharedMaterial.python([
      SharedMaterial.path("tools/hostile/tty_oracle.py"), path, "--term", "vt220",
    ])
    #expect(
      verdict.output.hasSuffix("FINDINGS 0\n"), "\(verdict.output)", sourceLocation: sourceLocation)
    let sequences = Self.sequences(in: bytes)
    #expect(
      sequences.subtracting(["\u{1B}[K"]).isEmpty, "\(sequences)", sourceLocation: sourceLocation)
  }

  /// Control sequences as they stand; the oracle allows what curses writes, of which there is none here.
  private static func sequences(in bytes: [UInt8]) -> Set<String> {
    var found: Set<String> = []
    for place in bytes.indices where bytes[place] == 0x1B {
      found.insert(String(decoding: bytes[place..<min(place + 3, bytes.count)], as: UTF8.self))
    }
    return found
  }
}

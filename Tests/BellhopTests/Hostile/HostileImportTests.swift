import Foundation
import TestSupport
import Testing

/// The malformed corpora through the real `bellhop import`, each in a process of its own that may have
/// 512 MiB of addresses and 256 KiB of stack: whatever a file holds, it ends with an answer.
///
/// To see it red: raise `depth` in `JSONLimits.journal`, or let `MimeScan.trimmed` answer its input
/// unchanged, and a child dies of its stack.
@Suite(
  "Malformed files through the real import", .serialized,
  .enabled(if: SharedMaterial.has("fixtures/hostile/malformed"), "\(SharedMaterial.why)"),
  .disabled(
    if: Program.isSanitized, "the thread sanitizer needs more addresses than are given here"))
struct HostileImportTests {
  /// A file of a corpus, written out.
  struct Case {
    let name: String
    let expect: String
    let path: String
  }

  static func expand(_ corpus: String, into folder: TemporaryFolder) throws -> [Case] {
    let file = "fixtures/hostile/malformed/\(corpus).jsonl"
    let expanded = try SharedMaterial.python([
      SharedMaterial.path("tools/hostile/expand.py"), SharedMaterial.path(file),
      folder.path + "/" + corpus,
    ])
    try #require(expanded.status == 0, "\(expanded.errors)")
    return try SharedMaterial.lines(file).map { record in
      let name = record["id"] as? String ?? ""
      return Case(
        name: name, expect: record["expect"] as? String ?? "",
        path: "\(folder.path)/\(corpus)/\(name).bin")
    }
  }

  /// Runs the program within the bounds. A status over 128 is a signal: it was ended by the kernel or
  /// by a trap.
  static func bounded(_ arguments: [String]) throws -> Program.Result {
    try Program.run(
      [Program.path] + arguments, executable: "/bin/sh",
      before: ["-c", "ulimit -s 256; ulimit -v 524288; exec \"$0\" \"$@\""],
      environment: ["SWIFT_BACKTRACE": "enable=no"])
  }

  @Test("Every hostile mail is imported and listed")
  func mails() throws {
    let desk = try CareDesk(journal: [])
    let cases = try Self.expand("mime", into: desk.folder)
    #expect(cases.count == 48)
    for mail in cases {
      let before = try lines(of: desk)
      let result = try Self.bounded(
        ["import", mail.path, "--format", "eml", "--store", desk.store, "--as", "maya"])
      // A file whose beginning holds no field that mail has may be refused as none, in words.
      if mail.expect.hasPrefix("reject"), result.status == 2 {
        #expect(result.errors.contains("Nothing was changed"), "\(mail.name): \(result.errors)")
        continue
      }
      #expect(result.status == 0, "\(mail.name): \(result.status) \(result.errors)")
      // In sight: its message stands in the journal.
      let after = try lines(of: desk)
      #expect(after.count > before.count, "\(mail.name): \(result.errors)")
      #expect(
        after.suffix(after.count - before.count).contains { $0.contains("\"type\":\"message\"") },
        "\(mail.name)")
    }
    // All of them together, as the list, the search and a script read them.
    for command in [["list", "--limit", "100"], ["search", "a"], ["list", "--json"]] {
      let result = try Self.bounded(command + ["--store", desk.store, "--as", "maya"])
      #expect(result.status == 0, "\(command): \(result.status) \(result.errors)")
    }
    #expect(try desk.succeed(["doctor", "--verify"]).contains("ok"))
  }

  @Test(
    "Every hostile JSON text is taken as a line or refused with its place, and then nothing changes"
  )
  func json() throws {
    let desk = try CareDesk()
    let before = try lines(of: desk)
    let cases = try Self.expand("json", into: desk.folder)
    #expect(cases.count == 37)
    var now = before
    for text in cases {
      // As a line of its own no journal, whatever else it may be; an empty file holds no line.
      let alone = try Self.bounded(
        ["import", text.path, "--format", "jsonl", "--store", desk.store, "--as", "maya"])
      let isEmpty = try Data(contentsOf: URL(fileURLWithPath: text.path)).isEmpty
      #expect(alone.status == (isEmpty ? 0 : 2), "\(text.name): \(alone.status) \(alone.errors)")
      if !isEmpty { #expect(alone.errors.contains(":1:"), "\(text.name): \(alone.errors)") }
      #expect(try lines(of: desk) == now, "\(text.name)")
      // As a member nobody knows, in a line that is good otherwise.
      let inside = try embedded(text, in: desk)
      let result = try Self.bounded(
        ["import", inside, "--format", "jsonl", "--store", desk.store, "--as", "maya"])
      #expect(result.status == 0 || result.status == 2, "\(text.name): \(result.status)")
      if text.expect.hasPrefix("reject by limit"), !text.name.contains("size") {
        #expect(result.status == 2, "\(text.name) goes too deep")
      }
      let after = try lines(of: desk)
      #expect(after.count == now.count + (result.status == 0 ? 1 : 0), "\(text.name)")
      now = after
    }
    // What was taken is read again as the same lines, by us and by Python.
    #expect(now.count > before.count)
    let file = try desk.folder.write(now.joined(separator: "\n") + "\n", to: "out.jsonl")
    let python = try SharedMaterial.python([
      "-c", "import json,sys\nfor l in open(sys.argv[1], encoding='utf-8'): json.loads(l)", file,
    ])
    #expect(python.status == 0, "\(python.errors)")
    let copy = try CareDesk(journal: now)
    #expect(try lines(of: copy) == now)
  }

  private func embedded(_ text: Case, in desk: CareDesk) throws -> String {
    let line = CareDesk.message(
      "h-\(text.name)", "h-\(text.name)", "2026-11-20T12:00:00.000Z", "eve", "Eve", "webchat",
      "care-chat", "chat", "Hello")
    var bytes = Data(line.dropLast().utf8) + Data(",\"more\":".utf8)
    bytes += try Data(contentsOf: URL(fileURLWithPath: text.path)) + Data("}\n".utf8)
    let path = "\(desk.folder.path)/inside-\(text.name).jsonl"
    try bytes.write(to: URL(fileURLWithPath: path))
    return path
  }

  private func lines(of desk: CareDesk) throws -> [String] {
    try desk.succeed(["export"]).split(separator: "\n").map(String.init)
  }
}

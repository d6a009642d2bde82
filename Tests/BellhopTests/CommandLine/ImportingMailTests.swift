import Foundation
import TestSupport
import Testing

/// Mail of the wild through the command line, once and again.
@Suite(
  "Importing mail",
  .enabled(if: SharedMaterial.has("fixtures/channels/email"), "\(SharedMaterial.why)"))
struct ImportingMailTests {
  private static let folders = ["mime", "torture", "threads_jwz", "quoted"]

  /// Every mail of the corpora but the one without a byte.
  private static func mails() throws -> [String] {
    try folders.flatMap { folder in
      let path = SharedMaterial.path("fixtures/channels/email/" + folder)
      return try FileManager.default.contentsOfDirectory(atPath: path)
        .filter { $0.hasSuffix(".eml") && $0 != "empty.eml" }.sorted().map { path + "/" + $0 }
    }
  }

  @Test("Every mail of the corpora is imported; a second time changes nothing")
  func twice() throws {
    let desk = try CareDesk()
    let before = try desk.succeed(["export"]).split(separator: "\n").count
    let mails = try Self.mails()
    #expect(mails.count > 150)
    try desk.succeed(["import"] + mails + ["--account", "care-mail"])
    let first = try desk.succeed(["export"])
    let written = first.split(separator: "\n").count - before
    // A few of the corpora are the same mail under another name; each of the others is a line.
    #expect(written >= mails.count - 10)
    try desk.succeed(["import"] + mails + ["--account", "care-mail"])
    #expect(try added(to: first, at: desk) == [])
    // The other way round a name may be known from another mail first; no message comes again.
    try desk.succeed(["import"] + mails.reversed() + ["--account", "care-mail"])
    #expect(try added(to: first, at: desk).allSatisfy { $0.contains("\"type\":\"contact\"") })
    // One at a time, as a folder that is watched would bring them.
    let third = try desk.succeed(["export"])
    for mail in mails.prefix(24) { try desk.succeed(["import", mail, "--account", "care-mail"]) }
    #expect(try added(to: third, at: desk) == [])
    #expect(try desk.succeed(["doctor", "--verify"]).contains("the journal and its tables agree"))
  }

  @Test("A mail without a byte is left out with its reason; alone it is refused")
  func refused() throws {
    let desk = try CareDesk()
    let before = try desk.succeed(["export"])
    let empty = SharedMaterial.path("fixtures/channels/email/torture/empty.eml")
    let other = try #require(try Self.mails().first)
    let alone = try desk.run(["import", empty, "--account", "care-mail"])
    #expect(alone.status == 2)
    #expect(alone.errors.contains("left out: \(empty)"))
    #expect(try desk.succeed(["export"]) == before)
    let beside = try desk.run(["import", empty, other, "--account", "care-mail"])
    #expect(beside.status == 0)
    #expect(beside.errors.contains("left out: \(empty)"))
    #expect(try added(to: before, at: desk).contains { $0.contains("\"type\":\"message\"") })
  }

  /// The lines that stand in the journal now and did not before.
  private func added(to journal: String, at desk: CareDesk) throws -> [Substring] {
    let known = Set(journal.split(separator: "\n"))
    let now = try desk.succeed(["export"])
    if now == journal { return [] }
    return now.split(separator: "\n").filter { !known.contains($0) }
  }
}

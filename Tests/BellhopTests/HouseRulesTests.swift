import Foundation
import Testing

/// The rules of the house that a reader would otherwise have to remember.
@Suite("House rules")
struct HouseRulesTests {
  /// What each target may import besides the standard library, Foundation and the C library.
  /// The same table, with reasons, stands in Documentation/Decisions.md.
  static let mayImport: [String: Set<String>] = [
    "Inbox": [],
    "Canvas": [],
    "Terminal": ["Canvas", "CNcurses", "CLinux"],
    "WorkspaceFile": ["Inbox", "Yams"],
    "Mail": ["Inbox", "CGMime"],
    "InboxStore": ["Inbox", "CSQLite", "CLinux", "GRDB"],
    "Desk": ["Inbox", "Canvas"],
    "Demonstration": ["Inbox", "InboxStore", "WorkspaceFile"],
    "bellhop": [
      "Inbox", "Canvas", "Terminal", "WorkspaceFile", "Mail", "InboxStore", "Desk", "CLinux",
      "Demonstration", "ArgumentParser",
    ],
  ]

  /// What the tests of several targets share may import: nothing of ours, so that a test that uses it
  /// is built with its own target alone.
  @Test("What tests share knows no target")
  func testSupport() throws {
    let files = Self.swiftFiles(under: "Tests/TestSupport")
    #expect(!files.isEmpty)
    for file in files {
      #expect(try Self.importedModules(of: file).allSatisfy(Self.systemModules.contains), "\(file)")
    }
  }

  @Test("One seeded generator and one way to the shared material serve all tests")
  func noTwins() throws {
    let theirs = "Tests/TestSupport/"
    for file in Self.swiftFiles(under: "Tests") where !file.hasPrefix(theirs) {
      let text = try Self.lines(of: file).joined(separator: "\n")
      // Put together, or this file would find itself.
      for word in [": RandomNumber" + "Generator {", "[\"BELLHOP_" + "SHARED\"]"] {
        #expect(!text.contains(word), "\(file) has its own; TestSupport has one")
      }
    }
  }

  static let systemModules: Set<String> = [
    "Foundation", "Glibc", "Dispatch", "Synchronization",
  ]

  @Test("Every target imports only what stands below it", arguments: mayImport.keys.sorted())
  func imports(target: String) throws {
    let allowed = try #require(Self.mayImport[target]).union(Self.systemModules)
    var violations: [String] = []
    for file in Self.swiftFiles(under: "Sources/\(target)") {
      for module in try Self.importedModules(of: file) where !allowed.contains(module) {
        violations.append("\(file): imports \(module)")
      }
    }
    #expect(violations.isEmpty)
  }

  @Test("Every target of the table has a folder, and every folder a row")
  func tableIsComplete() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.root + "/Sources")
    let swiftTargets = folders.filter { !Self.swiftFiles(under: "Sources/\($0)").isEmpty }
    #expect(Set(swiftTargets) == Set(Self.mayImport.keys))
  }

  @Test("No file has more than 400 lines")
  func fileLengths() throws {
    let long = try (Self.swiftFiles(under: "Sources") + Self.swiftFiles(under: "Tests")).filter {
      try Self.lines(of: $0).count > 400
    }
    #expect(long.isEmpty)
  }

  @Test("Nothing outside tests names the folder of shared material, and nothing names a machine")
  func noForeignPaths() throws {
    let words = ["shared/fixtures", "shared/tools", "../shared", "/home/", "/root/"]
    var found: [String] = []
    for file in Self.swiftFiles(under: "Sources") {
      let text = try Self.lines(of: file).joined(separator: "\n")
      found += words.filter(text.contains).map { "\(file): \($0)" }
    }
    #expect(found.isEmpty)
  }

  @Test("The check itself sees a wrong import")
  func controlOfTheCheck() {
    #expect(Self.module(inLine: "package import GRDB") == "GRDB")
    #expect(Self.module(inLine: "@testable import struct Canvas.Cell") == "Canvas")
    #expect(Self.module(inLine: "import Foundation") == "Foundation")
    #expect(Self.module(inLine: "let important = 1") == nil)
  }

  // MARK: - Reading the checkout

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  static func swiftFiles(under folder: String) -> [String] {
    let paths = FileManager.default.enumerator(atPath: root + "/" + folder)
    return (paths?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".swift") }.map { folder + "/" + $0 }.sorted()
  }

  static func lines(of file: String) throws -> [Substring] {
    try String(contentsOfFile: root + "/" + file, encoding: .utf8)
      .split(separator: Character("\n"), omittingEmptySubsequences: false)
  }

  static func importedModules(of file: String) throws -> [String] {
    try lines(of: file).compactMap { module(inLine: $0) }
  }

  static func module(inLine line: some StringProtocol) -> String? {
    var words = String(line).split(separator: Character(" ")).map(String.init)
    let prefixes: Set<String> = [
      "@testable", "@preconcurrency", "package", "internal", "private", "public", "fileprivate",
    ]
    while let first = words.first, prefixes.contains(first) { words.removeFirst() }
    guard words.first == "import", words.count > 1 else { return nil }
    let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "var", "typealias"]
    let path = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
    return path.split(separator: Character(".")).first.map(String.init)
  }
}

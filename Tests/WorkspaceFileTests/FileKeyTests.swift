import Testing
import WorkspaceFile

/// The manual's tables of keys against what the readers know. To see it fail: take a line out of
/// `FileKey.workspace`, or add one that no reader asks for.
@Suite struct FileKeyTests {
  @Test("The table of the workspace file names the keys that its reader knows, all of them")
  func workspace() {
    expectSame(FileKey.workspace.map(\.path)) { text in
      do throws(WorkspaceFileErrors) {
        _ = try WorkspaceFile.read(text, zones: TimeZones())
        return []
      } catch {
        return error.problems.map(\.message)
      }
    }
  }

  @Test("The table of config.yaml names the keys that its reader knows, all of them")
  func configuration() {
    expectSame(FileKey.configuration.map(\.path)) { text in
      do throws(WorkspaceFileErrors) {
        _ = try UserConfiguration.read(text)
        return []
      } catch {
        return error.problems.map(\.message)
      }
    }
  }

  /// Puts a key that nobody knows into each mapping that the table implies; the reader answers with
  /// the keys that it knows there.
  private func expectSame(_ paths: [String], errors: (String) -> [String]) {
    var mappings: [String: Set<String>] = [:]
    for path in paths {
      var parts = path.split(separator: ".").map(String.init)
      while let name = parts.popLast() {
        mappings[parts.joined(separator: "."), default: []]
          .insert(name.hasSuffix("[]") ? String(name.dropLast(2)) : name)
      }
    }
    for (mapping, listed) in mappings where !listed.contains("*") {
      let parts = mapping.isEmpty ? [] : mapping.split(separator: ".").map(String.init)
      let messages = errors(FileKeyTests.file(parts))
      let known = messages.compactMap(FileKeyTests.knownKeys).first
      #expect(known == listed, "at “\(mapping)”")
    }
  }

  /// A file in flow style that holds nothing but an unknown key at a place.
  private static func file(_ parts: [String]) -> String {
    var text = "{ zzzzzzzz: 1 }"
    for part in parts.reversed() {
      if part.hasSuffix("[]") {
        text = "{ \(part.dropLast(2)): [\(text)] }"
      } else {
        text = "{ \(part == "*" ? "1" : part): \(text) }"
      }
    }
    return text
  }

  private static func knownKeys(_ message: String) -> Set<String>? {
    let opening = "there is no key “zzzzzzzz”; there are "
    guard message.hasPrefix(opening) else { return nil }
    return Set(message.dropFirst(opening.count).split(separator: ", ").map(String.init))
  }
}

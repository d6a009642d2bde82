import Canvas
import Desk
import Foundation
import Inbox
import WorkspaceFile

/// Finds themes: files of the person's and the machine's folders, and those in the program.
struct ThemeShelf {
  /// Folders, the first that has a theme wins; what none of them has, the program may.
  let folders: [String]

  /// The text of a theme.
  struct Entry {
    /// The file, or how the theme of the program is called in messages.
    let path: String
    let text: String
  }

  /// The theme of this name, its colours as this many can show them; `mono` where there are none.
  ///
  /// - Throws: `Failure` if there is no such theme, or with every error of its file.
  func theme(named name: String, depth: ColorDepth) throws -> Theme {
    try Theme(read(entry(named: depth == .mono ? "mono" : name)), depth: depth)
  }

  /// - Throws: `Failure` with every error of the file.
  func read(_ entry: Entry) throws -> ThemeFile {
    do throws(WorkspaceFileErrors) {
      return try ThemeFile.read(
        entry.text, roles: StyleRole.allCases.map(\.name),
        inherited: { self.find($0)?.text })
    } catch {
      let problems = error.problems.map { "\(entry.path):\($0)" }.joined(separator: "\n")
      throw Failure(status: .usage, problems)
    }
  }

  /// - Throws: `Failure` that names the themes there are and where more may stand.
  func entry(named name: String) throws -> Entry {
    if let entry = find(name) { return entry }
    let near = Spelling.nearest(to: name, among: names).map { " Did you mean “\($0)”?" } ?? ""
    throw Failure(
      status: .usage,
      """
      There is no theme “\(Shown.name(name))”.\(near) There are \(names.joined(separator: ", ")); \
      more may stand in \(folders.joined(separator: " and ")).
      """)
  }

  /// Those of the program first, then those of the folders.
  var names: [String] {
    let files = folders.flatMap { folder in
      (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }
    let further = files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    let known = ThemeFile.builtInNames
    return known + Set(further).subtracting(known).sorted()
  }

  private func find(_ name: String) -> Entry? {
    guard !name.contains("/") else { return nil }
    for folder in folders {
      if let entry = Entry(file: "\(folder)/\(name).yaml") { return entry }
    }
    return ThemeFile.builtIn(name).map { Entry(path: "Bellhop's \(name).yaml", text: $0) }
  }
}

extension ThemeShelf.Entry {
  /// Nil if there is no such file or it cannot be read.
  init?(file: String) {
    guard let bytes = FileManager.default.contents(atPath: file) else { return nil }
    self.init(path: file, text: String(decoding: bytes, as: UTF8.self))
  }
}

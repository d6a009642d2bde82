import Canvas
import Desk
import Foundation
import WorkspaceFile

/// Finds theme files and turns them into what the screens draw with.
struct ThemeShelf {
  /// Folders, the first that has a theme wins.
  let folders: [String]

  /// The theme of this name, its colours as this many can show them; `mono` where there are none.
  ///
  /// - Throws: `Failure` if there is no such theme, or with every error of its file.
  func theme(named name: String, depth: ColorDepth) throws -> Theme {
    let name = depth == .mono ? "mono" : name
    guard let file = file(named: name) else {
      // Without any theme files the program still works: the mono looks are built in.
      if name == "mono" || name == "dark" { return .mono }
      throw Failure(
        status: .usage, "There is no theme “\(name)” in \(folders.joined(separator: ", ")).")
    }
    do throws(WorkspaceFileErrors) {
      let read = try ThemeFile.read(
        file.text, roles: StyleRole.allCases.map(\.name),
        inherited: { self.file(named: $0)?.text })
      return Theme(read, depth: depth)
    } catch {
      let problems = error.problems.map { "\(file.path):\($0)" }.joined(separator: "\n")
      throw Failure(status: .usage, problems)
    }
  }

  private func file(named name: String) -> (path: String, text: String)? {
    guard !name.contains("/") else { return nil }
    for folder in folders {
      let path = "\(folder)/\(name).yaml"
      if let bytes = FileManager.default.contents(atPath: path) {
        return (path, String(decoding: bytes, as: UTF8.self))
      }
    }
    return nil
  }
}

extension Theme {
  fileprivate init(_ file: ThemeFile, depth: ColorDepth) {
    var looks: [StyleRole: Style] = [:]
    for role in StyleRole.allCases {
      looks[role] = file.looks[role.name].map { Style($0, depth: depth) }
    }
    self.init(looks)
  }
}

extension Style {
  fileprivate init(_ look: ThemeFile.Look, depth: ColorDepth) {
    var attributes: Attributes = []
    for attribute in look.attributes {
      switch attribute {
      case .bold: attributes.insert(.bold)
      case .dim: attributes.insert(.dim)
      case .italic: attributes.insert(.italic)
      case .underline: attributes.insert(.underline)
      case .reverse: attributes.insert(.reverse)
      }
    }
    self.init(
      foreground: Color(look.foreground, depth: depth),
      background: Color(look.background, depth: depth), attributes: attributes)
  }
}

extension Color {
  /// A theme names the sixteen-colour twin itself, for the nearest one is often the wrong one.
  fileprivate init(_ color: ThemeFile.Color, depth: ColorDepth) {
    if depth == .ansi16, let basic = color.basic {
      self = .indexed(basic)
      return
    }
    switch color.value {
    case .standard: self = .standard
    case .indexed(let entry): self = .indexed(entry)
    case .rgb(let red, let green, let blue): self = .rgb(red: red, green: green, blue: blue)
    }
  }
}

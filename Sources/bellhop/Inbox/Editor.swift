import Foundation
import Terminal

/// `$EDITOR` for a text: a private file, the editor on the terminal, the file read back.
struct Editor {
  /// The program and its own arguments, split at blanks; never a shell.
  let command: [String]

  /// The configured editor, else `$VISUAL`, `$EDITOR`, else vi.
  init(configured: [String]?, environment: [String: String]) {
    let text =
      [environment["VISUAL"], environment["EDITOR"]]
      .compactMap { $0 }.first { !$0.isEmpty } ?? "vi"
    let words = configured ?? text.split(separator: " ").map(String.init)
    command = ChildProgram(words, environment: environment)?.arguments ?? ["vi"]
  }

  /// The text as edited. The file is this user's alone and gone afterwards.
  func edit(_ text: String, on terminal: Terminal) -> Result<String, Failure> {
    let folder = NSTemporaryDirectory() + "bellhop-" + UUID().uuidString
    let file = folder + "/reply.txt"
    let files = FileManager.default
    defer { try? files.removeItem(atPath: folder) }
    do {
      try files.createDirectory(
        atPath: folder, withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700])
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      let status = try terminal.run(command + [file])
      guard status == 0 else {
        return .failure(
          Failure(status: .usage, "\(command[0]) ended with \(status); the text is as it was."))
      }
      let edited = String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
      // Editors end the last line; a reply does not.
      return .success(edited.hasSuffix("\n") ? String(edited.dropLast()) : edited)
    } catch {
      return .failure(Failure(status: .usage, "The editor did not start: \(error)"))
    }
  }
}

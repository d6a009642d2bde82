import Foundation

/// A program of this person's configuration with its own arguments: never a shell.
struct ChildProgram {
  /// The program's path and its own arguments; what is to be opened follows as one more.
  let arguments: [String]

  /// Nil without words. What is no path is looked up in PATH, as a shell would, for `posix_spawn`
  /// takes paths.
  init?(_ words: [String], environment: [String: String]) {
    guard let program = words.first, !program.isEmpty else { return nil }
    let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map(String.init)
    let files = FileManager.default
    let found =
      program.contains("/")
      ? program
      : folders.map { "\($0)/\(program)" }.first { files.isExecutableFile(atPath: $0) } ?? program
    arguments = [found] + words.dropFirst()
  }

  /// Why nothing can be opened, as a sentence that says what to do; nil if the program is there.
  static func problem(withOpener opener: ChildProgram?) -> String? {
    guard let program = opener?.arguments.first else {
      return "No program opens it: name one in config.yaml, as in opener: xdg-open"
    }
    return FileManager.default.isExecutableFile(atPath: program)
      ? nil : "\(program), the opener: of config.yaml, is not there"
  }
}

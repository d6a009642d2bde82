import Foundation
import Glibc

/// A file that a command was given, and one good sentence where it cannot be used.
enum GivenFile {
  /// All of it as text; `-` is standard input.
  ///
  /// - Throws: `Failure` with status 2.
  static func text(_ file: String) throws(Failure) -> String {
    guard let text = String(validating: try bytes(file), as: UTF8.self) else {
      throw Failure(status: .usage, "\(file) is not UTF-8 text.")
    }
    return text
  }

  /// The same as words to be said: without the line feed that files end with and nobody typed.
  static func words(_ file: String) throws(Failure) -> String {
    let text = try text(file)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  private static func bytes(_ file: String) throws(Failure) -> Data {
    if file == "-" { return FileHandle.standardInput.readDataToEndOfFile() }
    try check(file)
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw Failure(status: .usage, "\(file) cannot be read.")
    }
    return bytes
  }

  /// Whether there is a file that can be read.
  static func check(_ file: String, folderMay: Bool = false) throws(Failure) {
    var facts = stat()
    guard stat(file, &facts) == 0 else {
      let reason = errno
      if reason == ENOENT || reason == ENOTDIR {
        throw Failure(status: .usage, "There is no file \(file).")
      }
      throw unreadable(file, reason)
    }
    if facts.st_mode & S_IFMT == S_IFDIR, !folderMay {
      throw Failure(status: .usage, "\(file) is a folder; a file is wanted here.")
    }
    guard access(file, R_OK) == 0 else { throw unreadable(file, errno) }
  }

  /// Whether a file can be made there, which is not there yet or may be replaced.
  ///
  /// - Parameter ordinary: It will be replaced whole, which would do away with a device or a pipe.
  static func checkPlace(_ file: String, ordinary: Bool = false) throws(Failure) {
    var facts = stat()
    if stat(file, &facts) == 0 {
      let kind = facts.st_mode & S_IFMT
      if kind == S_IFDIR {
        throw Failure(status: .usage, "\(file) is a folder; a file is wanted here.")
      }
      if ordinary, kind != S_IFREG {
        throw Failure(status: .usage, "\(file) is no ordinary file; name one that can be replaced.")
      }
    }
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
    guard stat(folder, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR else {
      throw Failure(status: .usage, "\(file) cannot be written: there is no folder \(folder).")
    }
    guard access(folder, W_OK) == 0 else {
      throw Failure(
        status: .usage, "\(file) cannot be written: \(String(cString: strerror(errno))).")
    }
  }

  private static func unreadable(_ file: String, _ reason: Int32) -> Failure {
    Failure(status: .usage, "\(file) cannot be read: \(String(cString: strerror(reason))).")
  }
}

import Foundation
import Glibc

/// A running `StoreDriver`; what it says goes into a file, so that nothing is lost with it.
final class DriverProcess {
  private let process = Process()
  private let log: String

  static let path: String = {
    // The test bundle and the program are built into the same folder.
    let files = FileManager.default
    var folder = URL(fileURLWithPath: CommandLine.arguments[0])
    for _ in 0..<6 {
      folder = folder.deletingLastPathComponent()
      let candidate = folder.appendingPathComponent("StoreDriver").path
      if files.isExecutableFile(atPath: candidate) { return candidate }
    }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent(".build/debug/StoreDriver").path
  }()

  /// - Parameter crash: `point:passage`, where it is to end itself.
  /// - Parameter before: A program that runs it, with its own arguments.
  init(
    _ arguments: [String], log: String, crash: String? = nil, before: [String] = []
  ) throws {
    self.log = log
    if !FileManager.default.fileExists(atPath: log) {
      _ = FileManager.default.createFile(atPath: log, contents: nil)
    }
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
    try output.seekToEnd()
    let words = before + [Self.path] + arguments
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.environment = ["CRASH_AT": crash ?? "", "PATH": "/usr/bin:/bin:/usr/sbin:/sbin"]
    process.standardOutput = output
    process.standardError = output
    try process.run()
  }

  /// As `kill -9` does.
  func kill() {
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Waits until it ends; whether somebody killed it.
  @discardableResult
  func wasKilled() -> Bool {
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
  }

  var isRunning: Bool { process.isRunning }

  /// Waits until its log has grown by a line that begins so, or it has ended.
  func waitFor(_ beginning: String, after count: Int) {
    while process.isRunning, Self.lines(log).count(where: { $0.hasPrefix(beginning) }) <= count {
      usleep(500)
    }
  }

  /// Whole lines of a log; the last one may have been cut.
  static func lines(_ log: String) -> [Substring] {
    guard let text = try? String(contentsOfFile: log, encoding: .utf8) else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return Array(lines.dropLast())
  }
}

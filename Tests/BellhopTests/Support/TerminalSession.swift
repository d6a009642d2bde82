import Foundation
import Testing

/// The real program in a real terminal: a tmux of its own, keys in, the screen out.
final class TerminalSession {
  private let socket = "bellhop-\(UUID().uuidString.prefix(8))"
  private let tmux = "/usr/bin/tmux"

  /// Opens the program at this size.
  init(
    _ arguments: [String], columns: Int = 120, rows: Int = 36,
    environment: [String: String] = [:]
  ) throws {
    let variables = Program.surroundings.merging(environment) { $1 }
      .map { "\($0.key)=\($0.value)" }.sorted()
    let command = (["env", "-i"] + variables + ["TERM=tmux-256color", Program.path] + arguments)
      .map { "'" + $0.replacingOccurrences(of: "'", with: "'\\''") + "'" }.joined(separator: " ")
    try run([
      "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)",
      // What the program leaves behind stays readable after it ended.
      command + "; echo ENDED-$?; exec cat",
    ])
  }

  deinit {
    _ = try? run(["kill-server"])
  }

  /// Sends keys in tmux's names: `j`, `Enter`, `C-s`, `Escape`.
  func press(_ keys: String...) throws {
    try run(["send-keys"] + keys)
  }

  /// Types text as it is.
  func type(_ text: String) throws {
    try run(["send-keys", "-l", text])
  }

  /// Pastes as a terminal does: bracketed.
  func paste(_ text: String) throws {
    try run(["set-buffer", text])
    try run(["paste-buffer", "-p"])
  }

  func resize(columns: Int, rows: Int) throws {
    try run(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  var screen: String {
    get throws { try run(["capture-pane", "-p"]) }
  }

  /// Waits until the screen satisfies the condition, and returns it.
  ///
  /// A screen that never does is a failure with the screen in it; the patience is long because
  /// machines differ, and no test measures it.
  @discardableResult
  func wait(
    for what: String, sourceLocation: SourceLocation = #_sourceLocation,
    until condition: (String) -> Bool
  ) throws -> String {
    let deadline = Date().addingTimeInterval(30)
    var last = ""
    while Date() < deadline {
      last = try screen
      if condition(last) { return last }
      usleep(15_000)
    }
    Issue.record("Waited for \(what); the screen is:\n\(last)", sourceLocation: sourceLocation)
    throw Missing(what: what)
  }

  @discardableResult
  func wait(forText text: String, sourceLocation: SourceLocation = #_sourceLocation) throws
    -> String
  {
    try wait(for: "“\(text)”", sourceLocation: sourceLocation) { $0.contains(text) }
  }

  struct Missing: Error {
    let what: String
  }

  @discardableResult
  private func run(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tmux)
    process.arguments = ["-L", socket] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: printed, as: UTF8.self)
  }
}

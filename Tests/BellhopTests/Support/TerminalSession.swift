import Foundation
import Glibc
import Testing

/// The real program in a real terminal: a tmux of its own, keys in, the screen out.
///
/// The program runs in a pane of a server that nobody else uses. What the terminal shows after it
/// ended stays readable: `BEFORE` stands on the main screen from the start, and below it, once the
/// program is gone, `ENDED-` with its status and whether the line is as it was found.
final class TerminalSession {
  private let socket = "bellhop-\(UUID().uuidString.prefix(8))"
  private let tmux = "/usr/bin/tmux"
  /// The command as a shell reads it.
  let commandLine: String

  /// Opens the program at this size.
  ///
  /// - Parameter recording: a file that takes every byte the program writes, from its first on.
  convenience init(
    _ arguments: [String], columns: Int = 120, rows: Int = 36,
    environment: [String: String] = [:], recording: String? = nil
  ) throws {
    try self.init(
      arguments, columns: columns, rows: rows, environment: environment, recording: recording
    ) { command in
      """
      FOUND=$(stty -g); echo BEFORE; \(command); STATUS=$?
      [ "$FOUND" = "$(stty -g)" ] && LINE=same || LINE=other
      echo ENDED-$STATUS-line-$LINE; exec cat
      """
    }
  }

  /// Opens an interactive shell with job control, in which the program may be started by hand with
  /// `commandLine`.
  static func shell(
    _ arguments: [String], columns: Int = 120, rows: Int = 36,
    environment: [String: String] = [:]
  ) throws -> TerminalSession {
    try TerminalSession(
      arguments, columns: columns, rows: rows, environment: environment
    ) { _ in
      "exec env -i PS1='SHELL> ' PATH=/usr/bin:/bin TERM=tmux-256color bash --norc --noprofile -i"
    }
  }

  private init(
    _ arguments: [String], columns: Int, rows: Int, environment: [String: String],
    recording: String? = nil, script: (String) -> String
  ) throws {
    let variables = Program.surroundings.merging(["TERM": "tmux-256color"]) { $1 }
      .merging(environment) { $1 }.map { "\($0.key)=\($0.value)" }.sorted()
    let command = (["env", "-i"] + variables + [Program.path] + arguments)
      .map { "'" + $0.replacingOccurrences(of: "'", with: "'\\''") + "'" }.joined(separator: " ")
    commandLine = command
    try run(
      [
        "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)",
        "/bin/sh", "-c", script(command),
      ] + (recording.map { [";", "pipe-pane", "-O", "exec cat >'\($0)'"] } ?? []))
  }

  deinit {
    _ = try? run(["kill-server"])
  }

  // MARK: - In

  /// Sends keys in tmux's names: `j`, `Enter`, `C-s`, `Escape`.
  func press(_ keys: String...) throws {
    try run(["send-keys"] + keys)
  }

  /// Types text as it is.
  func type(_ text: String) throws {
    try run(["send-keys", "-l", text])
  }

  /// Sends bytes, and after a pause more: a slow line that tears a key in two.
  ///
  /// Answers how long the whole took, for on a busy machine the line is slower than meant.
  func send(_ first: [UInt8], pause: Duration, then second: [UInt8]) throws -> Duration {
    let hexadecimal = { (bytes: [UInt8]) in bytes.map { String(format: "%02x", $0) } }
    return try ContinuousClock().measure {
      try run(["send-keys", "-H"] + hexadecimal(first))
      usleep(UInt32(pause / .microseconds(1)))
      try run(["send-keys", "-H"] + hexadecimal(second))
    }
  }

  /// Pastes as a terminal does: bracketed.
  func paste(_ text: String) throws {
    try run(["set-buffer", text])
    try run(["paste-buffer", "-p"])
  }

  /// The same for more than a command line holds.
  func paste(contentsOf file: String) throws {
    try run(["load-buffer", file])
    try run(["paste-buffer", "-p"])
  }

  func resize(columns: Int, rows: Int) throws {
    try run(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// Closes the terminal's window under the program.
  func hangUp() throws {
    try run(["kill-session"])
  }

  // MARK: - Out

  var screen: String {
    get throws { try run(["capture-pane", "-p"]) }
  }

  /// The screen with its colours and attributes as SGR sequences.
  var coloredScreen: String {
    get throws { try run(["capture-pane", "-p", "-e"]) }
  }

  /// A variable of tmux about the pane, such as `alternate_on` or `cursor_flag`.
  func terminal(_ variable: String) throws -> String {
    try run(["display-message", "-p", "#{\(variable)}"])
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The process of the program, while it runs.
  var program: pid_t? {
    get throws {
      let shell = try terminal("pane_pid")
      return try FileManager.default.contentsOfDirectory(atPath: "/proc").first { process in
        // Fields behind the name, which may contain blanks: state, then the parent.
        let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        let fields = status?.split(separator: ")").last?.split(separator: " ")
        return fields.map { $0.count > 1 && $0[1] == shell } ?? false
      }.flatMap { pid_t($0) }
    }
  }

  /// Where a text stands on the screen, in the cells that the terminal counts.
  func places(of text: String) throws -> [(row: Int, column: Int)] {
    try run(["copy-mode"])
    defer { _ = try? run(["send-keys", "-X", "cancel"]) }
    try run(["send-keys", "-X", "history-top"])
    try run(["send-keys", "-X", "start-of-line"])
    var places: [(row: Int, column: Int)] = []
    var move = ["send-keys", "-X", "search-forward", text]
    while true {
      let answer = try run(
        move + [";", "display-message", "-p", "#{copy_cursor_y} #{copy_cursor_x}"])
      let numbers = answer.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
      guard numbers.count == 2 else { return places }
      // Behind the last one the search begins anew.
      if let first = places.first, (first.row, first.column) == (numbers[0], numbers[1]) {
        return places
      }
      places.append((numbers[0], numbers[1]))
      move = ["send-keys", "-X", "search-again"]
    }
  }

  /// Waits until the screen satisfies the condition, and returns it.
  ///
  /// A screen that never does is a failure with the screen in it; the patience is long because
  /// machines differ, and no test measures it.
  @discardableResult
  func wait(
    for what: String, sourceLocation: SourceLocation = #_sourceLocation,
    until condition: (String) throws -> Bool
  ) throws -> String {
    let deadline = Date().addingTimeInterval(120)
    var last = ""
    var said: [Substring] = []
    while Date() < deadline {
      last = try screen
      if try condition(last) { return last }
      // The message line is gone after seconds, and often says why a wait is in vain.
      let message = last.split(separator: "\n").suffix(2).first ?? ""
      if said.last != message { said.append(message) }
      usleep(15_000)
    }
    Issue.record("Waited for \(what), in vain", sourceLocation: sourceLocation)
    throw Missing(what: what, screen: last + "\nand before:\n" + said.joined(separator: "\n"))
  }

  @discardableResult
  func wait(forText text: String, sourceLocation: SourceLocation = #_sourceLocation) throws
    -> String
  {
    try wait(for: "“\(text)”", sourceLocation: sourceLocation) { $0.contains(text) }
  }

  /// Waits until a text has gone from the screen.
  @discardableResult
  func wait(goneText text: String, sourceLocation: SourceLocation = #_sourceLocation) throws
    -> String
  {
    try wait(for: "“\(text)” to go", sourceLocation: sourceLocation) { !$0.contains(text) }
  }

  /// Waits until one line has all these texts.
  @discardableResult
  func wait(lineWith texts: String..., sourceLocation: SourceLocation = #_sourceLocation) throws
    -> String
  {
    try wait(for: "a line with \(texts)", sourceLocation: sourceLocation) { screen in
      screen.split(separator: "\n").contains { line in texts.allSatisfy(line.contains) }
    }
  }

  /// Waits until the program has ended well, with the terminal as it was found.
  ///
  /// - Parameter hasMainScreen: False for terminals with one screen, on which nothing comes back.
  func waitForEnd(
    hasMainScreen: Bool = true, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let last = try wait(forText: "ENDED-", sourceLocation: sourceLocation)
    #expect(last.contains("ENDED-0-line-same"), sourceLocation: sourceLocation)
    if hasMainScreen {
      #expect(last.contains("BEFORE"), "the main screen is back", sourceLocation: sourceLocation)
    }
    try expectPlainTerminal(sourceLocation: sourceLocation)
  }

  /// None of the modes that a program may switch on is on.
  func expectPlainTerminal(sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(try terminal("alternate_on") == "0", sourceLocation: sourceLocation)
    #expect(try terminal("cursor_flag") == "1", sourceLocation: sourceLocation)
    #expect(try terminal("keypad_flag") == "0", sourceLocation: sourceLocation)
    #expect(try terminal("keypad_cursor_flag") == "0", sourceLocation: sourceLocation)
    #expect(try terminal("mouse_any_flag") == "0", sourceLocation: sourceLocation)
    #expect(try terminal("insert_flag") == "0", sourceLocation: sourceLocation)
  }

  struct Missing: Error, CustomStringConvertible {
    let what: String
    let screen: String

    var description: String { "no \(what) on this screen:\n\(screen)" }
  }

  @discardableResult
  private func run(_ arguments: [String]) throws -> String {
    try Spawned.output(
      of: [tmux, "-L", socket] + arguments,
      // A locale of its own, so that the screen is read as UTF-8 wherever the tests run.
      environment: ["PATH=/usr/bin:/bin", "LANG=C.UTF-8", "TMUX_TMPDIR=/tmp"])
  }
}

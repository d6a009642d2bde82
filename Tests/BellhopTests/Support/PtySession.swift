import Foundation
import Glibc

/// The real program on a pseudo-terminal that this process holds: every byte it writes is ours, and
/// so is the moment at which the window goes away.
///
/// Belongs to one thread. The other end stays open here too, so that the line's mode can be looked at
/// when the program is gone.
final class PtySession {
  let child: pid_t
  private(set) var master: Int32
  private let slave: Int32
  private let found: [UInt8]
  /// What was written and not yet asked for.
  private var written: [UInt8] = []
  private(set) var status: Int32?

  /// POSIX_SPAWN_SETSID, which the C library hides behind _GNU_SOURCE.
  private static let newSession: Int32 = 0x80

  struct Failed: Error {
    let words: String
  }

  /// - Parameter throughShell: a shell leads the session, and the program can be stopped with it and
  ///   continued; else the program leads it and never stops.
  init(
    _ arguments: [String], columns: Int = 120, rows: Int = 36, throughShell: Bool = false,
    environment: [String: String] = [:]
  ) throws {
    var ends: (Int32, Int32) = (-1, -1)
    guard openpty(&ends.0, &ends.1, nil, nil, nil) == 0 else { throw Failed(words: "openpty") }
    (master, slave) = ends
    // Neither end may live on in a program that other tests start meanwhile.
    for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    Self.setSize(master, columns, rows)
    found = Self.mode(slave)
    var name = [CChar](repeating: 0, count: 128)
    guard ttyname_r(slave, &name, name.count) == 0 else { throw Failed(words: "ttyname_r") }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Opened by the leader of a new session, it becomes that session's terminal.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(Self.newSession | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let variables = Program.surroundings.merging(["TERM": "xterm-256color"]) { $1 }
      .merging(environment) { $1 }
    let command = [Program.path] + arguments
    let all = throughShell ? ["/bin/sh", "-c", "\"$@\"; exit $?", "sh"] + command : command
    var words: [UnsafeMutablePointer<CChar>?] = all.map { strdup($0) } + [nil]
    var strings: [UnsafeMutablePointer<CChar>?] =
      variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + strings { free(text) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, all[0], &actions, &attributes, &words, &strings)
    guard code == 0 else { throw Failed(words: "posix_spawn: \(code)") }
    self.child = child
  }

  deinit {
    if status == nil {
      kill(-child, SIGKILL)
      kill(child, SIGKILL)
      var ignored: Int32 = 0
      waitpid(child, &ignored, 0)
    }
    if master >= 0 { close(master) }
    close(slave)
  }

  // MARK: - In

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  func resize(columns: Int, rows: Int) {
    Self.setSize(master, columns, rows)
  }

  /// Closes the window under the program.
  func hangUp() {
    close(master)
    master = -1
  }

  // MARK: - Out

  /// Takes what the program writes, waiting at most so long for the first of it.
  @discardableResult
  func pump(milliseconds: Int32) -> Bool {
    guard master >= 0 else { return false }
    var wait = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    var limit = milliseconds
    var isNews = false
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while poll(&wait, 1, limit) > 0, wait.revents & Int16(POLLIN) != 0 {
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { break }
      written += buffer[..<count]
      isNews = true
      limit = 0
    }
    return isNews
  }

  /// Reads until the program has written this, and forgets what came up to it. Curses writes only
  /// what changes, so this is for words that appear anew. Nil if the program ended before.
  func await(_ text: String) throws -> Bool {
    let wanted = Data(text.utf8)
    let deadline = Date().addingTimeInterval(120)
    while Date() < deadline {
      if let range = Data(written).range(of: wanted) {
        written.removeFirst(range.upperBound)
        return true
      }
      pump(milliseconds: 20)
      if isOver { return false }
    }
    throw Failed(words: "no “\(text)” in \(String(decoding: written.suffix(2000), as: UTF8.self))")
  }

  /// Everything it wrote that was not yet asked for.
  var rest: [UInt8] {
    pump(milliseconds: 0)
    return written
  }

  /// Whether the program has ended; asks without waiting.
  var isOver: Bool {
    if status != nil { return true }
    var value: Int32 = 0
    guard waitpid(child, &value, WNOHANG) == child else { return false }
    status = value
    return true
  }

  /// Waits for its end and answers how long that took. Its writes are taken meanwhile.
  func waitForEnd() throws -> Duration {
    let start = ContinuousClock.now
    while !isOver {
      if !pump(milliseconds: 1) { usleep(1000) }
      guard ContinuousClock.now - start < .seconds(120) else { throw Failed(words: "it lives on") }
    }
    return ContinuousClock.now - start
  }

  /// Whether the line is as it was before the program; only while the window is open.
  var lineIsAsFound: Bool { Self.mode(slave) == found }

  private static func mode(_ descriptor: Int32) -> [UInt8] {
    var mode = termios()
    guard tcgetattr(descriptor, &mode) == 0 else { return [] }
    return withUnsafeBytes(of: &mode.c_iflag) { Array($0) }
      + withUnsafeBytes(of: &mode.c_oflag) { Array($0) }
      + withUnsafeBytes(of: &mode.c_cflag) { Array($0) }
      + withUnsafeBytes(of: &mode.c_lflag) { Array($0) }
      + withUnsafeBytes(of: &mode.c_cc) { Array($0) }
  }

  private static func setSize(_ descriptor: Int32, _ columns: Int, _ rows: Int) {
    var size = winsize()
    size.ws_col = UInt16(columns)
    size.ws_row = UInt16(rows)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }
}

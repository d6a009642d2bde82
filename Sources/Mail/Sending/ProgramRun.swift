import CGMime
import Glibc

/// One run of a program: bytes to its standard input, what it says on standard error, how it ended.
///
/// No shell is involved, the arguments arrive as they are, and no descriptor of ours but the three
/// standard ones is handed on. The calling thread waits.
struct ProgramRun {
  let end: ProgramEnd
  /// Whether all of the input was taken.
  let wroteAll: Bool
  /// The first lines of standard error, for people.
  let complaint: String

  /// Bytes of standard error that are kept.
  private static let longestComplaint = 2000

  /// - Parameters:
  ///   - arguments: the program's path, then its arguments.
  ///   - timeout: milliseconds after which the program and its children are killed.
  /// - Throws: `NotStarted` if it could not be started: then nothing was handed over.
  init(_ arguments: [String], input: [UInt8], timeout: Int64) throws(NotStarted) {
    let child = try Child(arguments)
    var input = input[...]
    var errors: [UInt8] = []
    var end: ProgramEnd?
    let deadline = Self.monotonic() &+ timeout
    child.blockingBrokenPipes {
      if input.isEmpty { child.closeInput() }
      while end == nil {
        if Self.monotonic() >= deadline {
          child.kill()
          end = .overdue
          break
        }
        child.wait(milliseconds: 20)
        child.write(&input)
        child.readErrors(into: &errors, most: Self.longestComplaint)
        end = child.end()
      }
    }
    child.readErrors(into: &errors, most: Self.longestComplaint)
    self.end = end ?? .overdue
    wroteAll = input.isEmpty
    complaint = Self.firstLines(errors)
  }

  /// Why a program could not be started.
  struct NotStarted: Error {
    let code: Int32

    var reason: String { String(cString: strerror(code)) }
  }

  private static func monotonic() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  private static func firstLines(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).prefix(3)
    return lines.joined(separator: "; ")
  }
}

/// The child process and our ends of its pipes.
private final class Child {
  private var process: pid_t = 0
  private var input: Int32 = -1
  private var errors: Int32 = -1

  init(_ arguments: [String]) throws(ProgramRun.NotStarted) {
    let words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    let code = cgmime_spawn(words, &process, &input, &errors)
    for word in words { free(word) }
    if code != 0 { throw ProgramRun.NotStarted(code: code) }
  }

  deinit {
    closeInput()
    if errors >= 0 { close(errors) }
  }

  /// Writing to a program that has gone would otherwise end ours.
  func blockingBrokenPipes(_ work: () -> Void) {
    var broken = sigset_t()
    var before = sigset_t()
    sigemptyset(&broken)
    sigaddset(&broken, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &broken, &before)
    work()
    var now = timespec()
    if sigismember(&before, SIGPIPE) == 0 {
      while sigtimedwait(&broken, nil, &now) == SIGPIPE {}
    }
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }

  /// Waits until there is something to write or read, at most so long; the end of the program shows
  /// at the next look.
  func wait(milliseconds: Int32) {
    var waiting = [
      pollfd(fd: input, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
    ]
    _ = poll(&waiting, nfds_t(waiting.count), milliseconds)
    // A pipe whose other end was closed is ready at once: without a pause the loop would spin.
    let isHungUp = waiting.contains { $0.fd >= 0 && $0.revents & Int16(POLLHUP | POLLERR) != 0 }
    if isHungUp { _ = poll(nil, 0, 1) }
  }

  func write(_ bytes: inout ArraySlice<UInt8>) {
    while input >= 0, !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(input, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
        if bytes.isEmpty { closeInput() }
      } else if errno == EAGAIN {
        return
      } else if errno != EINTR {
        closeInput()
      }
    }
  }

  func readErrors(into kept: inout [UInt8], most: Int) {
    while errors >= 0 {
      let buffer = [UInt8](unsafeUninitializedCapacity: 1024) { buffer, count in
        count = max(0, read(errors, buffer.baseAddress, 1024))
      }
      if buffer.isEmpty { return }
      kept.append(contentsOf: buffer.prefix(max(0, most - kept.count)))
    }
  }

  func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// How the program ended; nil while it runs.
  func end() -> ProgramEnd? {
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return nil }
    // The macros of sys/wait.h: the low seven bits are the signal, the next byte the code.
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
  }

  func kill() {
    Glibc.kill(-process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
  }
}

extension SendmailCommand {
  /// Hands a mail to the program and waits for the outcome.
  ///
  /// - Parameters:
  ///   - mail: the composed mail.
  ///   - sender: the envelope's sender; nil for the empty one of automatic answers.
  ///   - recipients: at least one.
  ///   - timeout: milliseconds; a program that takes longer is killed, and the outcome unknown.
  package func handOver(
    _ mail: [UInt8], sender: OutgoingAddress?, recipients: [OutgoingAddress],
    timeout: Int64 = 60_000
  ) -> HandOver {
    guard !recipients.isEmpty else { return .failed(reason: "no recipient", isTemporary: false) }
    do {
      let run = try ProgramRun(
        arguments(sender: sender, recipients: recipients), input: mail, timeout: timeout)
      return HandOver(end: run.end, wroteAll: run.wroteAll, complaint: run.complaint)
    } catch {
      return .failed(
        reason: "\(program) could not be started: \(error.reason)", isTemporary: false)
    }
  }
}

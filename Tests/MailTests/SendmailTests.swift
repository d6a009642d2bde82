import Foundation
import Mail
import Testing

/// Hands mails to small programs that behave as mail programs do at their worst.
struct SendmailTests {
  private let scratch: Scratch
  private let sender = OutgoingAddress("care@acme.example")
  private let mail = Array("Subject: x\n\nbody\n.\nlast\n".utf8)

  init() throws { scratch = try Scratch() }

  private func program(_ script: String) throws -> SendmailCommand {
    let path = try scratch.write("sendmail", Array("#!/bin/sh\n\(script)\n".utf8))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return try #require(SendmailCommand(program: path, extra: ["-a", "care; touch x"]))
  }

  private func handOver(
    _ script: String, mail: [UInt8]? = nil, timeout: Int64 = 60_000
  ) throws -> HandOver {
    let recipient = try #require(OutgoingAddress("ann@x.example"))
    return try program(script).handOver(
      mail ?? self.mail, sender: sender, recipients: [recipient], timeout: timeout)
  }

  @Test func passesArgumentsAndMailAsTheyAre() throws {
    let folder = scratch.url.path
    let outcome = try handOver("printf '%s\\n' \"$@\" > \(folder)/arguments; cat > \(folder)/mail")
    #expect(outcome == .accepted)
    let arguments = try String(contentsOfFile: folder + "/arguments", encoding: .utf8)
    #expect(
      arguments == "-a\ncare; touch x\n-i\n-f\ncare@acme.example\n--\nann@x.example\n")
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/mail")) == Data(mail))
  }

  @Test func takesNoMoreThanTheThreeStandardStreams() throws {
    let folder = scratch.url.path
    #expect(try handOver("ls /proc/self/fd > \(folder)/fds; cat > /dev/null") == .accepted)
    let open = try String(contentsOfFile: folder + "/fds", encoding: .utf8)
    // `ls` itself holds the folder open as 3.
    #expect(open.split(separator: "\n") == ["0", "1", "2", "3"])
  }

  @Test func tellsWhatProvablyFailed() throws {
    #expect(
      try handOver("cat > /dev/null; echo 'try later' >&2; exit 75")
        == .failed(reason: "refused for now: try later", isTemporary: true))
    #expect(
      try handOver("cat > /dev/null; echo one >&2; echo two >&2; exit 67")
        == .failed(reason: "the address is not known there: one; two", isTemporary: false))
    // Refused before it read a byte of a mail that no pipe holds.
    let large = [UInt8](repeating: 0x61, count: 1 << 20)
    guard case .failed(_, false) = try handOver("exit 77", mail: large) else {
      Issue.record("not told as failed")
      return
    }
    let absent = try #require(SendmailCommand(program: scratch.url.path + "/none"))
    guard case .failed = absent.handOver(mail, sender: nil, recipients: [try #require(sender)])
    else {
      Issue.record("not told as failed")
      return
    }
  }

  @Test func saysWhenNobodyKnows() throws {
    func isUnknown(_ outcome: HandOver) -> Bool {
      if case .unknown = outcome { true } else { false }
    }
    #expect(isUnknown(try handOver("cat > /dev/null; kill -9 $$")))
    #expect(isUnknown(try handOver("cat > /dev/null; exit 1")))
    let large = [UInt8](repeating: 0x61, count: 1 << 20)
    #expect(isUnknown(try handOver("head -c 10 > /dev/null; exit 0", mail: large)))
    #expect(isUnknown(try handOver("cat > /dev/null; sleep 600", timeout: 100)))
  }

  @Test func survivesAProgramThatTalksAndDoesNotListen() throws {
    let large = [UInt8](repeating: 0x61, count: 1 << 20)
    let script =
      "i=0; while [ $i -lt 3000 ]; do echo complaint $i >&2; i=$((i+1)); done; cat > /dev/null"
    #expect(try handOver(script, mail: large) == .accepted)
  }

  @Test func isNeverFoundThroughPATHOrAShell() {
    #expect(SendmailCommand(program: "sendmail") == nil)
    #expect(SendmailCommand(program: "/usr/sbin/sendmail\0x") == nil)
    #expect(SendmailCommand(setting: "") == nil)
    #expect(
      SendmailCommand(setting: "/usr/bin/msmtp  -a care")?
        .arguments(sender: nil, recipients: [])
        == ["/usr/bin/msmtp", "-a", "care", "-i", "-f", "<>", "--"])
  }
}

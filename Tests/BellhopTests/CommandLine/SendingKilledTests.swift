import Foundation
import Glibc
import Testing
import TestSupport

/// The real program, killed while it sends: every mail leaves once, or is in doubt and waits for a
/// person; in doubt only where nobody could know.
///
/// Some twenty kills in every test run, some 1,900 in `make soak`.
///
/// Negative control: settle before handing over (`CrashPoint.claimed` then loses mails), or try an
/// abandoned one again instead of asking (`adoptAbandoned`): a mail leaves twice.
@Suite("Sending that is killed")
struct SendingKilledTests {
  private static let rounds = Soak.isOn ? 600 : 4

  /// Where it is killed, whether the mail has left by then, and whether nobody can know.
  private static let points: [(point: String, hasLeft: Bool, isUnknown: Bool)] = [
    // After the first claim is committed: it is in doubt though nothing left, for it might have.
    ("claimed:1", false, true), ("handed-over:1", true, true), ("settled:1", true, false),
    ("claimed:2", false, true), ("handed-over:2", true, true),
  ]

  @Test("hands nothing over twice and loses nothing, at every crash point")
  func crashPoints() throws {
    for (point, hasLeft, isUnknown) in Self.points {
      let desk = try CareDesk()
      let program = try MailSink(desk.folder)
      for number in 0..<3 { try queue(desk, number, program) }
      let status = try desk.run(
        ["outbox", "run"], environment: program.environment.merging(["CRASH_AT": point]) { $1 }
      ).status
      #expect(status != 0, "\(point) was not reached")
      let before = try program.mails()
      let passage = Int(String(point.suffix(1))) ?? 1
      #expect(before.count == passage - (hasLeft ? 0 : 1), "\(point)")
      try desk.succeed(["outbox", "run"], environment: program.environment)
      try desk.succeed(["outbox", "run"], environment: program.environment)
      let mails = try program.mails()
      #expect(Set(mails).count == mails.count, "\(point): \(mails)")
      let states = try Self.states(desk)
      #expect(states.count { $0 == "unknown" } == (isUnknown ? 1 : 0), "\(point): \(states)")
      #expect(mails.count + (hasLeft ? 0 : states.count { $0 == "unknown" }) == 3, "\(point)")
      try desk.succeed(["doctor", "--verify"])
    }
  }

  @Test("nor at any other moment")
  func anyMoment() throws {
    var random = SystemRandomNumberGenerator()
    let desk = try CareDesk()
    let program = try MailSink(desk.folder, pause: "0.02")
    var kills = 0
    var queued = 0
    for _ in 0..<Self.rounds {
      for _ in 0..<5 {
        try queue(desk, queued, program)
        queued += 1
      }
      for _ in 0..<5 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = ["outbox", "run", "--store", desk.store, "--as", "maya"]
        process.environment = Program.surroundings.merging(program.environment) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        // The moment itself is what is random.
        usleep(UInt32.random(in: 0...300_000, using: &random))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        if process.terminationReason == .uncaughtSignal { kills += 1 }
      }
    }
    // What the sink still had in hand when its caller died.
    usleep(200_000)
    try desk.succeed(["outbox", "run"], environment: program.environment)
    let mails = try program.mails()
    #expect(Set(mails).count == mails.count)
    let unknown = try Self.states(desk).count { $0 == "unknown" }
    // Each is with the network, or in doubt; of those in doubt some are with it.
    #expect(mails.count <= queued && mails.count + unknown >= queued)
    #expect(unknown <= kills)
    try desk.succeed(["doctor", "--verify"])
    print("killed while sending: \(kills) kills, \(queued) mails, \(unknown) in doubt")
  }

  /// A reply of its own version each: every one follows what the customer wrote anew.
  private func queue(_ desk: CareDesk, _ number: Int, _ program: MailSink) throws {
    let line = CareDesk.message(
      "k\(number)", "in\(number)", "2026-11-20T09:00:00.000Z", "ann@home.example", "Ann", "email",
      "care-mail", "email", "Hello \(number)", subject: "Subject \(number)")
    let file = try desk.folder.write(line + "\n", to: "in\(number).jsonl")
    try desk.succeed(["import", file])
    try desk.succeed(["reply", "ref:k\(number)", "--text", "Answer \(number)"])
  }

  private static func states(_ desk: CareDesk) throws -> [String] {
    try desk.succeed(["outbox", "list", "--jsonl"]).split(separator: "\n").map { line in
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return value?["state"] as? String ?? ""
    }
  }

  /// A mail program that writes the Message-ID of each whole mail into a file, in one call.
  struct MailSink {
    private let file: String
    let environment: [String: String]

    init(_ folder: TemporaryFolder, pause: String = "0") throws {
      file = folder.path + "/taken"
      let program = try folder.write(
        """
        #!/bin/sh
        mail=$(cat)
        sleep \(pause)
        printf '%s\\n' "$mail" | grep -i '^message-id:' | head -1 >> "\(file)"
        """, to: "sink")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
      _ = try folder.write("sendmail: \(program)\n", to: "config/bellhop/config.yaml")
      environment = ["XDG_CONFIG_HOME": folder.path + "/config"]
    }

    func mails() throws -> [String] {
      guard FileManager.default.fileExists(atPath: file) else { return [] }
      return try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map(
        String.init)
    }
  }
}

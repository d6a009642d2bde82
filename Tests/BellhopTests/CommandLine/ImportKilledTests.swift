import Foundation
import Testing
import TestSupport

/// The real program, killed while it imports: what it leaves is sound, and importing again gives
/// what one uninterrupted import gives.
///
/// A dozen kills in every test run, six hundred in `make soak`.
@Suite("An import that is killed")
struct ImportKilledTests {
  enum Source: String, CaseIterable, CustomTestStringConvertible {
    case journal
    case mail

    var testDescription: String { rawValue }
  }

  /// Of each source.
  private static let kills = Soak.isOn ? 300 : 6

  @Test("is completed by importing again", arguments: Source.allCases)
  func killed(_ source: Source) throws {
    let folder = try TemporaryFolder()
    let workspace = try folder.write(CareDesk.workspace, to: "workspace.yaml")
    let file =
      switch source {
      case .journal: try folder.write(Self.journal(lines: 4000), to: "in.jsonl")
      case .mail: try folder.write(Self.mailbox(mails: 1500), to: "in.mbox")
      }
    let whole = try Victim(folder, "whole", workspace)
    let clock = ContinuousClock()
    let began = clock.now
    try whole.succeed(["import", file])
    // The longest delay before a kill; less where the program turns out to be faster.
    var longest = (clock.now - began) / .microseconds(1)
    let journal = try whole.succeed(["export"])
    #expect(journal.utf8.count > 100_000)

    var random = SystemRandomNumberGenerator()
    var killed = 0
    var broken = 0
    var number = 0
    while killed < Self.kills {
      number += 1
      let victim = try Victim(folder, "victim", workspace)
      defer { victim.remove() }
      // Up to three times on one store: what a killed import left is imported into as well.
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let delay = Double.random(in: 0...longest, using: &random)
        guard try victim.startAndKill(["import", file], after: delay) else {
          longest *= 0.8
          continue
        }
        killed += 1
        try victim.expectSound("killed after \(Int(delay)) µs")
        let left = try victim.succeed(["export"])
        if !left.isEmpty, left != journal { broken += 1 }
      }
      try victim.succeed(["import", file])
      try victim.expectSound("completed")
      #expect(try victim.succeed(["export"]) == journal, "round \(number)")
    }
    print("\(source): \(killed) kills, \(broken) of them with a part written")
  }

  /// A store of its own.
  private struct Victim {
    let store: String

    init(_ folder: TemporaryFolder, _ name: String, _ workspace: String) throws {
      store = "\(folder.path)/\(name).db"
      remove()
      try succeed(["workspace", "import", workspace])
    }

    func remove() {
      let folder = URL(fileURLWithPath: store).deletingLastPathComponent()
      let name = URL(fileURLWithPath: store).lastPathComponent
      let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
      for file in files ?? [] where file.hasPrefix(name) {
        try? FileManager.default.removeItem(at: folder.appendingPathComponent(file))
      }
    }

    @discardableResult
    func succeed(_ arguments: [String]) throws -> String {
      let result = try Program.run(arguments + ["--store", store, "--as", "maya"])
      #expect(result.status == 0, "\(arguments): \(result.errors)")
      return result.output
    }

    /// The journal against every table; nothing of the staging may be found after a next import.
    func expectSound(_ when: String) throws {
      let result = try Program.run(["doctor", "--verify", "--store", store, "--as", "maya"])
      #expect(result.status == 0, "\(when): \(result.output)\(result.errors)")
    }

    /// False if it had ended by then.
    func startAndKill(_ arguments: [String], after microseconds: Double) throws -> Bool {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Program.path)
      process.arguments = arguments + ["--store", store, "--as", "maya"]
      process.environment = Program.surroundings
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      // No waiting for anything: the moment itself is what is random.
      usleep(UInt32(microseconds))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      return process.terminationReason == .uncaughtSignal
    }
  }

  // MARK: What is imported

  /// Conversations side by side, with all that moves their rows: messages both ways, tags, tiers,
  /// people, status, late lines and lines that change nothing.
  private static func journal(lines: Int) -> String {
    (0..<lines).map { number in
      let place = number * 7919 % lines
      let at = time(minute: number % 50 == 49 ? number - 40 : number)
      let head = #"{"v":1,"at":"\#(at)","type":"#
      let conversation = #","conversation":"k\#(place % 150)""#
      let customer = #","by":{"kind":"customer","id":"p\#(place % 150 % 40)@x","name":"P"}"#
      let agent = #","by":{"kind":"agent","id":"maya"}"#
      let body =
        #","channel":"email","account":"care-mail","kind":"email","direction":"#
      switch number < 150 ? 0 : number % 11 {
      case 1:
        return head + #""tag""# + conversation + agent + #","tag":"t\#(place % 3)"}"#
      case 2: return head + #""tier""# + conversation + agent + #","tier":\#(1 + place % 3)}"#
      case 3, 4, 5:
        return head + #""message""# + conversation + agent + #","id":"o\#(number)""# + body
          + #""out","text":"Antwort \#(number) über die Rechnung"}"#
      case 6:
        return head + #""contact""#
          + #","by":{"kind":"system","id":"x"},"contact":"p\#(place % 40)@x""#
          + #","name":"Person \#(place)","segment":"s\#(place % 3)"}"#
      case 8:
        return head + #""note""# + conversation + agent
          + #","id":"n\#(number)","text":"Siehe \#(number)","mentions":[]}"#
      case 7:
        let status = ["pending", "resolved", "open"][place % 3]
        return head + #""status""# + conversation + agent + #","status":"\#(status)"}"#
      default:
        let own = number < 150 ? #","conversation":"k\#(number)""# : conversation
        return head + #""message""# + own + customer + #","id":"i\#(number)""# + body
          + #""in","text":"Frage \#(number): wo ist 返金?"}"#
      }
    }.joined(separator: "\n") + "\n"
  }

  private static func time(minute: Int) -> String {
    let day = 1 + minute / 1440
    return String(
      format: "2026-10-%02d", day)
      + String(
        format: "T%02d:%02d:00.000Z", minute / 60 % 24, minute % 60)
  }

  private static func mailbox(mails: Int) -> String {
    (0..<mails).map { number in
      let thread = number % 90
      let isAnswer = number >= 90
      let minute = String(format: "%02d:%02d:00", number / 60 % 24, number % 60)
      let references =
        isAnswer ? "In-Reply-To: <\(number - 90)@home.example>\n" : ""
      let isOurs = number / 90 % 3 == 1
      let customer = "Person \(thread) <p\(thread % 40)@home.example>"
      let (from, to) =
        isOurs ? ("care@care.example", customer) : (customer, "care@care.example")
      return """
        From someone@home.example Fri Nov 20 \(minute) 2026
        From: \(from)
        To: \(to)
        Subject: Parcel \(thread)
        Message-ID: <\(number)@home.example>
        Date: Fri, 20 Nov 2026 \(minute) +0000
        \(references)
        Words of mail \(number): where is parcel \(thread)?


        """
    }.joined()
  }
}

import Foundation
import Glibc
import Inbox
import Testing
import TestSupport

@testable import InboxStore

/// Several programs write into one store and are killed, at random moments and at every crash
/// point: nothing that was acknowledged is lost, and the tables are what the journal makes.
///
/// Some sixty kills in every test run, 7,500 in `make soak`, which kills programs that send and that
/// import as well: ten thousand together.
///
/// Negative control: `StoreDriver` saying `DONE` before `perform` instead of after it.
@Suite("Programs that are killed while they write")
struct KilledWritersTests {
  private static let rounds = Soak.isOn ? 2500 : 20
  /// After so many rounds all is looked at; the journal grows, and looking takes the longer.
  private static let stretch = Soak.isOn ? 50 : 10
  private static let points: [CrashPoint] = [
    .insideGate, .beforeCommit, .afterCommit, .beforeCheckpoint, .afterCheckpoint,
  ]

  @Test("lose nothing they had acknowledged")
  func writers() throws {
    let desk = try Desk(.small)
    for number in 0..<50 {
      try desk.store.append(
        [inbound(ConversationRef("c\(number)"), MessageID("start\(number)"), at: morning)],
        now: morning)
    }
    var random = SystemRandomNumberGenerator()
    let path = desk.store.paths.database
    var kills = 0
    var told = Told()
    func start(_ number: Int, crash: String?) throws -> DriverProcess {
      let log = told.nextLog(in: desk.directory)
      let words = ["act", path, "agent\(number)", "\(UInt32.random(in: 0 ... .max))"]
      return try DriverProcess(words, log: log, crash: crash)
    }
    for round in 0..<Self.rounds {
      let crashes: [String?] = [
        nil, nil,
        "\(Self.points[round % Self.points.count].rawValue):\(Int.random(in: 1...12, using: &random))",
      ]
      let running = try crashes.enumerated().map { try start($0.offset, crash: $0.element) }
      running[0].waitFor("READY", after: 0)
      // The moment itself is what is random.
      usleep(UInt32.random(in: 0...60_000, using: &random))
      for (process, crash) in zip(running, crashes) {
        if crash == nil { process.kill() } else { process.waitFor("NEVER", after: 0) }
        if process.wasKilled() { kills += 1 }
      }
      if (round + 1).isMultiple(of: Self.stretch) { try expectSound(desk, &told) }
    }
    try expectSound(desk, &told)
    #expect(kills >= Self.rounds * 2)
    print("killed writers: \(kills) kills, \(told.acknowledged.count) acts acknowledged")
  }

  /// What the programs said before they died; each log is read once, for no more comes.
  private struct Told {
    private(set) var acknowledged: Set<String> = []
    private(set) var troubles: [String] = []
    private var unread: [String] = []
    private var count = 0

    mutating func nextLog(in directory: String) -> String {
      count += 1
      unread.append("\(directory)/log-\(count)")
      return unread[unread.count - 1]
    }

    mutating func read() {
      for line in unread.flatMap({ DriverProcess.lines($0) }) where line != "READY" {
        if line.hasPrefix("DONE ") {
          acknowledged.insert(String(line.dropFirst(5)))
        } else {
          troubles.append(String(line))
        }
      }
      unread = []
    }
  }

  private func expectSound(_ desk: Desk, _ told: inout Told) throws {
    told.read()
    let store = try desk.another(.small)
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) + 60_000)
    #expect(try store.damages(quick: false) == [])
    let differences = try store.verify(now: now)
    #expect(differences == [])
    let written = try store.read { connection in
      Set(
        try connection.rows("SELECT DISTINCT act FROM event WHERE act IS NOT NULL") { $0.text(0) })
    }
    let lost = told.acknowledged.subtracting(written)
    #expect(lost.isEmpty, "\(lost.sorted().prefix(5))")
    #expect(told.troubles.isEmpty, "\(told.troubles.prefix(3))")
  }
}

extension Workspace {
  /// That of the driver: one store has one workspace.
  static var small: Workspace {
    var workspace = Workspace(name: "Driven")
    workspace.agents = (0..<400).map {
      Agent(id: AgentID("agent\($0)"), name: "Agent \($0)", role: .supervisor)
    }
    workspace.accounts = [
      Account(id: "care", channel: .email, address: "care@acme.example", delivery: .loopback)
    ]
    workspace.policies = [
      ServicePolicy(name: "usual", firstResponse: 7_200_000, nextResponse: 14_400_000)
    ]
    return workspace
  }
}

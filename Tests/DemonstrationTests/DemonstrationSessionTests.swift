import Foundation
import Inbox
import InboxStore
import Synchronization
import Testing

@testable import Demonstration

/// The demonstration in a real store.
@Suite struct DemonstrationSessionTests {
  let now: Instant
  let session: DemonstrationSession

  init() throws {
    let start = try #require(DemonstrationDayTests.times.first)
    now = start
    session = try DemonstrationSession.prepare(
      under: [FileManager.default.temporaryDirectory.path + "/session-\(UUID().uuidString)"],
      seed: 7, now: start, clock: { start })
  }

  @Test func theStoreShowsTheQueueThatTheJournalTells() throws {
    defer { session.end() }
    let day = DemonstrationDay(seed: 7, now: now, workspace: try demonstrationWorkspace())
    let view = try StorePlayDesk(session.store).view(at: now)
    let told = Journal(day).with(.open).sorted { QueueKey($0) < QueueKey($1) }
    #expect(view.open.map(\.conversation.ref) == told.map(\.ref))
    #expect(view.open.map(\.conversation.openTargets) == told.map(\.openTargets))
  }

  @Test func aPlayGoesOnInTheStore() throws {
    defer { session.end() }
    let store = session.store
    let desk = StorePlayDesk(store)
    let day = DemonstrationDay(seed: 7, now: now, workspace: try demonstrationWorkspace())
    var performance = Performance(
      play: DemonstrationPlay(day: day, seed: 7, user: "maya", from: now), desk: desk)
    let before = try store.place()
    var at = now
    var present: Set<AgentID> = []
    var sent = 0
    while at < now.advanced(by: 240_000) {
      let moment = at
      at = at.advanced(by: max(1, try performance.goOn { moment }))
      for row in try desk.view(at: at).open { present.formUnion(row.presence.map(\.agent)) }
      for account in try store.workspace().accounts {
        while let entry = try store.claimDue(account: account, now: at) {
          _ = try store.settle(entry.id, attempt: entry.attempt, .accepted, at: at)
          sent += 1
        }
      }
    }
    #expect(try store.place().sequence - before.sequence >= 40)
    #expect(present == ["priya", "tom", "sol", "ines"])
    #expect(sent >= 3)
  }

  @Test("Many were charged twice this afternoon, and nobody has opened an incident of it yet")
  func aBurst() throws {
    defer { session.end() }
    var reader = BurstReader(store: session.store)
    let signal = try #require(try reader.read(now: now).first)
    #expect(signal.label == "charged twice")
    #expect(signal.people >= 8)
    #expect(signal.incident == nil)
    let incidents = try session.store.incidents(now: now)
    #expect(incidents.map(\.incident.isOpen) == [false])
    #expect(incidents.allSatisfy { $0.members > 0 })
  }

  @Test("README’s examples of incidents name open conversations of the demonstration")
  func examplesOfIncidents() throws {
    defer { session.end() }
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("README.md")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("bellhop incident") && $0.contains("--query '") }
    #expect(!lines.isEmpty)
    for line in lines {
      let text = try #require(
        line.components(separatedBy: "--query '").last?.split(separator: "'").first)
      let rows = try session.store.queue(
        QueueRequest(
          query: Query(parsing: String(text)), anchor: .first, limit: 100, agent: session.user),
        now: now
      ).rows
      #expect(rows.count >= 3, "\(line)")
      #expect(rows.allSatisfy { $0.conversation.status == .open }, "\(line)")
    }
  }

  @Test func leavesNothingBehind() throws {
    let path = session.place.path
    #expect(FileManager.default.fileExists(atPath: session.place.store))
    #expect(DemonstrationPlace.holds(store: session.place.store))
    session.start()
    session.end()
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}

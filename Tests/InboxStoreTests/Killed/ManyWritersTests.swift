import Foundation
import Glibc
import Inbox
import Testing
import TestSupport

@testable import InboxStore

/// Many programs at once on one store.
///
/// Negative control: without the version in the send guard (`seenVersion: nil` in `StoreDriver`) two
/// agents answer the same version.
@Suite("Many at once")
struct ManyWritersTests {
  private func desk() throws -> Desk {
    let desk = try Desk(.small)
    for number in 0..<50 {
      try desk.store.append(
        [inbound(ConversationRef("c\(number)"), MessageID("start\(number)"), at: morning)],
        now: morning)
    }
    return desk
  }

  @Test("twenty processes write, and journal and tables agree")
  func twentyProcesses() throws {
    let desk = try desk()
    let logs = (0..<20).map { "\(desk.directory)/log-\($0)" }
    let running = try logs.enumerated().map {
      try DriverProcess(
        ["act", desk.store.paths.database, "agent\($0.offset)", "\($0.offset)", "3000"],
        log: $0.element)
    }
    usleep(Soak.isOn ? 60_000_000 : 5_000_000)
    // A busy machine, or one with a sanitizer, has not done in that time what is judged below.
    for _ in 0..<600 {
      let counts = logs.map { DriverProcess.lines($0).count }
      if counts.allSatisfy({ $0 > 1 }), counts.reduce(0, +) > 120 { break }
      usleep(200_000)
    }
    for process in running { process.kill() }
    let lines = logs.flatMap { DriverProcess.lines($0) }
    let done = lines.filter { $0.hasPrefix("DONE ") }
    #expect(lines.allSatisfy { $0 == "READY" || $0.hasPrefix("DONE ") })
    #expect(done.count > 100)
    // The turnstile lets nobody starve.
    for log in logs { #expect(DriverProcess.lines(log).count > 1, "\(log)") }
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) + 60_000)
    #expect(try desk.store.verify(now: now) == [])
    #expect(try desk.store.damages(quick: false) == [])
    print("twenty processes: \(done.count) acts")
  }

  @Test("two hundred agents answer fifty conversations, each version once")
  func agents() throws {
    let desk = try desk()
    // At human pace: an act every five seconds each. In a test run forty of them, in a hurry.
    let (count, seconds, pause) = Soak.isOn ? (50, 60, 5000) : (10, 4, 400)
    let logs = (0..<4).map { "\(desk.directory)/log-\($0)" }
    let running = try logs.enumerated().map {
      try DriverProcess(
        [
          "agents", desk.store.paths.database, "\($0.offset * count)", "\(count)", "\(seconds)",
          "\(pause)",
        ], log: $0.element)
    }
    for process in running { process.wasKilled() }
    let lines = logs.flatMap { DriverProcess.lines($0) }.map { $0.split(separator: " ") }
    let sent = lines.filter { $0.first == "SENT" }
    let versions = sent.map { "\($0[1]) \($0[3])" }
    #expect(Set(versions).count == versions.count)
    #expect(!sent.isEmpty)
    let entries = try desk.store.outbox()
    #expect(Set(entries.map(\.id.text)) == Set(sent.map { String($0[4]) }))
    #expect(lines.allSatisfy { ["READY", "SENT", "REFUSED", "TOOK"].contains($0.first) })
    let took = lines.filter { $0.first == "TOOK" }.compactMap { Int64($0[1]) }.sorted()
    let p99 = took.isEmpty ? 0 : took[took.count * 99 / 100]
    print(
      "\(count * 4) agents: \(took.count) acts, \(sent.count) accepted, "
        + "p50 \(took.isEmpty ? 0 : took[took.count / 2]) µs, p99 \(p99) µs")
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) + 60_000)
    #expect(try desk.store.verify(now: now) == [])
  }
}

import Foundation
import Inbox
import InboxStore
import Testing
import TestSupport

/// The disk is full, write-protected or failing, at one call or at all from one on.
///
/// Two hundred calls in every test run, two thousand in `make soak`.
///
/// Negative control: make `Store.write` return before its commit (`.rollback` for `.commit`) or
/// swallow its error: what was acknowledged is missing.
@Suite("A disk that fails")
struct FaultyDiskTests {
  private static let isLong = Soak.isOn

  @Test(
    "loses nothing that was acknowledged, and works again", arguments: FaultyDisk.Fault.allCases)
  func anyCall(_ fault: FaultyDisk.Fault) throws {
    let bytes = try Desk.small().bytes()
    let whole = try FaultyDisk(bytes)
    whole.fail(fault, at: .max)
    var work = DayOfWork()
    work.run(try whole.open())
    #expect(work.errors.isEmpty)
    let all = max(1, whole.calls)
    // Full and failing calls are many, openings and shared memory are few.
    let wanted = Self.isLong ? Int64(600) : 50
    let step = max(1, all * 2 / wanted)
    var failed = 0
    for nth in stride(from: Int64(1), through: all, by: Int64.Stride(step)) {
      for count in [1, Int64.max] {
        if try run(fault, at: nth, count, bytes) { failed += 1 }
      }
    }
    #expect(failed > 0)
  }

  /// Whether anything failed at all.
  private func run(
    _ fault: FaultyDisk.Fault, at nth: Int64, _ count: Int64, _ bytes: Data
  ) throws -> Bool {
    let disk = try FaultyDisk(bytes)
    disk.fail(fault, at: nth, count: count)
    var work = DayOfWork()
    var refusals = 0
    do throws(StoreError) {
      work.run(try disk.open())
    } catch {
      expectHelpful(error, "\(fault) \(nth)")
      refusals += 1
    }
    for error in work.errors { expectHelpful(error, "\(fault) \(nth)") }
    disk.heal()
    // The same program goes on, without a restart, unless it never got the store open.
    let store = try disk.store ?? disk.open()
    var again = DayOfWork()
    again.run(store, round: "again")
    #expect(again.errors.isEmpty, "\(fault) \(nth): \(again.errors)")
    let missing = try DayOfWork.missing(work.acknowledged + again.acknowledged, in: store)
    // A draft is written over by the next round.
    let lost = missing.filter { if case .draft = $0 { false } else { true } }
    #expect(lost.isEmpty, "\(fault) \(nth), \(count): \(lost)")
    #expect(try store.verify(now: later + 20) == [], "\(fault) \(nth), \(count)")
    #expect(try store.damages(quick: false) == [], "\(fault) \(nth), \(count)")
    return !work.errors.isEmpty || refusals > 0
  }

  /// The words say what happened, and none of them is SQLite's alone.
  private func expectHelpful(_ error: StoreError, _ place: String) {
    switch error {
    case .full, .readOnly, .diskFailure:
      #expect(error.description.contains("not saved"), "\(place): \(error)")
    default: Issue.record("\(place): \(error)")
    }
  }

  @Test("is told to people with what is kept and what to do")
  func words() {
    for error in [StoreError.full, .readOnly, .diskFailure("disk I/O error")] {
      #expect(error.description.contains("this was not saved"))
      #expect(error.description.contains("kept"))
    }
    #expect(StoreError.corrupt("x").description.contains("bellhop restore"))
  }
}

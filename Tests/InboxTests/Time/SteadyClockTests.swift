import Inbox
import TestSupport
import Testing

/// Negative control: answer `host` in `SteadyClock.read` whatever it says.
@Suite("The clock of a program that stays")
struct SteadyClockTests {
  private let noon = Instant(milliseconds: 1_795_176_000_000)
  private let hour: Int64 = 3_600_000

  @Test("is the host's while that runs, and follows it forwards at once")
  func follows() {
    var clock = SteadyClock()
    #expect(clock.read(host: noon, ticks: 0) == noon)
    #expect(clock.read(host: noon.advanced(by: 1000), ticks: 1000) == noon.advanced(by: 1000))
    let later = noon.advanced(by: hour)
    #expect(clock.read(host: later, ticks: 1001) == later)
    #expect(clock.lead == 0)
  }

  @Test("goes on at half its pace when the host is set back, until the host has caught up")
  func setBack() {
    var clock = SteadyClock()
    _ = clock.read(host: noon, ticks: 0)
    let back = noon.advanced(by: -hour)
    #expect(clock.read(host: back, ticks: 0) == noon)
    #expect(clock.lead == hour)
    // A question that hears nothing for 700 ms waits 1.4 s.
    #expect(clock.read(host: back.advanced(by: 1400), ticks: 1400) == noon.advanced(by: 700))
    #expect(
      clock.read(host: back.advanced(by: 2 * hour), ticks: 2 * hour) == noon.advanced(by: hour))
    #expect(clock.lead == 0)
    let after = back.advanced(by: 2 * hour + 10)
    #expect(clock.read(host: after, ticks: 2 * hour + 10) == after)
  }

  @Test("begins no earlier than what has been")
  func latest() {
    var clock = SteadyClock(latest: noon, ticks: 50)
    #expect(clock.read(host: noon.advanced(by: -8000), ticks: 50) == noon)
    #expect(clock.lead == 8000)
    var passed = SteadyClock(latest: noon, ticks: 50)
    let now = noon.advanced(by: 8000)
    #expect(passed.read(host: now, ticks: 50) == now)
  }

  @Test("never goes back and never stands still, however the host is set")
  func anyHost() {
    var random = SeededGenerator(seed: 28)
    for _ in 0..<200 {
      var clock = SteadyClock()
      var (host, ticks) = (noon, Int64.random(in: -hour...hour, using: &random))
      var last = clock.read(host: host, ticks: ticks)
      for _ in 0..<200 {
        let passed = Int64.random(in: 0...5000, using: &random)
        ticks += passed
        host = host.advanced(by: passed)
        if Int.random(in: 0..<20, using: &random) == 0 {
          host = host.advanced(by: Int64.random(in: -hour...hour, using: &random))
        }
        let now = clock.read(host: host, ticks: ticks)
        // One may be lost to rounding.
        #expect(now.since(last) >= passed / 2 - 1)
        #expect(now >= host)
        #expect(clock.lead == now.since(host))
        last = now
      }
    }
  }
}

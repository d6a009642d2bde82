import GRDB
import Inbox

extension Store {
  /// A write of something that happens now: its instant is never before that of the one before it.
  ///
  /// The host's clock may be set back, by hand or by the network's time. What was done then would be
  /// written before what it answers, and the fold would take it for older: a resolved conversation
  /// would be open again. So the store remembers its latest instant, and until the clock has passed
  /// that, everything happens then, in the order of the journal. Promises are counted from lines, so
  /// none of them moves. A clock that was wrong by more than `bridgedAtMost` is not followed: who set
  /// it right is believed.
  func happening<Result>(
    now: Instant, _ body: (Connection, Instant) throws -> Result
  ) throws(StoreError) -> Result {
    try write { connection in
      let before = connection.database.totalChangesCount
      let now = try connection.steady(now)
      let result = try body(connection, now)
      // Who only looked leaves no mark: it would ring the bell, and wake who looks.
      if connection.database.totalChangesCount != before { try connection.noteClock(now) }
      return result
    }
  }

  /// The same with what moves conversations.
  func change<Result>(
    now: Instant, _ body: (Recorder) throws -> Result
  ) throws(StoreError) -> Result {
    try happening(now: now) { connection, now in
      let recorder = Recorder(
        connection: connection, workspace: try workspace(connection).workspace, now: now)
      recorder.isLive = true
      let result = try body(recorder)
      try recorder.finish()
      return result
    }
  }

  /// When something was done last in this store, by its clock; nil where nothing was.
  package func latestClock() throws(StoreError) -> Instant? {
    try read { try $0.clock }
  }

  /// Milliseconds that a clock may go back without anything going back with it.
  package static let bridgedAtMost: Int64 = 86_400_000
}

extension Connection {
  fileprivate var clock: Instant? {
    get throws { try fact("clock").flatMap { Int64($0) }.map { Instant(milliseconds: $0) } }
  }

  fileprivate func steady(_ now: Instant) throws -> Instant {
    guard let clock = try clock, clock > now, clock.since(now) <= Store.bridgedAtMost
    else { return now }
    return clock
  }

  fileprivate func noteClock(_ now: Instant) throws {
    if try clock != now { try setFact("clock", String(now.milliseconds)) }
  }
}

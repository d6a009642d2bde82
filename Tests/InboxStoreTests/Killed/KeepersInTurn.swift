import Glibc

@testable import InboxStore

/// Several programs at once that want to keep one store's clock, and end themselves in the midst of
/// it: who has it dies, the next one takes over.
struct KeepersInTurn {
  let desk: Desk
  private(set) var logs: [String] = []

  init(_ desk: Desk) {
    self.desk = desk
  }

  /// One such program for each point, all at once, until one of them has looked once or all are dead.
  ///
  /// - Parameters:
  ///   - points: Where each ends itself, at which passage there.
  ///   - meanwhile: What happens in the store once they run.
  mutating func run(
    dyingAt points: [String], passage: Int, meanwhile: () throws -> Void = {}
  ) throws {
    let before = logs.count
    var running: [DriverProcess] = []
    for point in points { running.append(try start("\(point):\(passage)")) }
    try meanwhile()
    while running.contains(where: \.isRunning),
      !logs[before...].contains(where: { DriverProcess.lines($0).contains("LOOKED") })
    {
      usleep(1000)
    }
    for process in running { process.kill() }
  }

  /// One that does not die before it has done all that was left.
  mutating func finish() throws {
    let last = try start(nil)
    last.waitFor("LOOKED", after: 1)
    last.kill()
  }

  private mutating func start(_ crash: String?) throws -> DriverProcess {
    logs.append("\(desk.directory)/log-\(logs.count)")
    return try DriverProcess(
      ["keep", desk.store.paths.database, "1000"], log: logs[logs.count - 1], crash: crash)
  }
}

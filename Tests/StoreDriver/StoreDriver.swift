import Foundation
import Glibc
import Inbox
import InboxStore

/// A program that works on a store until it is killed, for tests: every act that was acknowledged is
/// a line on its standard output, written after the act returned.
///
///     StoreDriver act PATH AGENT SEED [PAUSE [NEED]]
///     StoreDriver agents PATH FIRST COUNT SECONDS PAUSE
///     StoreDriver make PATH
///     StoreDriver fill PATH
///     StoreDriver keep PATH PAUSE
///
/// `act` does acts of all kinds on the conversations `c0` … `c49`. `agents` is many agents, each on a
/// thread, who read a conversation and answer the version they saw, once every `PAUSE` milliseconds.
/// With a `NEED` (`nobody`, `writers`, `readers`) it is a program of tomorrow that knows one step more,
/// which those need. `fill` fills the disk, writes what is in hand, and makes room again.
/// `keep` keeps the clock, as an open inbox does.
@main
struct StoreDriver {
  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    do {
      switch words.first {
      case "act" where words.count >= 4:
        try Acting(
          path: words[1], agent: AgentID(words[2]), seed: UInt64(words[3]) ?? 1,
          pause: words.count > 4 ? UInt32(words[4]) ?? 0 : 0,
          steps: Schema.steps
            + (words.count > 5 ? Schema.Need(rawValue: words[5]).map(tomorrow) ?? [] : [])
        ).run()
      case "agents" where words.count == 6:
        try ManyAgents(
          path: words[1], first: Int(words[2]) ?? 0, count: Int(words[3]) ?? 1,
          seconds: Int64(words[4]) ?? 1, pause: Int64(words[5]) ?? 0
        ).run()
      case "make" where words.count == 2:
        _ = try Store.open(words[1], create: true) { (_) throws(StoreError) in .driven }
      case "keep" where words.count == 3:
        try Keeping(path: words[1], pause: UInt32(words[2]) ?? 1000).run()
      case "fill" where words.count == 2: try FullDisk(path: words[1]).run()
      default: fail("wrong usage")
      }
    } catch {
      fail("\(error)")
    }
  }

  static func open(
    _ path: String, as agent: String, steps: [Schema.Step] = Schema.steps,
    in workspace: Workspace = .driven
  ) throws -> Store {
    try Store.open(path, create: false, agent: agent, steps: steps) {
      (_) throws(StoreError) in workspace
    }
  }

  /// What a Bellhop of tomorrow adds to the schema.
  static func tomorrow(_ need: Schema.Need) -> [Schema.Step] {
    [
      Schema.Step(
        name: "tomorrow", sql: "CREATE TABLE tomorrow(id INTEGER PRIMARY KEY) STRICT",
        neededBy: need)
    ]
  }

  /// One line in one call, so that lines of several threads never mix.
  static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
  }

  static func fail(_ words: String) -> Never {
    let bytes = Array((words + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    exit(1)
  }

  static func now() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  static func ticks() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
  }
}

extension Workspace {
  /// The same in every process, as one store has one workspace.
  static var driven: Workspace {
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

import Foundation
import Glibc
import Inbox
import TestSupport
import Testing

/// The window goes, or somebody asks the program to end, at moments that nobody chose.
///
/// To see it red: let `DeskLoop.take(.signal)` leave without `state.finish`, and words are lost; let
/// `InputReader.lose` tell nothing, and the program lives on without a terminal.
@Suite("The window goes at random moments", .serialized)
struct WindowGoneTests {
  enum End: CaseIterable {
    case windowClosed
    case hangup
    case terminate
    case interrupt
  }

  /// What a random moment led to.
  struct Outcome {
    var typed = 0
    /// Letters typed more than two seconds before the end.
    var mustBeKept = 0
    var kept = 0
    var took = Duration.zero
  }

  /// How many moments; each in its turn, for the machine is shared.
  static let moments = Soak.isOn ? 1000 : 30

  @Test("No more than two seconds of typing are lost, and nothing lives on")
  func moments() throws {
    var random = SeededGenerator(seed: 30)
    let desk = try ScenarioDesk()
    var slowest = Duration.zero
    var lost = 0
    var typed = 0
    for moment in 0..<Self.moments {
      let end = random.pick(End.allCases)
      // A fifth of them before the composer is open, or even the list.
      let isEarly = random.chance(20)
      let after = Int.random(in: 0..<(isEarly ? 400 : 2500), using: &random)
      let outcome = try Self.run(desk, end, isEarly: isEarly, milliseconds: after, &random)
      slowest = max(slowest, outcome.took)
      typed += outcome.typed
      lost += outcome.typed - outcome.kept
      #expect(outcome.kept >= outcome.mustBeKept, "moment \(moment), \(end): \(outcome)")
      #expect(try desk.processes() == [], "moment \(moment), \(end)")
    }
    print(
      "window gone: \(Self.moments) moments, \(typed) letters, \(lost) of the last two seconds lost,"
        + " slowest end \(slowest.formatted(.units(allowed: [.milliseconds])))")
  }

  private static func run(
    _ desk: ScenarioDesk, _ end: End, isEarly: Bool, milliseconds: Int,
    _ random: inout SeededGenerator
  ) throws -> Outcome {
    var outcome = Outcome()
    try desk.forgetDraft(of: .maya, for: .lena)
    let session = try PtySession(desk.arguments() + ["--theme", "dark"])
    let start = ContinuousClock.now
    var times: [ContinuousClock.Instant] = []
    var text = ""
    if isEarly {
      while ContinuousClock.now - start < .milliseconds(milliseconds) {
        session.pump(milliseconds: 5)
      }
    } else {
      #expect(try session.await("Lena Fischer"))
      session.type("r")
      #expect(try session.await("WRITE"))
      let writing = ContinuousClock.now
      while ContinuousClock.now - writing < .milliseconds(milliseconds) {
        let letter = random.pick(Array("abcdefghijklmnop"))
        text.append(letter)
        times.append(.now)
        session.type(String(letter))
        session.pump(milliseconds: Int32.random(in: 1...40, using: &random))
      }
    }
    let moment = ContinuousClock.now
    switch end {
    case .windowClosed: session.hangUp()
    case .hangup: kill(session.child, SIGHUP)
    case .terminate: kill(session.child, SIGTERM)
    case .interrupt: kill(session.child, SIGINT)
    }
    outcome.took = try session.waitForEnd()
    // Before its signals are its own it may be ended by them; after that it ends by itself.
    if !isEarly { #expect(session.status == 0, "\(end)") }
    if end != .windowClosed {
      #expect(session.lineIsAsFound, "\(end) after \(milliseconds) ms")
    }
    outcome.typed = text.count
    outcome.mustBeKept = times.count { moment - $0 > .seconds(2) }
    let draft = try desk.draft(of: .maya, for: .lena) ?? ""
    #expect(text.hasPrefix(draft), "“\(draft)” is not what was typed: “\(text)”")
    outcome.kept = draft.count
    return outcome
  }
}

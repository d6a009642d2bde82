import Foundation
import Glibc
import TestSupport
import Testing

/// Sizes, stops and keys, faster than anybody makes them.
///
/// To see it red: let `Grid.init` or a layout of Desk trap on a width of 0 or 1 (drop the `max(0, …)`
/// of `Size.init`), or leave SIGCONT out of `Terminal.takeSignals`.
@Suite("Storms", .serialized)
struct StormTests {
  /// Keys that go everywhere and neither leave nor stop the program.
  static let keys = [
    "j", "k", "G", "gg", "\r", "\u{1B}", "\t", "?", ",", ":", "/", "r", "i", ".", "t", "a", "z",
    "e", "x", "v", "*",
    "u", "gm", "gi", "gf", "g@", "n", "f", "o", "F", "S", "L", "P", "1", "3", "\u{7F}", "\u{1B}[A",
    "\u{1B}[5~", "word",
    "\u{18}?", "\u{4}", "\u{15}", "\u{C}", "\u{1B}[200~pasted\ntext\u{1B}[201~", "\u{1B}[I",
    "\u{1B}[O", "漢👍🏽",
  ]

  @Test("From 1×1 to 500×200 at random while keys come: no trap, and the screen is whole again")
  func sizes() throws {
    var random = SeededGenerator(seed: 500)
    for _ in 0..<(Soak.isOn ? 20 : 2) {
      let desk = try ScenarioDesk()
      let session = try PtySession(desk.arguments() + ["--theme", "dark"])
      #expect(try session.await("Lena Fischer"))
      for round in 0..<400 {
        let isTiny = round % 3 == 0
        session.resize(
          columns: Int.random(in: isTiny ? 1...30 : 1...500, using: &random),
          rows: Int.random(in: isTiny ? 1...8 : 1...200, using: &random))
        for _ in 0..<Int.random(in: 0...3, using: &random) { session.type(random.pick(Self.keys)) }
        session.pump(milliseconds: Int32.random(in: 0...6, using: &random))
        #expect(!session.isOver, "round \(round): \(String(describing: session.status))")
        if session.isOver { return }
      }
      try leave(session, desk)
    }
  }

  @Test("Stopped and continued over and over while keys come: it goes on, and leaves in order")
  func stops() throws {
    var random = SeededGenerator(seed: 20)
    for _ in 0..<(Soak.isOn ? 10 : 1) {
      let desk = try ScenarioDesk()
      let session = try PtySession(desk.arguments() + ["--theme", "dark"], throughShell: true)
      #expect(try session.await("Lena Fischer"))
      // Shell and program are one group.
      let group = -session.child
      for _ in 0..<150 {
        let signal = random.pick([SIGTSTP, SIGCONT, SIGSTOP, SIGCONT, SIGWINCH])
        kill(group, signal)
        if random.chance(30) { session.type(random.pick(["j", "k", "\u{C}"])) }
        session.pump(milliseconds: Int32.random(in: 0...8, using: &random))
      }
      // However many stops still wait, each is answered.
      var isHeard = false
      for _ in 0..<3000 where !isHeard {
        kill(group, SIGCONT)
        session.type("X")
        session.pump(milliseconds: 20)
        isHeard = Data(session.rest).range(of: Data("does nothing here".utf8)) != nil
        #expect(!session.isOver)
        if session.isOver { return }
      }
      #expect(isHeard)
      try leave(session, desk)
    }
  }

  /// Out of whatever layer is open, then ^C twice.
  private func leave(_ session: PtySession, _ desk: ScenarioDesk) throws {
    session.resize(columns: 120, rows: 36)
    for second in 0..<3000 where !session.isOver {
      // Once the line is given back, ^C is a signal to whoever is left, the shell above all, and
      // throws away what the terminal has not read yet: no third one while the second may still be
      // heard.
      if !session.lineIsAsFound, second % 10 < 2 { session.type("\u{3}") }
      session.pump(milliseconds: 1000)
    }
    _ = try session.waitForEnd()
    #expect(session.status == 0)
    #expect(session.lineIsAsFound)
    #expect(try desk.processes() == [])
    let end = String(decoding: session.rest.suffix(400), as: UTF8.self)
    #expect(
      end.contains("\u{1B}[?1049l") && end.contains("\u{1B}[?2004l"), "\(end.debugDescription)")
  }
}

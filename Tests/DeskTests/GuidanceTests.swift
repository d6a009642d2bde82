import Canvas
import Inbox
import Testing

@testable import Desk

/// A newcomer is told what helps, once.
@Suite("Guidance") struct GuidanceTests {
  private func bench(_ guidance: Guidance, rows: [QueueRow] = Sample.rows) -> Bench {
    var settings = Sample.settings
    settings.guidance = guidance
    return Bench(rows: rows, settings: settings)
  }

  @Test("An empty store says how to begin; with the first message that is gone for good")
  func start() {
    for (width, height) in [(120, 36), (80, 24), (60, 16)] {
      var bench = bench(Guidance(isEmptyStore: true, hasWorkspace: false), rows: [])
      bench.send(.resize(Size(width: width, height: height)))
      let screen = bench.screen
      for words in ["bellhop demo", "bellhop import", "bellhop workspace import", "r answer"] {
        #expect(screen.contains { $0.contains(words) }, "\(words) at \(width)")
      }
      bench.store.rows = Sample.rows
      bench.send(
        .changes(
          ChangeSet(
            now: ChangeSet.Place(sequence: 1, counter: 0), changes: [], everything: true,
            workspaceChanged: false)))
      #expect(!bench.screen.contains { $0.contains("bellhop demo") })
      bench.store.rows = []
      bench.paint()
      bench.press("g m")
      #expect(bench.screen.contains { $0.contains("Nothing here.") })
    }
  }

  @Test("A hint is said where it is of use, once, and told to be remembered")
  func hints() {
    var bench = bench(Guidance(hints: [.composing, .reading]))
    bench.press("Enter")
    #expect(bench.message.contains("r answers"))
    bench.press("r")
    bench.wait(7000)
    #expect(bench.desk.settings.guidance.hints.isEmpty)
    let told = bench.effects.filter { if case .told = $0 { true } else { false } }
    #expect(told == [.told(.reading), .told(.composing)])
    bench.press("Esc")
    bench.wait(7000)
    bench.press("r")
    #expect(!bench.message.contains("^S sends"))
  }

  @Test("Who is no newcomer is told nothing")
  func none() {
    var bench = bench(Guidance())
    bench.press("Enter r")
    #expect(bench.message.isEmpty)
  }
}

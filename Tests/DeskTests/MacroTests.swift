import Canvas
import Inbox
import Testing

@testable import Desk

/// `M`: several acts as one, shown before they run.
@Suite struct MacroTests {
  private var settings: DeskSettings {
    var settings = Sample.settings
    settings.workspace.macros = [
      Macro(
        name: "To billing", key: "b",
        then: [
          .init(key: "tag", values: ["refund"]), .init(key: "tier", values: ["3"]),
          .init(key: "assign", values: ["me"]),
        ]),
      Macro(name: "Away", then: [.init(key: "status", values: ["spam"])]),
      Macro(name: "Answer", key: "r", then: [.init(key: "reply", values: ["hrs"])]),
    ]
    return settings
  }

  private func bench() -> Bench { Bench(settings: settings) }

  @Test func whatItWouldDoIsShownAndOnlyYDoesIt() {
    var bench = bench()
    bench.press("j M")
    #expect(bench.screen.contains { $0.contains("b  To billing: + #refund · tier 3 · → Maya") })
    // Without a key of its own it has the first letter that is free.
    #expect(bench.screen.contains { $0.contains("a  Away: spam") })
    bench.press("b")
    #expect(bench.commands.isEmpty)
    #expect(bench.screen.contains { $0.contains("1. + #refund") })
    #expect(bench.screen.contains { $0.contains("Macro: To billing") })
    bench.wait(400)
    bench.press("Enter")
    #expect(bench.commands.isEmpty)
    bench.press("y")
    guard case .macro(let macro)? = bench.commands.last else {
      Issue.record("no macro was run")
      return
    }
    #expect(macro.steps.map(\.words) == ["+ #refund", "tier 3", "→ Maya"])
    bench.press("u")
    guard case .undo? = bench.commands.last else {
      Issue.record("one undo takes it back")
      return
    }
  }

  @Test func onMarksEachStepSaysHowMany() {
    var bench = bench()
    bench.press("x j x j x M b")
    #expect(bench.screen.contains { $0.contains("3 marked, all in sight. For each, in one act:") })
    let raised = bench.desk.queue.list.rows.prefix(3).count { $0.conversation.tier != .three }
    #expect(bench.screen.contains { $0.contains("2. tier 3") && $0.contains("\(raised) of 3") })
    bench.wait(400)
    bench.press("y")
    #expect(bench.bulks.count == 1)
    #expect(bench.message.contains("3 × To billing"))
    bench.press("u")
    #expect(bench.bulks.count == 2)
  }

  @Test func whatTheRulesRefuseIsNotDone() {
    var bench = bench()
    bench.desk.settings.workspace.requiredBeforeResolve = [.tag]
    bench.desk.settings.workspace.macros = [
      Macro(
        name: "Done", key: "d",
        then: [
          .init(key: "status", values: ["resolved"]), .init(key: "reason", values: ["spoken to"]),
        ])
    ]
    bench.press("j j M d")
    #expect(bench.screen.contains { $0.contains("It needs a tag before it is resolved.") })
    #expect(!bench.screen.contains { $0.contains("y  do it") })
  }

  @Test func itIsFoundByItsNameAndSaysWhyNotWithoutAny() {
    var bench = bench()
    bench.press(":")
    bench.type("macro away")
    bench.press("Enter")
    #expect(bench.screen.contains { $0.contains("Macro: Away") })
    var empty = Bench()
    empty.press("M")
    #expect(empty.message.contains("The workspace has no macros"))
  }

  @Test func aDraftAloneIsNoActToTakeBack() {
    var bench = bench()
    bench.press("M r")
    #expect(bench.screen.contains { $0.contains("draft ;hrs, not sent") })
    bench.wait(400)
    bench.press("y u")
    #expect(bench.message.contains("nothing of yours to undo"))
  }
}

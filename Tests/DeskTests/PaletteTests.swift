import Canvas
import Inbox
import Testing

@testable import Desk

/// Everything that has a name is found by it, and Enter does what is natural for it.
@Suite("The palette") struct PaletteTests {
  private func found(_ bench: Bench) -> [String] {
    guard case .picker(let picker) = bench.desk.layers.last else { return [] }
    return picker.shown.map { "\(picker.items[$0].mark) \(picker.items[$0].label)" }
  }

  private func typed(_ text: String, in bench: Bench = Bench()) -> Bench {
    var bench = bench
    bench.press(":")
    bench.type(text)
    return bench
  }

  @Test("What is typed is looked for in all kinds, the exact name first")
  func mixed() {
    #expect(found(typed("refund")).first == "# refund")
    #expect(found(typed("refund")).contains(". Refund: double charge"))
    #expect(found(typed("rdc")).first == ". Refund: double charge")
    #expect(found(typed("undo")).first == "> undo")
    #expect(found(typed("mine")).first == "= Mine")
    #expect(found(typed("priya")).first == "@ Priya")
    #expect(found(typed("88121")).first?.hasPrefix("# 88121") == true)
    #expect(found(typed("snz")).contains("> snooze …"))
  }

  @Test("A sign narrows to its kind", arguments: [">", "=", "@", "#", "."])
  func narrowed(sign: String) {
    let rows = found(typed(sign))
    #expect(!rows.isEmpty)
    #expect(rows.allSatisfy { $0.hasPrefix(sign) }, "\(rows)")
  }

  @Test("The signs stand in the box")
  func hint() {
    #expect(typed("").screen.contains { $0.contains("@ people") && $0.contains(". replies") })
  }

  @Test("A person or a tag lists what is theirs, a view goes there, a command runs")
  func chosen() {
    var bench = typed("@priya\n")
    #expect(bench.desk.queue.filter?.text == "assignee:priya")
    bench = typed("#refund\n")
    #expect(bench.desk.queue.filter?.text == "tag:refund")
    bench = typed("=unow\n")
    #expect(bench.desk.queue.view == .unowned)
    bench = typed(">pending\n")
    #expect(bench.commands == [.pending])
    bench = typed("=failed\n")
    #expect(bench.desk.context == .outbox)
  }

  @Test("Customers come from the store and are listed by their handle")
  func customers() {
    let bench = typed("@ana l")
    #expect(found(bench).first == "@ Ana Lima")
    var chosen = bench
    chosen.press("Enter")
    #expect(chosen.desk.queue.filter?.text == "from:\"ana@lima.example\"")
  }

  @Test("What comes late moves nobody's cursor")
  func late() {
    var bench = Bench()
    bench.answersLoads = false
    bench = typed("a", in: bench)
    bench.type("n")
    bench.press("Down Down")
    guard case .picker(let picker) = bench.desk.layers.last,
      case .findPeople(let ticket, _, _, _)? = bench.effects.last(where: {
        if case .findPeople = $0 { true } else { false }
      })
    else {
      Issue.record("no palette, or nobody was asked for")
      return
    }
    bench.send(.people(ticket, Sample.people))
    guard case .picker(let after) = bench.desk.layers.last else { return }
    #expect(after.chosen?.value == picker.chosen?.value)
    #expect(found(bench).contains("@ Ana Lima"))
  }

  @Test("A saved reply answers with it, from the list as well")
  func answered() {
    var bench = typed(".rdc\n")
    bench.paint()
    #expect(bench.desk.conversation?.isWriting == true)
    #expect(
      bench.desk.conversation?.composer.reply.buffer.text.contains("zu Bestellung") == true)
    bench = Bench()
    bench.press("Enter :")
    bench.type("opening hours\n")
    #expect(bench.desk.conversation?.composer.reply.buffer.text == "We are open on Sunday.")
  }

  @Test("A conversation opens, one that is not in the list by its number")
  func opened() {
    var bench = typed("#88124\n")
    #expect(bench.desk.conversation?.id == ConversationID(88124))
    bench = typed("#4711")
    #expect(found(bench).first == "# open #4711")
    bench.press("Enter")
    #expect(bench.message.contains("cannot be read"))
  }

  @Test("Words that are no name can be looked for everywhere")
  func everywhere() {
    var bench = typed("/charged")
    #expect(found(bench) == ["/ search everything for “charged”"])
    bench.press("Enter")
    #expect(bench.desk.context == .hits)
  }

  @Test("What cannot be done says why, and stays")
  func refused() {
    let bench = typed(">redo\n")
    #expect(bench.message.contains("Nothing was undone"))
    #expect(bench.desk.context == .picker)
    #expect(bench.screen.contains { $0.contains("Nothing was undone") && $0.contains("redo") })
  }

  @Test("q leaves")
  func leaves() {
    #expect(typed("q\n").effects.contains(.quit))
  }
}

/// The look, changed while the inbox is open.
@Suite("Themes from the palette")
struct ThemeChoiceTests {
  @Test("Every theme stands in the palette; choosing one asks the program for it")
  func chosen() {
    var settings = Sample.settings
    settings.themes = ["dark", "solarized"]
    var bench = Bench(settings: settings)
    bench.press(":")
    bench.type("theme sol")
    #expect(bench.screen.contains { $0.contains("theme solarized") })
    bench.press("Enter")
    #expect(bench.effects.contains(.useTheme("solarized")))
    #expect(!bench.effects.contains(.useTheme("dark")))
  }

  @Test("Without colours there is none to choose")
  func none() {
    var bench = Bench()
    bench.press(":")
    bench.type("theme")
    #expect(!bench.screen.contains { $0.contains("for this time") })
  }
}

import Canvas
import Inbox
import Testing

@testable import Desk

/// The one table of commands (spec/keys.md) is whole and free of contradictions.
@Suite struct CommandTableTests {
  let table = DeskCommand.table

  @Test func everyCommandHasHelpAndKeys() {
    for command in table {
      #expect(!command.help.isEmpty, "\(command.id)")
      #expect(!command.title.isEmpty, "\(command.id)")
      #expect(
        !command.keys.isEmpty && command.keys.allSatisfy { !$0.keys.isEmpty }, "\(command.id)")
      #expect(!command.contexts.isEmpty, "\(command.id)")
    }
    #expect(Set(table.map(\.id)) == Set(CommandID.allCases))
  }

  @Test func keysMeanOneThingPerContext() {
    #expect(Keymap.problems(in: table).isEmpty)
  }

  @Test func ownKeysTakeThePlaceOfTheUsualOnes() throws {
    let keymap = try Keymap(changing: [.resolve: ["R"], .goMine: ["g o"]])
    #expect(keymap.meaning(of: [.character("R")], in: .queue) == .command(.resolve))
    #expect(keymap.meaning(of: [.character("e")], in: .queue) == .nothing)
    var bench = Bench()
    bench.desk = DeskState(
      settings: Sample.settings, size: bench.desk.size, now: bench.now, keymap: keymap)
    #expect(bench.desk.keymap[.resolve]?.keys == ["R"])
  }

  @Test func whatIsUsualGivesWayToAnOwnKey() throws {
    let keymap = try Keymap(changing: [.tag: ["p"], .spam: ["g m"]])
    #expect(keymap.meaning(of: [.character("p")], in: .queue) == .command(.tag))
    #expect(keymap[.pending]?.keys == [])
    #expect(keymap.meaning(of: [.character("g"), .character("m")], in: .queue) == .command(.spam))
    let words = keymap.yielded.map { $0.words(in: keymap) }
    #expect(words.contains("p is yours for tag …: pending has no key now; : finds it"))
    #expect(Set(keymap.yielded.map(\.command)) == [.pending, .goMine])
    // What has another key keeps that one.
    let taken = try Keymap(changing: [.spam: ["g g"]])
    let top = taken.yielded.first { $0.command == .top }
    #expect(top?.words(in: taken).contains("is on Home") ?? false)
  }

  @Test func aPersonsOtherKeyGivesItsUsualOneBack() throws {
    let keymap = try Keymap(changing: [.tag: ["p"], .pending: ["T"]])
    #expect(keymap.yielded.isEmpty)
    #expect(keymap[.pending]?.keys == ["T"])
  }

  @Test func ownKeysThatContradictAreRefusedWithTheReason() {
    for (own, reason): ([CommandID: [KeySequence]], String) in [
      ([.resolve: ["R"], .spam: ["R"]], "R means"),
      ([.resolve: ["R"], .spam: ["R x"]], "R hides R x"),
      ([.spam: ["?"]], "? means"), ([.tag: ["^C"]], "^C means"), ([.note: ["q"]], "q means"),
      ([.send: ["s"]], "s would be text in composer"),
      ([.send: ["Enter"]], "Enter never sends or resolves: a paste could"),
      ([.resolve: ["^J"]], "^J never sends or resolves"),
      // A key with which a whole family begins.
      ([.spam: ["g"]], "g hides g"), ([.spam: ["g"]], " more in queue"),
    ] {
      #expect {
        _ = try Keymap(changing: own)
      } throws: { error in
        "\(error)".contains(reason)
      }
    }
  }

  @Test func anActsLetterMeansTheSameEverywhere() {
    let acts = table.filter { [.act, .say, .go, .work].contains($0.group) }
    for command in acts {
      for sequence in command.keys {
        for other in table where other.id != command.id && other.keys.contains(sequence) {
          let shared: Set<KeyContext> = [.queue, .conversation, .outbox, .hits]
          #expect(
            other.contexts.isDisjoint(with: shared),
            "\(sequence.spelled): \(command.id), \(other.id)")
        }
      }
    }
  }

  @Test func writingNeedsNoAltAndTakesNoLetter() {
    for command in table where command.contexts.contains(.composer) {
      #expect(
        command.keys.contains {
          $0.keys.allSatisfy { !$0.modifiers.contains(.alt) } || command.id == .wordBack
            || command.id == .wordForward
        })
      for sequence in command.keys { #expect(sequence.keys[0].typed == nil, "\(command.id)") }
    }
  }

  @Test func spellingsAreReadBack() {
    for command in table {
      for sequence in command.keys {
        #expect(KeySequence(spelled: sequence.spelled) == sequence)
      }
    }
  }

  @Test func theViewsParse() throws {
    for view in QueueView.usual {
      let query = try Query(parsing: view.text)
      #expect(query != .all)
    }
  }

  @Test func aRefusedKeySaysWhy() {
    var bench = Bench()
    for (keys, reason) in [
      ("u", "nothing of yours to undo"), ("^R", "Nothing was undone"),
      ("3", "in that tier already"),
      ("N", "/ does"), ("Q", "does nothing here"), ("g x", "does nothing here"),
    ] {
      bench.press(keys)
      #expect(bench.message.contains(reason), "\(keys): \(bench.message)")
    }
    bench.press("j")
    #expect(bench.desk.typed.keys.isEmpty)
  }

  @Test func whichKeyShowsAfterAPauseAndSwallowsNothing() {
    var bench = Bench()
    bench.press("g")
    #expect(!bench.desk.typed.showsMenu)
    bench.wait(400)
    #expect(bench.desk.typed.showsMenu)
    #expect(bench.screen.contains { $0.contains("snoozed") })
    bench.press("m")
    #expect(bench.desk.queue.view == .mine)
    #expect(!bench.desk.typed.showsMenu)
    bench.press(", p")
    #expect(bench.commands == [.pending])
  }

  @Test func helpIsSearchedByTyping() {
    var bench = Bench()
    bench.press("?")
    bench.type("snooze")
    #expect(bench.screen.contains { $0.contains("Put it off until a time.") })
    #expect(!bench.screen.contains { $0.contains("Not a customer.") })
    bench.press("Esc Esc")
    #expect(bench.desk.layers.isEmpty)
  }
}

import Canvas
import Inbox
import Testing

@testable import Desk

/// What a person prefers: panes, what comes after resolving, the bell, keys.
@Suite struct PreferenceTests {
  private func bench(_ change: (inout DeskSettings) -> Void) -> Bench {
    var settings = Sample.settings
    change(&settings)
    return Bench(settings: settings)
  }

  @Test func panesThatAreNotWantedGiveTheirRoomAway() {
    var bench = bench {
      $0.panes.figures = false
      $0.panes.preview = false
    }
    #expect(!bench.screen.contains { $0.contains("TODAY") })
    #expect(!bench.screen.contains { $0.contains("would answer") })
    #expect(bench.desk.listHeight > 25)
    // The figures are a key away all the same.
    bench.press("Tab")
    #expect(bench.screen.contains { $0.contains("TODAY") })
    bench.press("Tab Enter")
    #expect(bench.screen.contains { $0.contains("CUSTOMER") })
    bench = self.bench { $0.panes.details = false }
    bench.press("Enter")
    #expect(!bench.screen.contains { $0.contains("CUSTOMER") })
    bench.press("Tab")
    #expect(bench.screen.contains { $0.contains("CUSTOMER") })
  }

  @Test func afterResolvingComesWhatIsWanted() {
    // Nobody waits in the last two.
    var bench = bench { $0.afterResolve = .list }
    bench.press("G k Enter e")
    #expect(bench.desk.conversation == nil)
    #expect(bench.commands == [.resolve(reason: nil)])
    bench = self.bench { $0.afterResolve = .stay }
    bench.press("G k Enter e")
    #expect(bench.desk.conversation?.id == ConversationID(88124))
    bench = self.bench { $0.afterResolve = .next }
    bench.press("G k Enter e")
    #expect(bench.desk.conversation?.id == ConversationID(88125))
  }

  @Test func aContradictionNamesTheCommands() {
    #expect {
      _ = try Keymap(changing: [.resolve: ["p"], .pending: ["p"]])
    } throws: { error in
      (error as? KeymapError)?.problems.contains {
        Set($0.commands) == [.resolve, .pending]
      } ?? false
    }
  }

  /// `^M` is Enter's own byte: a command on it would never be heard.
  @Test(arguments: [
    ("m", "Enter"), ("i", "Tab"), ("[", "Esc"), ("h", "Backspace"), ("?", "Backspace"),
  ])
  func aKeyThatNoTerminalSendsIsRefused(letter: Unicode.Scalar, name: String) {
    #expect {
      _ = try Keymap(changing: [.send: [KeySequence([.control(letter)])]])
    } throws: { error in
      "\(error)".contains("is what terminals send for \(name)")
    }
  }
}

import Canvas
import Inbox
import Testing

@testable import Desk

/// What is told while the agent looks elsewhere: on the screen, by the bell, on the desktop.
@Suite("Notifications") struct NewsDeskTests {
  private let lena = ConversationID(88121)
  private let other = ConversationID(5)

  private func told(_ bench: Bench) -> (bells: Int, messages: [String]) {
    var told = (bells: 0, messages: [String]())
    for effect in bench.effects {
      if case .bell = effect { told.bells += 1 }
      if case .notify(let words) = effect { told.messages.append(words) }
    }
    return told
  }

  @Test("In front it rings and stands on the screen; behind others it is on the desktop, too")
  func mention() {
    var bench = Bench()
    bench.send(.news([News(.mention, of: other, by: "tom")]))
    #expect(bench.message.contains("#5: Tom"))
    #expect(bench.message.contains("g@"))
    #expect(told(bench).bells == 1)
    #expect(told(bench).messages.isEmpty)
    bench.clearEffects()
    bench.send(.focus(false))
    bench.wait(3000)
    bench.send(.news([News(.mention, of: other, by: "tom"), News(.reply, of: other)]))
    #expect(told(bench).bells == 1)
    #expect(told(bench).messages.count == 2)
    #expect(told(bench).messages.contains("#5: the customer wrote"))
  }

  @Test("Many of a kind are one message, and bells have a pause between them")
  func many() {
    var bench = Bench()
    bench.send(.focus(false))
    bench.clearEffects()
    bench.send(.news((0..<9).map { News(.assigned, of: ConversationID($0)) }))
    bench.send(.news([News(.assigned, of: other, by: "tom")]))
    #expect(told(bench).bells == 1)
    #expect(
      told(bench).messages == ["9 conversations are yours now", "#5 is yours now, from Tom"])
  }

  @Test("An approval says whose, of which conversation, and what became of it")
  func approvals() {
    for (outcome, words) in [
      (Approval.State.requested, "#5: Tom asks for your approval; ga shows it"),
      (.approved, "#5: Tom approved your reply; ga shows it"),
      (.rejected, "#5: Tom sent your reply back; ga shows it"),
    ] {
      var bench = Bench()
      bench.send(.news([News(.approval, of: other, by: "tom", outcome: outcome)]))
      #expect(bench.message == words)
    }
  }

  @Test("Of the conversation in sight nothing is told that the screen shows")
  func inSight() {
    var bench = Bench()
    bench.press("Enter")
    bench.clearEffects()
    bench.send(.news([News(.mention, of: lena, by: "tom")]))
    #expect(told(bench).bells == 0)
    bench.send(.focus(false))
    bench.send(.news([News(.mention, of: lena, by: "tom")]))
    #expect(told(bench).bells == 1)
  }

  @Test("gs, Quiet hours: typed as config.yaml spells them, at once and for good; empty is none")
  func quietHours() throws {
    var bench = Bench()
    func wishes() -> [Preference] {
      bench.effects.compactMap { if case .savePreference(let wish) = $0 { wish } else { nil } }
    }
    bench.press("g s")
    #expect(bench.screen.contains { $0.contains("Quiet hours …") && $0.contains("none") })
    bench.type("quiet\n")
    bench.type("9 to 5\n")
    #expect(bench.screen.contains { $0.contains("“9”: not an interval like 09:00-17:00") })
    bench.press("^U")
    bench.type("19:00-08:00, 13:00-14:00\n")
    let path = ["notifications", "quiet"]
    #expect(wishes() == [Preference(path, .list(["19:00-08:00", "13:00-14:00"]))])
    // It is 13:32 there.
    #expect(
      bench.screen.contains {
        $0.contains("Quiet hours …") && $0.contains("19:00-08:00, 13:00-14:00, now")
      })
    bench.press("Esc Esc")
    bench.clearEffects()
    bench.send(.news([News(.mention, of: other, by: "tom")]))
    #expect(told(bench).bells == 0)
    #expect(bench.message.contains("Tom"), "the screen says it all the same")
    bench.wait(400)
    bench.press("g s")
    bench.type("quiet\n")
    bench.press("^U Enter")
    #expect(wishes() == [Preference(path, nil)])
    bench.press("Esc Esc")
    bench.wait(3000)
    bench.send(.news([News(.mention, of: other, by: "tom")]))
    #expect(told(bench).bells == 1)
  }

  @Test("gs, What notifies you: Enter goes from both to the bell, the desktop, nothing, and back")
  func settings() {
    var bench = Bench()
    bench.press("g s")
    bench.type("notifies\n")
    bench.type("names\n\n")
    let path = ["notifications", "events", "mention"]
    let wishes = bench.effects.compactMap {
      if case .savePreference(let wish) = $0 { wish } else { nil }
    }
    #expect(wishes == [Preference(path, .list(["bell"])), Preference(path, .list(["desktop"]))])
    #expect(bench.screen.contains { $0.contains("names you") && $0.contains("desktop") })
    bench.press("Esc Esc")
    bench.clearEffects()
    bench.send(.news([News(.mention, of: other, by: "tom")]))
    #expect(told(bench).bells == 0)
  }
}

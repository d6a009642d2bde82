import Canvas
import Inbox
import Testing

@testable import Desk

/// The customer at a glance, over the list and over a conversation.
@Suite struct CustomerTests {
  private let lena = ConversationID(88121)

  /// A bench whose first conversation has a past: the second row waits elsewhere, the third was.
  private func bench(_ size: Size = Size(width: 120, height: 36)) -> Bench {
    var bench = Bench(size: size)
    let rows = bench.store.rows
    bench.store.glances[rows[0].id] = CustomerGlance(
      waiting: [CustomerGlance.Item(row: rows[1])],
      week: [CustomerGlance.Item(row: rows[2], answeredBy: "priya")],
      verdicts: [
        CustomerGlance.Verdict(
          kind: .csat, score: 2, comment: "too slow", at: bench.now, conversation: nil)
      ])
    return bench
  }

  @Test func theListAndTheConversationShowWhereElseTheyWait() {
    var bench = bench()
    let rows = bench.store.rows
    bench.press("C")
    #expect(bench.shows("ALSO WAITING") && bench.shows("LAST SEVEN DAYS"))
    #expect(bench.shows("CSAT 2 of 5") && bench.shows("too slow"))
    #expect(bench.shows("\(rows[1].id)"))
    bench.press("Esc Enter")
    #expect(bench.desk.conversation?.id == rows[0].id)
    #expect(bench.shows("ALSO WAITING"), "the pane beside the messages tells it, too")
  }

  @Test func whoWritesFromTwoNetworksUnderOneHandleHasBothIdentities() {
    var bench = bench()
    let rows = bench.store.rows
    var glance = bench.store.glances[rows[0].id] ?? CustomerGlance()
    glance.heardFrom = [
      Identity(channel: .x, handle: "@lena"), Identity(channel: .instagram, handle: "@lena"),
    ]
    bench.store.glances[rows[0].id] = glance
    bench.press("C")
    #expect(bench.screen.count { $0.contains("@lena") } == 2)
  }

  @Test func oneOpensAndBackReturnsToWhereItWas() {
    for isFromConversation in [true, false] {
      var bench = bench(Size(width: 80, height: 24))
      let rows = bench.store.rows
      if isFromConversation { bench.press("Enter") }
      bench.press("C j k")
      #expect(bench.shows("CUSTOMER  1/2"))
      bench.press("Enter")
      #expect(bench.desk.conversation?.id == rows[1].id)
      bench.press("Esc")
      #expect(bench.shows("CUSTOMER  1/2"))
      bench.press("Esc")
      #expect(bench.desk.conversation?.id == (isFromConversation ? rows[0].id : nil))
      bench.press("Esc")
      #expect(bench.desk.layers.isEmpty && bench.desk.trail.isEmpty)
    }
  }

  @Test func whatIsReadAnewOpensNothingThatWasLeft() {
    var bench = bench()
    bench.press("C")
    bench.answersLoads = false
    bench.send(
      .changes(
        ChangeSet(
          now: ChangeSet.Place(sequence: 1, counter: 0), changes: [], everything: true,
          workspaceChanged: false)))
    let asked = bench.effects.compactMap { effect -> (Ticket, ConversationRequest)? in
      if case .loadConversation(let ticket, let request) = effect { (ticket, request) } else { nil }
    }.last
    bench.press("Esc")
    #expect(bench.desk.layers.isEmpty)
    guard let (ticket, request) = asked else {
      Issue.record("nothing was read anew")
      return
    }
    bench.send(.conversation(ticket, bench.store.page(request)))
    #expect(bench.desk.layers.isEmpty)
  }

  @Test func aDraftIsThereAgainWhenTheHistoryWasLeft() {
    var bench = bench()
    bench.press("Enter r")
    bench.type("half a")
    bench.press("Esc")
    bench.wait(400)
    bench.press("C Enter Esc Esc")
    #expect(bench.desk.conversation?.composer.reply.buffer.text == "half a")
  }

  @Test func linkingAsksWhoIsOneBeforeAnythingIsWritten() {
    var bench = bench()
    bench.press("C L")
    bench.type("a")
    guard case .picker(let picker)? = bench.desk.layers.last else {
      Issue.record("no picker")
      return
    }
    #expect(picker.items.isEmpty == false)
    bench.press("Enter")
    #expect(bench.commands.isEmpty)
    #expect(bench.shows("One person?"))
    bench.press("y")
    guard case .linkContact? = bench.commands.last else {
      Issue.record("nothing was linked")
      return
    }
    bench.press("-")
    #expect(bench.message.contains("Nobody is linked"))
  }

  @Test func aRestrictedOneIsNotOpened() {
    var settings = Sample.settings
    settings.workspace.restricted = ["abuse": [.senior]]
    var bench = Bench(settings: settings)
    var hidden = bench.store.rows[1]
    hidden.conversation.tags = ["abuse"]
    hidden.restrictedBy = "abuse"
    bench.store.glances[bench.store.rows[0].id] = CustomerGlance(
      waiting: [CustomerGlance.Item(row: hidden)])
    bench.press("C Enter")
    #expect(bench.shows("restricted by #abuse"))
    #expect(bench.message.contains("only senior may read it"))
    #expect(bench.desk.conversation == nil)
  }

  @Test func whatIsRestrictedLaterLosesTheWordsThatWereReadBefore() {
    var bench = Bench()
    let words = bench.store.rows[0].conversation.snippet.text
    bench.wait(200)
    let before = bench.screen.filter { $0.contains(words.prefix(20)) }.count
    #expect(before == 2, "in the row and in the preview")
    bench.store.rows[0].restrictedBy = "abuse"
    bench.store.rows[0].conversation = bench.store.rows[0].conversation.withoutWords
    bench.send(.changes(Golden.change(bench.store.rows[0].id.number, by: nil)))
    #expect(!bench.shows(String(words.prefix(20))))
    #expect(bench.shows("restricted by #abuse"))
  }

  @Test func anImpostorsSignStandsInFrontWithTheAddressBesideIt() {
    var rows = Sample.rows
    rows[0].contactName = "Mауа"
    rows[0].conversation.customerName = nil
    rows[0].conversation.customerHandle = "evil@x.example"
    for (tier, sign) in [(Glyphs.unicode, "≠Mауа"), (.ascii, "?M")] {
      let bench = Bench(rows: rows)
      let lines = bench.desk.draw(size: bench.desk.size, theme: .mono, glyphs: tier).lines
      #expect(lines.contains { $0.contains(sign) && $0.contains("evil@") })
    }
    // The control: the same name in its own letters bears none.
    rows[0].contactName = "Maja"
    #expect(!Bench(rows: rows).screen.contains { $0.contains("≠") })
  }

  @Test(arguments: [
    Size(width: 80, height: 24), Size(width: 120, height: 36), Size(width: 20, height: 5),
  ])
  func everySizeDraws(size: Size) {
    var bench = bench(size)
    bench.press("C")
    let lines = bench.screen
    #expect(lines.count == size.height)
    bench.press("L")
    bench.type("a")
    #expect(bench.screen.count == size.height)
  }
}

import Canvas
import Inbox
import Testing
import TestSupport

@testable import Desk

/// Moving through a view that is larger than what is loaded, while others work in it.
@Suite struct QueueListTests {
  @Test func downReachesEveryRowInOrderAndNeverWaits() {
    var bench = Bench(rows: Sample.many(700))
    var seen: [Int64] = []
    for _ in 0..<700 {
      let id = bench.desk.queue.list.current?.id.number ?? 0
      seen.append(id)
      bench.press("j")
    }
    #expect(seen == Array(1...700))
    #expect(bench.desk.queue.list.rows.count <= QueueList.keep)
    for expected in stride(from: Int64(699), through: 1, by: -1) {
      bench.press("k")
      guard bench.desk.queue.list.current?.id.number == expected else {
        Issue.record("at \(expected)")
        return
      }
    }
  }

  @Test func pagesNeverWaitForTheStore() {
    var bench = Bench(rows: Sample.many(2000))
    for _ in 0..<40 {
      let before = bench.desk.queue.list.current?.id.number ?? 0
      bench.press("PageDown")
      #expect((bench.desk.queue.list.current?.id.number ?? 0) > before + 15)
      // There is always a screenful loaded below.
      let list = bench.desk.queue.list
      #expect(list.rows.count - list.top >= bench.desk.listHeight)
    }
  }

  @Test func thePageTurnsAtTheEdgeAndTheRowOneCameFromStaysInSight() {
    var bench = Bench(rows: Sample.many(300))
    let rows = bench.desk.listRoom.rows
    var turns = 0
    for _ in 0..<200 {
      let before = bench.desk.queue.list
      bench.press("j")
      let list = bench.desk.queue.list
      #expect(list.top <= list.cursor - 1 && list.cursor < list.top + rows)
      guard list.top != before.top else { continue }
      turns += 1
      #expect(list.cursor == list.top + 1)
    }
    #expect(turns == (200 - 1) / (rows - 1))
    let top = bench.desk.queue.list.top
    while bench.desk.queue.list.top == top { bench.press("k") }
    let list = bench.desk.queue.list
    #expect(list.cursor == top - 1 && list.cursor == list.top + rows - 2)
  }

  @Test func aListThatJustFitsNeverScrolls() {
    let height = Bench().desk.listHeight
    var bench = Bench(rows: Sample.many(height))
    for _ in 0..<height { bench.press("j") }
    #expect(bench.desk.queue.list.cursor == height - 1)
    #expect(bench.desk.queue.list.top == 0)
    #expect(!bench.screen.contains { $0.contains("more below") })
  }

  /// The cursor goes half a page, the screen by whole pages: every row has its moment on the screen.
  @Test(arguments: ["^D", "^U", "PageDown", "PageUp", "j", "k"])
  func noKeyPassesARowOver(key: String) {
    let count = 300
    var bench = Bench(rows: Sample.many(count))
    if ["^U", "PageUp", "k"].contains(key) { bench.press("G") }
    var seen: Set<ConversationID> = []
    for _ in 0..<count {
      let list = bench.desk.queue.list
      // The last line says how many more there are, while there are.
      let isEnd = list.top + bench.desk.listHeight >= list.rows.count
      let shown = bench.desk.listHeight - (isEnd ? 0 : 1)
      seen.formUnion(list.rows.dropFirst(list.top).prefix(shown).map(\.id))
      bench.press(key)
    }
    let passed = Set(bench.desk.queue.list.rows.map(\.id)).subtracting(seen)
    #expect(passed.isEmpty, "never on the screen: \(passed.map(\.number).sorted())")
  }

  @Test func theEndsAreAskedForByAnchor() {
    var bench = Bench(rows: Sample.many(2000))
    bench.clearEffects()
    bench.press("G")
    #expect(bench.desk.queue.list.current?.id.number == 2000)
    #expect(bench.screen.contains { $0.contains("2000/2000") })
    bench.press("Home")
    #expect(bench.desk.queue.list.current?.id.number == 1)
    let anchors = bench.effects.compactMap { effect -> QueueRequest.Anchor? in
      if case .loadQueue(_, let request) = effect { request.anchor } else { nil }
    }
    #expect(anchors.contains(.last))
    #expect(anchors.contains(.first))
  }

  @Test(arguments: 1...6)
  func whateverHappensTheCursorStaysOnItsConversation(seed: Int) {
    var dice = SeededGenerator(seed: UInt64(seed))
    var bench = Bench(rows: Sample.many(400))
    var next: Int64 = 10_000
    for _ in 0..<120 {
      let before = bench.desk.queue.list.current?.id
      let isMove = dice.chance(40)
      if isMove {
        bench.press(dice.pick(["j", "k", "PageDown", "PageUp", "^D", "^U", "G", "g g"]))
      } else {
        let place = Int.random(in: bench.store.rows.indices, using: &dice)
        let id = bench.store.rows[place].id
        switch Int.random(in: 0..<3, using: &dice) {
        case 0:
          bench.store.rows[place].conversation.status = .resolved
          bench.store.rows[place].version += 1
          bench.store.rows[place].key = QueueKey(bench.store.rows[place].conversation)
        case 1:
          bench.store.rows[place].version += 1
          bench.store.rows[place].conversation.openTargets[0].due = bench.now.advanced(
            by: Int64.random(in: -1_000_000...100_000_000, using: &dice))
          bench.store.rows[place].key = QueueKey(bench.store.rows[place].conversation)
        default:
          var row = Sample.many(1)[0]
          row.id = ConversationID(next)
          row.conversation.ref = ConversationRef("n\(next)")
          row.conversation.openTargets[0].due = bench.now.advanced(
            by: Int64.random(in: -1_000_000...40_000_000, using: &dice))
          row.key = QueueKey(row.conversation)
          next += 1
          bench.store.rows.append(row)
        }
        bench.send(.changes(Golden.change(id.number, by: "tom")))
        #expect(bench.desk.queue.list.current?.id == before)
      }
      let list = bench.desk.queue.list
      #expect(Set(list.rows.map(\.id)).count == list.rows.count)
      #expect(list.rows.isEmpty || list.rows.indices.contains(list.cursor))
      #expect(list.top <= list.cursor && list.cursor < list.top + bench.desk.listHeight)
      let known = Set(list.rows.map(\.id))
      #expect(list.newcomers.isDisjoint(with: known))
    }
    bench.press("g g")
    let open = bench.store.rows.filter { $0.conversation.status == .open }.sorted {
      $0.key < $1.key
    }
    #expect(
      bench.desk.queue.list.rows.prefix(50).map(\.id) == Array(open.prefix(50).map(\.id)))
  }

  @Test func thePreviewComesAfterARest() {
    var bench = Bench()
    bench.wait(200)
    bench.clearEffects()
    for _ in 0..<5 {
      bench.press("j")
      bench.wait(100)
    }
    let asked = { (bench: Bench) in
      bench.effects.filter { if case .loadConversation = $0 { true } else { false } }.count
    }
    #expect(asked(bench) == 0)
    bench.wait(60)
    #expect(asked(bench) == 1)
    #expect(bench.screen.contains { $0.contains("#88113") })
    bench.press("k")
    bench.wait(200)
    bench.press("j")
    bench.wait(200)
    #expect(asked(bench) == 2)
  }

  @Test func viewsShowTheirOwn() {
    var bench = Bench()
    bench.press("g m")
    #expect(bench.desk.queue.list.rows.allSatisfy { $0.conversation.assignee == "maya" })
    #expect(bench.screen[1].contains("[Mine 5]"))
    bench.press("g v")
    #expect(bench.screen.contains { $0.contains("Nothing here.") })
    bench.press("Esc")
    #expect(bench.desk.queue.view == .triage)
  }

  @Test func aFilterSaysInWhichColumnItIsWrong() {
    var bench = Bench()
    bench.press("F")
    bench.type("tier:9\n")
    #expect(bench.screen.contains { $0.contains("Column ") })
    bench.press("^U")
    bench.type("tier:3\n")
    #expect(bench.desk.queue.filter?.text == "tier:3")
    #expect(bench.screen[0].contains("tier:3"))
    bench.press("Esc")
    #expect(bench.desk.queue.filter == nil)
  }

  @Test func searchGoesAlongWithEveryLetter() {
    var bench = Bench()
    bench.press("/")
    bench.type("500S")
    #expect(bench.desk.queue.list.current?.id == ConversationID(88114))
    bench.press("Enter")
    #expect(bench.screen.contains { $0.contains("1 of 2") })
    bench.press("n")
    #expect(bench.desk.queue.list.current?.id == ConversationID(88115))
    bench.press("n N")
    #expect(bench.desk.queue.list.current?.id == ConversationID(88115))
    bench.press("/")
    bench.type("zzz")
    bench.press("Esc")
    #expect(bench.desk.queue.list.current?.id == ConversationID(88115))
  }

  @Test func aTickThatComesEarlyIsAskedForAgain() {
    var bench = Bench()
    bench.clearEffects()
    bench.send(.tick)
    #expect(bench.effects.contains { if case .wantTick(.some) = $0 { true } else { false } })
  }

  @Test func theScreenTicksByMinutesUnlessSomethingRunsOut() {
    var bench = Bench(rows: Sample.many(5))
    bench.send(.figures(LiveFigures()))
    bench.wait(10_000)
    bench.clearEffects()
    bench.wait(300_000)
    let ticks = bench.effects.filter { if case .wantTick = $0 { true } else { false } }.count
    #expect(ticks <= 15, "\(ticks)")
    // Nothing moves back in time, nothing loops.
    #expect((bench.desk.wantedTick ?? bench.now) > bench.now)
  }
}

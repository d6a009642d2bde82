import Canvas
import Inbox
import Testing

@testable import Desk

/// The mouse moves and opens; it never acts.
@Suite("The mouse on the desk") struct PointingTests {
  private func click(_ bench: inout Bench, _ x: Int, _ y: Int) {
    bench.send(.mouse(Mouse(.press, at: Point(x: x, y: y))))
    bench.paint()
  }

  private func line(of text: String, _ bench: Bench) -> Int {
    bench.screen.firstIndex { $0.contains(text) } ?? -1
  }

  @Test("A click selects its row, the second opens it")
  func rows() {
    var bench = Bench()
    let name = bench.desk.queue.list.rows[3].customer.string
    let y = line(of: name, bench)
    click(&bench, 20, y)
    #expect(bench.desk.queue.list.cursor == 3)
    bench.wait(1000)
    click(&bench, 20, y)
    #expect(bench.desk.conversation == nil)
    click(&bench, 20, y)
    #expect(bench.desk.conversation?.id == bench.desk.queue.list.rows[3].id)
    #expect(bench.commands.isEmpty)
  }

  @Test("The wheel scrolls list and conversation")
  func wheel() {
    var bench = Bench()
    bench.send(.mouse(Mouse(.wheelDown, at: Point(x: 0, y: 0))))
    #expect(bench.desk.queue.list.cursor == 3)
    bench.send(.mouse(Mouse(.wheelUp, at: Point(x: 0, y: 0))))
    #expect(bench.desk.queue.list.cursor == 0)
    for number in 0..<60 {
      bench.store.customerWrites("line \(number)", in: ConversationID(88121), at: bench.now)
    }
    bench.press("Enter")
    bench.send(.mouse(Mouse(.wheelUp, at: Point(x: 0, y: 0))))
    #expect(bench.desk.conversation?.scroll == 3)
  }

  @Test("In a box a click selects, outside of it nothing happens; questions are for keys")
  func boxes() {
    var bench = Bench()
    bench.press("P")
    click(&bench, 60, line(of: "high", bench))
    guard case .picker(let picker) = bench.desk.layers.last else {
      Issue.record("no picker")
      return
    }
    #expect(picker.chosen?.value == .priority(.high))
    click(&bench, 0, 0)
    click(&bench, 0, 0)
    #expect(bench.desk.context == .picker)
    #expect(bench.commands.isEmpty)
  }

  @Test("Any cell of any size is safe to press")
  func anywhere() {
    for size in [
      Size(width: 20, height: 5), Size(width: 1, height: 1), Size(width: 80, height: 24),
    ] {
      for keys in ["", "Enter", ":", "?", "g f", "g s"] {
        var bench = Bench(size: size)
        bench.press(keys)
        for y in [0, 1, 4, 23, 100_000] {
          for x in [0, 19, 100_000] {
            click(&bench, x, y)
            click(&bench, x, y)
          }
        }
        #expect(bench.commands.isEmpty)
      }
    }
  }
}

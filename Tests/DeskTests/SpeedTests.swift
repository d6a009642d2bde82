import Canvas
import Foundation
import Inbox
import Testing

@testable import Desk

/// What a key costs, measured on demand: `MEASURE=1 swift test -c release -Xswiftc -enable-testing
/// --filter SpeedTests`. No limit is asserted: machines differ, and the numbers are for reading.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["MEASURE"] != nil))
struct SpeedTests {
  private func measure(_ name: String, _ count: Int, _ body: () -> Void) {
    for _ in 0..<20 { body() }
    let clock = ContinuousClock()
    var times: [Duration] = []
    for _ in 0..<count { times.append(clock.measure(body)) }
    times.sort()
    print("\(name): p50 \(times[count / 2]), p99 \(times[count * 99 / 100])")
  }

  @Test func downInTheList() {
    var bench = Bench(rows: Sample.many(5000))
    bench.wait(300)
    let theme = Theme.mono
    var bytes: [UInt8] = []
    var desk = bench.desk
    var last = desk.draw(size: desk.size, theme: theme, glyphs: .unicode)
    var rest = 0
    measure("update + draw + difference of j", 400) {
      // Within the loaded rows, up and down again.
      let key: Key = rest % 200 < 100 ? .character("j") : .character("k")
      rest += 1
      _ = desk.update(.key(key), now: bench.now)
      let frame = desk.draw(size: desk.size, theme: theme, glyphs: .unicode)
      frame.forEachChange(since: last, into: &bytes) { _, _ in }
      last = frame
    }
    measure("update of j", 400) {
      let key: Key = rest % 200 < 100 ? .character("j") : .character("k")
      rest += 1
      _ = desk.update(.key(key), now: bench.now)
    }
    measure("draw", 400) { _ = desk.draw(size: desk.size, theme: theme, glyphs: .unicode) }
  }

  @Test func typingAReply() {
    var bench = Bench()
    bench.press("r")
    bench.type(String(repeating: "Hallo Lena, das klären wir. ", count: 40))
    let theme = Theme.mono
    var desk = bench.desk
    measure("update + draw of a letter, 1100 characters", 300) {
      _ = desk.update(.key(.character("x")), now: bench.now)
      _ = desk.draw(size: desk.size, theme: theme, glyphs: .unicode)
    }
  }

  @Test func aLongConversation() {
    var bench = Bench()
    let id = ConversationID(88121)
    for number in 0..<110 {
      bench.store.customerWrites(
        String(repeating: "Wort \(number) ", count: 200), in: id, at: bench.now)
    }
    bench.press("Enter")
    var desk = bench.desk
    var rest = 0
    measure("update + draw of k in a long conversation", 300) {
      rest += 1
      _ = desk.update(.key(.character(rest % 100 < 50 ? "k" : "j")), now: bench.now)
      _ = desk.draw(size: desk.size, theme: .mono, glyphs: .unicode)
    }
  }
}

import InboxStore
import Synchronization
import Testing

@Suite("Reading ahead")
struct ReadAheadTests {
  private struct Broken: Error {}

  @Test("gives everything in order, and then nothing", arguments: [1, 2, 100])
  func order(ahead: Int) throws {
    let reading = ReadAhead<Int>(name: "test", ahead: ahead) {
      var numbers = (0..<1000).makeIterator()
      return { numbers.next() }
    }
    defer { reading.stop() }
    for number in 0..<1000 { #expect(try reading.next() == number) }
    #expect(try reading.next() == nil)
    #expect(try reading.next() == nil)
  }

  @Test("runs ahead by so many and no more")
  func bound() throws {
    let made = Mutex(0)
    let reading = ReadAhead<Int>(name: "test", ahead: 3) {
      return {
        made.withLock { made in
          made += 1
          return made
        }
      }
    }
    for number in 1...50 {
      #expect(try reading.next() == number)
      // Three wait, one is in the hands of who makes them, one place was just freed.
      #expect(made.withLock { $0 } <= number + 5)
    }
    reading.stop()
  }

  @Test("hands over what went wrong, where it went wrong")
  func failure() throws {
    let reading = ReadAhead<Int>(name: "test", ahead: 2) {
      var number = 0
      return {
        number += 1
        if number == 3 { throw Broken() }
        return number
      }
    }
    defer { reading.stop() }
    #expect(try reading.next() == 1)
    #expect(try reading.next() == 2)
    #expect(throws: Broken.self) { try reading.next() }
    #expect(try reading.next() == nil)
    let never = ReadAhead<Int>(name: "test", ahead: 2) { throw Broken() }
    defer { never.stop() }
    #expect(throws: Broken.self) { try never.next() }
  }
}

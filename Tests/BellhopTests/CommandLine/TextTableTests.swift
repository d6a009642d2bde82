import Testing

@testable import bellhop

@Suite("Tables that are wider than the terminal")
struct TextTableTests {
  private var table: TextTable {
    var table = TextTable([.left] + Array(repeating: .right, count: 8))
    table.groups = [1, 2, 2, 2, 2]
    table.add(["hour"] + (1...4).flatMap { ["channel \($0)", "bar"] })
    for hour in 8..<11 { table.add(["\(hour):00"] + (1...4).flatMap { ["\($0)", "==="] }) }
    return table
  }

  @Test("come in blocks, each with its first column; nothing is cut, a number keeps its bar")
  func blocks() {
    let whole = table.lines(indent: 2)
    #expect(table.lines(indent: 2, width: nil) == whole)
    #expect(table.lines(indent: 2, width: 200) == whole)
    for width in [30, 40, 50, 60] {
      let lines = table.lines(indent: 2, width: width)
      #expect(lines.allSatisfy { $0.count <= width }, "\(width): \(lines)")
      let headings = lines.filter { $0.contains("hour") }
      #expect(headings.count > 1)
      for number in 1...4 {
        #expect(headings.count { $0.contains("channel \(number)  bar") } == 1, "\(headings)")
      }
      #expect(lines.count { $0.hasPrefix("  10:00") } == headings.count)
      #expect(lines.count { $0.isEmpty } == headings.count - 1)
    }
    // A single column that is too wide stays whole: words are not cut.
    #expect(table.lines(width: 5).contains { $0.count > 5 })
  }
}

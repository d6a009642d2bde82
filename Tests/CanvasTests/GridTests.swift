import Testing
import TestSupport

@testable import Canvas

@Suite("Grid") struct GridTests {
  private func grid(_ width: Int, _ height: Int = 1) -> Grid {
    Grid(size: Size(width: width, height: height), styles: StyleTable())
  }

  private func drawn(_ text: DisplayText, x: Int, width: Int) -> String {
    var grid = grid(width)
    grid.draw(text, at: Point(x: x, y: 0), style: .plain)
    return grid.line(0)
  }

  @Test("Wide cells that would stick out become blanks")
  func edges() {
    #expect(drawn("漢字", x: 0, width: 4) == "漢字")
    #expect(drawn("漢字", x: 0, width: 3) == "漢 ")
    #expect(drawn("漢字", x: -1, width: 4) == " 字 ")
    #expect(drawn("漢字", x: -2, width: 4) == "字  ")
    #expect(drawn("漢字", x: 5, width: 4) == "    ")
    #expect(drawn("a漢", x: 0, width: 2) == "a ")
  }

  @Test("Overwriting one half of a wide cell blanks the other")
  func overwrite() {
    var grid = grid(6)
    grid.draw("漢字漢", at: Point(x: 0, y: 0), style: .plain)
    grid.draw("x", at: Point(x: 1, y: 0), style: .plain)
    #expect(grid.line(0) == " x字漢")
    grid.draw("y", at: Point(x: 2, y: 0), style: .plain)
    #expect(grid.line(0) == " xy 漢")
    grid.draw("字", at: Point(x: 3, y: 0), style: .plain)
    #expect(grid.line(0) == " xy字 ")
  }

  @Test("Marks stay with their base, in a cell")
  func marks() {
    var grid = grid(4)
    grid.draw(
      DisplayText(filtering: "e\u{301}\u{302}x", as: .line), at: Point(x: 0, y: 0), style: .plain)
    #expect(grid[Point(x: 0, y: 0)]?.text == "e\u{301}\u{302}")
    #expect(grid[Point(x: 1, y: 0)]?.text == "x")
    grid.draw("z", at: Point(x: 0, y: 0), style: .plain)
    #expect(grid.line(0) == "zx  ")
  }

  @Test("Only the clip changes, whatever is drawn where")
  func clipping() {
    var generator = SeededGenerator(seed: 5)
    let words: [DisplayText] = ["abc", "漢字x", "▌·…", "x漢", ""]
    for _ in 0..<2000 {
      var grid = grid(12, 3)
      func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
      let clip = Rect(
        x: number(-2...12), y: number(-1...3), width: number(0...8), height: number(0...3))
      for _ in 0..<4 {
        grid.draw(
          words[number(0...4)], at: Point(x: number(-5...14), y: number(-1...3)), in: clip,
          style: .plain)
      }
      for y in 0..<3 {
        #expect(DisplayText(trusted: grid.line(y), origin: .program).columns == 12)
        for x in 0..<12 where !clip.contains(Point(x: x, y: y)) {
          #expect(grid[Point(x: x, y: y)]?.text == " ")
        }
      }
    }
  }

  @Test("Overlays keep the text, the role's name and who wrote it")
  func overlays() {
    var styles = StyleTable()
    let selected = styles.addOverlay("selected", StyleOverlay(background: .indexed(4)))
    let late = styles.add("late", Style(foreground: .indexed(1), attributes: .bold))
    let dimmed = styles.addOverlay("gone", StyleOverlay(adding: .dim, removing: .bold))
    var grid = Grid(size: Size(width: 3, height: 2), styles: styles)
    grid.draw(DisplayText(filtering: "ab", as: .name), at: Point(x: 0, y: 0), style: late)
    grid.overlay(grid.bounds.row(0), selected)
    #expect(grid.lines == ["ab", ""])
    #expect(grid.roles(0) == ["late+selected", "late+selected", "plain+selected"])
    #expect(grid.foreignCells(in: grid.bounds).count == 2)
    grid.overlay(grid.bounds.row(0), dimmed)
    #expect(grid.roles(0).first == "late+gone")
    let id = styles.overlaid(late, by: dimmed)
    #expect(styles[id] == Style(foreground: .indexed(1), attributes: .dim))
  }

  @Test("Only what differs is written")
  func changes() {
    func runs(_ new: Grid, _ old: Grid?) -> [String] {
      var buffer: [UInt8] = []
      var found: [String] = []
      new.forEachChange(since: old, into: &buffer) { run, bytes in
        found.append("\(run.y),\(run.x),\(run.columns):" + String(decoding: bytes, as: UTF8.self))
      }
      return found
    }
    var old = grid(8, 2)
    old.draw("ab漢cd", at: Point(x: 0, y: 0), style: .plain)
    var new = old
    #expect(runs(new, old) == [])
    #expect(runs(new, nil).count == 2)
    new.draw("x", at: Point(x: 0, y: 0), style: .plain)
    new.draw("字", at: Point(x: 2, y: 0), style: .plain)
    new.draw("!", at: Point(x: 7, y: 1), style: .plain)
    #expect(runs(new, old) == ["0,0,1:x", "0,2,2:字", "1,7,1:!"])
    new = old
    new.draw(DisplayText(filtering: "b\u{301}", as: .line), at: Point(x: 1, y: 0), style: .plain)
    #expect(runs(new, old) == ["0,1,1:b\u{301}"])
    #expect(runs(new, new) == [])
  }

  @Test("Half of a wide cell is never written alone")
  func halves() {
    var styles = StyleTable()
    let selected = styles.addOverlay("selected", StyleOverlay(background: .indexed(4)))
    var old = Grid(size: Size(width: 4, height: 1), styles: styles)
    old.draw("漢", at: Point(x: 1, y: 0), style: .plain)
    var new = old
    new.overlay(Rect(x: 2, y: 0, width: 1, height: 1), selected)
    var buffer: [UInt8] = []
    var written: [String] = []
    new.forEachChange(since: old, into: &buffer) { run, bytes in
      written.append("\(run.x):" + String(decoding: bytes, as: UTF8.self))
    }
    #expect(written == ["1:漢"])
  }

  @Test("Applying the changes to the old frame gives the new one")
  func replay() {
    var generator = SeededGenerator(seed: 9)
    let words: [DisplayText] = ["abc", "漢字", "e\u{301}", "   ", "▌", "Ü"]
    var old = grid(16, 4)
    for _ in 0..<500 {
      var new = grid(16, 4)
      for _ in 0..<6 {
        new.draw(
          words[Int.random(in: 0...5, using: &generator)],
          at: Point(
            x: Int.random(in: -1...16, using: &generator),
            y: Int.random(in: 0...3, using: &generator)), style: .plain)
      }
      var replayed = old
      var buffer: [UInt8] = []
      new.forEachChange(since: old, into: &buffer) { run, bytes in
        let text = DisplayText(
          trusted: String(decoding: bytes, as: UTF8.self), origin: .program)
        #expect(text.columns == run.columns)
        replayed.draw(text, at: Point(x: run.x, y: run.y), style: run.style)
      }
      #expect(replayed.lines == new.lines)
      old = new
    }
  }

  @Test("The ASCII tier has one character a column")
  func ascii() {
    var grid = grid(20)
    grid.draw("▌Zoë … 漢 ★ ▁█ ünü", at: Point(x: 0, y: 0), style: .plain)
    var buffer: [UInt8] = []
    var line = ""
    grid.forEachChange(since: nil, tier: .ascii, into: &buffer) { _, bytes in
      line += String(decoding: bytes, as: UTF8.self)
    }
    #expect(line == ">Zoe ~ ?? * 18 unu  ")
  }
}

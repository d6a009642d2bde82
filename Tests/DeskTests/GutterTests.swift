import Canvas
import Inbox
import Testing

@testable import Desk

/// Marks that people trust are drawn by the program alone (security.md, row 6): whatever customers
/// write, it never reaches them.
@Suite struct GutterTests {
  static let spoofs = [
    "┆13:27  note ┆     Priya: approved, pay it", "\u{1B}[1;1H┆ note", "\r┆ note ┆ team only",
    String(repeating: "\u{8}", count: 40) + "┆ note", "\u{202E}eton ┆",
    "\n\n────── APPROVED ──────",
    "x\u{2028}┆ team only",
  ]

  @Test(arguments: [
    Size(width: 120, height: 36), Size(width: 80, height: 24), Size(width: 40, height: 12),
  ])
  func foreignTextStaysOutOfTheGutter(size: Size) {
    var rows = Sample.rows
    for place in rows.indices {
      let spoof = GutterTests.spoofs[place % GutterTests.spoofs.count]
      rows[place].conversation.customerName = spoof
      rows[place].conversation.snippet.text = spoof
      rows[place].conversation.subject = spoof
      rows[place].conversation.language = spoof
      rows[place].conversation.tags = [spoof]
      rows[place].conversation.customerHandle = spoof
    }
    var bench = Bench(size: size, rows: rows)
    for spoof in GutterTests.spoofs {
      bench.store.customerWrites(spoof, in: rows[0].id, at: bench.now)
    }
    bench.wait(300)
    let list = bench.desk.draw(size: size, theme: .mono, glyphs: .unicode)
    let layout = FrameLayout(size, hasTabs: true, hasPreview: true)
    let gutter = Rect(x: 0, y: layout.main.minY, width: 10, height: layout.main.height)
    #expect(list.foreignCells(in: gutter).isEmpty)
    // The preview's times, and the words that name the audience.
    let preview = layout.preview
    #expect(
      list.foreignCells(
        in: Rect(x: 0, y: preview.minY + 1, width: 6, height: preview.height - 1)
      ).isEmpty)

    bench.press("Enter")
    let page = bench.desk.draw(size: size, theme: .mono, glyphs: .unicode)
    let timeline = bench.desk.conversationLayout.timeline
    let columns = TimelineColumns(width: timeline.width)
    let width = columns.time == nil ? 1 : columns.speaker
    #expect(
      page.foreignCells(
        in: Rect(x: 0, y: timeline.minY, width: width, height: timeline.height)
      ).isEmpty)
    #expect(page.lines.contains { $0.contains("┆") })
  }

  @Test func aCustomersNoteLooksDifferentFromOurs() {
    var bench = Bench()
    bench.store.customerWrites("team only", in: ConversationID(88121), at: bench.now)
    bench.store.entries[ConversationID(88121)]?.append(
      Sample.message(
        "Priya: approved", bench.store.rows[0], sequence: 90, at: bench.now, name: "note ┆"))
    bench.press("Enter")
    let grid = bench.desk.draw(size: bench.desk.size, theme: .mono, glyphs: .unicode)
    let line = grid.lines.firstIndex { $0.contains("Priya: approved") } ?? 0
    #expect(grid[Point(x: 0, y: line)]?.text == " ")
    let note = grid.lines.firstIndex { $0.contains("Stripe shows") } ?? 0
    #expect(grid[Point(x: 0, y: note)]?.text == "┆")
  }
}

import Canvas
import Inbox

/// The conversations behind a figure, each with the rule and the times that decided it, and those
/// that are left out with the reason.
struct ExplanationScreen: Sendable {
  enum Row: Sendable {
    case counted(Evidence.Counted)
    case leftOut(Evidence.LeftOut)

    var conversation: Int64? {
      switch self {
      case .counted(let entry): entry.conversation
      case .leftOut(let entry): entry.conversation
      }
    }

    /// What spoils a share comes first, then what makes it, then what does not count.
    fileprivate var rank: Int {
      switch self {
      case .counted(let entry): entry.part == .denominator ? 0 : 1
      case .leftOut: 2
      }
    }
  }

  /// In what its value is given; nil: it has none.
  let unit: HeadlineFigure.Unit?
  /// What one conversation adds to it; nil where each adds one.
  let unitOfEach: HeadlineFigure.Unit?
  let title: String
  /// When: `Today`, or the days of a report.
  let span: DisplayText
  private(set) var rows: [Row] = []
  private(set) var cursor = 0
  private(set) var explanation: Explanation?
  /// The rows of the conversations behind it, as far as they were told.
  private(set) var known: [Int64: QueueRow] = [:]

  init(_ figure: HeadlineFigure, title: String, span: DisplayText) {
    (unit, unitOfEach) = (figure.unit, figure.unitOfEach)
    (self.title, self.span) = (title, span)
  }

  /// Behind the row of a report.
  init(title: String, unitOfEach: HeadlineFigure.Unit?) {
    (unit, self.unitOfEach) = (nil, unitOfEach)
    (self.title, span) = (title, "Reports")
  }

  var current: Row? { rows.indices.contains(cursor) ? rows[cursor] : nil }

  /// Whose conversation it is; empty where that is not known.
  func customer(of row: Row) -> DisplayText {
    row.conversation.flatMap { known[$0] }.map(RowCells.name) ?? .empty
  }

  mutating func take(_ explanation: Explanation, _ known: [QueueRow]) {
    self.explanation = explanation
    self.known = Dictionary(
      known.map { ($0.id.number, $0) }, uniquingKeysWith: { first, _ in first })
    // A report has put its own in order.
    let counted = unit == nil ? explanation.evidence.counted : explanation.counted
    let all = counted.map { Row.counted($0) } + explanation.leftOut.map { .leftOut($0) }
    rows = (0...2).flatMap { rank in all.filter { $0.rank == rank } }
  }

  mutating func move(by step: Int) {
    cursor = cursor.stepped(by: step, among: rows.count)
  }
}

extension DeskState {
  /// - Parameters:
  ///   - filter: Of these conversations alone.
  ///   - range: Nil: today.
  mutating func explain(
    _ figure: HeadlineFigure, filter: ReportFilter = ReportFilter(), range: MetricRange? = nil
  ) {
    let title =
      figure.title + (filter.channel.map { ", \($0.name)" } ?? "")
      + (filter.team.map { ", \($0)" } ?? "")
    layers.append(.explanation(ExplanationScreen(figure, title: title, span: span(of: range))))
    let ticket = questions.ask(.explanation)
    gate.close(until: ticket)
    emit(.explain(ticket, metric: figure.metric, filter: filter, range: range))
  }

  /// Conversations behind the row of a report, in this order where there is a unit.
  mutating func explain(
    _ title: String, _ counted: [Evidence.Counted], unit: HeadlineFigure.Unit?
  ) {
    layers.append(.explanation(ExplanationScreen(title: title, unitOfEach: unit)))
    let ticket = questions.ask(.explanation)
    gate.close(until: ticket)
    emit(
      .tell(
        ticket,
        Explanation(
          metric: "", value: .number(nil),
          evidence: Evidence(.serviceLevel(nil), counted: counted), names: [:])))
  }

  /// `Today`, `16 Nov 00:00 – 20 Nov 15:00`.
  private func span(of range: MetricRange?) -> DisplayText {
    guard let range else { return "Today" }
    let words = DeskTime(settings.workspace).words(from: range.from, to: min(range.to, range.now))
    return DisplayText(filtering: words, as: .line, limit: 40)
  }

  mutating func answer(
    _ ticket: Ticket, explained explanation: Explanation, _ known: [QueueRow]
  ) {
    gate.answered(ticket)
    guard case .explanation? = questions.answer(ticket) else { return }
    for place in layers.indices {
      if case .explanation(var screen) = layers[place], screen.explanation == nil {
        screen.take(explanation, known)
        layers[place] = .explanation(screen)
      }
    }
  }

  mutating func runInExplanation(_ id: CommandID) {
    guard case .explanation(var screen) = layers.last else { return }
    if let rows = id.rows(page: max(1, size.height - 6)) {
      screen.move(by: rows)
      layers[layers.count - 1] = .explanation(screen)
      return
    }
    switch id {
    case .back: layers.removeLast()
    case .open, .reply:
      guard let row = screen.current else { return }
      guard let number = row.conversation else {
        return say(.hint, "That names no conversation")
      }
      open(ConversationID(number), row: nil, writing: id == .reply ? .reply : nil)
    default:
      if !runAnywhere(id) { say(.hint, "That does nothing here") }
    }
  }

  func drawExplanation(_ screen: ExplanationScreen, _ size: Size, _ pen: inout Pen) {
    let layout = listLayout(size)
    layout.drawFrame(on: &pen)
    if let y = layout.header {
      drawHeader(
        y: y, width: size.width,
        path: " " + screen.span + " " + pen.glyphs.breadcrumb + " "
          + DisplayText(filtering: screen.title, as: .line, limit: 60),
        news: .empty, middle: summary(screen, pen.glyphs), &pen)
    }
    let area = layout.main
    if screen.rows.isEmpty {
      let text: DisplayText =
        screen.explanation == nil ? "reading …" : "No conversation stands behind it."
      pen.put(text, x: 1, y: area.minY, width: area.width - 1, .dim)
    }
    let top = max(0, min(screen.cursor - area.height + 1, screen.rows.count - area.height))
    for (offset, row) in screen.rows.dropFirst(top).prefix(area.height).enumerated() {
      let y = area.minY + offset
      draw(row, of: screen, area, y: y, &pen)
      guard top + offset == screen.cursor else { continue }
      pen.select(Rect(x: 0, y: y, width: area.width, height: 1))
    }
    if !layout.panel.isEmpty { drawFigures(layout.panel, &pen) }
    drawStatus(
      layout, left: "BEHIND IT  \(min(screen.cursor + 1, screen.rows.count))/\(screen.rows.count)",
      &pen)
    drawHints(layout, &pen)
  }

  private func summary(_ screen: ExplanationScreen, _ glyphs: Glyphs) -> DisplayText {
    guard let explanation = screen.explanation else { return .empty }
    guard let unit = screen.unit else { return "\(explanation.evidence.counted.count)" }
    let value: DisplayText =
      explanation.value.number.map { number in
        FigureText.value(number, unit, glyphs) + " · "
      } ?? .empty
    return value + "\(explanation.evidence.counted.count) count, "
      + "\(explanation.leftOut.count) do not"
  }

  private func draw(
    _ row: ExplanationScreen.Row, of screen: ExplanationScreen, _ area: Rect, y: Int,
    _ pen: inout Pen
  ) {
    let id: DisplayText = row.conversation.map { text(ConversationID($0)) } ?? pen.glyphs.none
    var x = 3
    func room() -> Int { max(0, area.width - x - 1) }
    let unit = area.width >= 60 ? screen.unitOfEach : nil
    switch row {
    case .counted(let entry):
      let isMissed = entry.part == .denominator
      pen.put(
        isMissed ? pen.glyphs.times : pen.glyphs.check, x: 1, y: y, isMissed ? .warning : .met)
      x = pen.put(id.fitted(to: 8), x: x, y: y, width: room()) + 1
      if let unit {
        let value = FigureText.value(entry.value.number, unit, pen.glyphs)
        pen.put(value, endingAt: x + 8, y: y, width: 8, .figure)
        x += 10
      }
      x = putCustomer(of: row, screen, area, x: x, y: y, .customer, &pen)
      let times = [entry.start, entry.end].compactMap { $0 }.map {
        LocalTime.brief($0, now: now, zone)
      }.joined(separator: " " + pen.glyphs.right + " ")
      pen.put(
        reason(entry.because), x: x, y: y,
        width: max(0, room() - times.columns - 1))
      pen.put(times, endingAt: area.maxX - 1, y: y, width: room(), .dim)
    case .leftOut(let entry):
      pen.put(pen.glyphs.none, x: 1, y: y, .dim)
      x = pen.put(id.fitted(to: 8), x: x, y: y, width: room(), .dim) + 1
      x += unit == nil ? 0 : 10
      x = putCustomer(of: row, screen, area, x: x, y: y, .dim, &pen)
      pen.put(
        "does not count: " + reason(entry.because), x: x,
        y: y, width: room(), .dim)
    }
  }
}

extension DeskState {
  /// A rule in the words of the desk: local times, and targets by their names.
  private func reason(_ because: String) -> DisplayText {
    let words = TargetKind.named(in: DeskTime(settings.workspace).worded(because))
    return DisplayText(filtering: words, as: .line, limit: 200)
  }

  private func putCustomer(
    of row: ExplanationScreen.Row, _ screen: ExplanationScreen, _ area: Rect, x: Int, y: Int,
    _ role: StyleRole, _ pen: inout Pen
  ) -> Int {
    let width = area.width >= 80 ? 18 : 0
    pen.put(screen.customer(of: row), x: x, y: y, width: width, role)
    return x + (width > 0 ? width + 1 : 0)
  }
}

extension HeadlineFigure {
  /// How what one conversation adds to it is to be read; nil where each adds one.
  fileprivate var unitOfEach: Unit? {
    switch unit {
    case .seconds: .seconds
    case .stars, .score: .count
    case .share, .count, .verdict: nil
    }
  }
}

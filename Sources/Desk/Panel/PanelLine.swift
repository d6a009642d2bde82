import Canvas
import Inbox

/// How soon what is promised runs out; the bands exclude each other.
enum DueBand: CaseIterable, Hashable, Sendable {
  case breached, withinQuarter, withinHour, later, paused

  func count(in figures: LiveFigures) -> Int {
    switch self {
    case .breached: figures.breached
    case .withinQuarter: figures.dueWithinQuarter
    case .withinHour: figures.dueWithinHour
    case .later: figures.later
    case .paused: figures.paused
    }
  }

  /// The conversations of the band, in the query language.
  var query: String {
    switch self {
    case .breached: "is:open is:breached"
    case .withinQuarter: "is:open -is:breached due:<15m"
    case .withinHour: "is:open -is:breached due:<1h"
    case .later: "is:open -is:breached -due:<1h"
    case .paused: "is:pending OR is:snoozed"
    }
  }
}

/// A line of the side panel.
enum PanelLine: Sendable {
  case blank
  case heading(DisplayText, DisplayText)
  case figure(HeadlineFigure)
  case channel(MetricRow)
  case band(DueBand)
  case leaving(OutboxEntry)
  case member(LiveFigures.TeamMember)

  /// Whether something stands behind it that can be opened.
  var opens: Bool {
    switch self {
    case .blank, .heading: false
    case .figure, .channel, .band, .leaving, .member: true
    }
  }
}

extension DeskState {
  /// Every line there is, top down.
  var panelLines: [PanelLine] {
    panelLines(figures: settings.headlines.count, channels: figures.channels.count)
  }

  /// As many lines as an area holds: channels go first, then figures from the last of the list on;
  /// with the cursor in it nothing goes, it scrolls.
  func panelLines(height: Int) -> [PanelLine] {
    var (shown, channels) = (settings.headlines.count, figures.channels.count)
    let rest = panelLines(figures: 0, channels: 0).count
    guard queue.figuresCursor == nil else { return panelLines }
    channels = min(channels, max(0, height - rest - shown - 2))
    shown = min(shown, max(4, height - rest - channels))
    return panelLines(figures: shown, channels: channels)
  }

  private func panelLines(figures shown: Int, channels: Int) -> [PanelLine] {
    var lines: [PanelLine] = [.heading("TODAY", "now goal hours")]
    lines += settings.headlines.prefix(shown).map { .figure($0) }
    if channels > 0 {
      lines += [.blank, .heading("FIRST REPLY BY CHANNEL", "in  p50")]
      lines += figures.channels.prefix(channels).map { .channel($0) }
    }
    lines += [
      .blank, .heading("DUE", "\(figures.open) open, \(figures.pending) pending"),
    ]
    lines += DueBand.allCases.map { .band($0) }
    if !figures.leaving.isEmpty {
      lines += [.blank, .heading("LEAVING", .empty)]
      lines += figures.leaving.prefix(4).map { .leaving($0) }
    }
    if !figures.team.isEmpty {
      lines += [.blank, .heading("TEAM", "has/cap  in hand")]
      lines += figures.team.map { .member($0) }
    }
    return lines
  }

  /// The line under the panel's cursor.
  private var panelLine: PanelLine? {
    guard let cursor = queue.figuresCursor else { return nil }
    let lines = panelLines.filter(\.opens)
    return lines.isEmpty ? nil : lines[min(cursor, lines.count - 1)]
  }

  /// The cursor goes to the figures, or back to the list.
  mutating func switchToFigures() {
    queue.figuresCursor = queue.figuresCursor == nil ? 0 : nil
  }

  /// While the keys are for the figures; false for what the list does all the same.
  mutating func runInFigures(_ id: CommandID) -> Bool {
    if let rows = id.rows(page: 8) {
      moveInFigures(by: rows)
      return true
    }
    switch id {
    case .open: openPanelLine()
    case .back: queue.figuresCursor = nil
    default: return false
    }
    return true
  }

  /// Moves the cursor among the lines that open something.
  private mutating func moveInFigures(by rows: Int) {
    guard let cursor = queue.figuresCursor else { return }
    let count = panelLines.count(where: \.opens)
    queue.figuresCursor = min(cursor, max(0, count - 1)).stepped(by: rows, among: count)
  }

  /// What stands behind the line under the cursor.
  private mutating func openPanelLine() {
    switch panelLine {
    case .figure(let figure): explain(figure)
    case .channel(let row):
      guard case .channel(let channel) = row.group else { return }
      explain(.firstResponse, filter: ReportFilter(channel: channel))
    case .band(let band): list(behind: band.query)
    case .leaving(let entry): open(entry.conversation, row: nil)
    case .member(let member): list(behind: "is:open assignee:\(member.agent.text)")
    case .blank, .heading, nil: break
    }
  }

  private mutating func list(behind query: String) {
    queue.figuresCursor = nil
    filter(by: query)
  }
}

import Canvas
import Inbox

/// As what a report is handed on.
package enum ReportFormat: String, CaseIterable, Sendable {
  case html
  case csv
  case json

  var title: DisplayText {
    switch self {
    case .html: "HTML"
    case .csv: "CSV"
    case .json: "JSON"
    }
  }

  var use: DisplayText {
    switch self {
    case .html: "a page with charts"
    case .csv: "for a spreadsheet"
    case .json: "for programs"
    }
  }
}

extension DeskState {
  mutating func openReportPicker() {
    let items = ReportScreen.turned.map {
      Picker.Item(
        DisplayText(composed: $0.title), detail: DisplayText(composed: $0.rawValue),
        haystack: "\($0.title) \($0.rawValue)", value: .report($0))
    }
    layers.append(.picker(Picker(.report, title: "Reports", items: items)))
  }

  /// `F`: everything, one channel, one team; channel and team together by choosing one after the
  /// other.
  mutating func openReportFilter(_ now: ReportFilter) {
    let channels = Set(settings.workspace.accounts.map(\.channel)).union(
      now.channel.map { [$0] } ?? [])
    func item(_ title: DisplayText, _ kind: DisplayText, _ filter: ReportFilter) -> Picker.Item {
      Picker.Item(
        title, detail: filter == now ? kind + " " + "now" : kind, value: .reportFilter(filter))
    }
    let items =
      [item("everything", .empty, ReportFilter())]
      + settings.workspace.teams.map { team in
        item(
          DisplayText(filtering: team.id.text, as: .name), "team",
          ReportFilter(channel: now.channel, team: team.id))
      }
      + channels.sorted { $0.rawValue < $1.rawValue }.map { channel in
        item(
          DisplayText(composed: channel.name), "channel",
          ReportFilter(channel: channel, team: now.team))
      }
    layers.append(.picker(Picker(.report, title: "Only", items: items)))
  }

  /// `E`.
  mutating func openReportFormats(_ title: DisplayText) {
    let items = ReportFormat.allCases.map {
      Picker.Item($0.title, detail: $0.use, value: .reportFormat($0))
    }
    layers.append(.picker(Picker(.report, title: title, items: items)))
  }

  /// What was chosen in one of them, which is gone already.
  mutating func chooseInReport(_ value: Picker.Value) {
    switch value {
    case .report(let name): changeReport { $0.show(name) }
    case .reportFilter(let filter):
      if case .wallboard(let screen)? = layers.last {
        filterWallboard(screen, filter)
      } else {
        changeReport { $0.filter(filter) }
      }
    case .reportFormat(let format):
      switch layers.last {
      case .report(let screen)?: emit(.saveReport(screen.question, format))
      case .wallboard(let screen)?: emit(.saveReport(screen.question, format))
      default: break
      }
    default: break
    }
  }
}

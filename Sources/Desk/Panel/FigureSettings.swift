import Canvas
import Inbox

/// Which figures stand in the side panel, and in which order.
extension DeskState {
  var figuresSummary: DisplayText {
    let count = settings.headlines.count
    return count == HeadlineFigure.allCases.count
      ? "all" : "\(count) of \(HeadlineFigure.allCases.count)"
  }

  mutating func openFigureSettings() {
    layers.append(
      .picker(Picker(.figures, title: "Figures, in the order they are chosen", items: figureItems)))
  }

  /// Those that are shown with their places, then the rest.
  var figureItems: [Picker.Item] {
    let shown = settings.headlines
    let rest = HeadlineFigure.allCases.filter { !shown.contains($0) }
    return shown.enumerated().map { item($0.element, "\($0.offset + 1)") }
      + rest.map { item($0, "hidden") }
  }

  private func item(_ figure: HeadlineFigure, _ detail: DisplayText) -> Picker.Item {
    Picker.Item(
      DisplayText(composed: figure.title), detail: detail,
      haystack: "\(figure.title) \(figure.rawValue) \(figure.metric)", value: .figure(figure))
  }

  /// A shown one goes, a hidden one comes last.
  mutating func toggle(_ figure: HeadlineFigure) {
    if let place = settings.headlines.firstIndex(of: figure) {
      guard settings.headlines.count > 1 else {
        return say(.hint, "One figure stays; panes: figures: false takes the panel away")
      }
      settings.headlines.remove(at: place)
    } else {
      settings.headlines.append(figure)
    }
    let isUsual = settings.headlines == HeadlineFigure.allCases
    save(
      Preference(["figures"], isUsual ? nil : .list(settings.headlines.map(\.rawValue))))
    refreshSettings()
  }
}

import Canvas
import Inbox

/// While an incident is open, it stands on every screen: on the rule below the header, which says
/// nothing else, so that it takes no line and covers no word.
extension DeskState {
  func drawIncidentBanner(_ size: Size, overQueue: Bool, _ pen: inout Pen) {
    guard let text = incidentBanner(pen.glyphs, width: size.width - 4) else { return }
    let layout = FrameLayout(size, hasTabs: overQueue, hasPreview: false, hasPanel: false)
    // Small screens have no such rule: the header says it (`headerBanner`).
    guard let y = layout.topRule else { return }
    let shown = text.truncated(to: max(0, size.width - 4), ellipsis: pen.glyphs.ellipsis)
    pen.put(" " + shown + " ", x: 1, y: y, width: size.width - 2, .breached)
  }

  /// For small screens, beside the path.
  var smallIncidentBanner: String? {
    guard size.width < 60 || size.height < 16, let first = openIncidents.first else { return nil }
    // First words, a comma, the rest: what has no room goes.
    return "! INCIDENT, \(first.title)"
  }

  /// `! INCIDENT charged twice · 14 conversations · since 13:06 · gc`; of several the latest.
  private func incidentBanner(_ glyphs: Glyphs, width: Int) -> DisplayText? {
    let open = (incidents ?? []).filter(\.incident.isOpen)
    guard let first = open.first else { return nil }
    let incident = first.incident
    let title = DisplayText(masking: incident.title, as: .line, limit: 60)
    let head: DisplayText = open.count == 1 ? "! INCIDENT " : "! \(open.count) INCIDENTS "
    let dot = " " + glyphs.dot + " "
    let since = "since " + LocalTime.brief(incident.openedAt, now: now, zone)
    let count: DisplayText =
      first.members == 1 ? "1 conversation" : "\(first.members) conversations"
    let wide = head + title + dot + count + dot + since + dot + "gc"
    guard wide.columns > width else { return wide }
    let narrow = head + title + dot + "\(first.members)" + dot + "gc"
    return narrow
  }
}

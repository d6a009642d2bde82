import Canvas
import Inbox

/// While an incident is open, it stands on every screen: on the rule below the header, which says
/// nothing else, so that it takes no line and covers no word.
extension DeskState {
  func drawIncidentBanner(_ size: Size, over layer: Layer?, _ pen: inout Pen) {
    // Small screens have no such rule: the header says it (`smallIncidentBanner`).
    guard let rule = incidentRule(size, layer) else { return }
    let width = rule.width - 4
    guard let text = incidentBanner(pen.glyphs, width: width) else { return }
    let shown = text.truncated(to: max(0, width), ellipsis: pen.glyphs.ellipsis)
    pen.put(" " + shown + " ", x: 1, y: rule.minY, width: width + 2, .breached)
  }

  /// The rule below the header; where a conversation has its subject there, that below it, apart
  /// from the corner that says whether there is more above.
  private func incidentRule(_ size: Size, _ layer: Layer?) -> Rect? {
    if case .conversation(let screen) = layer {
      let layout = layout(size, screen)
      guard let y = layout.rules.first else { return nil }
      let isFree = y < (layout.subject ?? 0)
      return Rect(x: 0, y: y, width: isFree ? size.width : layout.timeline.width - 10, height: 1)
    }
    let layout = FrameLayout(size, hasTabs: layer == nil, hasPreview: false, hasPanel: false)
    return layout.topRule.map { Rect(x: 0, y: $0, width: size.width, height: 1) }
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

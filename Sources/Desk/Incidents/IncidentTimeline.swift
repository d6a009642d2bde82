import Canvas
import Inbox

/// What happened in an incident, as a page among the reports.
extension DeskState {
  /// Of the incident in front.
  var timelineInFront: ReportQuestion? {
    guard case .incident(let summary) = incidentEntry else { return nil }
    return ReportQuestion(incident: summary.incident.id)
  }

  /// `T`: over the incident, so that Esc leads back to it.
  mutating func showTimeline() {
    guard let question = timelineInFront else { return }
    layers.append(.report(ReportScreen(question)))
    loadReport()
  }
}

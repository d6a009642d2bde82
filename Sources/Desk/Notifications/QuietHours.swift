import Canvas
import Inbox

/// When neither the bell nor the desktop tells of anything; `notifications: { quiet: … }` of
/// config.yaml, by the clock of the workspace.
extension DeskState {
  var quietHoursSummary: DisplayText {
    let hours = settings.notifications.quietHours
    guard !hours.isEmpty else { return "none" }
    let text = DisplayText(composed: hours.map(\.description).joined(separator: ", "))
    return settings.notifications.isQuiet(at: now, in: zone) ? text + ", now" : text
  }

  mutating func askQuietHours() {
    let hours = settings.notifications.quietHours.map(\.description).joined(separator: ", ")
    layers.append(
      .prompt(
        Prompt(
          .quietHours, title: "Quiet hours",
          hint: "19:00-08:00, 12:00-12:30  by the workspace’s clock  empty: none", text: hours)))
  }

  mutating func finishQuietHours(_ text: String) {
    var hours: [OpeningInterval] = []
    for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
      do throws(OpeningInterval.Problem) {
        hours.append(try OpeningInterval(String(word)))
      } catch {
        return complain(DisplayText(filtering: "“\(word)”: \(error)", as: .line))
      }
    }
    layers.removeLast()
    settings.notifications.quietHours = hours
    save(
      Preference(
        SettingID.quiet.path, hours.isEmpty ? nil : .list(hours.map(\.description))))
    refreshSettings()
  }
}

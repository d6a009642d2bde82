import Inbox
import InboxStore

extension AccessibleSession {
  /// What the banner of the screens says: once when an incident begins, and once when it is over.
  func tellIncidents() {
    guard let all = try? store.incidents(now: now) else { return }
    let open = all.filter(\.incident.isOpen)
    for one in open where toldIncidents[one.incident.id] == nil {
      let title = Shown.line(one.incident.title)
      let since = session.time.words(one.incident.openedAt)
      lines.say(
        "Incident: \(title), since \(since), \(Counted.words(one.members, "conversation")). "
          + "filter incident:\(one.incident.id) lists them.")
      toldIncidents[one.incident.id] = title
    }
    for (id, title) in toldIncidents where !open.contains(where: { $0.incident.id == id }) {
      lines.say("The incident is over: \(title).")
      toldIncidents[id] = nil
    }
  }
}

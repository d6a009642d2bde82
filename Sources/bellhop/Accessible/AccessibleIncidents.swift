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

  // MARK: Asked for

  func sayIncidents() {
    let open = ((try? store.incidents(now: now)) ?? []).filter(\.incident.isOpen)
    if open.isEmpty { return lines.say("No incident is open.") }
    for one in open {
      lines.say(
        "\(Shown.name(one.incident.id.text)): \(Shown.line(one.incident.title)), "
          + "\(Counted.words(one.members, "conversation")).")
    }
  }

  /// What is known of one, and who is affected; its conversations are a list of their own.
  func sayIncident(_ name: String) throws {
    guard let id = try incident(name) else { return }
    let page = try session.reaching { try store.incident(id, for: me, limit: 0, now: now) }
    guard let page else { throw Failure(.unknownIncident(id.text)) }
    for line in page.words(session) where !line.isEmpty { lines.say(SpokenWords.plain(line)) }
    if page.people.isEmpty { lines.say("Nobody is named who has not written.") }
    lines.say("filter incident:\(Shown.name(id.text)) lists its conversations.")
  }

  /// What happened, step by step; of a closed one, too.
  func sayTimeline(_ name: String) throws {
    guard let id = try incident(name) else { return }
    let report = try session.reaching { try store.incidentReport(id, now: now) }
    guard let report else { throw Failure(.unknownIncident(id.text)) }
    for line in report.words(session) where !line.isEmpty { lines.say(SpokenWords.plain(line)) }
  }

  /// The one that is named, or the only open one.
  private func incident(_ name: String) throws -> IncidentID? {
    if !name.isEmpty { return IncidentID(name) }
    let open = try session.reaching { try store.incidents(now: now) }.filter(\.incident.isOpen)
    if open.count == 1 { return open.first?.incident.id }
    lines.say(open.isEmpty ? "No incident is open." : "Which one? Say its name:")
    if !open.isEmpty { sayIncidents() }
    return nil
  }
}

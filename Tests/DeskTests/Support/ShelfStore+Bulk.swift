import Inbox

@testable import Desk

/// Acts on many, decided by the domain's own rules.
extension ShelfStore {
  func places(_ request: QueuePlacesRequest) -> [QueuePlace] {
    let all = QueueRequest(query: request.query, anchor: .first, limit: .max, agent: request.agent)
    return page(all, now: Bench.thursday).rows
      .filter { row in
        request.from.map { $0 <= row.key } ?? true && request.through.map { row.key <= $0 } ?? true
      }.prefix(request.limit).map { QueuePlace(conversation: $0.id, key: $0.key) }
  }

  func plan(_ bulk: Bulk, _ settings: DeskSettings, _ now: Instant) -> BulkReport {
    var report = BulkReport()
    var known = incidents.values.map(\.incident)
    if let opening = bulk.opening {
      switch decide(opening, among: known, workspace: settings.workspace, now: now) {
      case .failure(let refusal):
        report.refuse(refusal, bulk.conversations)
        return report
      case .success(let lines):
        known += Incident.fold(lines, language: settings.workspace.language)
      }
    }
    let inView = bulk.view.map { view in
      Set(
        places(QueuePlacesRequest(query: view, limit: .max, agent: bulk.by)).map(\.conversation))
    }
    for id in bulk.conversations {
      guard let row = rows.first(where: { $0.id == id }) else {
        report.refuse(.unknownConversation("\(id)"), [id])
        continue
      }
      if let inView, !inView.contains(id) {
        report.left.append(id)
        continue
      }
      let request = bulk.request(for: row.conversation.ref, id)
      var situation = Situation(
        workspace: settings.workspace, conversation: row.conversation, version: row.version)
      situation.hasDraft = drafts[id]?[.reply] != nil
      situation.id = id
      situation.contact = Contact(id: "contact", name: row.contactName)
      situation.writing = row.presence.filter { $0.mode > .viewing }.map(\.agent)
      situation.incidents = IncidentScene(
        incidents: known,
        memberOf: Set(
          incidents.filter { $0.value.versions[id] != nil }.map(\.key)))
      if case .undo = bulk.command {
        report.done.append(id)
        continue
      }
      switch decide(request, in: situation, now: now) {
      case .failure(let refusal): report.refuse(refusal, [id])
      case .success(let decision):
        report.done.append(id)
        report.restrictions += settings.workspace.restrictions(
          by: decision, of: row.conversation, id)
        for step in decision.steps { report.steps[step, default: 0] += 1 }
        if row.conversation.assignee.map({ $0 != bulk.by }) ?? false { report.ownedByOthers += 1 }
      }
    }
    return report
  }

  /// An undo opens again: the acts of these tests that are undone are such as end a conversation.
  mutating func perform(_ bulk: Bulk, _ settings: DeskSettings, _ now: Instant) -> BulkReport {
    let report = plan(bulk, settings, now)
    for id in report.done {
      guard let place = rows.firstIndex(where: { $0.id == id }) else { continue }
      let ref = rows[place].conversation.ref
      if case .undo = bulk.command {
        rows[place].conversation.status = .open
        rows[place].key = QueueKey(rows[place].conversation)
      } else {
        _ = perform(bulk.request(for: ref))
      }
    }
    return report
  }
}

import Canvas
import Inbox

/// One answer to all conversations of an incident, and the notice to those who have not written: each
/// shown as a plan first, never done by Enter.
extension DeskState {
  /// `r`: the approved words.
  mutating func answerAll() {
    guard let page = incidentPage else { return }
    answer(
      page, GroupAnswer(id: ids.message().text, bodies: page.incident.bodies, holdMilliseconds: 0))
  }

  /// `.`: which saved reply. Gaps are nobody's to fill for all.
  mutating func openAnswerPicker() {
    guard let page = incidentPage else { return }
    let items = settings.workspace.savedReplies.map { reply in
      let gaps = reply.bodies.values.reduce(into: Set<String>()) {
        $0.formUnion(ReplyTemplate($1).gapNames)
      }
      let problem = gaps.min().map {
        DisplayText(filtering: "Nobody fills {{\($0)}} for all of them", as: .line)
      }
      return Picker.Item(
        DisplayText(filtering: reply.title, as: .line, limit: 60),
        detail: DisplayText(filtering: reply.shortcut, as: .name, limit: 24),
        haystack: "\(reply.title) \(reply.shortcut)",
        value: .savedReply(shortcut: reply.shortcut, language: settings.workspace.language),
        problem: problem)
    }
    layers.append(
      .picker(Picker(.answerOf(page.incident.id), title: "Answer all with", items: items)))
  }

  mutating func answerAll(of incident: IncidentID, saved shortcut: String) {
    guard let page = incidentPage, page.incident.id == incident,
      let reply = settings.workspace.savedReplies.first(where: { $0.shortcut == shortcut })
    else { return }
    var answer = GroupAnswer(id: ids.message().text, bodies: reply.bodies, holdMilliseconds: 0)
    answer.then = reply.then
    answer.savedReply = shortcut
    self.answer(page, answer)
  }

  private mutating func answer(_ page: IncidentPage, _ answer: GroupAnswer) {
    var answer = answer
    answer.holdMilliseconds = settings.workspace.sending.holdMilliseconds
    answer.seen = page.versions
    plan(
      .answerTogether(answer), "answered", group: page.incident.title,
      page.versions.keys.sorted())
  }

  /// What the plan of an answer shows besides the counts: the words as the first of them gets them.
  func groupLines(_ planned: BulkUnderWay, _ report: BulkReport) -> [QuestionBox.Line] {
    guard case .answerTogether(let answer) = planned.request.command,
      let first = report.done.first,
      let row = incidentPage?.rows.first(where: { $0.id == first })
        ?? incidentPage?.rows.first(where: { report.done.contains($0.id) })
    else { return [] }
    var contact = row.conversation.contact.map { Contact(id: $0) }
    contact?.name = row.contactName
    guard
      let (filled, _) = answer.filled(
        for: row.conversation, id: row.id, contact: contact, agent: settings.agent,
        workspace: settings.workspace, now: now)
    else { return [] }
    let address = Address(row, workspace: settings.workspace)
    let publicCount =
      incidentPage?.rows.count {
        report.done.contains($0.id) && $0.conversation.audience == .public
      } ?? 0
    var lines: [QuestionBox.Line] = [.init(text: .empty)]
    if publicCount > 0 {
      lines.append(
        .init(
          text: publicCount == 1
            ? "1 of them is PUBLIC: everybody reads it."
            : "\(publicCount) of them are PUBLIC: everybody reads them.", role: .public))
    }
    lines += [
      .init(text: "first  " + address.recipient),
      .init(text: "text   " + DisplayText(masking: filled.text, as: .line, limit: 300)),
    ]
    return lines
  }

  /// A group that was acted on is read again, and `U` knows what belongs together.
  mutating func groupEnded(_ ended: BulkUnderWay, _ report: BulkReport) {
    if case .answerTogether(let answer) = ended.request.command, !report.done.isEmpty {
      lastGroup = answer.id
      if answer.holdMilliseconds > 0, let first = report.done.first {
        acts.justHeld[MessageID("\(answer.id)-\(first.number)")] =
          now.advanced(by: answer.holdMilliseconds)
      }
    }
    incidentOpened(by: ended.request, report)
    if ended.group != nil { loadIncident() }
  }

  // MARK: Those who have not written

  /// `c`.
  mutating func planNotice() {
    guard let page = incidentPage else { return }
    var answer = GroupAnswer(
      id: ids.message().text, bodies: page.incident.bodies, holdMilliseconds: 0)
    answer.holdMilliseconds = settings.workspace.sending.holdMilliseconds
    let ticket = questions.ask(.notice(answer, page.incident.id))
    gate.close(until: ticket)
    emit(.planNotice(ticket, page.incident.id, answer))
  }

  mutating func answer(_ ticket: Ticket, notice report: NoticeReport) {
    gate.answered(ticket)
    guard case .notice(let answer, let incident) = questions.answer(ticket) else { return }
    let names = Dictionary(
      (incidentPage?.people ?? []).map { ($0.contact, $0.name ?? $0.contact.text) },
      uniquingKeysWith: { first, _ in first })
    func name(_ contact: ContactID) -> DisplayText {
      DisplayText(filtering: names[contact] ?? contact.text, as: .name, limit: 30)
    }
    var lines: [QuestionBox.Line] = []
    if !report.told.isEmpty {
      let some = report.told.prefix(5).map(name).joined(separator: ", ")
      let more: DisplayText = report.told.count > 5 ? " …" : .empty
      lines.append(.init(text: "To: " + some + more))
    }
    lines += report.refused.prefix(6).map { refused in
      .init(
        text: name(refused.contact) + ": "
          + DisplayText(filtering: refused.refusal.description, as: .line), role: .warning)
    }
    lines.append(.init(text: .empty))
    var answers: [QuestionBox.Answer] = []
    if !report.told.isEmpty {
      answers.append(
        .init(
          key: "y",
          title: report.told.count == 1 ? "tell 1 person" : "tell \(report.told.count) people",
          action: .notify(incident, report.told, answer)))
    }
    answers.append(.init(key: "n", title: "no", action: .close))
    layers.append(
      .question(
        QuestionBox(
          title: "Those who have not written", lines: lines, answers: answers, openedAt: now,
          deafFor: 300)))
    gate.closeUntilPainted()
  }

  mutating func tell(_ people: [ContactID], _ answer: GroupAnswer, of incident: IncidentID) {
    // Like an answer to all: `U` takes all of it back while it is held.
    lastGroup = answer.id
    emit(.tellAffected(incident, people, answer, ids.act()))
  }

  mutating func noticed(_ incident: IncidentID, _ report: NoticeReport) {
    let count = report.told.count
    var words = count == 1 ? "1 person is told" : "\(count) people are told"
    if let refused = report.refused.first {
      words += "; \(report.refused.count) not: \(refused.refusal.inGeneral)"
    }
    let hold = settings.workspace.sending.holdMilliseconds
    if hold > 0, let group = lastGroup, let first = report.told.first {
      acts.justHeld[MessageID("\(group)-\(first)")] = now.advanced(by: hold)
      words += "; U takes it back"
    }
    announce(report.refused.isEmpty ? .done : .warning, words)
    loadIncident()
  }
}

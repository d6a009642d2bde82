import Canvas
import Inbox

/// Who is affected by the incident in front and had not written: who they are, more of them by a
/// query or a list, each shown before it is done.
extension DeskState {
  /// `C`.
  mutating func openAffected() {
    guard let page = incidentPage else { return }
    let untold = page.untold.count
    var items: [Picker.Item] = []
    if page.incident.isOpen {
      items = [
        Picker.Item("add the customers whom a query finds …", value: .affectedByQuery),
        Picker.Item("add a list …", value: .affectedByList),
      ]
    }
    if untold > 0, page.incident.isOpen {
      let problem: DisplayText? =
        page.incident.words.isEmpty ? "No words are approved yet: W" : nil
      items.append(
        Picker.Item(
          untold == 1
            ? "tell the one who was not told …" : "tell the \(untold) who were not told …",
          value: .tellAffected, problem: problem))
    }
    items += page.people.map { person in
      let name = DisplayText(filtering: person.name ?? person.contact.text, as: .name, limit: 40)
      let state: DisplayText =
        person.isLeaving
        ? "words on their way" : person.conversation.map { "told, " + text($0) } ?? "not told yet"
      return Picker.Item(
        name, detail: state, haystack: "\(person.name ?? "") \(person.contact)",
        value: .affectedPerson(person))
    }
    let title = DisplayText(masking: page.incident.title, as: .line, limit: 40)
    layers.append(
      .picker(Picker(.affected(page.incident.id), title: "Affected: " + title, items: items)))
  }

  mutating func chooseAffected(_ value: Picker.Value, of incident: IncidentID) {
    switch value {
    case .affectedByQuery:
      layers.append(
        .prompt(
          Prompt(
            .affectedQuery(incident), title: "Customers of",
            hint: "tag:parcel after:2026-11-01  segment:pro  “order 88”   shown before it is done"))
      )
    case .affectedByList:
      layers.append(
        .words(
          WordsBox(
            purpose: .affected(incident), title: "Who is affected",
            hint: "one a line: an address, a number, a handle, an id", verb: "look them up",
            buffer: TextBuffer())))
      gate.closeUntilPainted()
    case .tellAffected: planNotice()
    case .affectedPerson(let person):
      if let id = person.conversation { return open(id, row: nil) }
      askToSpare(person, incident)
    default: break
    }
  }

  mutating func findAffected(by text: String, of incident: IncidentID) {
    guard !text.isEmpty else { return complain("A query; Esc cancels") }
    do {
      let query = try Query(parsing: text).namingAgents(of: settings.workspace)
      layers.removeLast()
      look(for: .query(query), of: incident)
    } catch {
      complain(DisplayText(filtering: error.description, as: .line))
    }
  }

  mutating func findAffected(named text: String, of incident: IncidentID) {
    let names = text.split(whereSeparator: { $0.isNewline || $0 == "," || $0 == ";" })
      .map { String($0).trimmedBlanks }.filter { !$0.isEmpty }
    look(for: .names(names), of: incident)
  }

  private mutating func look(for source: AffectedSource, of incident: IncidentID) {
    let ticket = questions.ask(.affected(incident))
    gate.close(until: ticket)
    emit(.findAffected(ticket, incident, source))
  }

  mutating func answer(_ ticket: Ticket, affected found: AffectedFound) {
    gate.answered(ticket)
    guard case .affected(let incident) = questions.answer(ticket) else { return }
    var lines: [QuestionBox.Line] = []
    if !found.people.isEmpty {
      let some = found.people.prefix(8).map {
        DisplayText(filtering: $0.name ?? $0.contact.text, as: .name, limit: 30)
      }.joined(separator: ", ")
      lines.append(.init(text: some + (found.people.count > 8 ? " …" : .empty)))
    }
    if found.known > 0 {
      lines.append(.init(text: "\(found.known) more are on the list or in the incident already."))
    }
    if !found.unknown.isEmpty {
      let some = found.unknown.prefix(5).map { DisplayText(masking: $0, as: .line, limit: 40) }
        .joined(separator: ", ")
      lines.append(.init(text: "Nobody is known as " + some, role: .warning))
    }
    guard !found.people.isEmpty else {
      return say(
        .warning,
        lines.map(\.text.string).first ?? "Nobody is found by that who could be told")
    }
    let count = found.people.count
    layers.append(
      .question(
        QuestionBox(
          title: "Affected, and have not written", lines: lines + [.init(text: .empty)],
          answers: [
            .init(
              key: "y", title: count == 1 ? "add 1 person" : "add \(count) people",
              action: .affect(incident, found.people.map(\.contact))),
            .init(key: "n", title: "no", action: .close),
          ], openedAt: now, deafFor: 300)))
    gate.closeUntilPainted()
  }

  private mutating func askToSpare(_ person: AffectedPerson, _ incident: IncidentID) {
    let name = DisplayText(filtering: person.name ?? person.contact.text, as: .name, limit: 40)
    layers.append(
      .question(
        QuestionBox(
          title: "Not affected after all?", lines: [.init(text: name), .init(text: .empty)],
          answers: [
            .init(
              key: "y", title: "take off the list", action: .spare(incident, person.contact)),
            .init(key: "n", title: "no", action: .close),
          ], openedAt: now, deafFor: 300)))
    gate.closeUntilPainted()
  }
}

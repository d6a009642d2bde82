import Canvas
import Inbox

/// Saying that two are one person, and taking it back.
extension DeskState {
  /// Why people cannot be linked or parted from here; nil if they can.
  func problemWithPeople(_ id: CommandID) -> String? {
    guard case .customer(let screen)? = layers.last(where: \.isCustomer) else {
      return "C shows the customer first"
    }
    if let refusal = settings.workspace.refusalToRead(screen.row.conversation, me) {
      return "\(screen.id): \(refusal)"
    }
    if id == .unlinkPerson, screen.glance.linked.isEmpty { return "Nobody is linked with them" }
    return nil
  }

  mutating func openPersonPicker(_ screen: CustomerScreen) {
    layers.append(
      .picker(
        Picker(
          .person(screen.id), title: "The same person as " + RowCells.name(screen.row), items: [])))
  }

  /// With every letter: who is known by it, on any channel.
  mutating func personTyped() {
    guard case .picker(let picker) = layers.last, case .person = picker.purpose else { return }
    let text = picker.buffer.text.trimmedBlanks
    questions.drop { if case .people = $0 { true } else { false } }
    guard !text.isEmpty else { return showPersons([]) }
    emit(.findPeople(questions.ask(.people), text: text, channel: nil, limit: 40))
  }

  mutating func showPersons(_ people: [Contact]) {
    guard case .picker(var picker) = layers.last, case .person(let id) = picker.purpose,
      case .customer(let screen)? = layers.last(where: \.isCustomer), screen.id == id
    else { return }
    let own = screen.row.conversation.contact
    let linked = Set(screen.glance.linked.map(\.id))
    let items = people.filter { $0.id != own }.map { person in
      Picker.Item(
        DisplayText(filtering: person.name ?? person.id.text, as: .name),
        detail: identities(person, most: 2), value: .person(person),
        problem: linked.contains(person.id) ? "linked already" : nil)
    }
    picker.show(items, keepsCursor: true)
    layers[layers.count - 1] = .picker(picker)
  }

  mutating func openUnlinkPicker(_ screen: CustomerScreen) {
    let items = screen.glance.linked.map { person in
      Picker.Item(
        DisplayText(filtering: person.name ?? person.id.text, as: .name),
        detail: identities(person, most: 2), value: .person(person))
    }
    layers.append(
      .picker(Picker(.unlink(screen.id), title: "Not the same person", items: items)))
  }

  /// Two histories become one: who they are stands in the box before anything is written.
  mutating func askToLink(_ person: Contact, from id: ConversationID) {
    guard case .customer(let screen)? = layers.last(where: \.isCustomer), screen.id == id else {
      return
    }
    let row = screen.row
    var own = screen.glance.contact ?? Contact(id: row.conversation.contact ?? "")
    if let handle = row.shownIdentity.handle {
      own.write(from: Identity(channel: row.conversation.channel, handle: handle))
    }
    layers.append(
      .question(
        QuestionBox(
          title: "One person?",
          lines: [
            .init(text: RowCells.name(row) + "  " + identities(own, most: 4)),
            .init(
              text: DisplayText(filtering: person.name ?? person.id.text, as: .name) + "  "
                + identities(person, most: 4)),
            .init(text: "Their histories will stand together; u takes it back."),
          ],
          answers: [
            .init(key: "y", title: "the same person", action: .linkPerson(id, person.id)),
            .init(key: "n", title: "not the same", action: .close),
          ], openedAt: now)))
    gate.closeUntilPainted()
  }

  mutating func linkPerson(_ other: ContactID, from id: ConversationID) {
    performOnCustomer(.linkContact(other), from: id, "linked with \(other)")
  }

  mutating func unlink(_ person: Contact, from id: ConversationID) {
    performOnCustomer(
      .unlinkContact(person.id), from: id, "parted from \(person.name ?? person.id.text)")
  }

  private mutating func performOnCustomer(
    _ command: Command, from id: ConversationID, _ summary: String
  ) {
    guard case .customer(let screen)? = layers.last(where: \.isCustomer), screen.id == id else {
      return
    }
    perform(command, on: screen.row, summary)
  }

  private func identities(_ person: Contact, most: Int) -> DisplayText {
    person.identities.prefix(most)
      .map { code($0.channel) + " " + DisplayText(filtering: $0.handle, as: .name, limit: 40) }
      .joined(separator: "  ")
  }
}

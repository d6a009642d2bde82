import Canvas
import Inbox

/// Beginning a conversation: the account, whom to, about what, then the composer with all its keys.
extension DeskState {
  /// `c`: what was begun earlier and kept is offered first.
  mutating func compose() {
    let ticket = questions.ask(.beginnings)
    gate.close(until: ticket)
    emit(.loadBeginnings(ticket))
  }

  mutating func answer(_ ticket: Ticket, beginnings: [KeptBeginning]) {
    gate.answered(ticket)
    guard questions.answer(ticket) != nil else { return }
    let kept = beginnings.compactMap(item)
    guard !kept.isEmpty else { return openAccountPicker() }
    let fresh = Picker.Item("a new one …", haystack: "a new one", value: .newBeginning)
    layers.append(.picker(Picker(.beginning, title: "New conversation", items: [fresh] + kept)))
  }

  private func item(_ kept: KeptBeginning) -> Picker.Item? {
    guard let beginning = kept.draft.beginning,
      let account = settings.workspace.account(beginning.account)
    else { return nil }
    let words = DisplayText(masking: kept.draft.text, as: .line, limit: 60)
    let name = DisplayText(filtering: beginning.name ?? beginning.recipient, as: .name)
    return Picker.Item(
      "draft to " + name + ", " + DisplayText(composed: account.channel.name), detail: words,
      haystack: "\(beginning.name ?? "") \(beginning.recipient) \(kept.draft.text)",
      value: .beginning(kept))
  }

  // MARK: From which account

  mutating func openAccountPicker() {
    // That of the conversation in front is the likeliest.
    let likeliest = target?.conversation.account
    let accounts = settings.workspace.accounts
    let ordered =
      accounts.filter { $0.id == likeliest } + accounts.filter { $0.id != likeliest }
    let items = ordered.map { account in
      let name = account.handle ?? account.address ?? account.id.text
      return Picker.Item(
        DisplayText(composed: account.channel.name) + "  "
          + DisplayText(filtering: name, as: .name),
        detail: deliveryProblem(account.id) == nil ? .empty : "delivers nothing yet",
        haystack: "\(account.channel.name) \(name) \(account.id)", value: .account(account.id),
        problem: account.channel.canBeWrittenToFirst
          ? nil : "nobody is written to first by " + DisplayText(composed: account.channel.name))
    }
    let usable = items.filter { $0.problem == nil }
    if usable.count == 1, case .account(let only) = usable[0].value {
      return openRecipientPicker(only)
    }
    layers.append(.picker(Picker(.account, title: "Write from", items: items)))
  }

  // MARK: Whom to

  mutating func openRecipientPicker(_ id: AccountID) {
    guard let account = settings.workspace.account(id) else { return }
    layers.append(
      .picker(
        Picker(
          .recipient(id), title: "To, by " + DisplayText(composed: account.channel.name),
          items: nearAtHand(account.channel).map(item))))
  }

  /// Before anything is typed: the customer in front, if they can be reached there.
  private func nearAtHand(_ channel: Channel) -> [Contact] {
    guard let row = target else { return [] }
    if var contact = conversation?.contact {
      contact.identities.removeAll { $0.channel != channel }
      if !contact.identities.isEmpty { return [contact] }
    }
    guard row.conversation.channel == channel, let id = row.conversation.contact,
      let handle = row.conversation.customerHandle
    else { return [] }
    return [
      Contact(
        id: id, name: row.contactName ?? row.conversation.customerName,
        identities: [Identity(channel: channel, handle: handle)],
        language: row.conversation.language)
    ]
  }

  private func item(_ contact: Contact) -> Picker.Item {
    let handle = contact.identities.first?.handle ?? contact.id.text
    let shown = DisplayText(filtering: handle, as: .name)
    let name = DisplayText(filtering: contact.name ?? "", as: .name)
    return Picker.Item(
      name.isBlank ? shown : name + "  " + shown,
      detail: DisplayText(filtering: contact.segment ?? "", as: .name, limit: 12),
      value: .recipient(contact, handle: handle))
  }

  /// With every letter: what is typed, if it can be an address there, and who is known.
  mutating func recipientTyped() {
    guard case .picker(let picker) = layers.last, case .recipient(let id) = picker.purpose,
      let account = settings.workspace.account(id)
    else { return }
    let text = picker.buffer.text.trimmedBlanks
    guard !text.isEmpty else { return showPeople(nearAtHand(account.channel)) }
    questions.drop { if case .people = $0 { true } else { false } }
    emit(.findPeople(questions.ask(.people), text: text, channel: account.channel, limit: 40))
    showPeople([], keepsKnown: true)
  }

  mutating func answer(_ ticket: Ticket, people: [Contact]) {
    switch questions.answer(ticket) {
    case .people:
      showPersons(people)
      showPeople(people)
    case .paletteCustomers(let text): answer(text, customers: people)
    default: break
    }
  }

  private mutating func showPeople(_ people: [Contact], keepsKnown: Bool = false) {
    guard case .picker(var picker) = layers.last, case .recipient(let id) = picker.purpose,
      let account = settings.workspace.account(id)
    else { return }
    let text = picker.buffer.text.trimmedBlanks
    var items = keepsKnown ? picker.items.filter { !$0.isTyped } : people.map(item)
    let isKnown = items.contains {
      if case .recipient(_, let handle) = $0.value { handle == text } else { false }
    }
    if account.channel.canBeHandle(text), !isKnown {
      let typed = Picker.Item(
        pencilled(text), detail: "as typed",
        value: .recipient(
          Contact(id: Contact.id(ofHandle: text, on: account.channel)), handle: text))
      // An address that is whole is meant; part of a name is not.
      items.insert(typed, at: account.channel.tellsHandlesFromNames ? 0 : items.endIndex)
    }
    picker.show(items, keepsCursor: true)
    layers[layers.count - 1] = .picker(picker)
  }

  private func pencilled(_ text: String) -> DisplayText { DisplayText(filtering: text, as: .name) }

  mutating func chooseRecipient(_ contact: Contact, handle: String, from id: AccountID) {
    guard let account = settings.workspace.account(id) else { return }
    var beginning = Beginning(
      account: id, contact: contact.id, recipient: handle, name: contact.name,
      language: contact.language)
    if let begun = conversation?.beginning, begun.account == id {
      beginning.subject = begun.subject
      return changeBeginning(beginning)
    }
    guard account.channel == .email else { return begin(beginning) }
    openSubjectPrompt(beginning)
  }

  mutating func openSubjectPrompt(_ beginning: Beginning) {
    layers.append(
      .prompt(
        Prompt(
          .subject(beginning), title: "Subject", hint: "Enter goes on to the text",
          text: beginning.subject ?? "")))
  }

  mutating func finishSubject(_ beginning: Beginning, _ text: String) {
    guard !text.isEmpty else { return complain("An e-mail wants a subject; Esc cancels") }
    layers.removeLast()
    var beginning = beginning
    beginning.subject = text
    if conversation?.beginning != nil { changeBeginning(beginning) } else { begin(beginning) }
  }

  // MARK: The text

  /// Opens the composer for it; `kept` is what was written earlier.
  mutating func begin(_ beginning: Beginning, kept: KeptBeginning? = nil) {
    guard let account = settings.workspace.account(beginning.account) else { return }
    leaveConversation()
    var new = Conversation(
      ref: ids.conversation(), channel: account.channel, account: account.id,
      kind: account.channel.usualKind, openedAt: now)
    new.apply(beginning)
    // Numbers of the store begin at one: this one is nobody else's.
    let id = kept?.id ?? ConversationID(-max(1, now.milliseconds))
    let row = QueueRow(
      id: id, conversation: new, version: 0, key: QueueKey(new), contactName: beginning.name,
      verified: false, followers: nil, unread: false, hasDraft: kept != nil, presence: [],
      outbox: nil, leavesAt: nil)
    var screen = ConversationScreen(id: id, row: row, at: now, zone: zone)
    screen.beginning = beginning
    screen.contact = beginning.person(on: account.channel)
    screen.isLoaded = true
    screen.isWriting = true
    if let draft = kept?.draft { screen.composer.reply = Writing(draft) }
    layers.append(.conversation(screen))
    gate.closeUntilPainted()
  }

  private mutating func changeBeginning(_ beginning: Beginning) {
    guard var screen = conversation, let channel = screen.row?.conversation.channel else { return }
    screen.beginning = beginning
    screen.row?.conversation.apply(beginning)
    screen.row?.contactName = beginning.name
    screen.contact = beginning.person(on: channel)
    screen.composer.reply.changedAt = now
    conversation = screen
  }

  /// The store has it: the conversation is there now, with its first message on the way.
  mutating func begun(_ id: ConversationID) {
    guard conversation?.beginning != nil else {
      return say(.done, "\(id) is begun, linked to this")
    }
    open(id, row: nil)
  }

  /// `#88121`; one that is not begun yet has no number.
  func spoken(_ id: ConversationID) -> String { id.number > 0 ? "\(id)" : "The new one" }
}

extension Beginning {
  fileprivate func person(on channel: Channel) -> Contact {
    Contact(
      id: contact, name: name, identities: [Identity(channel: channel, handle: recipient)],
      language: language)
  }
}

extension Conversation {
  fileprivate mutating func apply(_ beginning: Beginning) {
    contact = beginning.contact
    subject = beginning.subject
    customerName = beginning.name
    customerHandle = beginning.recipient
    language = beginning.language
  }
}

extension Picker.Item {
  fileprivate var isTyped: Bool { detail == "as typed" }
}

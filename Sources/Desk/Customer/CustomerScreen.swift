import Canvas
import Inbox

/// Who a customer is over all channels, with the history of the last days to choose from.
struct CustomerScreen: Sendable {
  /// The conversation from which it was asked for.
  let id: ConversationID
  var row: QueueRow
  var glance: GlanceCells
  private(set) var cursor = 0

  init(id: ConversationID, row: QueueRow, glance: GlanceCells) {
    self.id = id
    self.row = row
    self.glance = glance
  }

  var current: GlanceCells.Item? {
    glance.items.indices.contains(cursor) ? glance.items[cursor] : nil
  }

  mutating func move(by step: Int) {
    cursor = cursor.stepped(by: step, among: glance.items.count)
  }

  /// The same with what is known now; the cursor stays on its conversation.
  mutating func take(_ row: QueueRow, _ glance: GlanceCells) {
    let kept = current?.cells.id
    self.row = row
    self.glance = glance
    cursor = glance.items.firstIndex { $0.cells.id == kept } ?? min(cursor, glance.items.count)
    move(by: 0)
  }
}

/// From which conversation the customer's history led to which.
struct TrailStep: Hashable, Sendable {
  var from: ConversationID
  var to: ConversationID
  /// Where its timeline stood.
  var scroll: Int
  /// It was chosen in the customer's screen, which lay over it.
  var showsCustomer = true
}

extension DeskState {
  /// `C`: asks for the customer of the conversation in front, or under the cursor.
  mutating func showCustomer() {
    guard let row = target, row.id.number > 0 else { return }
    let ticket = questions.ask(.customer(row.id))
    gate.close(until: ticket)
    loadCustomer(ticket, row.id)
  }

  private mutating func loadCustomer(_ ticket: Ticket, _ id: ConversationID) {
    emit(
      .loadConversation(
        ticket,
        ConversationRequest(
          conversation: id, anchor: .latest, limit: 1, agent: me, wantsCustomer: true)))
  }

  mutating func answer(customer id: ConversationID, _ page: ConversationPage?) {
    guard let page, let glance = GlanceCells(page, at: now, settings: settings) else {
      return say(.warning, "\(id) cannot be read: it is not there, or a tag restricts it")
    }
    for place in layers.indices {
      if case .customer(var screen) = layers[place], screen.id == id {
        screen.take(page.row, glance)
        layers[place] = .customer(screen)
        return
      }
    }
    layers.append(.customer(CustomerScreen(id: id, row: page.row, glance: glance)))
    gate.closeUntilPainted()
  }

  /// Something changed about the people or conversations that are shown.
  mutating func reloadCustomer() {
    guard case .customer(let screen)? = layers.last(where: \.isCustomer),
      !questions.contains({ if case .customerAgain(screen.id) = $0 { true } else { false } })
    else { return }
    loadCustomer(questions.ask(.customerAgain(screen.id)), screen.id)
  }

  mutating func runInCustomer(_ id: CommandID) {
    guard case .customer(var screen) = layers.last else { return }
    let page = max(1, customerLayout(size).list.height / 2)
    if let rows = id.rows(page: page) {
      screen.move(by: rows)
      layers[layers.count - 1] = .customer(screen)
      return
    }
    switch id {
    case .back, .customer:
      layers.removeLast()
    case .open: openFromHistory(screen)
    case .link: openPersonPicker(screen)
    case .unlinkPerson: openUnlinkPicker(screen)
    default:
      if !runAnywhere(id) { say(.hint, "That does nothing here") }
    }
  }

  private mutating func openFromHistory(_ screen: CustomerScreen) {
    guard let item = screen.current else { return say(.hint, "There is nothing to open") }
    if let refusal = settings.workspace.refusalToRead(item.cells.conversation, me) {
      return say(.warning, "\(item.cells.id): \(refusal)")
    }
    if let front = conversation {
      trail.append(TrailStep(from: front.id, to: item.cells.id, scroll: front.scroll))
    }
    open(item.cells.id, row: item.cells.row)
  }

  /// Back from where the history led: the conversation before, with the history over it.
  mutating func returnToCustomer() -> Bool {
    guard let front = conversation, let step = trail.last else { return false }
    guard step.to == front.id else {
      trail = []
      return false
    }
    trail.removeLast()
    open(step.from, row: nil)
    conversation?.showsCustomer = step.showsCustomer
    if !step.showsCustomer { conversation?.pane = .details }
    conversation?.scroll = step.scroll
    return true
  }
}

extension Layer {
  var isCustomer: Bool { if case .customer = self { true } else { false } }

  func isCustomer(of id: ConversationID) -> Bool {
    if case .customer(let screen) = self { screen.id == id } else { false }
  }
}

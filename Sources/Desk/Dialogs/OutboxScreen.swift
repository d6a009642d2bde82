import Canvas
import Inbox

/// Replies that are held, failed, unknown, queued or stopped: nothing of it is out of sight.
struct OutboxScreen: Sendable {
  private(set) var rows: [Row] = []
  private(set) var cursor = 0
  var isLoaded = false
  /// What the cursor stood on has gone: no act may fall on what came in its place.
  private(set) var isAdrift = false

  struct Row: Sendable {
    var entry: OutboxEntry
    var recipient: DisplayText
    var words: DisplayText
    var reason: DisplayText
    var author: DisplayText
  }

  var current: Row? { rows.indices.contains(cursor) ? rows[cursor] : nil }

  /// Trouble first, then what leaves next.
  ///
  /// - Parameter reason: Why an entry is where it is.
  mutating func take(
    _ entries: [OutboxEntry], settings: DeskSettings, reason: (OutboxEntry) -> String?
  ) {
    let kept = current?.entry
    let known = Set(rows.map(\.entry.id))
    rows = entries.sorted {
      (OutboxScreen.rank($0.state), $0.leavesAt, $0.id) < (
        OutboxScreen.rank($1.state), $1.leavesAt, $1.id
      )
    }.map { entry in
      Row(
        entry: entry,
        recipient: DisplayText(filtering: entry.recipientName ?? entry.recipient, as: .name),
        words: DisplayText(masking: entry.reply.text, as: .line, limit: 200),
        reason: DisplayText(filtering: reason(entry) ?? "", as: .line),
        author: DisplayText(
          filtering: settings.workspace.agent(entry.author)?.name ?? entry.author.text, as: .name))
    }
    // Tried again, it is a new entry of the same conversation; another one that stood there before is
    // not what the cursor was on.
    let place =
      rows.firstIndex { $0.entry.id == kept?.id }
      ?? rows.firstIndex {
        $0.entry.conversation == kept?.conversation && !known.contains($0.entry.id)
      }
    isAdrift = kept != nil && place == nil
    cursor = place ?? min(cursor, max(0, rows.count - 1))
    isLoaded = true
  }

  /// How many are still to leave, and how many want a person's look.
  var counts: (leaving: Int, troubled: Int) {
    let leaving = rows.count { $0.entry.state.isLeaving }
    return (leaving, rows.count - leaving)
  }

  mutating func move(by step: Int) {
    isAdrift = false
    cursor = cursor.stepped(by: step, among: rows.count)
  }

  private static func rank(_ state: OutboxEntry.State) -> Int {
    switch state {
    case .failed: 0
    case .unknown: 1
    case .stopped: 2
    case .held: 3
    case .sending: 4
    case .queued: 5
    }
  }
}

extension OutboxEntry.State {
  /// It leaves by itself, or is about to.
  package var isLeaving: Bool {
    switch self {
    case .held, .queued, .sending: true
    case .failed, .unknown, .stopped: false
    }
  }

  var word: DisplayText {
    switch self {
    case .queued: "queued"
    case .held: "held"
    case .sending: "sending"
    case .failed: "failed"
    case .unknown: "unknown"
    case .stopped: "stopped"
    }
  }

  var role: StyleRole {
    switch self {
    case .failed, .unknown: .error
    case .stopped: .warning
    case .held, .queued, .sending: .paused
    }
  }
}

extension DeskState {
  mutating func showOutbox() {
    closeAll()
    layers.append(.outbox(OutboxScreen()))
    loadOutbox()
  }

  mutating func loadOutbox() {
    guard !questions.contains({ if case .outbox = $0 { true } else { false } }) else { return }
    emit(.loadOutbox(questions.ask(.outbox)))
  }

  mutating func answer(_ ticket: Ticket, outbox entries: [OutboxEntry]) {
    guard questions.answer(ticket) != nil else { return }
    for place in layers.indices {
      if case .outbox(var screen) = layers[place] {
        screen.take(entries, settings: settings) { whyItIsThere($0) }
        layers[place] = .outbox(screen)
      }
    }
  }

  /// What nobody delivers stays until somebody does something about it.
  private func whyItIsThere(_ entry: OutboxEntry) -> String? {
    if staysQueued(entry), entry.reason == nil, let problem = deliveryProblem(entry.account) {
      return "stays here: \(problem)"
    }
    return entry.reason
  }

  /// Its text came back to its author: one text in two places, not two texts.
  func isDraftToo(_ entry: OutboxEntry) -> Bool {
    (entry.state == .failed || entry.state == .stopped) && entry.author == me
      && !entry.isAutomatic
  }

  mutating func runInOutbox(_ id: CommandID) {
    guard case .outbox(var screen) = layers.last else { return }
    let page = max(1, size.height - 8)
    if let rows = id.rows(page: page) {
      screen.move(by: rows)
      layers[layers.count - 1] = .outbox(screen)
      return
    }
    switch id {
    case .back:
      layers.removeLast()
    case .open:
      if let entry = screen.current?.entry { open(entry.conversation, row: nil) }
    case .retry, .cancel, .wasSent:
      guard !screen.isAdrift else {
        return say(.hint, "That one has left this list: move on first")
      }
      if let entry = screen.current?.entry { settle(entry, id) }
    default:
      if !runAnywhere(id) { say(.hint, "That does nothing here") }
    }
  }

  private mutating func settle(_ entry: OutboxEntry, _ id: CommandID) {
    if entry.author != me, [.held, .queued, .stopped].contains(entry.state) {
      return say(.hint, "It is \(name(of: entry.author))’s reply: theirs to take back")
    }
    switch (id, entry.state) {
    case (.retry, .failed): emit(.retry(entry.id))
    case (.retry, .unknown):
      ask(
        entry, title: "Nobody knows whether the customer has it. Was it sent?",
        action: {
          .settle($0, wasSent: false)
        })
    case (.retry, _):
      say(.hint, "Only a failed one is tried again; this is \(entry.state.rawValue)")
    case (.wasSent, .unknown):
      ask(
        entry, title: "You looked, and the customer has it?",
        action: {
          .settle($0, wasSent: true)
        })
    case (.wasSent, _):
      say(.hint, "Only an unknown one is in doubt; this is \(entry.state.rawValue)")
    case (.cancel, .sending): say(.hint, "It is on its way; nothing calls it back")
    case (.cancel, .unknown): say(.hint, "Say first whether it was sent: Y was, R was not")
    case (.cancel, .held): emit(.takeBack(entry.id))
    case (.cancel, _):
      ask(
        entry, title: "Give this reply up? Its text becomes a draft.", action: { .cancelReply($0) })
    default: break
    }
  }

  private mutating func ask(
    _ entry: OutboxEntry, title: DisplayText, action: (MessageID) -> QuestionBox.Action
  ) {
    layers.append(
      .question(
        QuestionBox(
          title: title,
          lines: [
            .init(text: "to    " + DisplayText(filtering: entry.recipient, as: .name)),
            .init(text: "text  " + DisplayText(masking: entry.reply.text, as: .line, limit: 200)),
          ],
          answers: [
            .init(key: "y", title: "yes", action: action(entry.id)),
            .init(key: "n", title: "no", action: .close),
          ], openedAt: now)))
    gate.closeUntilPainted()
  }

  /// What became of this agent's own replies since the figures before.
  mutating func take(_ figures: LiveFigures) {
    let before = Dictionary(
      self.figures.leaving.map { ($0.id, $0.state) }, uniquingKeysWith: { first, _ in first })
    self.figures = figures
    for entry in figures.leaving { acts.justHeld[entry.id] = nil }
    for entry in figures.leaving where entry.author == me && before[entry.id] != entry.state {
      // Stopped sooner than the figures showed it held, it is news all the same.
      guard before[entry.id] != nil || acts.replies.contains(entry.id) else { continue }
      let why = entry.reason.map { ": \($0)" } ?? ""
      switch entry.state {
      case .stopped:
        announce(.warning, "\(entry.conversation) was stopped, the text is in the draft\(why)")
        notify(of: .failed, "\(entry.conversation) was stopped")
        if conversation?.id == entry.conversation { reloadConversation() }
      case .failed:
        announce(.error, "\(entry.conversation) was not sent\(why); gf shows it")
        notify(of: .failed, "\(entry.conversation) was not sent")
      case .unknown:
        announce(.error, "\(entry.conversation): nobody knows whether it was sent; gf shows it")
      default: break
      }
    }
  }
}

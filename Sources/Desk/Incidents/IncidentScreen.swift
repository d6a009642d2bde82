import Canvas
import Inbox

/// `gc`: what many write about at once, the incidents, and all that is known of the one in front.
struct IncidentScreen: Sendable {
  /// A line of the list on the left.
  enum Entry: Hashable, Sendable {
    case signal(BurstSignal)
    case incident(IncidentSummary)

    /// What the cursor stays on while numbers change.
    var name: String {
      switch self {
      case .signal(let signal): "signal \(signal.label)"
      case .incident(let summary): "incident \(summary.incident.id)"
      }
    }
  }

  /// The name of the entry in front; nil: the first.
  var current: String?
  /// Of the incident in front, once the store has told.
  private(set) var page: IncidentPage?
  /// Its conversations, filtered when they came.
  private(set) var rows: [RowCells] = []

  /// Of the signal in front: which one its rows are of.
  private(set) var signal: String?

  mutating func take(_ page: IncidentPage?, settings: DeskSettings) {
    self.page = page
    signal = nil
    take(page?.rows ?? [], settings)
  }

  mutating func take(_ rows: [QueueRow], of signal: String, settings: DeskSettings) {
    self.signal = signal
    page = nil
    take(rows, settings)
  }

  private mutating func take(_ new: [QueueRow], _ settings: DeskSettings) {
    let known = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    rows = new.map { row in
      known[row.id]?.refreshed(row, settings: settings) ?? RowCells(row, settings: settings)
    }
  }
}

extension DeskState {
  /// The screen of incidents, where it is the one in front; dialogs may lie over it.
  var incidentScreen: IncidentScreen? {
    get {
      guard case .incidents(let screen)? = layers.last(where: \.isFull) else { return nil }
      return screen
    }
    set {
      guard let newValue, let place = layers.lastIndex(where: \.isFull),
        case .incidents = layers[place]
      else { return }
      layers[place] = .incidents(newValue)
    }
  }

  var openIncidents: [Incident] {
    (incidents ?? []).map(\.incident).filter(\.isOpen)
  }

  /// Signals that are part of no incident first.
  var incidentEntries: [IncidentScreen.Entry] {
    signals.filter { $0.incident == nil }.map(IncidentScreen.Entry.signal)
      + (incidents ?? []).map(IncidentScreen.Entry.incident)
  }

  var incidentCursor: Int {
    let entries = incidentEntries
    return entries.firstIndex { $0.name == incidentScreen?.current } ?? 0
  }

  var incidentEntry: IncidentScreen.Entry? {
    let entries = incidentEntries
    return entries.indices.contains(incidentCursor) ? entries[incidentCursor] : nil
  }

  /// What is known of the incident in front, if it is one and the store has told.
  var incidentPage: IncidentPage? {
    guard case .incident(let summary) = incidentEntry, let page = incidentScreen?.page,
      page.incident.id == summary.incident.id
    else { return nil }
    return page
  }

  /// `gc`.
  mutating func showIncidents() {
    closeAll()
    layers.append(.incidents(IncidentScreen()))
    loadIncident()
  }

  /// Asks anew for the one in front, where it is seen.
  mutating func loadIncident() {
    guard incidentScreen != nil,
      !questions.contains({
        switch $0 {
        case .incident, .signal: true
        default: false
        }
      })
    else { return }
    switch incidentEntry {
    case .incident(let summary):
      emit(.loadIncident(questions.ask(.incident), summary.incident.id))
    case .signal(let signal):
      let request = QueueRequest(query: signal.query, anchor: .first, limit: 40, agent: me)
      emit(.loadQueue(questions.ask(.signal(signal.label)), request))
    case nil: break
    }
  }

  mutating func answer(signal label: String, _ page: QueuePage) {
    guard var screen = incidentScreen else { return }
    screen.take(page.rows, of: label, settings: settings)
    incidentScreen = screen
    loadIncidentInFront()
  }

  /// The cursor may have moved on while the store was asked.
  private mutating func loadIncidentInFront() {
    switch incidentEntry {
    case .incident: if incidentPage == nil { loadIncident() }
    case .signal(let signal): if incidentScreen?.signal != signal.label { loadIncident() }
    case nil: break
    }
  }

  mutating func answer(_ ticket: Ticket, incident page: IncidentPage?) {
    guard questions.answer(ticket) != nil else { return }
    var screen = incidentScreen
    screen?.take(page, settings: settings)
    incidentScreen = screen
    if page != nil { loadIncidentInFront() }
  }

  /// A signal that was not there before is news; it goes on being one without a word.
  mutating func take(signals new: [BurstSignal]) {
    let known = Set(signals.map(\.label))
    signals = new
    // The wallboard shows them by itself.
    for signal in new
    where wallboard == nil && signal.incident == nil && !known.contains(signal.label) {
      announce(.warning, "\(words(of: signal, .unicode).string); gc shows it")
    }
    loadIncident()
  }

  mutating func take(incidents new: [IncidentSummary]) {
    let before = incidents
    incidents = new
    if let before {
      let open = Set(before.map(\.incident).filter(\.isOpen).map(\.id))
      for incident in new.map(\.incident) {
        if incident.isOpen, !open.contains(incident.id), incident.openedBy?.id != me.text {
          announce(.warning, "\(who(incident.openedBy)) opened an incident: \(incident.title); gc")
        } else if !incident.isOpen, open.contains(incident.id), incident.closedBy?.id != me.text {
          announce(.done, "\(who(incident.closedBy)) closed the incident: \(incident.title)")
        }
      }
    }
    loadIncident()
  }

  func who(_ actor: Actor?) -> String {
    guard let actor else { return "Somebody" }
    return actor.kind == .agent ? name(of: AgentID(actor.id)) : actor.name ?? "Bellhop"
  }

  /// `“charged twice” ×11 since 13:05`.
  func words(of signal: BurstSignal, _ glyphs: Glyphs) -> DisplayText {
    let label = DisplayText(masking: signal.label, as: .line, limit: 40)
    let what = signal.kind == .words ? glyphs.openQuote + label + glyphs.closeQuote : label
    return what + " " + glyphs.times + "\(signal.people) since "
      + LocalTime.brief(signal.since, now: now, zone)
  }
}

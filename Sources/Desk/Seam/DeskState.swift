import Canvas
import Inbox

/// Everything the screens know: a value. `update` moves it by one input and says what to do;
/// `draw` shows it. Neither reads a clock, a store or a terminal.
///
///     var desk = DeskState(settings: settings, size: size, now: now)
///     var effects = desk.start(now: now)
///     …
///     effects = desk.update(.key(key), now: now)
///     let frame = desk.draw(size: size, theme: theme, glyphs: .unicode)
package struct DeskState: Sendable {
  package internal(set) var settings: DeskSettings
  /// Of the latest input.
  package internal(set) var now: Instant
  package internal(set) var size: Size
  var keymap: Keymap

  var queue = QueueScreen()
  /// Over the queue, the front one last.
  var layers: [Layer] = []
  var typed = TypedKeys()
  var lastClick: Click?
  var notices = NoticeLine()
  var figures = LiveFigures()
  /// What many write about at once, as told last.
  var signals: [BurstSignal] = []
  /// All incidents, open ones first; nil before anybody told.
  var incidents: [IncidentSummary]?
  /// The answer to a submitted reply that was handed over last.
  var answered: AnsweredBox?
  /// What the ids of the newest answer to many begin with, so that `U` takes back all of it.
  var lastGroup: String?
  /// What the next hour brings, by the latest forecast.
  var forecast: Forecast?
  var connection = ConnectionState(isLive: false)
  /// When the store was last known to be current.
  var syncedAt: Instant
  var ids: IdentifierSupply
  var questions = Questions()
  var acts = ActLedger()
  var marks = Marks()
  /// The act on marks that is being done.
  var bulk: BulkUnderWay?
  var gate = PaintGate()
  var attention = Attention()
  var finder: Finder?
  var leftConversation: LeftConversation?
  var uses: [String: SavedReplyRanking.Use] = [:]
  /// Made once for a workspace; ranking is cheap then.
  var replies: SavedReplyRanking
  /// Who is where, as told last; fresher than what came with a row.
  var whereabouts: [ConversationID: [Presence]] = [:]
  /// Who has the inbox open, as told last; nil before that.
  var attending: Set<AgentID>?
  /// What this agent said last that they are; nil: nothing ever, or nobody asked yet.
  var availability: Availability?
  /// Where the customer's history led from, to go back to.
  var trail: [TrailStep] = []
  /// A skipped one is not served again in this session.
  var skipped: Set<ConversationID> = []
  /// The one that `s` opened.
  var served: ConversationID?
  var sweep: Sweep?
  /// `g1` to `g9`.
  var views: NamedViews
  /// Drafts that the store could not keep, and why.
  var unsaved = UnsavedDrafts()
  /// What `update` will hand out.
  var effects: [DeskEffect] = []
  var wantedTick: Instant?

  package init(
    settings: DeskSettings, size: Size, now: Instant, keymap: Keymap = Keymap()
  ) {
    self.settings = settings
    self.size = size
    self.now = now
    self.keymap = keymap
    syncedAt = now
    ids = IdentifierSupply(session: settings.session)
    replies = SavedReplyRanking(settings.workspace.savedReplies)
    views = NamedViews(own: settings.ownViews, workspace: settings.workspace)
  }

  var zone: ZoneRules { settings.workspace.zone }
  var me: AgentID { settings.agent.id }

  var context: KeyContext { layers.last?.context ?? .queue }

  /// The conversation in front, if one is open; dialogs may lie over it.
  var conversation: ConversationScreen? {
    get {
      for layer in layers.reversed() {
        if case .conversation(let screen) = layer { return screen }
      }
      return nil
    }
    set {
      let place = layers.lastIndex {
        if case .conversation = $0 { true } else { false }
      }
      guard let place else { return }
      if let newValue {
        layers[place] = .conversation(newValue)
      } else {
        layers.remove(at: place)
      }
    }
  }

  /// The row that an act is for: the open conversation's, else the one under the cursor.
  var target: QueueRow? {
    if let frontHit { return frontHit }
    if let conversation { return conversation.row }
    if let wallboard { return wallboard.current?.row }
    if incidentScreen != nil { return nil }
    return queue.list.current?.row
  }

  mutating func emit(_ effect: DeskEffect) {
    effects.append(effect)
  }

  /// Answers a key.
  mutating func say(_ weight: Notice.Weight, _ text: String) {
    notices.say(Notice(weight, text), at: now)
  }

  /// Tells what happened by itself.
  mutating func announce(_ weight: Notice.Weight, _ text: String) {
    notices.say(Notice(weight, text), at: now, isNews: true)
  }

  /// The name of somebody of the workspace, for sentences.
  func name(of agent: AgentID) -> String {
    settings.workspace.agent(agent)?.name ?? agent.text
  }
}

/// The keys of a sequence that is not complete yet.
struct TypedKeys: Sendable {
  /// The which-key box shows after this pause; it never holds typing up.
  static let pause: Int64 = 400

  var keys: [Key] = []
  var since: Instant?
  /// Asked for by `,` or by a pause.
  var showsMenu = false
  /// When Esc left the composer: for 300 ms letters do nothing, for they may be the rest of a
  /// split Alt sequence.
  var deafUntil: Instant? {
    didSet { hearsTakeBack = false }
  }
  /// It is deaf because a reply was sent, not because of Esc.
  var hearsTakeBack = false
  /// So many milliseconds after the first key of a sequence did nothing, its second may come.
  static let behindLostPrefix: Int64 = 1000
  var lostPrefixUntil: Instant?
  /// Right behind a paste nothing is sent, for so many milliseconds.
  static let behindPaste: Int64 = 200
  var pastedUntil: Instant?
  /// The paste stands on the screen: keys are keys again.
  var pasteIsPainted = true
  /// Keys in a row that came before the screen they would have been for.
  var dropped = 0
  /// A first ^C: the second leaves.
  var quitUntil: Instant?
  /// `^X` was pressed while a box asks.
  var isChordInBox = false
  /// When `e` was pressed last: a held key must not resolve what comes after.
  var lastResolve: Instant?

  mutating func clear() {
    keys = []
    since = nil
    showsMenu = false
  }
}

/// The message line: words that take the left half of the status line for six seconds.
///
/// What answers a key is about what stood there then: it goes with the next key, as soon as it
/// could be read, and at once when another screen opens or another act is handed over. News stay
/// their time.
struct NoticeLine: Sendable {
  static let stay: Int64 = 6000
  /// Sooner than this, nobody has read it: keys that follow in a burst leave it there.
  static let reading: Int64 = 700
  static let kept = 100

  private(set) var current: Notice?
  private(set) var until: Instant?
  private(set) var past: [(Instant, Notice)] = []
  /// How many were said, to tell whether a key was answered.
  private(set) var count = 0
  private var isNews = false

  mutating func say(_ notice: Notice, at now: Instant, isNews: Bool = false) {
    count += 1
    self.isNews = isNews
    current = notice
    until = now.advanced(by: NoticeLine.stay)
    past.append((now, notice))
    if past.count > NoticeLine.kept { past.removeFirst() }
  }

  /// What answers a key that was pressed after an instant, while it is shown.
  func answer(since instant: Instant) -> Notice? {
    guard let current, let until, !isNews,
      until.advanced(by: -NoticeLine.stay) > instant
    else { return nil }
    return current
  }

  mutating func tick(_ now: Instant) {
    guard let until, until <= now else { return }
    current = nil
    self.until = nil
  }

  mutating func keyPressed(at now: Instant) {
    guard let until, NoticeLine.stay - until.since(now) >= NoticeLine.reading else { return }
    clearAnswer()
  }

  mutating func clearAnswer() {
    guard !isNews else { return }
    current = nil
    until = nil
  }
}

/// Keys that were typed for what stood on the screen before are dropped: between asking for
/// another conversation and its frame on the terminal, nothing that acts gets through.
struct PaintGate: Sendable {
  private var tickets: Set<Ticket> = []
  private var acts: Set<ActID> = []
  private var needsPaint = false

  var isClosed: Bool { needsPaint || !tickets.isEmpty || !acts.isEmpty }

  mutating func close(until ticket: Ticket) {
    tickets.insert(ticket)
    needsPaint = true
  }

  mutating func close(until act: ActID) {
    acts.insert(act)
    needsPaint = true
  }

  mutating func closeUntilPainted() { needsPaint = true }

  mutating func answered(_ ticket: Ticket) { tickets.remove(ticket) }
  mutating func answered(_ act: ActID) { acts.remove(act) }

  mutating func painted() {
    if tickets.isEmpty && acts.isEmpty { needsPaint = false }
  }

  mutating func open() {
    tickets = []
    acts = []
    needsPaint = false
  }
}

/// What was asked of the store and why; an answer nobody waits for is dropped.
struct Questions: Sendable {
  enum Purpose: Sendable {
    /// A view, with where the cursor goes.
    case view(cursorOn: ConversationID?, atEnd: Bool)
    case rowsAfter
    case rowsBefore
    case refresh([ConversationID: ForeignChange])
    case settleRow(ConversationID, ForeignChange?)
    case preview(ConversationID, version: Int64)
    /// What became of one that has left the list.
    case fate(ConversationID)
    case open(ConversationID)
    case reload(ConversationID)
    case earlier(ConversationID)
    case later(ConversationID)
    case newest(ConversationID)
    case outbox
    case hits
    case explanation
    case wallboard
    case incident
    case notice(GroupAnswer, IncidentID)
    case affected(IncidentID)
    /// The conversations of a signal, by its label.
    case signal(String)
    case report
    /// Of the search for these words.
    case moreHits(String)
    case serve
    /// Of these the store picks one.
    case lease([QueueRow])
    case beginnings
    case proposals
    case people
    /// For the palette, by what was typed then.
    case paletteCustomers(String)
    case linkWith(ConversationID, ConversationID)
    /// The customer of a conversation at a glance.
    case customer(ConversationID)
    /// The same, of the screen that shows it: once that was left, nobody waits for it.
    case customerAgain(ConversationID)
    /// All of the view are to be marked.
    case markAll
    /// The rows between the ends of a range, of which the list shows only some.
    case markBetween
    case plan(BulkUnderWay)
    case sweepPlaces
    /// Of these the store picks one.
    case sweep([ConversationID])
    /// Back to one whose act was undone.
    case sweepBack(ConversationID)
    case count(Query)
    case linkCandidates(ConversationID)
    case linkSearch(ConversationID)
  }

  private(set) var open: [Ticket: Purpose] = [:]
  private var count = 0

  mutating func ask(_ purpose: Purpose) -> Ticket {
    count += 1
    let ticket = Ticket(count)
    open[ticket] = purpose
    return ticket
  }

  mutating func answer(_ ticket: Ticket) -> Purpose? {
    open.removeValue(forKey: ticket)
  }

  mutating func drop(_ isDropped: (Purpose) -> Bool) {
    open = open.filter { !isDropped($0.value) }
  }

  func contains(_ matches: (Purpose) -> Bool) -> Bool {
    open.values.contains(where: matches)
  }
}

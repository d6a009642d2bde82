import Canvas
import Inbox

@testable import Desk

/// A desk on a small store in memory: it answers what `update` asks, as the program would, and
/// keeps what was to be done.
struct Bench {
  var desk: DeskState
  var store: ShelfStore
  var now: Instant
  /// Acts are answered at once unless a test wants to answer itself.
  var answersActs = true
  var answersLoads = true
  private(set) var effects: [DeskEffect] = []
  private(set) var requests: [Request] = []
  /// Acts on marks that were to be done.
  private(set) var bulks: [Bulk] = []

  static let thursday = Instant(journal: "2026-11-19T13:32:00.000Z") ?? Instant(milliseconds: 0)

  init(
    size: Size = Size(width: 120, height: 36), rows: [QueueRow] = Sample.rows,
    settings: DeskSettings = Sample.settings, now: Instant = Bench.thursday
  ) {
    self.now = now
    store = ShelfStore(rows: rows)
    desk = DeskState(settings: settings, size: size, now: now)
    run(desk.start(now: now))
    send(.connection(ConnectionState(isLive: true)))
    send(.figures(Sample.figures))
    paint()
  }

  mutating func send(_ input: DeskInput) {
    run(desk.update(input, now: now))
  }

  mutating func paint() { send(.painted) }

  /// Keys as a keys file spells them, each painted before the next.
  mutating func press(_ keys: String) {
    for key in keys.split(separator: " ") {
      guard let key = Key(spelled: String(key)) else { continue }
      send(.key(key))
      paint()
    }
  }

  /// Keys that come in one burst, before anything is painted.
  mutating func burst(_ keys: String) {
    for key in keys.split(separator: " ") {
      if let key = Key(spelled: String(key)) { send(.key(key)) }
    }
  }

  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars {
      send(.key(scalar == "\n" ? Key(.enter) : .character(scalar)))
    }
    paint()
  }

  /// Time passes; ticks come when they were asked for.
  mutating func wait(_ milliseconds: Int64) {
    let end = now.advanced(by: milliseconds)
    var guardCount = 0
    while let tick = desk.wantedTick, tick <= end, guardCount < 10_000 {
      now = max(now, tick)
      send(.tick)
      guardCount += 1
    }
    now = end
    send(.tick)
    paint()
  }

  mutating func clearEffects() {
    effects = []
    requests = []
    bulks = []
  }

  private mutating func run(_ new: [DeskEffect]) {
    effects += new
    for effect in new {
      if case .perform(let request) = effect { requests.append(request) }
      if let answer = answer(effect) { send(answer) }
    }
  }

  private var settings: DeskSettings { desk.settings }

  private mutating func answer(_ effect: DeskEffect) -> DeskInput? {
    switch effect {
    case .perform(let request):
      guard answersActs else { return nil }
      return .performed(request.act, store.perform(request))
    case .loadQueue(let ticket, let request):
      return answersLoads ? .queue(ticket, store.page(request, now: now)) : nil
    case .loadConversation(let ticket, let request):
      return answersLoads ? .conversation(ticket, store.page(request)) : nil
    case .loadPlaces(let ticket, let request):
      return answersLoads ? .places(ticket, store.places(request)) : nil
    case .plan(let ticket, let bulk): return .planned(ticket, store.plan(bulk, settings, now))
    case .performAll(let bulk):
      bulks.append(bulk)
      guard answersActs else { return nil }
      return .bulkEnded(bulk.act, store.perform(bulk, settings, now), problem: nil)
    case .loadOutbox(let ticket): return .outbox(ticket, desk.figures.leaving)
    case .loadWallboard(let ticket, let urgent, _, let back, let filter):
      let open = QueueRequest(
        query: QueueView.triage.query, anchor: .first, limit: urgent, agent: desk.me)
      var figures = Sample.wallboard(urgent: store.page(open, now: now).rows)
      (figures.daysBack, figures.filter) = (back, filter)
      return .wallboard(ticket, figures)
    case .loadIncident(let ticket, let id):
      return .incident(ticket, store.incidents[id])
    case .performIncident(let request): return .incidentDone(request, problem: nil)
    case .findAffected(let ticket, _, let source):
      return .affectedFound(ticket, store.found(source))
    case .planNotice(let ticket, let id, _):
      var report = NoticeReport()
      report.told = store.incidents[id]?.untold.map(\.contact) ?? []
      return .noticePlanned(ticket, report)
    case .tellAffected(let id, let people, _, _):
      var report = NoticeReport()
      report.told = people
      return .noticed(id, report)
    case .explain(let ticket, let metric, _, _):
      return .explained(ticket, Sample.explanation(metric), store.rows)
    case .loadReport(let ticket, let question):
      return .report(ticket, Sample.report(question))
    case .tell(let ticket, let explanation): return .explained(ticket, explanation, store.rows)
    case .search(let ticket, let text, let after, let limit):
      return .searched(ticket, store.search(text, after: after, limit: limit))
    case .serve(let ticket, let candidates):
      return answersLoads ? .served(ticket, store.serve(candidates)) : nil
    case .sweep(let ticket, let candidates, let view):
      let (id, gone) = store.sweep(candidates, view: view, agent: desk.me)
      return .swept(ticket, id, gone: gone)
    case .countView(let ticket, let query):
      let count = store.places(QueuePlacesRequest(query: query, limit: .max, agent: desk.me)).count
      return .counted(ticket, ViewCount(count))
    case .saveView(let view): return .ownViews(desk.settings.ownViews + [view], saved: view.name)
    case .loadBeginnings(let ticket): return .beginnings(ticket, store.beginnings)
    case .loadProposals(let ticket): return .proposals(ticket, store.proposals)
    case .findPeople(let ticket, let text, let channel, _):
      return answersLoads ? .people(ticket, store.people(text, channel)) : nil
    case .saveDraft(let id, let draft):
      if let problem = store.isFull { return .draftNotSaved(id, draft, problem) }
      store.drafts[id, default: [:]][draft.kind] = draft.text.isEmpty ? nil : draft
      return .draftSaved(id, draft.kind, at: now)
    case .bringBack(let id, let draft, isWritten: false):
      var whole = draft
      if let since = store.drafts[id]?[draft.kind] { whole.text += "\n\n" + since.text }
      store.drafts[id, default: [:]][draft.kind] = whole
      return nil
    default: return nil
    }
  }

  var screen: [String] {
    desk.draw(size: desk.size, theme: .mono, glyphs: .unicode).lines
  }

  func shows(_ words: String) -> Bool { screen.contains { $0.contains(words) } }

  /// Commands of the acts that were asked for, focus left out.
  var commands: [Command] {
    requests.map(\.command).filter { if case .focus = $0 { false } else { true } }
  }

  var message: String { desk.notices.current?.text ?? "" }
}

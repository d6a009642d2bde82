import Desk
import Foundation
import Inbox
import InboxStore
import WorkspaceFile

/// Does what the desk asks of the store, on two threads of its own: one that reads, one that
/// writes. Answers come back through the box, in any order.
final class EffectRunner: Sendable {
  let store: Store
  let agent: AgentID
  let answers: AnswerBox
  let reading = Worker(name: "bellhop.reading")
  let writing = Worker(name: "bellhop.writing")
  private let bulk: BulkRunner
  let files: AttachmentFiles
  let clock: InboxClock
  let presence: PresenceSigns
  let figures: FiguresShelf
  private let forecaster: Forecaster
  let signals: SignalWatch

  /// So many conversations behind a number are told with their customers.
  private static let explained = 1000

  init(
    store: Store, agent: AgentID, answers: AnswerBox, presence: PresenceSigns,
    files: AttachmentFiles, clock: InboxClock
  ) {
    self.files = files
    self.clock = clock
    self.store = store
    self.agent = agent
    self.answers = answers
    self.presence = presence
    figures = FiguresShelf(store: store, agent: agent)
    forecaster = Forecaster(store: store, answers: answers)
    signals = SignalWatch(store: store, answers: answers)
    bulk = BulkRunner(
      store: store, answers: answers, reading: reading, writing: writing,
      clock: clock)
  }

  /// Finishes what was begun to be written: a draft saved with the last key is kept. What is only
  /// read is for nobody any more, and whoever lost their terminal is not kept waiting for it.
  ///
  /// - Returns: Whether nothing reads any more.
  func stop() -> Bool {
    writing.stop()
    return [reading.abandon(), forecaster.stop(), signals.stop()].allSatisfy { $0 }
  }

  /// Does something on the reading thread.
  func read(_ work: @escaping @Sendable (Store) -> Void) {
    reading.post { [self] in work(store) }
  }

  func run(_ effect: DeskEffect) {
    switch effect {
    case .loadQueue(let ticket, let request):
      ask(ticket) { [clock] store throws(StoreError) in
        .queue(ticket, try store.queue(request, now: clock.now))
      }
    case .loadConversation(let ticket, let request):
      ask(ticket) { [clock] store throws(StoreError) in
        let id =
          request.followsMerges
          ? try store.living(request.conversation) : request.conversation
        return .conversation(
          ticket,
          try store.conversation(
            id, agent: request.agent, window: TimelineWindow(request),
            withCustomer: request.wantsCustomer, now: clock.now))
      }
    case .loadPlaces(let ticket, let request):
      ask(ticket) { [clock] store throws(StoreError) in
        .places(ticket, try store.places(request, now: clock.now))
      }
    case .plan(let ticket, let request): bulk.plan(ticket, request)
    case .performAll(let request): bulk.perform(request)
    case .stopBulk(let act): bulk.stop(act)
    case .loadOutbox(let ticket):
      ask(ticket) { [agent] store throws(StoreError) in
        .outbox(ticket, try store.outbox(readableBy: agent))
      }
    case .loadWallboard(let ticket, let urgent, let strip, let back, let filter):
      forecaster.renew(now: clock.now)
      ask(ticket) { [figures, clock] _ throws(StoreError) in
        .wallboard(
          ticket,
          try figures.wallboard(
            urgent: urgent, strip: strip, daysBack: back, of: filter, now: clock.now))
      }
    case .loadReport(let ticket, let question):
      ask(ticket) { [agent, clock] store throws(StoreError) in
        .report(ticket, try ReportMaker.page(question, store, for: agent, now: clock.now))
      }
    case .saveReport(let question, let format): save(question, as: format)
    case .tell(let ticket, let explanation):
      ask(ticket) { [agent, clock] store throws(StoreError) in
        let ids = Set(explanation.evidence.counted.compactMap(\.conversation)).sorted()
        let rows = try store.rows(
          ids.suffix(EffectRunner.explained).map { ConversationID($0) }, agent: agent,
          now: clock.now)
        return .explained(ticket, explanation, rows)
      }
    case .loadIncident(let ticket, let id):
      ask(ticket) { [agent, clock] store throws(StoreError) in
        .incident(ticket, try store.incident(id, for: agent, now: clock.now))
      }
    case .performIncident(let request):
      writing.post { [self] in answers.put(store.outcome(of: request, now: clock.now)) }
    case .findAffected(let ticket, let incident, let source):
      ask(ticket) { [agent, clock] store throws(StoreError) in
        .affectedFound(
          ticket, try store.affected(by: source, for: incident, agent: agent, now: clock.now))
      }
    case .planNotice(let ticket, let incident, let answer):
      ask(ticket) { [agent, clock] store throws(StoreError) in
        .noticePlanned(
          ticket,
          try store.notify(
            of: incident, answer, act: "plan", by: agent, isPlan: true, now: clock.now))
      }
    case .tellAffected(let incident, let people, let answer, let act):
      write { [agent, clock] store throws(StoreError) in
        .noticed(
          incident,
          try store.notify(people, of: incident, answer, act: act, by: agent, now: clock.now))
      }
    case .explain(let ticket, let metric, let filter, let span):
      ask(ticket) { [agent, clock] store throws(StoreError) in
        let now = clock.now
        let zone = try store.workspace().zone
        guard
          let range = span ?? MetricRange(from: nil, to: nil, now: now, zone: zone),
          let explanation = try store.explain(metric, range, of: filter)
        else { throw .wrongUsage("There is no metric “\(metric)”.") }
        let ids = explanation.names.keys.sorted().suffix(EffectRunner.explained)
        let rows = try store.rows(ids.map { ConversationID($0) }, agent: agent, now: now)
        return .explained(ticket, explanation, rows)
      }
    case .search(let ticket, let text, let after, let limit):
      ask(ticket) { [agent, clock] store throws(StoreError) in
        let query: Query
        do throws(QueryError) {
          query = try Query(parsing: text)
        } catch {
          throw .wrongUsage("\(error)")
        }
        let page = try store.search(
          query, agent: agent, limit: limit, before: after?.key, now: clock.now)
        return .searched(ticket, SearchHits(page))
      }
    case .serve(let ticket, let candidates):
      ask(ticket) { [agent, clock] store throws(StoreError) in
        .served(ticket, try store.serve(candidates, to: agent, now: clock.now))
      }
    case .sweep(let ticket, let candidates, let view):
      ask(ticket) { [agent, clock] store throws(StoreError) in
        let answer = try store.sweep(
          candidates, in: view, for: agent, now: clock.now)
        return .swept(ticket, answer.served, gone: answer.gone)
      }
    case .countView(let ticket, let query): count(ticket, ViewCounting(query))
    case .saveView(let view): keep(view)
    case .release(let conversation):
      write { [agent] store throws(StoreError) in
        try store.release(conversation, of: agent)
        return nil
      }
    case .loadBeginnings(let ticket):
      ask(ticket) { [agent] store throws(StoreError) in
        .beginnings(ticket, try store.beginnings(of: agent))
      }
    case .findPeople(let ticket, let text, let channel, let limit):
      ask(ticket) { [agent] store throws(StoreError) in
        .people(
          ticket, try store.people(matching: text, on: channel, for: agent, limit: limit))
      }
    case .loadProposals(let ticket):
      ask(ticket) { [agent] store throws(StoreError) in
        .proposals(ticket, try store.proposals(readableBy: agent))
      }
    case .propose(let proposal):
      write { [clock] store throws(StoreError) in
        try store.propose(proposal, now: clock.now)
        return .notice(Notice(.done, "Proposed; a supervisor finds it under g ."))
      }
    case .acceptProposal(let id, let reply):
      write { [agent, clock] store throws(StoreError) in
        try store.accept(
          reply, proposal: id, by: agent, now: clock.now, writing: WorkspaceFile.write)
        return .notice(Notice(.done, ";\(reply.shortcut) is a saved reply of the workspace now"))
      }
    case .dropProposal(let id):
      write { [agent] store throws(StoreError) in
        try store.dropProposal(id, by: agent)
        return .notice(Notice(.done, "Dropped"))
      }
    case .declare(let state):
      write { [agent, clock] store throws(StoreError) in
        let now = clock.now
        _ = try store.append([.declaring(state, of: agent, at: now)], as: .new, now: now)
        // Said again by who reads it every second, wherever it was said.
        return nil
      }
    case .perform(let request): perform(request)
    case .saveDraft(let conversation, let draft): save(draft, of: conversation)
    case .keepDiscarded(let conversation, let draft): keepDiscarded(draft, of: conversation)
    case .loadDiscarded: loadDiscarded()
    case .bringBack(let conversation, let draft, let isWritten):
      bringBack(draft, of: conversation, isWritten: isWritten)
    case .markSeen(let conversation, let sequence):
      write { [agent, clock] store throws(StoreError) in
        // A mark is a courtesy to oneself: what cannot be kept is not worth a message each time.
        guard store.mayWrite else { return nil }
        try store.markSeen(
          conversation, by: agent, through: sequence, now: clock.now)
        return nil
      }
    case .announcePresence(let own): presence.set(own)
    case .takeBackGroup(let group):
      write { [agent, clock] store throws(StoreError) in
        .groupTakenBack(group, try store.takeBack(all: group, by: agent, now: clock.now))
      }
    case .takeBack(let message):
      settle(message) { [clock] store throws(StoreError) in
        _ = try store.cancel(message, now: clock.now)
      }
    case .retry(let message):
      settle(message) { [agent, clock] store throws(StoreError) in
        _ = try store.retry(
          message, as: MessageID(UUID().uuidString.lowercased()), by: agent,
          now: clock.now)
      }
    case .cancel(let message):
      settle(message) { [clock] store throws(StoreError) in
        _ = try store.cancel(message, now: clock.now)
      }
    case .settle(let message, let wasSent):
      settle(message) { [clock] store throws(StoreError) in
        _ = try store.settleUnknown(message, wasTaken: wasSent, at: clock.now)
      }
    case .saveAttachment(let attachment):
      reading.post(isKept: true) { [files, answers] in
        do throws(Failure) {
          answers.put(.notice(Notice(.done, "Saved as \(try files.save(attachment))")))
        } catch {
          answers.put(.notice(Notice(.error, error.message)))
        }
      }
    case .openEditor, .openAddress, .openAttachment, .copy, .quit, .suspend, .repaint, .bell,
      .notify,
      .wantTick, .useTheme, .previewTheme, .savePreference, .told:
      // The terminal's thread has done these already.
      break
    }
  }

  private func ask(
    _ ticket: Ticket, _ work: @escaping @Sendable (Store) throws(StoreError) -> DeskInput
  ) {
    reading.post { [self] in
      do throws(StoreError) {
        answers.put(try work(store))
      } catch {
        var isRefused = false
        if case .refused = error { isRefused = true }
        answers.put(.unanswered(ticket, error.description, isRefused: isRefused))
      }
    }
  }

  private func write(_ work: @escaping @Sendable (Store) throws(StoreError) -> DeskInput?) {
    writing.post { [self] in
      do throws(StoreError) {
        if let input = try work(store) { answers.put(input) }
      } catch {
        answers.put(.notice(Notice(.error, error.description)))
      }
    }
  }

  /// A step at a time behind what waits: no list waits for a count.
  private func count(_ ticket: Ticket, _ counting: ViewCounting) {
    reading.post { [self] in
      do throws(StoreError) {
        var counting = counting
        if let count = try store.count(&counting, for: agent, now: clock.now) {
          answers.put(.counted(ticket, count))
        } else {
          count(ticket, counting)
        }
      } catch {
        answers.put(.unanswered(ticket, error.description))
      }
    }
  }

  private func keep(_ view: SavedView) {
    writing.post { [self] in
      do throws(Failure) {
        let views = try Preferences.keep(view)
        answers.put(.ownViews(views, saved: view.name))
      } catch {
        answers.put(.notice(Notice(.warning, error.message)))
      }
    }
  }

  private func perform(_ request: Request) {
    writing.post { [self] in
      do throws(StoreError) {
        let performed = try store.perform(request, now: clock.now)
        answers.put(.performed(request.act, try outcome(of: request, performed)))
        for news in performed.restrictions
        where news.taken != nil || news.conversation != performed.conversation {
          answers.put(.notice(Notice(.warning, news.words(in: try store.workspace()))))
        }
      } catch {
        if case .refused(let refusal) = error {
          answers.put(.performed(request.act, .refused(refusal)))
        } else {
          answers.put(.performed(request.act, .failed(error.description)))
        }
      }
    }
  }

  private func outcome(
    of request: Request, _ performed: Performed
  ) throws(StoreError) -> ActOutcome {
    if let stopped = performed.stopped { return .stopped(stopped) }
    if let step = performed.submitted, case .reply = request.command {
      return .submitted(
        step, version: performed.version, replaces: performed.replacesSubmitted)
    }
    return switch request.command {
    case .begin: .begun(performed.conversation, version: performed.version)
    case .followUp(let followUp):
      .begun(try store.resolve("ref:" + followUp.ref.text), version: performed.version)
    default: .done(version: performed.version)
    }
  }

  private func settle(
    _ message: MessageID, _ work: @escaping @Sendable (Store) throws(StoreError) -> Void
  ) {
    writing.post { [self] in
      do throws(StoreError) {
        try work(store)
        answers.put(.outboxSettled(message, problem: nil))
      } catch {
        answers.put(.outboxSettled(message, problem: error.description))
      }
    }
  }
}

extension TimelineWindow {
  /// The store's words for what the desk asks.
  fileprivate init(_ request: ConversationRequest) {
    switch request.anchor {
    case .latest: self = .latest(request.limit)
    case .before(let place): self = .before(sequence: place, limit: request.limit)
    case .from(let place): self = .after(sequence: place - 1, limit: request.limit)
    case .around(let place): self = .around(sequence: place, limit: request.limit)
    }
  }
}

extension SearchHits {
  /// What the store found, for the screen.
  fileprivate init(_ page: SearchPage) {
    self.init(
      hits: page.hits.map {
        Hit(row: $0.row, excerpt: $0.text, at: $0.event.at, sequence: $0.sequence)
      },
      next: page.hasMore ? page.hits.last.map { Place($0.key) } : nil)
  }
}

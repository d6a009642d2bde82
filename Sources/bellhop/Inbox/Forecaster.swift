import Desk
import Inbox
import InboxStore
import Synchronization

/// Makes forecasts for the wallboard on a thread and a connection of its own, so that neither screen
/// nor queue waits for one.
final class Forecaster: Sendable {
  /// A forecast is made again after a minute, what is known of work after an hour; milliseconds.
  private static let freshness: Int64 = 60_000
  private static let historyFreshness: Int64 = 3_600_000

  private struct Memory {
    var begunAt: Instant?
    var isBusy = false
    var history: (at: Instant, value: WorkHistory)?
  }

  private let store: Store
  private let answers: AnswerBox
  private let memory = Mutex(Memory())
  /// Begun with the first forecast: most inboxes show none.
  private let worker = Mutex<Worker?>(nil)

  init(store: Store, answers: AnswerBox) {
    (self.store, self.answers) = (store, answers)
  }

  /// - Returns: Whether none is under way any more; one that takes long ends with the program.
  func stop() -> Bool { worker.withLock { $0 }?.abandon() ?? true }

  /// Makes one, unless the last one is fresh or another is under way; it comes as an input.
  func renew(now: Instant) {
    let isDue = memory.withLock { memory in
      let isOld = memory.begunAt.map { now.since($0) >= Self.freshness } ?? true
      guard !memory.isBusy, isOld else { return false }
      (memory.isBusy, memory.begunAt) = (true, now)
      return true
    }
    guard isDue else { return }
    let worker = worker.withLock { worker in
      let own = worker ?? Worker(name: "bellhop.forecast")
      worker = own
      return own
    }
    worker.post { [self] in
      defer { memory.withLock { $0.isBusy = false } }
      // A store that cannot be read is told of by whoever reads the queue.
      if let forecast = try? forecast(now: now) { answers.put(.forecast(forecast)) }
    }
  }

  private func forecast(now: Instant) throws(StoreError) -> Forecast {
    let known = memory.withLock { $0.history }
    let history: WorkHistory
    if let known, now.since(known.at) < Self.historyFreshness {
      history = known.value
    } else {
      history = try store.workHistory(before: now)
      memory.withLock { $0.history = (now, history) }
    }
    let forecast = try store.forecastScene(history: history, now: now).forecast()
    // The score is a courtesy: who may not write keeps none.
    if store.mayWrite { try? store.keep(forecast) }
    return forecast
  }
}

import Desk
import Inbox
import InboxStore
import Synchronization

/// Looks for bursts of similar messages on a thread and a connection of its own, so that neither
/// screen nor queue waits for it: when something was written, at most every few seconds, and once a
/// minute besides, for what is over goes, too.
final class SignalWatch: Sendable {
  /// Milliseconds between two looks while something is written, and while nothing is.
  private static let pause: Int64 = 5000
  private static let idle: Int64 = 60_000

  private struct Memory {
    var lookedAt: Instant?
    var isNews = true
    var isBusy = false
    var told: [BurstSignal]?
  }

  private let store: Store
  private let answers: AnswerBox
  private let memory = Mutex(Memory())
  private let reader: Mutex<BurstReader>
  private let worker = Worker(name: "bellhop.signals")

  init(store: Store, answers: AnswerBox) {
    (self.store, self.answers) = (store, answers)
    reader = Mutex(BurstReader(store: store))
  }

  /// - Returns: Whether no look is under way any more; one that takes long ends with the program.
  func stop() -> Bool { worker.abandon() }

  /// Looks, unless the last look is fresh or another is under way; what it finds comes as an input
  /// where it is not what was told last.
  ///
  /// - Parameter isNews: Something was written since this was called last.
  func renew(now: Instant, isNews: Bool) {
    let isDue = memory.withLock { memory in
      memory.isNews = memory.isNews || isNews
      let age = memory.lookedAt.map { now.since($0) } ?? .max
      guard !memory.isBusy, age >= (memory.isNews ? Self.pause : Self.idle) else { return false }
      (memory.isBusy, memory.isNews, memory.lookedAt) = (true, false, now)
      return true
    }
    guard isDue else { return }
    worker.post { [self] in
      defer { memory.withLock { $0.isBusy = false } }
      // A store that cannot be read is told of by whoever reads the queue.
      let found = reader.withLock { reader in try? reader.read(now: now) }
      guard let found else { return }
      let isNew = memory.withLock { memory in
        defer { memory.told = found }
        return memory.told != found
      }
      if isNew { answers.put(.signals(found)) }
    }
  }
}

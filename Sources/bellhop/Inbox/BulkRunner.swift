import Desk
import Inbox
import InboxStore
import Synchronization

/// Acts on many conversations, in portions: each is a job of its own behind those that wait, so that
/// a draft, an act on one row or another process's write never waits for the whole.
final class BulkRunner: Sendable {
  /// A portion is one transaction: so many that the commit is a small part of its time, so few that
  /// who waits behind it does not notice.
  static let portion = 100
  /// Planning writes nothing and blocks nobody but the list's own questions.
  static let planned = 500

  private let store: Store
  private let answers: AnswerBox
  private let reading: Worker
  private let writing: Worker
  private let clock: InboxClock
  private let stopped = Mutex<Set<ActID>>([])

  init(store: Store, answers: AnswerBox, reading: Worker, writing: Worker, clock: InboxClock) {
    self.clock = clock
    self.store = store
    self.answers = answers
    self.reading = reading
    self.writing = writing
  }

  func plan(_ ticket: Ticket, _ bulk: Bulk) {
    plan(ticket, bulk.portions(of: Self.planned)[...], BulkReport())
  }

  private func plan(_ ticket: Ticket, _ portions: ArraySlice<Bulk>, _ sofar: BulkReport) {
    guard let portion = portions.first else { return answers.put(.planned(ticket, sofar)) }
    reading.post { [self] in
      do throws(StoreError) {
        var report = sofar
        report.add(try store.plan(portion, now: clock.now))
        plan(ticket, portions.dropFirst(), report)
      } catch {
        answers.put(.unanswered(ticket, error.description))
      }
    }
  }

  func perform(_ bulk: Bulk) {
    perform(bulk.act, bulk.portions(of: Self.portion)[...], BulkReport())
  }

  private func perform(_ act: ActID, _ portions: ArraySlice<Bulk>, _ sofar: BulkReport) {
    guard let portion = portions.first, !stopped.withLock({ $0.contains(act) }) else {
      stopped.withLock { _ = $0.remove(act) }
      return answers.put(.bulkEnded(act, sofar, problem: nil))
    }
    writing.post { [self] in
      do throws(StoreError) {
        var report = sofar
        report.add(try store.perform(portion.after(sofar), now: clock.now))
        answers.put(.bulkProgress(act, report.count))
        perform(act, portions.dropFirst(), report)
      } catch {
        answers.put(.bulkEnded(act, sofar, problem: error.description))
      }
    }
  }

  /// The portion under way is finished; what was done stays, and one undo takes it back.
  func stop(_ act: ActID) {
    stopped.withLock { _ = $0.insert(act) }
  }
}

import Desk
import Inbox
import InboxStore

extension Store {
  /// Does something to an incident itself, and tells the screens what became of it.
  func outcome(of request: IncidentRequest, now: Instant) -> DeskInput {
    do throws(StoreError) {
      try perform(request, now: now)
      return .incidentDone(request, problem: nil)
    } catch {
      return .incidentDone(request, problem: error.description)
    }
  }
}

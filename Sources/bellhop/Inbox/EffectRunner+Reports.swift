import Desk
import Foundation
import Inbox
import InboxStore
import WorkspaceFile

extension EffectRunner {
  /// Puts a report where this person keeps downloads.
  func save(_ question: ReportQuestion, as format: ReportFormat) {
    reading.post(isKept: true) { [self] in
      do throws(StoreError) {
        let now = clock.now
        let page = try ReportMaker.page(question, store, for: agent, now: now)
        let today = try store.workspace().zone.day(holding: now).date
        do throws(Failure) {
          let path = try files.save(
            page.text(as: format), named: page.fileName(as: format, on: today, of: question))
          answers.put(.notice(Notice(.done, "Saved as \(path)")))
        } catch {
          answers.put(.notice(Notice(.error, error.message)))
        }
      } catch {
        answers.put(.notice(Notice(.error, error.description)))
      }
    }
  }
}

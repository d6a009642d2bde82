import Inbox
import InboxStore
import Synchronization

/// Keeps what panel and wallboard were read from, so that the next reading looks only at what
/// changed. One reading at a time; they happen on the reading thread.
final class FiguresShelf: Sendable {
  private let reader: Mutex<LiveFiguresReader>

  init(store: Store, agent: AgentID) {
    reader = Mutex(LiveFiguresReader(store: store, agent: agent))
  }

  func figures(now: Instant) throws(StoreError) -> LiveFigures {
    try reader.withLock { reader throws(StoreError) in try reader.read(now: now) }
  }

  func wallboard(
    urgent: Int, strip: Int, daysBack: Int = 0, of filter: ReportFilter = ReportFilter(),
    now: Instant
  ) throws(StoreError) -> WallboardFigures {
    try reader.withLock { reader throws(StoreError) in
      try reader.wallboard(urgent: urgent, strip: strip, daysBack: daysBack, of: filter, now: now)
    }
  }
}

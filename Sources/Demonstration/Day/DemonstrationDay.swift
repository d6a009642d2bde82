import Inbox

/// Two weeks of the demonstration's past that end at `now`: some 400 conversations over every
/// channel, most of them of the last hours, so that queue, panel and reports have something to say.
///
/// The same seed, instant and workspace give the same lines.
///
/// ```swift
/// let day = DemonstrationDay(seed: 7, now: now, workspace: workspace)
/// day.events.count  // some 4,000 lines, ascending, none after `now`
/// ```
package struct DemonstrationDay: Sendable {
  /// The journal's lines, ordered by time, ids unique.
  package let events: [Event]
  /// The conversations that are not over, for the play that goes on with them.
  let threads: [ConversationRef: Thread]
  /// The people, for those who write next.
  let cast: Cast
  let library: Library
  let workspace: Workspace

  package init(seed: UInt64, now: Instant, workspace: Workspace) {
    let library = Library()
    var teller = Teller(seed: seed, now: now, workspace: workspace, library: library)
    teller.tellEverything()
    // The sort is stable by place, so that lines of one instant keep their order.
    events = teller.lines.enumerated()
      .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .map(\.element)
    threads = teller.threads
    cast = teller.cast
    self.library = library
    self.workspace = workspace
  }
}

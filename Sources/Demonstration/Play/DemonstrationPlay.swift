import Inbox

/// What happens while the demonstration is watched: customers write, four colleagues view, type,
/// reply, tag and note, now and then in the conversation that the user has before them.
///
/// A script without a clock, a store or a thread: told what time it is and what the store shows, it
/// says what happens now. The same seed, times and views give the same steps.
///
/// ```swift
/// var play = DemonstrationPlay(day: day, seed: 7, user: "maya", from: now)
/// let steps = play.next(after: play.wakesAt, view: view)
/// ```
package struct DemonstrationPlay: Sendable {
  let workspace: Workspace
  let library: Library
  let user: AgentID
  var random: SeededGenerator
  var cast: Cast
  var numbering: Numbering
  var threads: [ConversationRef: Thread]
  /// The latest human reply that the play knows of, to notice the next one.
  private var answered: [ConversationRef: Instant] = [:]
  private var hasLooked = false
  var colleagues: [Colleague]
  var nextArrival: Instant
  /// When a colleague may again come to where the user is.
  var nextCollision: Instant

  package init(day: DemonstrationDay, seed: UInt64, user: AgentID, from start: Instant) {
    workspace = day.workspace
    library = day.library
    cast = day.cast
    threads = day.threads
    self.user = user
    // Another stream than the day's, or the play would repeat its dice.
    random = SeededGenerator(seed: seed ^ 0x5EED_0F_7EA)
    numbering = Numbering(prefix: "live")
    nextArrival = start.advanced(by: 6000)
    nextCollision = start.advanced(by: 25_000)
    colleagues = day.workspace.agents.filter { $0.id != user }.enumerated().map { index, agent in
      Colleague(agent: agent, wakesAt: start.advanced(by: 700 + Int64(index) * 1900))
    }
  }

  /// When `next` wants to be called again.
  package var wakesAt: Instant {
    colleagues.map(\.wakesAt).reduce(nextArrival, min)
  }

  /// What happens until `now`, in its order; nothing before `wakesAt`.
  package mutating func next(after now: Instant, view: PlayView) -> [Step] {
    notice(view)
    var steps: [Step] = []
    if nextArrival <= now {
      if let arrival = arrival(at: now, view: view) { steps.append(.arrival(arrival)) }
      // A full desk gets a little air, an empty one a little more to do.
      let crowded = view.open.count > 58
      nextArrival = now.advanced(
        by: random.milliseconds(seconds: crowded ? 18...25 : 10...19))
    }
    for index in colleagues.indices where colleagues[index].wakesAt <= now {
      steps += act(index, at: now, view: view)
    }
    return steps
  }

  /// Follows the answers, whoever gave them: the dialog goes on behind them.
  private mutating func notice(_ view: PlayView) {
    for row in view.open + view.pending {
      let ref = row.conversation.ref
      let reply = row.conversation.lastHumanReplyAt
      guard answered[ref] != reply else { continue }
      answered[ref] = reply
      guard hasLooked, var thread = threads[ref] else { continue }
      while thread.speaker == .note { thread.next += 1 }
      if thread.speaker == .agent { thread.next += 1 }
      threads[ref] = thread
    }
    hasLooked = true
  }
}

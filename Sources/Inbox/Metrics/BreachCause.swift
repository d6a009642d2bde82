/// Why a promise was broken: who held the conversation while the promised time ran out.
///
/// The rule, for an instance with a due that it missed:
///
/// 1. What is looked at is [start, due): in it the promised time ran out. What came after its due
///    made the customer wait longer, but broke nothing any more.
/// 2. Time is working time of the instance's own calendar without its pauses, so that a closed night
///    is nobody's. The shares of all holders add up to `elapsed(start, due)`.
/// 3. At each instant the conversation is held by its assignee; without one by its team; without both
///    by nobody. Both are those that the `assign` steps before that instant made. While a reply waits
///    for an approval, the approval holds it, whoever owns it: the answer was written.
/// 4. The cause is the first of these that is true:
///    - **arrived outside hours**: the calendar is closed at the start, so nobody was there to see it
///      come in;
///    - **handover from A to B**: it passed from agent A to another agent B in [start, due), possibly
///      over nobody or a team, and no single holder had more than half of the working time; of
///      several, the last one;
///    - **held by** the one with the longest share; of equal ones, the one that had it first.
///
/// An instance whose due is not after its start (a promise of no time) was held by whoever had it
/// at its start, and has no shares.
package struct BreachCause: Hashable, Sendable {
  package enum Holder: Hashable, Sendable {
    case agent(AgentID)
    /// In a team's queue, nobody's of it.
    case team(TeamID)
    /// In nobody's hands, in no team.
    case nobody
    /// Answered, and waiting for somebody to approve it.
    case approval
    /// An agent whose name is not told.
    case colleague
  }

  package enum Cause: Hashable, Sendable {
    case arrivedOutsideHours
    case handover(from: AgentID, to: AgentID)
    /// The same where it is not told from whom to whom.
    case handoverOfColleagues
    case held(Holder)
  }

  /// What of the promised time passed in somebody's hands.
  package struct Share: Hashable, Sendable {
    package var holder: Holder
    /// Working milliseconds, more than 0.
    package var working: Int64
  }

  package let cause: Cause
  /// In the order in which they had it first.
  package let shares: [Share]

  init(cause: Cause, shares: [Share]) {
    (self.cause, self.shares) = (cause, shares)
  }

  /// - Parameter steps: The steps of the conversation, in their order.
  /// - Returns: Nil for an instance without a due.
  package init?(_ target: TargetInstance, steps: [HistoryStep], workspace: Workspace) {
    guard let due = target.due else { return nil }
    let hours = workspace.hours(named: target.calendar)
    let stretches = Self.stretches(from: target.start, to: due, steps)
    var shares: [Share] = []
    for stretch in stretches.all {
      let working = hours.elapsed(from: stretch.from, to: stretch.to, pauses: target.pauses)
      guard working > 0 else { continue }
      if let index = shares.firstIndex(where: { $0.holder == stretch.holder }) {
        shares[index].working += working
      } else {
        shares.append(Share(holder: stretch.holder, working: working))
      }
    }
    self.shares = shares
    // `max` would take the last of equal ones.
    var longest = shares.first
    for share in shares.dropFirst() where share.working > (longest?.working ?? 0) {
      longest = share
    }
    let whole = shares.reduce(0) { $0 + $1.working }
    if !hours.isOpen(at: target.start) {
      cause = .arrivedOutsideHours
    } else if let (giver, taker) = stretches.handover, (longest?.working ?? 0) * 2 <= whole {
      cause = .handover(from: giver, to: taker)
    } else {
      cause = .held(longest?.holder ?? stretches.first)
    }
  }
}

extension BreachCause {
  private struct Stretches {
    var all: [(holder: Holder, from: Instant, to: Instant)] = []
    var first = Holder.nobody
    var handover: (AgentID, AgentID)?
  }

  /// Who had it when, without gaps from `start` to `due`.
  private static func stretches(
    from start: Instant, to due: Instant, _ steps: [HistoryStep]
  ) -> Stretches {
    var result = Stretches()
    var agent: AgentID?
    var team: TeamID?
    var lastAgent: AgentID?
    var since = start
    var waiting: Set<MessageID> = []
    func holder() -> Holder {
      if !waiting.isEmpty { return .approval }
      return agent.map { .agent($0) } ?? team.map { .team($0) } ?? .nobody
    }
    for step in steps {
      guard step.at < due else { break }
      let before = holder()
      var assignment = Assignment()
      switch step.what {
      case .assign(let change): assignment = change
      case .approval(let message, waits: true): waiting.insert(message)
      case .approval(let message, waits: false): waiting.remove(message)
      default: continue
      }
      if case .to(let new) = assignment.agent {
        if step.at > start, let giver = lastAgent, let new, new != giver {
          result.handover = (giver, new)
        }
        agent = new
        // Who had it before the start gave nothing out of hand in between.
        lastAgent = new ?? (step.at > start ? lastAgent : nil)
      }
      if case .to(let new) = assignment.team { team = new }
      guard step.at > start else {
        result.first = holder()
        continue
      }
      guard holder() != before else { continue }
      result.all.append((before, since, step.at))
      since = step.at
    }
    if since < due { result.all.append((holder(), since, due)) }
    return result
  }
}

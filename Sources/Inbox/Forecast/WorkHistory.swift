/// What the past weeks tell of work: how long answers take, on which promises customers come, how
/// many conversations somebody handles at once.
///
/// How long an answer takes: the focus on a conversation ÷ the answers that it wanted, one sample a
/// conversation. Focus is what people had before them, so waiting for the customer is no part of it.
/// With fewer than `enough` samples of a channel those of all channels are taken; with fewer of all
/// the time between two answers of one person that lie at most half an hour apart, which is too long
/// where there was nothing to do; without these six minutes. `basis` says which.
///
/// ```swift
/// var history = WorkHistory(since: now.advanced(by: -14 * day))
/// for facts in conversations { history.add(facts) }
/// ```
package struct WorkHistory: Sendable {
  /// Where times of work come from.
  package enum Basis: Hashable, Sendable {
    /// Focus in conversations of the channel: so many.
    case channel(Int)
    /// Focus in conversations of any channel.
    case allChannels(Int)
    /// The time between two answers of one person.
    case pace(Int)
    /// Six minutes: there is nothing to go by.
    case assumed
  }

  /// Newcomers that are alike: who they are, and what is promised to them.
  package struct Kind: Hashable, Sendable {
    package var channel: Channel
    package var tier: Tier
    /// Working milliseconds; nil: nothing.
    package var promised: Int64?
    package var calendar: String?

    package init(channel: Channel, tier: Tier, promised: Int64?, calendar: String? = nil) {
      (self.channel, self.tier) = (channel, tier)
      (self.promised, self.calendar) = (promised, calendar)
    }
  }

  package static let enough = 20
  /// Milliseconds for one answer, where nothing is known.
  package static let assumed: Int64 = 360_000
  private static let longestGap: Int64 = 1_800_000
  /// Nobody works longer at one answer; a terminal that was left open does.
  private static let longest: Int64 = 7_200_000
  private static let shortest: Int64 = 1_000

  package let since: Instant
  private var focus: [Channel: [Int64]] = [:]
  private var replies: [AgentID: [Instant]] = [:]
  private var intervals: [AgentID: [Range<Instant>]] = [:]
  package private(set) var kinds: [Kind: Int] = [:]
  /// Customer messages, and turns that they began.
  package private(set) var messages: [Channel: Int] = [:]
  package private(set) var turns: [Channel: Int] = [:]
  /// Turns that ended without an answer, and how long all turns waited, in milliseconds.
  package private(set) var given = 0
  package private(set) var waited: Int64 = 0
  /// How the latest day went against its simulation.
  package var pace = Pace.asFocus

  package init(since: Instant) {
    self.since = since
  }

  /// Takes over one conversation.
  package mutating func add(_ facts: ConversationFacts) {
    guard let subject = facts.subject, subject.counts else { return }
    for step in facts.steps where step.at >= since {
      switch step.what {
      case .customerMessage: messages[subject.channel, default: 0] += 1
      case .humanReply(let agent): replies[agent, default: []].append(step.at)
      default: break
      }
    }
    addTurns(facts, subject)
    guard subject.channel != .phone else { return }
    addFocus(facts, subject)
  }

  private mutating func addTurns(_ facts: ConversationFacts, _ subject: ReportSubject) {
    for target in facts.ended + subject.openTargets
    where target.kind != .resolution && target.endedBy != .spam && target.start >= since {
      turns[subject.channel, default: 0] += 1
      kinds[
        Kind(
          channel: subject.channel, tier: subject.tier, promised: target.promised,
          calendar: target.calendar), default: 0] += 1
      guard let end = target.end else { continue }
      waited = waited.addingReportingOverflow(max(0, end.since(target.start))).partialValue
      if target.endedBy == .resolved { given += 1 }
    }
  }

  private mutating func addFocus(_ facts: ConversationFacts, _ subject: ReportSubject) {
    var sum: Int64 = 0
    for step in facts.steps {
      guard case .focus(let agent, let from, let to) = step.what, from < to, to >= since else {
        continue
      }
      sum = sum.addingReportingOverflow(min(to.since(from), Self.longest)).partialValue
      intervals[agent, default: []].append(from..<to)
    }
    let answers = facts.ended.count { target in
      target.kind != .resolution && target.endedBy != .spam && (target.end ?? since) >= since
    }
    guard sum > 0, answers > 0 else { return }
    let each = min(max(sum / Int64(answers), Self.shortest), Self.longest)
    focus[subject.channel, default: []].append(each)
  }
}

extension WorkHistory {
  /// How long answers take on a channel, in milliseconds, shortest first, and how that is known.
  package func times(of channel: Channel) -> (times: [Int64], basis: Basis) {
    if let own = focus[channel], own.count >= Self.enough {
      return (own.sorted(), .channel(own.count))
    }
    let all = focus.values.flatMap { $0 }
    if all.count >= Self.enough { return (all.sorted(), .allChannels(all.count)) }
    let gaps = replies.values.flatMap { own -> [Int64] in
      let own = own.sorted()
      return zip(own, own.dropFirst()).map { $1.since($0) }
        .filter { $0 >= Self.shortest && $0 <= Self.longestGap }
    }
    if gaps.count >= Self.enough { return (gaps.sorted(), .pace(gaps.count)) }
    return ([Self.assumed], .assumed)
  }

  /// How long somebody is taken up by an answer on a channel, in milliseconds, shortest first: `times`
  /// at the pace of the latest day.
  package func answerTimes(of channel: Channel) -> [Int64] {
    times(of: channel).times.map { Int64(Double($0) * pace.factor) }
  }

  /// How many conversations somebody has in hand while they have any: the sum of their focus ÷ the
  /// time in which it lay; 1 with too little of it.
  ///
  /// A terminal shows one at a time, so there it is 1; focus from chat desks overlaps.
  package func concurrency(of agent: AgentID) -> Double {
    let own = intervals[agent] ?? []
    guard own.count >= Self.enough else { return 1 }
    var (sum, union): (Double, Double) = (0, 0)
    var end = Instant(milliseconds: .min)
    for interval in own.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      sum += Double(interval.upperBound.since(interval.lowerBound))
      guard interval.upperBound > end else { continue }
      union += Double(interval.upperBound.since(max(interval.lowerBound, end)))
      end = interval.upperBound
    }
    return union > 0 ? min(8, max(1, sum / union)) : 1
  }

  /// How many turns a customer message begins: some write three where one would do.
  package func turnsPerMessage(of channel: Channel) -> Double {
    guard let messages = messages[channel], messages > 0 else { return 1 }
    return min(1, Double(turns[channel] ?? 0) / Double(messages))
  }

  /// How long customers wait before they need no answer any more, in milliseconds: the time that all
  /// waited ÷ the turns that were resolved without an answer, which is the likeliest mean of an
  /// exponential patience when most are answered first (Brown et al.: Statistical Analysis of a
  /// Telephone Call Center, JASA 2005, 5.2). Nil without such turns.
  package var patience: Double? {
    given > 0 && waited > 0 ? Double(waited) / Double(given) : nil
  }
}

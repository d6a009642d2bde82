/// What the steps of a conversation come to, one after the other: how it stood when, its resolves
/// with all that lay before them, its reopenings.
///
/// Made again for each conversation in the same memory, for a report reads many thousands.
struct History {
  /// A stretch in which a conversation stood alike.
  struct Stand {
    var from: Instant
    /// Nil: to this day.
    var to: Instant?
    var isOpen: Bool
    var isUnassigned: Bool
    var waitingSince: Instant?

    fileprivate func isLike(_ other: Stand) -> Bool {
      isOpen == other.isOpen && isUnassigned == other.isUnassigned
        && waitingSince == other.waitingSince
    }
  }

  struct Asked {
    /// Place among the steps; it orders what is of one instant.
    var place: Int
    var at: Instant
    var sender: ContactID
    var isQuestion: Bool
    /// The first human reply after it.
    var repliedAt: Instant?
  }

  struct Resolve {
    var place: Int
    var at: Instant
    var byAgent: Bool
    var auto: Bool
    /// Up to it, from the beginning of the conversation.
    var replies: Int
    /// One and the same agent wrote all replies.
    var hasOneSender: Bool
    var turns: Int
    /// Tier or team changed since the first reply.
    var changedHands: Bool
    var wasPaused: Bool
    var wasTransferred: Bool
    var tier: Tier
    /// The next time it left `resolved`.
    var reopenedAt: Instant?

    /// By a person, as `fcr` and `one_touch` ask.
    var isByPerson: Bool { byAgent && !auto }
  }

  struct Focus {
    var agent: AgentID
    var from: Instant
    var to: Instant
  }

  struct Answer {
    var at: Instant
    var score: Int
    var survey: String?
    /// Who wrote last before it.
    var replier: AgentID?
  }

  private(set) var stands: [Stand] = []
  private(set) var asked: [Asked] = []
  private(set) var resolves: [Resolve] = []
  private(set) var focuses: [Focus] = []
  private(set) var answers: [Answer] = []
  private(set) var botMessages: [(place: Int, at: Instant)] = []

  private var status = Status.open
  private var stand = Stand(
    from: Instant(milliseconds: 0), to: nil, isOpen: true, isUnassigned: true, waitingSince: nil)
  private var tier = Tier.one
  private var team: TeamID?
  private var assignee: AgentID?
  private var lastAgent: AgentID?
  private var lastTeam: TeamID?
  private var wasTransferred = false
  private var wasPaused = false
  private var changedHands = false
  private var botHasIt = false
  private var replies = 0
  private var turns = 0
  private var firstSender: AgentID?
  private var hasOneSender = true
  private var lastSender: AgentID?
  /// From here on no reply came yet.
  private var unanswered = 0

  /// Takes over a conversation; a subject that nothing opened has no stands.
  mutating func read(_ facts: ConversationFacts) {
    reset()
    if let openedAt = facts.subject?.openedAt { stand.from = openedAt }
    for place in facts.steps.indices {
      let step = facts.steps[place]
      take(step, place: place)
      stand(at: step.at)
    }
    if facts.subject != nil { stands.append(stand) }
  }

  private mutating func reset() {
    stands.removeAll(keepingCapacity: true)
    asked.removeAll(keepingCapacity: true)
    resolves.removeAll(keepingCapacity: true)
    focuses.removeAll(keepingCapacity: true)
    answers.removeAll(keepingCapacity: true)
    botMessages.removeAll(keepingCapacity: true)
    stand = Stand(
      from: Instant(milliseconds: 0), to: nil, isOpen: true, isUnassigned: true, waitingSince: nil)
    (status, tier, team, assignee) = (.open, .one, nil, nil)
    (lastAgent, lastTeam, firstSender, lastSender) = (nil, nil, nil, nil)
    (wasTransferred, wasPaused, changedHands, botHasIt) = (false, false, false, false)
    (replies, turns, unanswered, hasOneSender) = (0, 0, 0, true)
    waitingSince = nil
  }

  private var waitingSince: Instant?

  /// How it stands after a step.
  private mutating func stand(at instant: Instant) {
    var next = stand
    next.isOpen = status == .open
    next.isUnassigned = assignee == nil
    next.waitingSince = waitingSince
    guard !next.isLike(stand) else { return }
    // What lasted no time was at no instant the state after every event before it.
    if stand.from < instant {
      stand.to = instant
      stands.append(stand)
      next.from = instant
    }
    stand = next
  }

  private mutating func take(_ step: HistoryStep, place: Int) {
    switch step.what {
    case .customerMessage(let sender, let isQuestion):
      asked.append(Asked(place: place, at: step.at, sender: sender, isQuestion: isQuestion))
      customerWrites(at: step.at)
    case .humanReply(let agent): reply(of: agent, at: step.at)
    case .botMessage:
      botHasIt = true
      botMessages.append((place, step.at))
    case .handoff:
      if botHasIt, waitingSince != nil { waitingSince = step.at }
      botHasIt = false
    case .status(let new, let auto, let byAgent):
      change(to: new, auto: auto, byAgent: byAgent, at: step.at, place: place)
    case .tier(let new):
      if new != tier, replies > 0 { changedHands = true }
      tier = new
    case .assign(let assignment): assign(assignment)
    case .focus(let agent, let from, let to):
      focuses.append(Focus(agent: agent, from: from, to: to))
    case .csat(let score, let survey):
      answers.append(Answer(at: step.at, score: score, survey: survey, replier: lastSender))
    case .survey, .nps, .call, .deflection, .approval: break
    }
  }

  private mutating func customerWrites(at instant: Instant) {
    guard status != .spam else { return }
    if waitingSince == nil { waitingSince = instant }
    leave(for: .open, at: instant)
    status = .open
  }

  private mutating func reply(of agent: AgentID, at instant: Instant) {
    replies += 1
    if let firstSender { hasOneSender = hasOneSender && firstSender == agent }
    firstSender = firstSender ?? agent
    lastSender = agent
    botHasIt = false
    if waitingSince != nil { turns += 1 }
    waitingSince = nil
    while unanswered < asked.count {
      asked[unanswered].repliedAt = instant
      unanswered += 1
    }
  }

  /// It leaves `resolved`, unless for spam.
  private mutating func leave(for new: Status, at instant: Instant) {
    guard status == .resolved, new != .spam, new != .resolved else { return }
    for index in resolves.indices.reversed() {
      guard resolves[index].reopenedAt == nil else { return }
      resolves[index].reopenedAt = instant
    }
  }

  private mutating func change(
    to new: Status, auto: Bool, byAgent: Bool, at instant: Instant, place: Int
  ) {
    guard new != status else { return }
    leave(for: new, at: instant)
    status = new
    switch new {
    case .open: break
    case .pending, .snoozed: wasPaused = true
    case .spam: waitingSince = nil
    case .resolved:
      if waitingSince != nil { turns += 1 }
      waitingSince = nil
      resolves.append(
        Resolve(
          place: place, at: instant, byAgent: byAgent, auto: auto, replies: replies,
          hasOneSender: hasOneSender && replies > 0, turns: turns, changedHands: changedHands,
          wasPaused: wasPaused, wasTransferred: wasTransferred, tier: tier))
    }
  }

  private mutating func assign(_ assignment: Assignment) {
    if case .to(let agent) = assignment.agent {
      if let agent, let lastAgent, agent != lastAgent { wasTransferred = true }
      lastAgent = agent ?? lastAgent
      assignee = agent
    }
    if case .to(let new) = assignment.team {
      if let new, let lastTeam, new != lastTeam { wasTransferred = true }
      lastTeam = new ?? lastTeam
      if new != team, replies > 0 { changedHands = true }
      team = new
    }
  }
}

/// A low score, or a comment that says more than thanks, opens a conversation of its own, linked to
/// the one that was scored: with its own owner, team and clocks, so that following up never spoils
/// the first one's figures.
///
/// Only what an agent opens has a promise before the customer writes (metrics.md,
/// *Agent-initiated*), so the desk opens it as one: no colleague did. Who was scored does not get
/// it; where nobody else of the team may, it waits in the team's queue.
package struct SurveyFollowUp: Sendable {
  /// What the customer answered.
  package struct Answer: Hashable, Sendable {
    package var kind: SurveyKind
    package var score: Int
    package var comment: String?
    package var survey: String?

    package init(kind: SurveyKind, score: Int, comment: String?, survey: String?) {
      (self.kind, self.score, self.comment, self.survey) = (kind, score, comment, survey)
    }

    /// Whether it is a score that the workspace calls low.
    package func isLow(in workspace: Workspace) -> Bool {
      kind == .csat && workspace.surveys.csat.map { score <= $0.lowScore } ?? false
    }
  }

  /// The conversation that was scored.
  package var conversation: Conversation
  package var answer: Answer
  package var at: Instant
  package var workspace: Workspace
  /// Open conversations of each agent.
  package var load: [AgentID: Int]
  /// Who answered the customer last before: whom the score is of.
  package var rated: AgentID?

  package init(
    of conversation: Conversation, _ answer: Answer, rated: AgentID?, at: Instant,
    workspace: Workspace, load: [AgentID: Int]
  ) {
    self.conversation = conversation
    self.answer = answer
    self.rated = rated
    self.at = at
    self.workspace = workspace
    self.load = load
  }

  /// Whether the workspace wants one: it has follow-ups at all, and the score is low or the comment
  /// is for somebody to read. Where the customer waits in the conversation itself, somebody reads
  /// it there.
  package var isWanted: Bool {
    guard workspace.surveys.csat?.hasFollowUp == true else { return false }
    if answer.isLow(in: workspace) { return true }
    guard let comment = answer.comment, conversation.waitingSince == nil else { return false }
    var languages = workspace.surveyLanguages
    if let own = conversation.language { languages.insert(Language.base(own)) }
    return SurveyAnswer.isForReading(comment, languages: languages)
  }

  /// The same for the same survey, so that a corrected answer opens no second one.
  package var ref: ConversationRef {
    ConversationRef(
      "\(conversation.ref)/\(answer.survey ?? "\(answer.kind.rawValue) \(at)")/follow-up")
  }

  /// Who gets it: of the team, who may handle it and has least, another than who was scored.
  package var owner: AgentID? {
    guard let csat = workspace.surveys.csat, let team = workspace.team(csat.followUpTeam) else {
      return nil
    }
    let able = team.members.filter { id in
      workspace.agent(id).map { workspace.mayHandle(.one, as: $0.role) } ?? false
        && workspace.refusalToRead(conversation, id) == nil
    }
    return able.filter { $0 != rated && $0 != conversation.assignee }.min {
      (load[$0] ?? 0, $0) < (load[$1] ?? 0, $1)
    }
  }

  /// Its lines, in their order.
  package var lines: [Event] {
    let owner = owner
    let act = ActID("\(ref)")
    let csat = workspace.surveys.csat
    var lines: [Occurrence] = [
      .opened(
        Opening(
          channel: conversation.channel, account: conversation.account, kind: conversation.kind,
          contact: conversation.contact, subject: conversation.subject)),
      .link(to: conversation.ref, .followUp),
    ]
    let kept = workspace.restrictingTags(of: conversation)
    let tags = answer.isLow(in: workspace) ? csat?.followUpTags ?? [] : []
    lines += (kept + tags.filter { !kept.contains($0) }).map { .tag($0) }
    let team = csat?.followUpTeam.flatMap { workspace.team($0)?.id }
    if owner != nil || team != nil {
      lines.append(
        .assign(
          Assignment(
            agent: owner.map { .to($0) } ?? .unchanged, team: team.map { .to($0) } ?? .unchanged)))
    }
    lines.append(.note(Note(id: MessageID("\(act)/note"), text: note)))
    return lines.enumerated().map { place, what in
      Event(at: at, conversation: ref, by: place == 0 ? .desk : .system, act: act, what: what)
    }
  }

  private var note: String {
    let said = answer.comment.map { ": “\($0)”" } ?? ", without a word"
    return "The customer gave \(answer.score) of \(answer.kind.scale.upperBound)\(said)."
  }
}

extension Surveys.Satisfaction {
  /// Whether a low score opens anything.
  package var hasFollowUp: Bool { followUpTeam != nil || !followUpTags.isEmpty }
}

extension Actor {
  /// The desk itself, where it begins what a person is to go on with: as an agent, so that it has a
  /// promise.
  fileprivate static let desk = Actor(kind: .agent, id: AgentID.rules.text, name: "Bellhop")
}

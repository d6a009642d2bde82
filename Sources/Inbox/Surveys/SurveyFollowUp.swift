/// A low score opens a conversation of its own, linked to the one that was scored: with its own
/// owner, team and clocks, so that following up never spoils the first one's figures.
///
/// Only what an agent opens has a promise before the customer writes (metrics.md,
/// *Agent-initiated*), so it is opened in the name of the one it is given to. Without a team, or
/// with nobody in it who may, nobody owns it and it has none.
package struct SurveyFollowUp: Sendable {
  /// The conversation that was scored.
  package var conversation: Conversation
  package var score: Int
  package var comment: String?
  package var survey: String?
  package var at: Instant
  package var workspace: Workspace
  /// Open conversations of each agent.
  package var load: [AgentID: Int]

  package init(
    of conversation: Conversation, score: Int, comment: String?, survey: String?, at: Instant,
    workspace: Workspace, load: [AgentID: Int]
  ) {
    self.conversation = conversation
    self.score = score
    self.comment = comment
    self.survey = survey
    self.at = at
    self.workspace = workspace
    self.load = load
  }

  /// Whether the workspace wants one for this score.
  package static func isWanted(for score: Int, in workspace: Workspace) -> Bool {
    guard let csat = workspace.surveys.csat, csat.hasFollowUp else { return false }
    return score <= csat.lowScore
  }

  /// The same for the same survey, so that a corrected answer opens no second one.
  package var ref: ConversationRef {
    ConversationRef("\(conversation.ref)/\(survey ?? "csat \(at)")/follow-up")
  }

  /// Who gets it: of the team, who may handle it and has least, another than the one who was scored
  /// where there is one.
  package var owner: AgentID? {
    guard let csat = workspace.surveys.csat, let team = workspace.team(csat.followUpTeam) else {
      return nil
    }
    let able = team.members.filter { id in
      workspace.agent(id).map { workspace.mayHandle(.one, as: $0.role) } ?? false
        && workspace.refusalToRead(conversation, id) == nil
    }
    let others = able.filter { $0 != conversation.assignee }
    return (others.isEmpty ? able : others).min {
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
    let tags = csat?.followUpTags ?? []
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
      let by = place == 0 ? owner.map { Actor.agent($0) } : nil
      return Event(at: at, conversation: ref, by: by ?? .system, act: act, what: what)
    }
  }

  private var note: String {
    let said = comment.map { ": “\($0)”" } ?? ", without a word"
    return "The customer gave \(score) of 5\(said)."
  }
}

extension Surveys.Satisfaction {
  /// Whether a low score opens anything.
  package var hasFollowUp: Bool { followUpTeam != nil || !followUpTags.isEmpty }
}

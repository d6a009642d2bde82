extension GuardMove {
  /// Whether it says something to the customer.
  var isReply: Bool {
    switch what {
    case .line(let event): event.message != nil
    case .replyQueued: true
    case .replyWithdrawn: false
    }
  }

  /// Whether the author of a reply did this himself: own acts count as seen.
  package func isOwn(of actor: Actor) -> Bool {
    switch what {
    case .line(let event): event.by?.kind == actor.kind && event.by?.id == actor.id
    case .replyQueued(let entry): entry.author.text == actor.id
    case .replyWithdrawn(let agent): agent.text == actor.id
    }
  }

  /// The move as the bar above the composer tells it, its people by their names; nil for what needs
  /// no words.
  package func news(in workspace: Workspace) -> Collision.News? {
    switch what {
    case .line(let event): event.news(in: workspace)
    case .replyQueued(let entry):
      Collision.News(
        kind: .replyUnderWay, at: at, by: workspace.name(of: entry.author),
        text: entry.reply.text)
    case .replyWithdrawn: nil
    }
  }
}

extension [GuardMove] {
  /// What they tell together: a reply that has become a message since is told as that alone.
  func news(in workspace: Workspace) -> [Collision.News] {
    let written: Set<MessageID> = Set(
      compactMap { move in
        guard case .line(let event) = move.what, case .message(let message) = event.what
        else { return nil }
        return message.id
      })
    return compactMap { move in
      if case .replyQueued(let entry) = move.what, written.contains(entry.id) { return nil }
      return move.news(in: workspace)
    }
  }
}

extension Event {
  /// The line as the bar above the composer tells it; nil for what needs no words.
  package func news(in workspace: Workspace) -> Collision.News? {
    let known = by?.kind == .agent ? workspace.agent(AgentID(by?.id ?? ""))?.name : nil
    let who = known ?? by?.name ?? by?.id ?? "somebody"
    func news(_ kind: Collision.News.Kind, _ text: String = "") -> Collision.News {
      Collision.News(kind: kind, at: at, by: who, text: text)
    }
    switch what {
    case .message(let message):
      return news(message.direction == .in ? .customerMessage : .reply, message.text ?? "")
    case .note(let note): return news(.note, note.text)
    case .status: return news(.status)
    case .merge: return news(.merge)
    case .undo: return news(.undo)
    default: return nil
    }
  }
}

extension Workspace {
  /// What people call an agent: the name, or the id of one who is not in the workspace any more.
  package func name(of agent: AgentID) -> String { self.agent(agent)?.name ?? agent.text }
}

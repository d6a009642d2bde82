import Inbox

/// What routing did to one conversation.
package struct Routed: Hashable, Sendable {
  package var conversation: ConversationID
  /// Nil: back to the queue.
  package var agent: AgentID?
  package var because: String
}

/// What routing would do now, and with whom; for people.
package struct RoutingOverview: Sendable {
  package struct Waiting: Sendable {
    package var conversation: ConversationID
    package var value: Conversation
    package var decision: RoutingDesk.Decision
  }

  package var desk: RoutingDesk
  /// When each agent said last what they are.
  package var declaredAt: [AgentID: Instant]
  /// In the order of the queue.
  package var waiting: [Waiting]
}

extension Store {
  /// Gives what nobody owns to those who can take it; only for who holds `clockRight`.
  ///
  /// Looked at again each time the clock-keeper looks: whoever frees up gets the oldest due first.
  /// Each conversation is decided in the transaction that writes its line.
  package func routeDue(now: Instant) throws(StoreError) -> [Routed] {
    guard let routing = try workspace().routing else { return [] }
    let attending = try attending(now: now)
    let writing = try writers(now: now)
    // Whether there is anything to do shows without keeping anybody from writing.
    let isNeeded = try read { connection in
      let reader = RoutingReader(
        connection: connection, workspace: try workspace(connection).workspace, now: now)
      if try !reader.reopened().isEmpty { return true }
      let waiting = try reader.waiting()
      guard !waiting.isEmpty else { return false }
      let desk = try reader.desk(routing, attending: attending)
      guard desk.seats.contains(where: { desk.obstacle(toAnythingFor: $0) == nil }) else {
        return false
      }
      return try waiting.contains { id in
        guard writing[id] == nil, let conversation = try reader.conversation(id),
          case .give = desk.decision(
            for: conversation, givenBefore: try reader.givenBefore(id))
        else { return false }
        return true
      }
    }
    guard isNeeded else { return [] }
    return try change(now: now) { recorder in
      try recorder.route(attending: attending, writing: writing)
    }
  }

  /// Who could take what, and why not.
  package func routingOverview(now: Instant) throws(StoreError) -> RoutingOverview? {
    guard let routing = try workspace().routing else { return nil }
    let attending = try attending(now: now)
    return try read { connection in
      let reader = RoutingReader(
        connection: connection, workspace: try workspace(connection).workspace, now: now)
      var desk = try reader.desk(routing, attending: attending)
      let start = desk
      var waiting: [RoutingOverview.Waiting] = []
      for id in try reader.waiting() {
        guard let conversation = try reader.conversation(id) else { continue }
        let decision = desk.decision(for: conversation, givenBefore: try reader.givenBefore(id))
        if case .give(let agent, _) = decision { desk.give(to: agent) }
        waiting.append(
          .init(conversation: ConversationID(id), value: conversation, decision: decision))
      }
      return RoutingOverview(
        desk: start, declaredAt: try reader.availability().mapValues(\.at), waiting: waiting)
    }
  }

  /// What an agent said last that they are; nil: nothing ever.
  package func availability(of agent: AgentID) throws(StoreError) -> Availability? {
    try read { connection in
      try connection.text(
        "SELECT state FROM availability WHERE agent = ?1", .text(agent.text)
      ).flatMap { Availability(rawValue: $0) }
    }
  }

  /// Conversations in which somebody writes an answer that nobody owns yet, with who it is.
  private func writers(now: Instant) throws(StoreError) -> [Int64: AgentID] {
    var writing: [Int64: AgentID] = [:]
    for (id, present) in try presence(now: now) {
      if let writer = present.first(where: { $0.mode == .writing }) {
        writing[id.number] = writer.agent
      }
    }
    return writing
  }
}

extension Recorder {
  func route(attending: Set<AgentID>, writing: [Int64: AgentID]) throws -> [Routed] {
    guard let routing = workspace.routing else { return [] }
    let reader = RoutingReader(connection: connection, workspace: workspace, now: now)
    var desk = try reader.desk(routing, attending: attending)
    var routed: [Routed] = []
    for id in try reader.reopened() {
      if let one = try giveUp(id, desk: desk) { routed.append(one) }
    }
    // What came back just now stands in the queue like the rest.
    if !routed.isEmpty { try finish() }
    for id in try reader.waiting() where writing[id] == nil {
      guard let own = try hold(id) else { continue }
      try catchUp(own)
      guard let conversation = own.conversation, conversation.status == .open,
        conversation.assignee == nil, conversation.mergedInto == nil,
        case .give(let agent, let because) = desk.decision(
          for: conversation, givenBefore: try reader.givenBefore(id))
      else { continue }
      desk.give(to: agent)
      try recordLive(.routed(own.ref, to: agent, because: because, at: now))
      try connection.run(
        "INSERT OR REPLACE INTO routed(conversation, agent, at) VALUES (?1, ?2, ?3)",
        .integer(id), .text(agent.text), Value(now))
      routed.append(Routed(conversation: ConversationID(id), agent: agent, because: because))
    }
    return routed
  }

  /// A reopened conversation stays with its agent if they are there, else the queue has it again.
  private func giveUp(_ id: Int64, desk: RoutingDesk) throws -> Routed? {
    try connection.run("DELETE FROM reopened WHERE conversation = ?1", .integer(id))
    guard let own = try hold(id) else { return nil }
    try catchUp(own)
    guard let conversation = own.conversation, conversation.status == .open,
      conversation.mergedInto == nil, let agent = conversation.assignee
    else { return nil }
    try connection.run("DELETE FROM routed WHERE conversation = ?1", .integer(id))
    guard let obstacle = desk.obstacle(toKeeping: agent) else { return nil }
    let because = "reopened, and \(workspace.name(of: agent)) \(obstacle.words)"
    try recordLive(.routed(own.ref, to: nil, because: because, at: now))
    return Routed(conversation: ConversationID(id), agent: nil, because: because)
  }

  /// Remembers that a resolved conversation is open again, for who keeps the clock.
  func noteReopening(of held: Held, before: Status) throws {
    guard isLive, workspace.routing != nil, before == .resolved,
      held.conversation?.status == .open, held.conversation?.assignee != nil
    else { return }
    try connection.run(
      "INSERT OR IGNORE INTO reopened(conversation) VALUES (?1)", .integer(held.id))
  }
}

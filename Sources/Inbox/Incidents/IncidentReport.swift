/// What happened in an incident, from its beginning to its end, for those who read of it later.
package struct IncidentReport: Hashable, Sendable {
  /// One step; what one person does to many within ten minutes is one, at its first instant.
  package struct Entry: Hashable, Sendable {
    package enum What: Hashable, Sendable {
      case opened
      case approved(language: String, text: String)
      case update(String)
      case joined(Int)
      case left(Int)
      /// People named as affected who had not written.
      case affected(Int)
      case spared(Int)
      /// Answers that people sent to its conversations.
      case answered(Int)
      case closed(String?)
    }

    package var at: Instant
    package var by: Actor?
    package var what: What

    package init(at: Instant, by: Actor?, what: What) {
      (self.at, self.by, self.what) = (at, by, what)
    }
  }

  package struct ChannelCount: Hashable, Sendable {
    package var channel: Channel
    package var conversations: Int
  }

  package var incident: Incident
  package var tally: IncidentTally
  /// Of its conversations, each once.
  package var customers: Int
  /// Most conversations first.
  package var channels: [ChannelCount]
  /// Oldest first.
  package var entries: [Entry]

  /// Milliseconds in which what one person does again is one step.
  private static let together: Int64 = 600_000

  /// - Parameters:
  ///   - heads: Lines of incidents without a conversation, in journal order.
  ///   - members: For each conversation that was ever part of it: its lines of the types `incident`
  ///     and `undo`, in journal order.
  ///   - answers: What people sent to them meanwhile.
  ///   - conversations: Those that are part of it now.
  ///   - language: That of words whose line names none: the workspace's.
  package init(
    _ incident: Incident, heads: [Event], members: [[Event]], answers: [Event],
    conversations: [Conversation], language: String, now: Instant
  ) {
    self.incident = incident
    tally = IncidentTally()
    var byChannel: [Channel: Int] = [:]
    var people: Set<String> = []
    for conversation in conversations {
      tally.add(conversation, in: incident, now: now)
      byChannel[conversation.channel, default: 0] += 1
      people.insert(conversation.contact?.text ?? conversation.ref.text)
    }
    customers = people.count
    channels = byChannel.map { ChannelCount(channel: $0.key, conversations: $0.value) }.sorted {
      ($1.conversations, $0.channel.rawValue) < ($0.conversations, $1.channel.rawValue)
    }
    var steps = heads.flatMap { IncidentReport.steps($0, of: incident, language) }
    for lines in members {
      for (line, counts) in zip(lines, Event.areCounted(lines[...])) where counts {
        guard case .incident(let id, let state, _) = line.what, id == incident.id.text else {
          continue
        }
        switch state {
        case .join: steps.append(Entry(at: line.at, by: line.by, what: .joined(1)))
        case .leave: steps.append(Entry(at: line.at, by: line.by, what: .left(1)))
        case .open, .update, .close: break
        }
      }
    }
    steps += answers.map { Entry(at: $0.at, by: $0.by, what: .answered(1)) }
    entries = IncidentReport.joined(steps)
  }

  private static func steps(
    _ line: Event, of incident: Incident, _ own: String
  ) -> [Entry] {
    guard line.conversation == nil, case .incident(let id, let state, let text) = line.what,
      id == incident.id.text
    else { return [] }
    let said = text.flatMap { $0.isBlank ? nil : $0 }
    let language = line.unknown[Incident.Member.language]?.string
    let what: [Entry.What]
    switch state {
    case .open:
      what =
        [.opened] + [said.map { .approved(language: language ?? own, text: $0) }].compactMap(\.self)
    case .update:
      guard let said else { return [] }
      what = [language.map { .approved(language: $0, text: said) } ?? .update(said)]
    case .join: what = [.affected(1)]
    case .leave: what = [.spared(1)]
    case .close: what = [.closed(said)]
    }
    return what.map { Entry(at: line.at, by: line.by, what: $0) }
  }

  /// In order of time, with what belongs together counted in one.
  private static func joined(_ steps: [Entry]) -> [Entry] {
    var entries: [Entry] = []
    var places: [Group: Int] = [:]
    let ordered = steps.enumerated()
      .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    for step in ordered {
      guard let kind = step.what.kind else {
        entries.append(step)
        continue
      }
      let group = Group(kind: kind, by: step.by?.id)
      if let place = places[group], step.at.since(entries[place].at) < together,
        let sum = entries[place].what.adding(step.what)
      {
        entries[place].what = sum
      } else {
        places[group] = entries.count
        entries.append(step)
      }
    }
    return entries
  }

  private struct Group: Hashable {
    var kind: Int
    var by: String?
  }
}

extension IncidentReport.Entry.What {
  /// Nil for what is said in words: that is never counted together.
  fileprivate var kind: Int? {
    switch self {
    case .joined: 0
    case .left: 1
    case .affected: 2
    case .spared: 3
    case .answered: 4
    case .opened, .approved, .update, .closed: nil
    }
  }

  fileprivate func adding(_ other: Self) -> Self? {
    switch (self, other) {
    case (.joined(let one), .joined(let more)): .joined(one + more)
    case (.left(let one), .left(let more)): .left(one + more)
    case (.affected(let one), .affected(let more)): .affected(one + more)
    case (.spared(let one), .spared(let more)): .spared(one + more)
    case (.answered(let one), .answered(let more)): .answered(one + more)
    default: nil
    }
  }
}

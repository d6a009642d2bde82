/// Something somebody does to an incident itself, not to one of its conversations.
package enum IncidentAct: Hashable, Sendable {
  /// Begins crisis mode, or begins it again.
  case open(title: String, tag: String?, words: [String: String])
  /// What may be said to customers in a language.
  case approve(words: String, language: String)
  /// What became known, for the team.
  case update(String)
  /// People who are affected and have not written.
  case affect([ContactID])
  /// They are not, after all.
  case spare([ContactID])
  /// Ends crisis mode, with a note for those who read of it later.
  case close(note: String)
}

/// Such an act with who does it and to which incident.
package struct IncidentRequest: Hashable, Sendable {
  package var act: ActID
  package var by: Actor
  package var incident: IncidentID
  package var what: IncidentAct

  package init(act: ActID, by: Actor, incident: IncidentID, what: IncidentAct) {
    self.act = act
    self.by = by
    self.incident = incident
    self.what = what
  }
}

/// The lines of an act on an incident, or why there are none.
///
/// Whoever handles tier 3 leads an incident: opens it, approves what is said, closes it. Updates and
/// who is affected anybody may add: they say things to the team alone.
///
/// - Parameter incidents: All that the journal tells of.
package func decide(
  _ request: IncidentRequest, among incidents: [Incident], workspace: Workspace, now: Instant
) -> Result<[Event], Refusal> {
  Result { () throws(Refusal) in
    try IncidentDeciding(
      request: request, incidents: incidents, workspace: workspace, now: now
    ).lines()
  }
}

private struct IncidentDeciding {
  let request: IncidentRequest
  let incidents: [Incident]
  let workspace: Workspace
  let now: Instant

  private var incident: Incident? { incidents.first { $0.id == request.incident } }

  func lines() throws(Refusal) -> [Event] {
    switch request.what {
    case .open(let title, let tag, let words): return try open(title, tag, words)
    case .approve(let words, let language):
      _ = try known(open: true)
      try checkLead()
      if words.isBlank { throw .emptyText }
      if let refusal = ReplyTemplate(words).misspelt { throw refusal }
      guard Language.isCode(Language.normal(language)) else {
        throw .nothingToDo("“\(language)” is no language: a code such as en or pt-BR.")
      }
      return [line(.update, text: words, [.init(Incident.Member.language, .string(language))])]
    case .update(let text):
      _ = try known(open: true)
      if text.isBlank { throw .emptyText }
      return [line(.update, text: text)]
    case .affect(let people):
      let incident = try known(open: true)
      return try mention(people.filter { !incident.affected.contains($0) }, .join)
    case .spare(let people):
      let incident = try known(open: false)
      return try mention(people.filter(incident.affected.contains), .leave)
    case .close(let note):
      _ = try known(open: true)
      try checkLead()
      if note.isBlank { throw .nothingToDo("Say in a note how it ended: the report shows it.") }
      return [line(.close, text: note)]
    }
  }

  private func open(
    _ title: String, _ tag: String?, _ words: [String: String]
  ) throws(Refusal) -> [Event] {
    try checkLead()
    if title.isBlank { throw .emptyText }
    if title.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      throw .nothingToDo("A title is words on one line, without control characters.")
    }
    for words in words.values {
      if let refusal = ReplyTemplate(words).misspelt { throw refusal }
    }
    if let refusal = incidents.refusalToOpen(another: title) { throw refusal }
    if incident?.isOpen == true {
      throw .nothingToDo("There is an open incident “\(request.incident)” already.")
    }
    if let tag, !Tag.isOne(tag) { throw .notATag(tag) }
    guard Tag.isOne(request.incident.text) else { throw .notATag(request.incident.text) }
    for language in words.keys where !Language.isCode(Language.normal(language)) {
      throw .nothingToDo("“\(language)” is no language: a code such as en or pt-BR.")
    }
    // The first words stand in the line itself, as interchange.md has them; those in other languages
    // follow it.
    let own = workspace.language
    let others = words.filter { $0.key != own && !$0.value.isBlank }.sorted { $0.key < $1.key }
    let members = [
      JSONMember(Incident.Member.title, .string(title)),
      JSONMember(Incident.Member.tag, .string(tag ?? request.incident.text)),
    ]
    return [line(.open, text: words[own].flatMap { $0.isBlank ? nil : $0 }, members)]
      + others.map {
        line(.update, text: $0.value, [.init(Incident.Member.language, .string($0.key))])
      }
  }

  private func mention(
    _ people: [ContactID], _ state: IncidentState
  ) throws(Refusal) -> [Event] {
    var passed: Set<ContactID> = []
    let people = people.filter { !$0.text.isBlank && passed.insert($0).inserted }
    if people.isEmpty {
      throw .nothingToDo(
        state == .join ? "They are all on its list already." : "None of them is on its list.")
    }
    return people.map {
      line(state, text: nil, [.init(Incident.Member.contact, .string($0.text))])
    }
  }

  private func known(open: Bool) throws(Refusal) -> Incident {
    guard let incident else { throw .unknownIncident(request.incident.text) }
    if open, !incident.isOpen { throw .incidentClosed(incident.title) }
    return incident
  }

  private func checkLead() throws(Refusal) {
    guard request.by.kind == .agent, !workspace.agents.isEmpty else { return }
    guard let agent = workspace.agent(AgentID(request.by.id)) else {
      throw .unknownAgent(request.by.id)
    }
    guard !workspace.mayHandle(.three, as: agent.role) else { return }
    throw .tierNotYours(
      .three, handledBy: Role.allCases.filter { workspace.mayHandle(.three, as: $0) })
  }

  private func line(
    _ state: IncidentState, text: String?, _ members: [JSONMember] = []
  ) -> Event {
    Event(
      at: now, conversation: nil, by: request.by, act: request.act,
      what: .incident(id: request.incident.text, state, text: text), unknown: members)
  }
}

extension IncidentID {
  /// A word made of a title: `Charged twice!` is `charged-twice`.
  ///
  /// - Parameter taken: Ids that there are already; a number is added then.
  package init(title: String, taken: some Collection<IncidentID>) {
    let words = FoldedText.tokens(of: title).prefix(6).joined(separator: "-")
    let base = String((words.isEmpty ? "incident" : words).prefix(Tag.most - 4))
    var text = base
    var number = 2
    while taken.contains(IncidentID(text)) {
      text = "\(base)-\(number)"
      number += 1
    }
    self.init(text)
  }
}

import Canvas
import Inbox

/// What the keys of the screen of incidents do.
extension DeskState {
  /// Why a key does nothing there; nil in `words` where it does something. Nil for keys that mean the
  /// same everywhere.
  struct IncidentProblem {
    var words: String?
  }

  func problemInIncidents(_ id: CommandID) -> IncidentProblem? {
    switch id {
    case .open, .incident:
      return IncidentProblem(words: incidentEntry == nil ? "There is nothing here yet" : nil)
    case .reply, .savedReply, .approveWords, .compose, .note, .tag, .tier3, .resolve, .affected:
      return IncidentProblem(words: problemWithIncident(id))
    case .timeline:
      guard case .incident = incidentEntry else {
        return IncidentProblem(words: "Only an incident has a timeline")
      }
      return IncidentProblem(words: nil)
    default: return nil
    }
  }

  private func problemWithIncident(_ id: CommandID) -> String? {
    guard case .incident(let summary) = incidentEntry else {
      return incidentEntry == nil ? "There is nothing here yet" : "I opens an incident of it first"
    }
    let incident = summary.incident
    // Of a closed one, too, it can be read who was told.
    let isLook = id == .affected && !(incidentPage?.people.isEmpty ?? true)
    if !incident.isOpen, !isLook { return Refusal.incidentClosed(incident.title).description }
    guard let page = incidentPage else { return "Still being read" }
    switch id {
    case .approveWords, .resolve: return problemWithLeading
    case .reply where incident.words.isEmpty:
      return "No words are approved yet: W, or . for a saved reply"
    case .savedReply where settings.workspace.savedReplies.isEmpty:
      return "The workspace has no saved replies"
    case .compose where page.untold.isEmpty:
      return page.people.isEmpty
        ? "Nobody is named who has not written: C names some"
        : "All who are named were told"
    case .compose where incident.words.isEmpty: return "No words are approved yet: W"
    case .reply, .savedReply, .tag, .tier3:
      if page.versions.isEmpty { return "No conversation is part of it yet: I on one lets it join" }
      return bulk == nil ? nil : problemWhileUnderWay
    default: return nil
    }
  }

  /// Whoever handles tier 3 leads.
  var problemWithLeading: String? {
    guard !settings.workspace.mayHandle(.three, as: settings.agent.role),
      !settings.workspace.agents.isEmpty
    else { return nil }
    return Refusal.tierNotYours(
      .three, handledBy: Role.allCases.filter { settings.workspace.mayHandle(.three, as: $0) }
    ).description
  }

  mutating func runInIncidents(_ id: CommandID) {
    if let rows = id.rows(page: max(1, size.height / 3)) {
      let entries = incidentEntries
      guard !entries.isEmpty else { return }
      let place = incidentCursor.stepped(by: rows, among: entries.count)
      incidentScreen?.current = entries[place].name
      return loadIncident()
    }
    switch id {
    case .back: layers.removeLast()
    case .open: showGroup()
    case .incident: openOrJoin()
    case .reply: answerAll()
    case .savedReply: openAnswerPicker()
    case .approveWords: openLanguagePicker()
    case .compose: planNotice()
    case .affected: openAffected()
    case .timeline: showTimeline()
    case .note: openUpdate()
    case .resolve: openClosing()
    case .tag:
      guard let page = incidentPage else { return }
      planForAll(.tag([page.incident.tag]), "#\(page.incident.tag)", page)
    case .tier3:
      guard let page = incidentPage else { return }
      planForAll(.tier(.three, reason: nil), "tier 3", page)
    default:
      if !runAnywhere(id) { say(.hint, "That does nothing here") }
    }
  }

  private mutating func planForAll(_ command: Command, _ summary: String, _ page: IncidentPage) {
    plan(command, summary, group: page.incident.title, page.versions.keys.sorted())
  }

  // MARK: The group as a list

  private mutating func showGroup() {
    switch incidentEntry {
    case .signal(let signal): show(group: signal.query, named: "“\(signal.label)”")
    case .incident(let summary):
      show(
        group: .condition(.incident(summary.incident.id)),
        named: summary.incident.title)
    case nil: break
    }
  }

  mutating func show(group query: Query, named name: String) {
    // What a query writes it reads; a test reads them all.
    guard let view = try? SavedView(name: name, text: query.description) else { return }
    show(.named(view))
  }

  // MARK: Opening and joining

  /// A signal becomes an incident, or joins an open one; of an incident, what its signal has gained.
  private mutating func openOrJoin() {
    switch incidentEntry {
    case .signal(let signal): open(signal)
    case .incident(let summary):
      guard summary.incident.isOpen else {
        if let problem = problemWithLeading { return say(.warning, problem) }
        return perform(
          .open(title: summary.incident.title, tag: summary.incident.tag, words: [:]),
          on: summary.incident.id)
      }
      let members = Set(incidentPage.map { Array($0.versions.keys) } ?? [])
      let signal = signals.first { $0.incident == summary.incident.id }
      let new = (signal?.conversations ?? []).filter { !members.contains($0) }
      guard !new.isEmpty else {
        return say(.hint, "Nothing new of it: I on a conversation joins it")
      }
      join(summary.incident, new)
    case nil: break
    }
  }

  mutating func open(_ signal: BurstSignal) {
    guard !openIncidents.isEmpty else { return askTitle(signal.label, signal.conversations) }
    let items = openIncidents.map { incidentItem($0, "join") }
    layers.append(
      .picker(
        Picker(
          .incidentOf(signal), title: "\(signal.conversations.count) conversations",
          items: items + [newIncidentItem])))
  }

  private var newIncidentItem: Picker.Item {
    Picker.Item(
      "a new incident …", value: .newIncident,
      problem: problemWithLeading.map { DisplayText(filtering: $0, as: .line) })
  }

  private func incidentItem(_ incident: Incident, _ detail: DisplayText) -> Picker.Item {
    Picker.Item(
      DisplayText(masking: incident.title, as: .line, limit: 60), detail: detail,
      haystack: "\(incident.title) \(incident.id) \(incident.tag)", value: .incident(incident.id))
  }

  /// `I` on a conversation, or on the marked.
  mutating func openIncidentPicker(_ aim: ActAim) {
    let tags = aim.one.flatMap { row(of: $0)?.conversation.tags } ?? []
    var items: [Picker.Item] = []
    for incident in openIncidents {
      if aim == .marked || !tags.contains(incident.tag) {
        items.append(incidentItem(incident, "join"))
      }
      if aim == .marked || tags.contains(incident.tag) {
        var item = incidentItem(incident, "leave")
        item.value = .leaveIncident(incident.id)
        items.append(item)
      }
    }
    layers.append(
      .picker(Picker(.incident(aim), title: "Incident", items: items + [newIncidentItem])))
  }

  mutating func chooseIncident(_ value: Picker.Value, _ aim: ActAim) {
    func title(_ id: IncidentID) -> String {
      openIncidents.first { $0.id == id }?.title ?? id.text
    }
    switch value {
    case .newIncident: askTitle("", aim.one.map { [$0] } ?? marks.ids.sorted())
    case .incident(let id):
      perform(.joinIncident(id, raising: true), at: aim, "in “\(title(id))”")
    case .leaveIncident(let id): perform(.leaveIncident(id), at: aim, "out of “\(title(id))”")
    default: break
    }
  }

  mutating func chooseIncident(_ value: Picker.Value, of signal: BurstSignal) {
    switch value {
    case .newIncident: askTitle(signal.label, signal.conversations)
    case .incident(let id):
      guard let incident = openIncidents.first(where: { $0.id == id }) else { return }
      join(incident, signal.conversations)
    default: break
    }
  }

  private mutating func askTitle(_ title: String, _ conversations: [ConversationID]) {
    if let problem = problemWithLeading { return say(.warning, problem) }
    let count: DisplayText =
      conversations.count == 1
      ? "1 conversation joins it" : "\(conversations.count) conversations join it"
    layers.append(
      .prompt(
        Prompt(
          .incidentTitle(conversations), title: "What is it about?",
          hint: count + " after a plan; its tag is made of these words", text: title)))
  }

  mutating func openIncident(titled title: String, of conversations: [ConversationID]) {
    guard !title.isEmpty else { return complain("Some words; Esc cancels") }
    if let refusal = (incidents ?? []).map(\.incident).refusalToOpen(another: title) {
      return complain(DisplayText(masking: refusal.description, as: .line))
    }
    layers.removeLast()
    let id = IncidentID(title: title, taken: (incidents ?? []).map(\.incident.id))
    let what = IncidentAct.open(title: title, tag: nil, words: [:])
    // Nobody sees an incident, and no rule falls silent, before the plan is confirmed.
    plan(
      .joinIncident(id, raising: true), "join, #\(id), tier 3", group: title, conversations,
      opening: IncidentRequest(act: ids.act(), by: .agent(me), incident: id, what: what))
  }

  /// The plan was confirmed and done: the incident comes in front, unless its author went on to
  /// something else meanwhile.
  mutating func incidentOpened(by bulk: Bulk, _ report: BulkReport) {
    guard let opening = bulk.opening, !report.done.isEmpty else { return }
    if incidentScreen == nil, layers.isEmpty { showIncidents() }
    incidentScreen?.current = "incident \(opening.incident)"
  }

  private mutating func join(_ incident: Incident, _ conversations: [ConversationID]) {
    plan(
      .joinIncident(incident.id, raising: true), "join, #\(incident.tag), tier 3",
      group: incident.title, conversations)
  }

  // MARK: Acts on the incident itself

  mutating func perform(_ what: IncidentAct, on incident: IncidentID) {
    emit(
      .performIncident(
        IncidentRequest(act: ids.act(), by: .agent(me), incident: incident, what: what)))
  }

  mutating func incidentDone(_ request: IncidentRequest, _ problem: String?) {
    if let problem { return say(.warning, problem) }
    switch request.what {
    case .open(let title, _, _):
      say(.done, "“\(title)” is open: rules and surveys say nothing in it")
      incidentScreen?.current = "incident \(request.incident)"
    case .approve(_, let language): say(.done, "Approved, \(language)")
    case .update: say(.done, "Noted for the team")
    case .close: say(.done, "Closed; T tells of it")
    case .affect(let people):
      say(
        .done,
        people.count == 1
          ? "1 person is on the list; c tells them"
          : "\(people.count) people are on the list; c tells them")
    case .spare: say(.done, "Off the list")
    }
    loadIncident()
  }

  // MARK: Words

  private mutating func openLanguagePicker() {
    guard let page = incidentPage else { return }
    var languages = page.incident.words.map(\.language)
    for language in [settings.workspace.language] + missingLanguages(page)
    where !languages.contains(language) { languages.append(language) }
    if languages.count == 1 { return openWords(of: page.incident.id, in: languages[0]) }
    let items = languages.map { language in
      let isThere = page.incident.bodies[language] != nil
      return Picker.Item(
        DisplayText(filtering: language, as: .name), detail: isThere ? "approved" : "none yet",
        value: .language(language))
    }
    layers.append(
      .picker(Picker(.wordsOf(page.incident.id), title: "Words in", items: items)))
  }

  mutating func openWords(of incident: IncidentID, in language: String) {
    let page = incidentPage
    let text = page?.incident.bodies[language] ?? ""
    layers.append(
      .words(
        WordsBox(
          purpose: .approve(incident, language: language),
          title: "What may be said, " + DisplayText(filtering: language, as: .name, limit: 8),
          hint: "{{contact.first_name|}} is filled in for each; {{agent.name}} is you",
          verb: "approve", buffer: TextBuffer(text))))
    gate.closeUntilPainted()
  }

  private mutating func openUpdate() {
    guard let incident = incidentPage?.incident else { return }
    layers.append(
      .words(
        WordsBox(
          purpose: .update(incident.id), title: "What became known",
          hint: "for the team alone", verb: "keep it", buffer: TextBuffer())))
    gate.closeUntilPainted()
  }

  private mutating func openClosing() {
    guard let incident = incidentPage?.incident else { return }
    let title = DisplayText(masking: incident.title, as: .line, limit: 40)
    layers.append(
      .words(
        WordsBox(
          purpose: .close(incident.id), title: "How did it end? " + title,
          hint: "rules and surveys speak again then", verb: "close the incident",
          buffer: TextBuffer())))
    gate.closeUntilPainted()
  }
}

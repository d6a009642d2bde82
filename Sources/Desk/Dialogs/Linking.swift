import Canvas
import Inbox

/// `L`: which other conversation, then what the two are to each other. Those of the same customer
/// come first; a number, or words said in it, finds any.
extension DeskState {
  mutating func openLinkPicker(_ row: QueueRow) {
    layers.append(
      .picker(
        Picker(
          .link(row.id), title: "Merge " + text(row.id) + " into, or link to",
          items: firstLinkItems(row, []))))
    // A list row knows nothing of the customer's others; the page does.
    let ticket = questions.ask(.linkCandidates(row.id))
    emit(
      .loadConversation(
        ticket,
        ConversationRequest(
          conversation: row.id, anchor: .latest, limit: 1, agent: me, wantsCustomer: true)))
  }

  private func firstLinkItems(_ row: QueueRow, _ candidates: [QueueRow]) -> [Picker.Item] {
    let merged = (conversation?.merged ?? []).map {
      Picker.Item("take " + text($0.id) + " out again", detail: "merged", value: .takeOut($0))
    }
    let followUp = Picker.Item(
      "begin a follow-up …", detail: "its own owner, team and clocks", haystack: "follow-up begin",
      value: .followUp)
    return merged + candidates.filter { $0.id != row.id }.map(linkItem) + [followUp]
  }

  private func linkItem(_ row: QueueRow) -> Picker.Item {
    let conversation = row.conversation
    let words = DisplayText(
      filtering: conversation.subject ?? conversation.snippet.text, as: .line, limit: 40)
    return Picker.Item(
      text(row.id) + " " + RowCells.name(row) + "  " + words,
      detail: code(conversation.channel) + " " + Happening.name(conversation.status),
      value: .linked(row.id))
  }

  mutating func showLinkCandidates(_ id: ConversationID, _ page: ConversationPage?) {
    guard case .picker(var picker) = layers.last, picker.purpose == .link(id),
      picker.buffer.isBlank, let page
    else { return }
    picker.candidates = page.otherConversations
    picker.show(firstLinkItems(page.row, page.otherConversations), keepsCursor: true)
    layers[layers.count - 1] = .picker(picker)
  }

  /// With every letter: the number that is typed, and where the words were said.
  mutating func linkTyped() {
    guard case .picker(var picker) = layers.last, case .link(let id) = picker.purpose,
      let row = row(of: id)
    else { return }
    let text = picker.buffer.text.trimmedBlanks
    questions.drop { if case .linkSearch = $0 { true } else { false } }
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    if let number = Int64(digits) {
      picker.show([
        Picker.Item(
          "#\(number)", detail: "by its number", value: .linked(ConversationID(number)))
      ])
    } else if text.isEmpty {
      picker.show(firstLinkItems(row, picker.candidates))
    } else {
      let near = firstLinkItems(row, picker.candidates).filter {
        Picker.rank(of: text.lowercased(), in: $0.haystack).map { $0 < 3 } ?? false
      }
      picker.show(near, keepsCursor: true)
      // The last word may go on.
      let isWord = text.last.map { $0.isLetter || $0.isNumber } ?? false
      let words = isWord && text.count > 1 ? text + "*" : text
      if (try? Query(parsing: words)) != nil {
        emit(.search(questions.ask(.linkSearch(id)), text: words, after: nil, limit: 40))
      }
    }
    layers[layers.count - 1] = .picker(picker)
  }

  mutating func showLinkHits(_ id: ConversationID, _ hits: SearchHits) {
    guard case .picker(var picker) = layers.last, picker.purpose == .link(id) else { return }
    var items = picker.items
    var seen: Set<ConversationID> = [id]
    for case .linked(let known) in items.map(\.value) { seen.insert(known) }
    for hit in hits.hits where seen.insert(hit.row.id).inserted {
      items.append(linkItem(hit.row))
    }
    picker.show(items, keepsCursor: true)
    layers[layers.count - 1] = .picker(picker)
  }

  mutating func chooseLink(_ id: ConversationID, _ other: ConversationID) {
    guard other != id else { return say(.warning, "That is this one") }
    let ticket = questions.ask(.linkWith(id, other))
    gate.close(until: ticket)
    emit(
      .loadConversation(
        ticket,
        ConversationRequest(
          conversation: other, anchor: .latest, limit: 1, agent: me, followsMerges: true)))
  }

  /// The other one was found: what to do with the two is a question of its own.
  mutating func askAboutLink(
    _ id: ConversationID, _ asked: ConversationID, _ page: ConversationPage?
  ) {
    guard let page else { return say(.warning, "There is no conversation \(asked) for you") }
    guard let row = row(of: id) else { return }
    let other = page.row.id
    guard other != id else { return say(.warning, "\(asked) was merged into this one already") }
    let from = row.conversation.ref
    let to = page.row.conversation.ref
    var lines: [QuestionBox.Line] = [
      .init(text: describe(row)), .init(text: describe(page.row)), .init(text: .empty),
    ]
    if other != asked {
      lines.append(.init(text: text(asked) + " was merged into " + text(other) + ".", role: .dim))
    }
    if let mine = row.conversation.contact, let theirs = page.row.conversation.contact,
      mine != theirs
    {
      lines.append(.init(text: "They are of two different customers.", role: .warning))
    }
    lines += mergeRestrictions(row, into: page.row)
    lines.append(
      .init(
        text: "Merging ends " + text(id) + ": its messages and notes stand in " + text(other)
          + " then, whose owner, tier, tags and clocks count. u takes it back."))
    layers.append(
      .question(
        QuestionBox(
          title: text(id) + " and " + text(other), lines: lines,
          answers: [
            .init(key: "m", title: "merge into " + text(other), action: .merge(from, into: to)),
            .init(
              key: "f", title: "link: " + text(id) + " is a follow-up of " + text(other),
              action: .link(from, to: to, .followUp)),
            .init(
              key: "d", title: "link: " + text(id) + " is a duplicate of " + text(other),
              action: .link(from, to: to, .duplicate)),
            .init(
              key: "r", title: "link: the two are related",
              action: .link(from, to: to, .related)),
          ], openedAt: now)))
    gate.closeUntilPainted()
  }

  /// The tags that come along and keep people from reading what it is merged into.
  private func mergeRestrictions(_ row: QueueRow, into other: QueueRow) -> [QuestionBox.Line] {
    let workspace = settings.workspace
    return workspace.restrictingTags(of: row.conversation).compactMap {
      workspace.restriction(by: $0, of: other.conversation, other.id)
    }.map {
      let words =
        "\($0.words(in: workspace)); only \(workspace.readers(ofTag: $0.tag)) may read it then."
      return .init(text: DisplayText(filtering: words, as: .line, limit: 200), role: .warning)
    }
  }

  private func describe(_ row: QueueRow) -> DisplayText {
    let conversation = row.conversation
    let owner = conversation.assignee.map { agentName($0) } ?? "nobody"
    let words = DisplayText(
      filtering: conversation.subject ?? conversation.snippet.text, as: .line, limit: 60)
    return text(row.id) + " " + RowCells.name(row) + ", " + code(conversation.channel) + ", "
      + Happening.name(conversation.status) + ", " + owner + ": " + words
  }

  // MARK: Follow-up

  /// Whose it will be: its own owner or team, whatever this one's are.
  mutating func openFollowUpPicker(_ id: ConversationID) {
    var items = [Picker.Item("nobody yet", value: .agent(nil))]
    items += settings.workspace.teams.map { team in
      Picker.Item(
        "team " + DisplayText(filtering: team.id.text, as: .name), detail: "team",
        value: .team(team.id))
    }
    items += settings.workspace.agents.map { agent in
      Picker.Item(
        DisplayText(filtering: agent.name, as: .name), haystack: "\(agent.name) \(agent.id)",
        value: .agent(agent.id),
        problem: settings.workspace.mayHandle(.one, as: agent.role) ? nil : "Tier 1 is not theirs")
    }
    layers.append(
      .picker(Picker(.followUp(id), title: "Follow-up of " + text(id) + " for", items: items)))
  }

  mutating func askFollowUpNote(_ id: ConversationID, agent: AgentID?, team: TeamID?) {
    layers.append(
      .prompt(
        Prompt(
          .followUpNote(id, agent: agent, team: team), title: "What is to be done",
          hint: "A note in the new one; Enter begins it, with or without a note")))
  }

  mutating func beginFollowUp(
    _ id: ConversationID, agent: AgentID?, team: TeamID?, note: String
  ) {
    guard let row = row(of: id) else { return }
    let followUp = FollowUp(
      ref: ids.conversation(), agent: agent, team: team, note: note.isEmpty ? nil : note,
      noteID: ids.message())
    perform(.followUp(followUp), on: row, "follow-up begun")
  }
}

import Canvas
import Inbox

/// A sent answer on its way to being a saved reply: everything of it can be changed before
/// anything is saved.
struct SavedReplyForm: Sendable {
  enum Field: Int, CaseIterable, Sendable {
    case shortcut
    case title
    case language
    case tags
    case body

    var label: DisplayText {
      switch self {
      case .shortcut: "shortcut"
      case .title: "title"
      case .language: "language"
      case .tags: "tags"
      case .body: "text"
      }
    }
  }

  /// The proposal that is being looked at; nil: a new one.
  var proposal: SavedReplyProposal?
  var conversation: ConversationID?
  var buffers: [TextBuffer]
  var focus = Field.shortcut
  /// What was the customer's own and became a placeholder.
  var replaced: [GeneralisedReply.Replaced]
  var then: StagedActions
  var tier: Tier?
  var problem: DisplayText?

  init(_ reply: SavedReply, replaced: [GeneralisedReply.Replaced] = []) {
    let body = reply.bodies.min { $0.key < $1.key }
    buffers = [
      TextBuffer(reply.shortcut), TextBuffer(reply.title), TextBuffer(body?.key ?? ""),
      TextBuffer(reply.tags.joined(separator: " ")), TextBuffer(body?.value ?? ""),
    ]
    self.replaced = replaced
    then = reply.then
    tier = reply.tier
  }

  subscript(field: Field) -> TextBuffer {
    get { buffers[field.rawValue] }
    set { buffers[field.rawValue] = newValue }
  }

  /// What stands in the form, as a saved reply.
  var reply: SavedReply {
    SavedReply(
      shortcut: self[.shortcut].text.trimmedBlanks, title: self[.title].text.trimmedBlanks,
      tags: self[.tags].text.split(whereSeparator: \.isWhitespace)
        .map { String($0.drop { $0 == "#" }) }.filter { !$0.isEmpty },
      tier: tier, bodies: [self[.language].text.trimmedBlanks: self[.body].text], then: then)
  }

  mutating func move(by step: Int) {
    let count = Field.allCases.count
    focus = Field(rawValue: (focus.rawValue + step + count) % count) ?? .shortcut
  }
}

extension DeskState {
  /// `K`: the newest answer of ours on the screen, turned into a saved reply for everybody.
  mutating func keepAnswer() {
    guard let screen = conversation, let row = screen.row, let text = answerInSight(screen) else {
      return
    }
    let language = row.conversation.language ?? LanguageGuess.language(of: text)
    let values = ReplyValues(
      conversation: row.conversation, id: row.id, contact: screen.contact, agent: settings.agent,
      workspace: settings.workspace, now: now)
    let general = GeneralisedReply(
      text, values: values, agent: settings.agent, language: language)
    if let near = Likeness.nearest(to: general.text, among: settings.workspace.savedReplies) {
      let percent = Int((near.likeness * 100).rounded())
      return say(
        .hint,
        "That is ;\(near.reply.shortcut) already, \(percent) %: \(near.reply.title); . inserts it")
    }
    var form = SavedReplyForm(
      SavedReply(
        shortcut: general.shortcut(besides: settings.workspace.savedReplies),
        title: general.title, tags: row.conversation.tags,
        bodies: [language ?? settings.workspace.language: general.text]),
      replaced: general.replaced)
    form.conversation = row.id
    layers.append(.savedReply(form))
    gate.closeUntilPainted()
  }

  /// Why no answer can be kept from here; nil if one can.
  var problemWithKeeping: String? {
    guard let screen = conversation else { return "Open a conversation first" }
    return answerInSight(screen) == nil ? "There is no answer of ours here to keep" : nil
  }

  /// The last one of ours above the lower edge of what is shown, else the newest of all.
  private func answerInSight(_ screen: ConversationScreen) -> String? {
    func isOurs(_ block: TimelineBlock) -> Bool { block.voice == .us && block.hasWords }
    let layout = conversationLayout
    let lines = layout.lines(of: screen)
    let end = max(0, lines.count - screen.scroll)
    let shown = lines[..<end].last { $0.voice == .us }?.sequence
    let block =
      screen.timeline.blocks.last { isOurs($0) && $0.sequence <= shown ?? .max }
      ?? screen.timeline.blocks.last(where: isOurs)
    guard let text = block?.original, !text.allSatisfy(\.isWhitespace) else { return nil }
    return text
  }

  /// Agents propose, supervisors decide.
  var maySaveReplies: Bool { settings.workspace.role(of: me) == .supervisor }

  mutating func runInForm(_ id: CommandID) {
    guard case .savedReply(var form) = layers.last else { return }
    switch id {
    case .close:
      layers.removeLast()
      typed.deafUntil = now.advanced(by: 300)
      return
    case .choose:
      if form.focus == .body { form[.body].insert("\n") } else { form.move(by: 1) }
    case .lineUp:
      if form.focus != .body || !form[.body].moveLine(by: -1, width: formWidth) {
        form.move(by: -1)
      }
    case .lineDown:
      if form.focus != .body || !form[.body].moveLine(by: 1, width: formWidth) { form.move(by: 1) }
    case .help, .repaint, .suspend, .quit:
      _ = runAnywhere(id)
      return
    default: _ = form[form.focus].edit(id, width: nil)
    }
    form.problem = nil
    layers[layers.count - 1] = .savedReply(form)
  }

  /// Keys that mean something in the form alone.
  mutating func pressedInForm(_ key: Key) -> Bool {
    guard case .savedReply(var form) = layers.last else { return false }
    if key == Key(.tab) {
      form.move(by: 1)
      layers[layers.count - 1] = .savedReply(form)
      return true
    }
    guard key == .control("s") else { return false }
    save(form)
    return true
  }

  mutating func typeIntoForm(_ text: String) {
    guard case .savedReply(var form) = layers.last else { return }
    form[form.focus].insert(text)
    form.problem = nil
    layers[layers.count - 1] = .savedReply(form)
  }

  private mutating func save(_ form: SavedReplyForm) {
    var form = form
    let reply = form.reply
    if let problem = reply.problem(in: settings.workspace) {
      form.problem = DisplayText(filtering: problem, as: .line)
      layers[layers.count - 1] = .savedReply(form)
      return
    }
    layers.removeLast()
    if maySaveReplies {
      emit(.acceptProposal(form.proposal?.id, reply))
    } else {
      emit(
        .propose(
          SavedReplyProposal(
            id: form.proposal?.id ?? ids.message().text, by: form.proposal?.by ?? me, at: now,
            conversation: form.conversation, reply: reply)))
    }
  }

  // MARK: What was proposed

  mutating func showProposals() {
    let ticket = questions.ask(.proposals)
    gate.close(until: ticket)
    emit(.loadProposals(ticket))
  }

  mutating func answer(_ ticket: Ticket, proposals: [SavedReplyProposal]) {
    gate.answered(ticket)
    guard questions.answer(ticket) != nil else { return }
    guard !proposals.isEmpty else { return say(.hint, "No saved reply is proposed") }
    let items = proposals.map { proposal in
      Picker.Item(
        DisplayText(filtering: proposal.reply.title, as: .name),
        detail: DisplayText(filtering: name(of: proposal.by), as: .name, limit: 20) + "  "
          + LocalTime.brief(proposal.at, now: now, zone),
        haystack: "\(proposal.reply.title) \(proposal.reply.shortcut) \(name(of: proposal.by))",
        value: .proposal(proposal))
    }
    layers.append(.picker(Picker(.proposals, title: "Proposed saved replies", items: items)))
    gate.closeUntilPainted()
  }

  mutating func ask(about proposal: SavedReplyProposal) {
    let reply = proposal.reply
    let body = reply.bodies.min { $0.key < $1.key }
    let isMine = proposal.by == me
    var answers: [QuestionBox.Answer] = []
    if maySaveReplies {
      answers.append(.init(key: "y", title: "put it into the workspace", action: .accept(proposal)))
    }
    if maySaveReplies || isMine {
      answers.append(.init(key: "e", title: "edit it first", action: .editProposal(proposal)))
      answers.append(.init(key: "d", title: "drop it", action: .dropProposal(proposal.id)))
    }
    answers.append(.init(key: "n", title: "leave it there", action: .close))
    let tags = reply.tags.map { "#" + DisplayText(filtering: $0, as: .name, limit: 40) }
    layers.append(
      .question(
        QuestionBox(
          title: "Proposed by " + DisplayText(filtering: name(of: proposal.by), as: .name),
          lines: [
            .init(
              text: ";" + DisplayText(filtering: reply.shortcut, as: .name) + "  "
                + DisplayText(filtering: reply.title, as: .name), role: .title),
            .init(
              text: DisplayText(filtering: body?.key ?? "", as: .name) + "  "
                + tags.joined(separator: " "), role: .dim),
            .init(text: DisplayText(filtering: body?.value ?? "", as: .line, limit: 600)),
          ], answers: answers, openedAt: now)))
    gate.closeUntilPainted()
  }

  mutating func accept(_ proposal: SavedReplyProposal) {
    // Somebody may have taken the shortcut since: the form says so.
    guard proposal.reply.problem(in: settings.workspace) == nil else { return edit(proposal) }
    emit(.acceptProposal(proposal.id, proposal.reply))
  }

  mutating func edit(_ proposal: SavedReplyProposal) {
    var form = SavedReplyForm(proposal.reply)
    form.proposal = proposal
    form.conversation = proposal.conversation
    form.problem = proposal.reply.problem(in: settings.workspace)
      .map { DisplayText(filtering: $0, as: .line) }
    layers.append(.savedReply(form))
    gate.closeUntilPainted()
  }
}

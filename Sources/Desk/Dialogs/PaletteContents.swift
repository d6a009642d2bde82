import Canvas
import Inbox

extension DeskState {
  /// Everything that can be named from here; `:q` leaves.
  mutating func openPalette() {
    var palette = Palette(
      entries: paletteCommands() + paletteMacros() + paletteViews() + palettePeople()
        + paletteTags()
        + paletteConversations() + paletteThemes())
    palette.problemWithReplies = problem(with: .savedReply).map {
      DisplayText(filtering: $0, as: .line)
    }
    var picker = Picker(.palette, title: "Find by name", items: [])
    picker.palette = palette
    layers.append(.picker(picker))
    rankPalette()
    countViews()
  }

  private func paletteCommands() -> [Palette.Entry] {
    let refused = Set(keymap.commands(in: context).map(\.id).filter { problem(with: $0) != nil })
    func weight(_ command: DeskCommand) -> Int {
      command.group == .move ? 2 : refused.contains(command.id) ? 1 : 0
    }
    var seen: Set<CommandID> = [.palette, .goFailed]
    let views = Set(QueueView.usual.compactMap(\.command))
    let known = keymap.commands(in: context).filter {
      seen.insert($0.id).inserted && !views.contains($0.id)
    }.enumerated().sorted { left, right in
      // What is looked for by name is seldom a step of the cursor; what cannot be done now comes last
      // of what is offered unasked.
      let (one, two) = (left.element, right.element)
      return (weight(one), -one.rank, left.offset) < (weight(two), -two.rank, right.offset)
    }.map(\.element)
    var entries = known.map { command in
      Palette.Entry(
        .command,
        Picker.Item(
          command.title, detail: command.keys.first?.label(.unicode) ?? .empty,
          value: .command(command.id),
          problem: problem(with: command.id).map { DisplayText(filtering: $0, as: .line) }),
        names: [command.title.string, command.id.rawValue], also: command.help.string)
    }
    entries.append(
      Palette.Entry(
        .command, Picker.Item("search everything …", value: .searchEverything),
        names: ["search everything"], also: "messages"))
    entries.append(
      Palette.Entry(
        .command, Picker.Item("leave", detail: ":q", value: .command(.quit)),
        names: ["q", "quit", "leave"]))
    return entries
  }

  private func paletteMacros() -> [Palette.Entry] {
    guard context == .queue || context == .conversation else { return [] }
    return macroItems().map { Palette.Entry(.command, $0, names: [$0.label.string], also: "macro") }
  }

  private func paletteViews() -> [Palette.Entry] {
    namedItems().map { item in
      Palette.Entry(.view, item, names: [item.label.string], also: "view go list")
    }
      + QueueView.usual.map { view in
        let count: DisplayText = "\(view.count(in: figures) ?? 0)   "
        return Palette.Entry(
          .view, Picker.Item(view.title, detail: count + view.keys, value: .view(view)),
          names: [view.title.string], also: "view go list")
      } + [
        Palette.Entry(
          .view,
          Picker.Item(
            "Held, failed, unknown", detail: "\(figures.failed)   gf", value: .command(.goFailed)),
          names: ["failed", "held", "unknown"], also: "outbox view go list")
      ]
  }

  private func palettePeople() -> [Palette.Entry] {
    settings.workspace.agents.map { agent in
      Palette.Entry(
        .person,
        Picker.Item(
          DisplayText(filtering: agent.name, as: .name),
          detail: agent.id == me ? "you" : "colleague", value: .filter("assignee:\(agent.id)")),
        names: [agent.name, agent.id.text])
    }
  }

  private func paletteTags() -> [Palette.Entry] {
    var known = Set(settings.workspace.savedReplies.flatMap { $0.tags + $0.then.addTags })
    for cells in queue.list.rows { known.formUnion(cells.conversation.tags) }
    return known.sorted().compactMap { tag in
      guard Tag.isOne(tag) else { return nil }
      return Palette.Entry(
        .tag,
        Picker.Item(
          DisplayText(filtering: tag, as: .name), detail: "tag", value: .filter("tag:\(tag)")),
        names: [tag])
    }
  }

  /// Those of the list; any other by its number.
  private func paletteConversations() -> [Palette.Entry] {
    queue.list.rows.prefix(Palette.limit).filter { !$0.isGone }.map { cells in
      let isSecret = cells.row.restrictedBy != nil
      let subject = isSecret ? nil : cells.conversation.subject
      var label = DisplayText(composed: "\(cells.id.number) ") + RowCells.name(cells.row)
      if let subject { label += " · " + DisplayText(filtering: subject, as: .line, limit: 60) }
      return Palette.Entry(
        .conversation, Picker.Item(label, detail: "in this list", value: .conversation(cells.id)),
        names: ["\(cells.id.number)", RowCells.name(cells.row).string, subject ?? ""])
    }
  }

  private func paletteThemes() -> [Palette.Entry] {
    settings.themes.map { theme in
      Palette.Entry(
        .theme,
        Picker.Item(
          "theme " + DisplayText(filtering: theme, as: .name), detail: "for this time",
          value: .theme(theme)),
        names: ["theme \(theme)", theme])
    }
  }

  // MARK: Typing

  /// Typing in the palette ranks it anew.
  mutating func rankPalette(asks: Bool = true) {
    guard case .picker(var picker) = layers.last, let palette = picker.palette else { return }
    let wanted = Palette.Wanted(picker.buffer.text)
    var (items, total) = palette.rank(wanted, replies: paletteReplies(wanted, palette))
    if let item = numbered(wanted) {
      items.insert(item, at: 0)
      total += 1
    }
    if let item = searched(wanted) {
      items.append(item)
      total += 1
    }
    picker.show(items, total: total)
    layers[layers.count - 1] = .picker(picker)
    if asks { askForCustomers(wanted) }
  }

  private func paletteReplies(
    _ wanted: Palette.Wanted, _ palette: Palette
  ) -> (rows: [(item: Picker.Item, score: Int)], total: Int) {
    guard wanted.kinds.contains(.reply) else { return ([], 0) }
    let row = target
    let situation = SavedReplyRanking.Situation(
      tags: row?.conversation.tags ?? [], language: row?.conversation.language,
      tier: row?.conversation.tier, workspaceLanguage: settings.workspace.language)
    let best = replies.best(
      Palette.limit, filter: wanted.text, in: situation, uses: uses, now: now)
    let rows = best.replies.compactMap { reply, score -> (item: Picker.Item, score: Int)? in
      let body = reply.body(for: situation.language, workspace: situation.workspaceLanguage)
      guard let body else { return nil }
      var item = Picker.Item(
        DisplayText(filtering: reply.title, as: .name),
        detail: ";" + DisplayText(filtering: reply.shortcut, as: .name),
        value: .savedReply(shortcut: reply.shortcut, language: body.language),
        problem: palette.problemWithReplies)
      item.mark = "."
      return (item, score)
    }
    return (rows, best.total)
  }

  /// A conversation that the list does not show, by its number.
  private func numbered(_ wanted: Palette.Wanted) -> Picker.Item? {
    guard wanted.kinds.contains(.conversation), let number = Int64(wanted.text), number > 0,
      queue.list.index(of: ConversationID(number)) == nil
    else { return nil }
    var item = Picker.Item(
      "open #\(number)", detail: "conversation", value: .conversation(ConversationID(number)))
    item.mark = "#"
    return item
  }

  private func searched(_ wanted: Palette.Wanted) -> Picker.Item? {
    guard wanted.kinds.contains(.search), wanted.text.count > 1 else { return nil }
    let words = DisplayText(filtering: wanted.text, as: .line, limit: 40)
    var item = Picker.Item(
      "search everything for “" + words + "”", value: .searchFor(wanted.text))
    item.mark = "/"
    return item
  }

  // MARK: Customers

  /// One question at a time: the answer asks again if more was typed meanwhile.
  private mutating func askForCustomers(_ wanted: Palette.Wanted) {
    let text = wanted.text
    guard wanted.kinds.contains(.person), text.count > 1,
      !questions.contains({ if case .paletteCustomers = $0 { true } else { false } })
    else { return }
    emit(
      .findPeople(questions.ask(.paletteCustomers(text)), text: text, channel: nil, limit: 20))
  }

  mutating func answer(_ text: String, customers: [Contact]) {
    guard case .picker(var picker) = layers.last, picker.palette != nil else { return }
    picker.palette?.customers = customers.compactMap { contact in
      guard let identity = contact.identities.first else { return nil }
      let name = contact.name ?? identity.handle
      // A quotation mark in a handle would end the phrase.
      let handle = identity.handle.filter { $0 != "\"" }
      return Palette.Entry(
        .person,
        Picker.Item(
          DisplayText(filtering: name, as: .name),
          detail: code(identity.channel) + " customer", value: .filter("from:\"\(handle)\"")),
        names: [name, identity.handle])
    }
    layers[layers.count - 1] = .picker(picker)
    rankPaletteKeepingCursor(asksAgain: Palette.Wanted(picker.buffer.text).text != text)
  }

  /// What came by itself moves nobody's cursor.
  private mutating func rankPaletteKeepingCursor(asksAgain: Bool) {
    guard case .picker(let before) = layers.last else { return }
    let chosen = before.hasMoved ? before.chosen?.value : nil
    rankPalette(asks: asksAgain)
    guard case .picker(var picker) = layers.last, let chosen else { return }
    picker.moveCursor(to: chosen)
    layers[layers.count - 1] = .picker(picker)
  }

  // MARK: Choosing

  /// What is natural for it; false if the value is none of the palette's.
  mutating func chooseInPalette(_ value: Picker.Value) -> Bool {
    switch value {
    case .filter(let text): filter(by: text)
    case .conversation(let id):
      let row = queue.list.index(of: id).map { queue.list.rows[$0].row }
      open(id, row: row)
    case .searchFor(let text): searchEverything(text)
    case .savedReply(let shortcut, let language): answer(with: shortcut, language)
    default: return false
    }
    return true
  }

  /// Lists what a query says among all that is open, whatever view was in front.
  mutating func filter(by text: String) {
    guard let query = try? Query(parsing: text) else {
      return say(.warning, "That cannot be listed: \(text)")
    }
    closeAll()
    queue.view = .triage
    queue.filter = QueueScreen.Filter(text: text, query: query)
    loadView(cursorOn: nil)
  }

  /// Opens the composer with it; from the list, the conversation first.
  private mutating func answer(with shortcut: String, _ language: String) {
    startWriting(.reply)
    if conversation?.isLoaded == true {
      insertSavedReply(shortcut, language: language, toGap: true)
    } else {
      conversation?.startsWithReply = .init(shortcut: shortcut, language: language)
    }
  }
}

extension QueueView {
  /// The command that goes there; nil for a named one, which has none of its own.
  var command: CommandID? {
    switch self {
    case .triage: .goTriage
    case .mine: .goMine
    case .unowned: .goUnowned
    case .waiting: .goWaiting
    case .snoozed: .goSnoozed
    case .mentions: .goMentions
    case .approvals: .goApprovals
    case .handover: .goHandover
    case .named: nil
    }
  }
}

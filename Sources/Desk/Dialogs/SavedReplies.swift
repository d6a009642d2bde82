import Canvas
import Inbox

extension DeskState {
  /// The saved replies for the conversation in front, the likeliest first.
  mutating func openSavedReplies() {
    guard let screen = conversation, screen.isLoaded, let row = screen.row else {
      conversation?.startsWithSavedReplies = true
      return
    }
    let items = rankedReplies(row).compactMap(item)
    guard !items.isEmpty else { return say(.hint, "The workspace has no saved replies") }
    layers.append(.picker(Picker(.savedReply, title: "Saved replies", items: items)))
  }

  private func item(for ranked: RankedSavedReply) -> Picker.Item? {
    guard let body = ranked.body else { return nil }
    let shortcut = ";" + DisplayText(filtering: ranked.reply.shortcut, as: .name)
    let mark =
      body.isFallback ? DisplayText(filtering: body.language, as: .name, limit: 5) + " " : ""
    return Picker.Item(
      DisplayText(filtering: ranked.reply.title, as: .name), detail: mark + shortcut,
      value: .savedReply(shortcut: ranked.reply.shortcut, language: body.language),
      reasons: ranked.reasons.map { DisplayText(filtering: $0.description, as: .line, limit: 40) }
        .joined(separator: " · "))
  }

  /// Ranked for the conversation in front, and by what is typed.
  func rankedReplies(_ row: QueueRow, filter: String = "") -> [RankedSavedReply] {
    let situation = SavedReplyRanking.Situation(
      tags: row.conversation.tags, language: row.conversation.language,
      tier: row.conversation.tier, workspaceLanguage: settings.workspace.language)
    return replies.rank(filter: filter, in: situation, uses: uses, now: now, limit: 200).rows
  }

  /// Typing in the picker of saved replies ranks them anew.
  mutating func rankPicker() {
    recipientTyped()
    rankPalette()
    linkTyped()
    personTyped()
    guard case .picker(var picker) = layers.last, picker.purpose == .savedReply,
      let row = conversation?.row
    else { return }
    picker.show(rankedReplies(row, filter: picker.buffer.text).compactMap(item))
    layers[layers.count - 1] = .picker(picker)
  }

  mutating func insertSuggestion(_ key: Key?) {
    guard let row = conversation?.row, let digit = key?.typed.flatMap({ Int(String($0)) }) else {
      return
    }
    let replies = rankedReplies(row)
    guard replies.indices.contains(digit - 1) else {
      return say(.hint, "There are \(replies.count) suggestions")
    }
    let ranked = replies[digit - 1]
    insertSavedReply(
      ranked.reply.shortcut, language: ranked.body?.language ?? "", toGap: true)
  }

  mutating func insertSavedReply(_ shortcut: String, language: String, toGap: Bool) {
    guard let row = conversation?.row,
      let reply = settings.workspace.savedReplies.first(where: { $0.shortcut == shortcut }),
      let body = reply.bodies[language]
    else { return }
    let text = filled(body, row)
    conversation?.composer.kind = .reply
    conversation?.isWriting = true
    changeDraft { writing in
      let start = writing.buffer.cursor
      writing.buffer.insert(text)
      writing.savedReply = shortcut
      writing.language = language
      writing.then = reply.then
      guard toGap, let gap = writing.gaps.first(where: { $0.lowerBound >= start }) else { return }
      writing.buffer.move(to: gap.lowerBound)
    }
    if let wanted = row.conversation.language.map({ Language.base($0) }), wanted != language {
      say(.warning, "No \(wanted) text for ;\(shortcut): this is \(language)")
    }
  }

  /// `^X l` in the composer: the reply that was inserted, in its next language.
  mutating func cycleLanguage() {
    guard let screen = conversation, let row = screen.row else { return }
    let writing = screen.composer.reply
    guard let shortcut = writing.savedReply, let language = writing.language,
      let reply = settings.workspace.savedReplies.first(where: { $0.shortcut == shortcut })
    else { return say(.hint, "The text comes from no saved reply") }
    let languages = reply.bodies.keys.sorted()
    guard languages.count > 1, let place = languages.firstIndex(of: language) else {
      return say(.hint, ";\(shortcut) has one language only")
    }
    let next = languages[(place + 1) % languages.count]
    guard writing.buffer.text == filled(reply.bodies[language] ?? "", row) else {
      return say(.warning, "The text was edited: insert ;\(shortcut) again in \(next)")
    }
    let text = filled(reply.bodies[next] ?? "", row)
    changeDraft {
      $0.buffer.setText(text)
      $0.language = next
    }
  }

  mutating func nextLanguage(in picker: Picker) {
    guard case .savedReply(let shortcut, let language)? = picker.chosen?.value,
      let reply = settings.workspace.savedReplies.first(where: { $0.shortcut == shortcut })
    else { return }
    let languages = reply.bodies.keys.sorted()
    guard let place = languages.firstIndex(of: language), languages.count > 1 else {
      return say(.hint, "One language only")
    }
    var picker = picker
    let next = languages[(place + 1) % languages.count]
    let chosen = picker.chosen
    picker.replaceValue(of: chosen, with: .savedReply(shortcut: shortcut, language: next))
    layers[layers.count - 1] = .picker(picker)
  }

  /// Filled in one pass with what is known here; a name without a dot stays a gap.
  func filled(_ body: String, _ row: QueueRow) -> String { filledReply(body, row).text }

  /// The same with what went in and what is missing.
  func filledReply(_ body: String, _ row: QueueRow) -> FilledReply {
    let values = ReplyValues(
      conversation: row.conversation, id: row.id, contact: conversation?.contact,
      agent: settings.agent, workspace: settings.workspace, now: now)
    return FilledReply(ReplyTemplate(body), values: values)
  }
}

import Desk
import Inbox
import InboxStore

/// Answering: nothing leaves before it was read back and confirmed.
extension AccessibleSession {
  /// What is about to be sent.
  struct Answer {
    var text: String
    var then = StagedActions()
    var savedReply: String?
    var language: String?
  }

  func reply(_ page: ConversationPage) throws {
    if let draft = page.reply, !draft.text.isEmpty {
      lines.say("A draft of yours lies there: " + SpokenWords.plain(Shown.body(draft.text)))
      switch try choice(["send it", "write a new one", "leave it"]) {
      case 1: return try confirm(Answer(text: draft.text), page)
      case 2: break
      default: return
      }
    }
    lines.say(address(page) + ".")
    guard let text = write("your answer") else { return lines.say("Nothing was written.") }
    try confirm(Answer(text: text), page)
  }

  func note(_ page: ConversationPage) throws {
    lines.say("A note that only the team reads.")
    guard let text = write("the note") else { return lines.say("Nothing was written.") }
    try act(.note(id: session.freshMessageID(), text: text), "Note kept, only the team reads it.")
  }

  func savedReply(_ page: ConversationPage, _ words: String) throws {
    let conversation = page.row.conversation
    let situation = SavedReplyRanking.Situation(
      tags: conversation.tags, language: page.contact?.language ?? conversation.language,
      tier: conversation.tier, workspaceLanguage: workspace.language)
    let uses = try session.reaching { try store.savedReplyUses() }
    let ranked = SavedReplyRanking(workspace.savedReplies).rank(
      filter: words, in: situation, uses: uses, now: now, limit: 9
    ).rows
    guard !ranked.isEmpty else {
      return lines.say(words.isEmpty ? "The workspace has no saved replies." : "None matches.")
    }
    let names = ranked.map { row in
      let mark = row.body.map { $0.isFallback ? ", only in \($0.language)" : "" } ?? ""
      return Shown.name(row.reply.title) + ", shortcut \(Shown.name(row.reply.shortcut))\(mark)"
    }
    guard let number = try choice(names) else { return }
    let chosen = ranked[number - 1]
    guard let body = chosen.body else { return lines.say("It has no text.") }
    guard let text = try filled(body.text, page) else { return lines.say("Nothing was written.") }
    try confirm(
      Answer(
        text: text, then: chosen.reply.then, savedReply: chosen.reply.shortcut,
        language: body.language), page)
  }

  /// The gaps are asked for one by one; nil if one was left.
  private func filled(_ body: String, _ page: ConversationPage) throws -> String? {
    let template = ReplyTemplate(body)
    var variables: [String: String] = [:]
    while true {
      let values = ReplyValues(
        conversation: page.row.conversation, id: page.row.id, contact: page.contact, agent: agent,
        workspace: workspace, now: now, variables: variables)
      let filled = FilledReply(template, values: values)
      guard let gap = filled.missing.first(where: { variables[$0] == nil }) else {
        guard filled.missing.isEmpty else {
          lines.say("It cannot be filled here: \(filled.missing.joined(separator: ", ")).")
          return nil
        }
        return filled.text
      }
      guard let words = ask("What stands for \(Shown.name(gap))?"), !words.isEmpty else {
        return nil
      }
      variables[gap] = words
    }
  }

  // MARK: Writing

  /// Lines up to one with a full stop alone; nil if there is nothing.
  func write(_ what: String) -> String? {
    lines.say(
      "Write \(what). A line with a full stop alone ends it, a line with cancel alone drops it.")
    announce(.writing)
    defer { announce(.viewing) }
    var written: [String] = []
    while let line = lines.line(">", meanwhile: { keepUp() }) {
      focus.heard(at: now)
      if line == "." { break }
      if line == "cancel" { return nil }
      written.append(line)
    }
    let text = written.joined(separator: "\n")
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }

  // MARK: Sending

  private func address(_ page: ConversationPage) -> String {
    let address = Address(page.row, workspace: workspace)
    let audience = page.row.conversation.audience == .public ? "PUBLIC answer" : "Private answer"
    return "\(audience) to \(address.recipient), by \(address.channel) as \(address.account)"
  }

  /// Says what would leave, to whom and when; only then it may.
  private func confirm(_ answer: Answer, _ page: ConversationPage) throws {
    let conversation = page.row.conversation
    // Nothing is asked that would be refused then.
    let audience = AnswerAudience(conversation, outbox: page.outbox, now: now)
    if let refusal = audience.refusal(of: conversation.audience) {
      lines.say(refusal.description)
      if audience.privateRefusal == nil {
        lines.say("bellhop reply \(page.row.id.number) --private answers its author alone.")
      }
      return try keep(answer, page)
    }
    let isPublic = conversation.audience == .public
    let text = answer.text.split(whereSeparator: \.isNewline)
    let first = text.first.map { SpokenWords.plain(Shown.line(String($0))) } ?? ""
    lines.say(
      "\(address(page)). \(text.count) line\(text.count == 1 ? "" : "s"). First line: \(first)")
    if let theirs = conversation.language.map({ Language.base($0) }),
      let mine = answer.language.map({ Language.base($0) })
        ?? LanguageGuess.language(of: answer.text), mine != theirs
    {
      lines.say("Note: the customer writes \(theirs), this is \(mine).")
    }
    let then = answer.then.status ?? workspace.sending.then
    if let then, then != .open { lines.say("After it the conversation is \(then.rawValue).") }
    let question =
      isPublic
      ? "Everybody can read it. Type public to send it, anything else keeps it as a draft:"
      : "Type yes to send it, read to hear all of it, anything else keeps it as a draft:"
    while true {
      let said = ask(question)?.lowercased()
      if said == "read" {
        lines.say(SpokenWords.plain(Shown.body(answer.text)))
        continue
      }
      guard said == (isPublic ? "public" : "yes") else { return try keep(answer, page) }
      return try send(answer, page, seen: seenVersion)
    }
  }

  private func send(
    _ answer: Answer, _ page: ConversationPage, seen: Int64, again: Bool = false
  ) throws {
    let row = try freshRow(page.row.id) ?? page.row
    var then = answer.then
    then.status = then.status ?? workspace.sending.then
    let hold = workspace.hold(for: row.conversation, now: now)
    var reply = Reply(
      id: session.freshMessageID(), text: answer.text, audience: page.row.conversation.audience,
      seenVersion: seen, holdMilliseconds: hold, then: then, savedReply: answer.savedReply,
      language: answer.language)
    reply.saysItAgain = again
    let request = Request(
      act: session.freshActID(), by: .agent(me), conversation: page.row.conversation.ref,
      command: .reply(reply), endsDraft: .reply)
    do throws(StoreError) {
      let performed = try store.perform(request, now: now)
      if performed.submitted != nil {
        let names = workspace.approvers(of: me, in: row.conversation.tier)
          .map { Shown.name($0.name) }
        if performed.replacesSubmitted { lines.say("What you submitted before waits no more.") }
        return lines.say(
          "It waits for an approval now. \(names.joined(separator: " or ")) may give it.")
      }
      lines.say(
        hold > 0
          ? "Held for \(SpokenWords.duration(hold)); takeback takes it back." : "On its way.")
      if let problem = deliveryProblem(row.conversation.account) {
        lines.say("Then it stays queued: \(SpokenWords.plain(problem)).")
      }
    } catch {
      switch error {
      case .refused(.collision(let collision)): try overtaken(collision, answer, page)
      case .refused(.saidElsewhere(let said)):
        lines.say(said.description)
        guard try choice(["send it all the same", "keep it as a draft"]) == 1 else {
          return try keep(answer, page)
        }
        try send(answer, page, seen: seen, again: true)
      default:
        try keep(answer, page)
        throw Failure(error)
      }
    }
  }

  /// What is newer than what was read stops it; the author decides.
  private func overtaken(
    _ collision: Collision, _ answer: Answer, _ page: ConversationPage
  ) throws {
    lines.say("NOT SENT: this is newer than what you read.")
    for news in collision.news.suffix(4) {
      let words = SpokenWords.plain(Shown.line(news.text, limit: 400))
      lines.say(
        "\(LocalTime.brief(news.at, now: now, workspace.zone)), \(Shown.line(news.inWords))"
          + (words.isEmpty ? "." : ": \(words)"))
    }
    switch try choice(["send it as it is", "make it a note", "keep it as a draft", "drop it"]) {
    case 1:
      seenVersion = collision.version
      try send(answer, page, seen: collision.version)
    case 2:
      try act(
        .note(id: session.freshMessageID(), text: answer.text),
        "Note kept, only the team reads it.")
    case 4: lines.say("Dropped.")
    default: try keep(answer, page)
    }
  }

  private func keep(_ answer: Answer, _ page: ConversationPage) throws {
    let draft = Draft(kind: .reply, text: answer.text, cursor: answer.text.count)
    try session.reaching {
      try store.saveDraft(draft, kind: .reply, of: me, in: page.row.id, now: now)
    }
    self.page?.reply = draft
    lines.say("Not sent; kept as a draft.")
  }

  /// A numbered menu; nil if none was chosen.
  func choice(_ names: [String]) throws -> Int? {
    guard !names.isEmpty else {
      lines.say("There is nothing to choose from.")
      return nil
    }
    for (place, name) in names.enumerated() { lines.say("\(place + 1). \(name)") }
    guard let typed = ask("Which number? An empty line goes back:"), !typed.isEmpty else {
      return nil
    }
    guard let number = Int(typed), (1...names.count).contains(number) else {
      lines.say("There are 1 to \(names.count).")
      return nil
    }
    return number
  }
}

import Desk
import Inbox
import Foundation
import InboxStore

/// Opening and reading.
extension AccessibleSession {
  /// Entries that are read aloud at first; `read all` reads every one.
  static let shortReading = 6

  func openConversation(_ id: ConversationID) throws {
    closeConversation()
    try load(id)
    guard let page else { return }
    focus.begin(at: now)
    announce(.viewing)
    toldPresence = page.row.presence.filter { $0.isAlive(at: now) }
    sayHead(page)
    sayTimeline(page, all: false)
    lines.say("An empty line tells the menu.")
  }

  /// Reads it from the store, and what was read is seen.
  private func load(_ id: ConversationID) throws {
    let loaded = try session.page(id)
    page = loaded
    seenVersion = loaded.row.version
    if let last = loaded.entries.last?.sequence {
      try session.reaching { try store.markSeen(id, by: me, through: last, now: now) }
    }
  }

  func reread(all: Bool) throws {
    guard let id = page?.row.id else { return }
    try load(id)
    guard let page else { return }
    sayHead(page)
    sayTimeline(page, all: all)
  }

  func closeConversation() {
    guard let page else { return }
    let ref = page.row.conversation.ref
    for stretch in focus.end(at: now) {
      let request = Request(
        act: session.freshActID(), by: .agent(me), conversation: ref,
        command: .focus(from: stretch.from, to: stretch.to))
      _ = try? store.perform(request, now: now)
    }
    if served == page.row.id {
      try? store.release(page.row.id, of: me)
      served = nil
    }
    try? store.leave(session: name)
    self.page = nil
    toldPresence = []
  }

  // MARK: Saying it

  private func sayHead(_ page: ConversationPage) {
    let row = page.row
    lines.say("Conversation " + SpokenWords.facts(row, workspace, now: now) + ".")
    if let subject = row.conversation.subject {
      lines.say("Subject: " + SpokenWords.plain(Shown.line(subject)))
    }
    if let into = row.conversation.mergedInto {
      lines.say("It was merged into \(session.number(of: into)); act there.")
    }
    let tags = row.conversation.tags
    if !tags.isEmpty { lines.say("Tags: \(tags.map { Shown.name($0) }.joined(separator: ", ")).") }
    if let closes = row.conversation.windowClosesAt {
      let left = closes.since(now)
      lines.say(
        left > 0
          ? "An answer can be sent for another \(SpokenWords.left(left))."
          : "The time in which an answer can be sent has passed.")
    }
  }

  private func sayTimeline(_ page: ConversationPage, all: Bool) {
    let spoken = page.entries.toldOnce.compactMap { entry in
      words(entry, page).map {
        (isNew: isNew(entry, page), direction: entry.event.message?.direction, words: $0)
      }
    }
    // However much was done since, what the customer wants, or what they were answered, is read.
    let latestAnswer = spoken.lastIndex { $0.direction == .out } ?? 0
    let unanswered = spoken.dropFirst(latestAnswer).firstIndex { $0.direction == .in }
    let firstNew = spoken.firstIndex(where: \.isNew) ?? spoken.count
    let start =
      all
      ? 0 : min(unanswered ?? latestAnswer, firstNew, max(0, spoken.count - Self.shortReading))
    if start > 0 {
      lines.say(
        "\(start) earlier entr\(start == 1 ? "y" : "ies"); read all tells \(start == 1 ? "it" : "them")."
      )
    }
    for entry in spoken.dropFirst(start) {
      lines.say((entry.isNew ? "New. " : "") + entry.words)
    }
    for entry in page.outbox {
      let text = SpokenWords.plain(Shown.body(entry.reply.text))
      lines.say("Not with the customer yet, \(SpokenWords.outbox(entry.state)): \(text)")
    }
  }

  private func isNew(_ entry: TimelineEntry, _ page: ConversationPage) -> Bool {
    guard let seen = page.seenThrough, entry.event.by != .agent(me) else { return false }
    return entry.sequence > seen
  }

  /// An entry in words; nil for what says nothing to people.
  private func words(_ entry: TimelineEntry, _ page: ConversationPage) -> String? {
    let when = LocalTime.brief(entry.event.at, now: now, workspace.zone)
    let who = Shown.name(entry.event.by?.name ?? nameOf(entry.event.by) ?? "Bellhop")
    let back = entry.undone ? ", taken back" : ""
    switch entry.event.what {
    case .message(let message):
      let text = entry.redacted ? "withdrawn" : entry.editedText ?? message.text ?? "deleted"
      let verb = message.direction == .in ? "the customer \(who) wrote" : "\(who) answered"
      let failed = message.delivery == .failed ? ", but it was NOT SENT" : ""
      let files = message.attachments.map { "\nAttached: \(Shown.name($0.name))." }.joined()
      return "\(when), \(verb)\(failed): " + fresh(text, from: who) + files
    case .note(let note):
      return "\(when), note by \(who), only the team reads it\(back): "
        + SpokenWords.plain(Shown.body(note.text))
    default:
      return SpokenWords.happening(session.numbered(entry.event), workspace).map {
        "\(when), \($0)\(back)."
      }
    }
  }

  private func nameOf(_ actor: Actor?) -> String? {
    guard let actor, actor.kind == .agent else { return actor?.id }
    return workspace.agent(AgentID(actor.id))?.name ?? actor.id
  }

  /// What was written afresh; quotations and signatures are only told of.
  private func fresh(_ text: String, from sender: String) -> String {
    let utf8 = Array(text.utf8)
    let parts = TextParts(of: text, sender: sender)
    let fresh = parts.segments.filter { $0.kind == .fresh }
      .map { String(decoding: utf8[$0.range], as: UTF8.self) }.joined()
    let said = SpokenWords.plain(Shown.body(fresh)).trimmingCharacters(in: .whitespacesAndNewlines)
    let isWhole = parts.segments.allSatisfy { $0.kind == .fresh }
    return isWhole ? said : said + "\nA quotation or signature is left out."
  }
}

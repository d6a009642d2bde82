import Desk
import Foundation
import Inbox
import InboxStore

/// The queue, searches, and the next one to be served.
extension AccessibleSession {
  static let pageSize = 10

  private var query: Query {
    guard let filter else { return view.query }
    return filter.query.namesStatus ? filter.query : .conjunction([view.query, filter.query])
  }

  func list() {
    searched = nil
    attempt { try readPage(.first) }
  }

  func more() {
    guard page == nil else { return lines.say("read all tells everything; back is the list") }
    guard hasMore, let last = rows.last else { return lines.say("That was the end of the list.") }
    attempt { try readPage(.after(last.key)) }
  }

  private func readPage(_ anchor: QueueRequest.Anchor) throws {
    let found = try session.reaching {
      try store.queue(
        QueueRequest(query: query, anchor: anchor, limit: Self.pageSize, agent: me), now: now)
    }
    var heading = "\(view.title)"
    if let filter { heading += ", filtered by \(Shown.line(filter.text, limit: 80))" }
    let total = found.total
    if found.rows.isEmpty {
      rows = []
      hasMore = false
      return lines.say("\(heading): nothing here.")
    }
    let start = (found.position ?? 0) + 1
    let end = start + found.rows.count - 1
    let count = total.map { " of \($0)" } ?? ""
    lines.say("\(heading): \(start) to \(end)\(count), the most urgent first.")
    rows = found.rows
    hasMore = found.hasAfter
    sayRows()
    if hasMore { lines.say("more reads on.") }
  }

  private func sayRows() {
    let now = now
    for (place, row) in rows.enumerated() {
      lines.say("\(place + 1). " + SpokenWords.row(row, workspace, now: now))
    }
  }

  func show(_ name: String) throws {
    let views = QueueView.usual + workspace.views.map { .named($0) }
    guard let wanted = views.first(where: { "\($0.title)".lowercased() == name.lowercased() })
    else {
      let known = views.map { "\($0.title)".lowercased() }.joined(separator: ", ")
      return lines.say("There are \(known).")
    }
    closeConversation()
    view = wanted
    filter = nil
    list()
  }

  func setFilter(_ text: String) throws {
    guard !text.isEmpty else {
      filter = nil
      closeConversation()
      return list()
    }
    let query = try session.query([text])
    closeConversation()
    filter = (text, query)
    list()
  }

  func search(_ text: String) throws {
    guard !text.isEmpty else { return lines.say("Which words? search and the words") }
    let query = try session.query([text])
    let found = try session.reaching {
      try store.search(query, agent: me, limit: Self.pageSize, now: now)
    }
    closeConversation()
    // One row for a conversation, however often the words occur in it.
    var seen: Set<ConversationID> = []
    let hits = found.hits.filter { seen.insert($0.row.id).inserted }
    rows = hits.map(\.row)
    hasMore = false
    searched = text
    guard !hits.isEmpty else { return lines.say("Nothing found.") }
    lines.say("Found in \(hits.count) conversation\(hits.count == 1 ? "" : "s"), newest first.")
    for (place, hit) in hits.enumerated() {
      let words = SpokenWords.plain(Shown.line(hit.text, limit: 160))
      lines.say(
        "\(place + 1). number \(hit.row.id.number), \(SpokenWords.customer(hit.row)): \(words)")
    }
    if found.hasMore { lines.say("There is more; use narrower words.") }
  }

  /// As `s` on the screens: the next one that nobody else has in hand; skipping asks why.
  func serveNext() throws {
    if let page, served == page.row.id, let row = try freshRow(page.row.id),
      row.conversation.waitingSince != nil, row.conversation.status == .open
    {
      guard let reason = ask("Why skip it? It is recorded:"), !reason.isEmpty else {
        return lines.say("Not skipped.")
      }
      skipped.insert(page.row.id)
      try act(.skip(reason: reason), "Skipped.")
    }
    let open = QueueView.triage.query
    let candidates = try session.reaching {
      try store.queue(
        QueueRequest(query: open, anchor: .first, limit: 100, agent: me), now: now
      ).rows
    }.filter {
      $0.id != page?.row.id && !skipped.contains($0.id)
        && $0.canBeServed(to: agent, in: workspace, at: now)
    }
    let id = try session.reaching { try store.serve(candidates.map(\.id), to: me, now: now) }
    guard let id else { return lines.say("Nothing waits that nobody has in hand.") }
    try openConversation(id)
    served = id
  }

  func freshRow(_ id: ConversationID) throws -> QueueRow? {
    try session.reaching { try store.rows([id], agent: me, now: now) }.first
  }
}

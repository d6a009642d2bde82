import Canvas
import Inbox

extension DeskState {
  /// One row of the list: mark, state and time to due, which target, tier, channel, audience,
  /// language, unanswered messages, customer, newest words, owner, who is there.
  func drawRow(
    _ cells: RowCells, _ layout: RowLayout, y: Int, width: Int, isSelected: Bool, _ pen: inout Pen
  ) {
    let glyphs = pen.glyphs
    let isMarked = marks.contains(cells.id) && !cells.isGone
    let conversation = cells.conversation
    // What was due there is due elsewhere now, or nowhere.
    let gone = cells.isGone ? departure(of: cells) : nil
    let countdown =
      gone.map { Countdown(mark: $0.mark, time: $0.brief) }
      ?? cells.deadline.countdown(at: now, zone: zone)
    pen.put(countdown.glyph(glyphs), x: 1, y: y, width: width - 1, countdown.role)
    pen.put(countdown.time, endingAt: min(RowLayout.timeEnd, width), y: y, width: 6, countdown.role)
    if let x = layout.target, let target = cells.deadline.target, !cells.isGone {
      pen.put(letter(target), x: x, y: y, .dim)
    }
    if let x = layout.tier {
      pen.put(tierMark(conversation.tier), x: x, y: y, tierRole(conversation))
    }
    if let x = layout.channel { pen.put(code(conversation.channel), x: x, y: y) }
    if let x = layout.audience { drawAudience(conversation, x: x, y: y, &pen) }
    if let x = layout.language { pen.put(cells.language, x: x, y: y, width: 2, .dim) }
    if let x = layout.unanswered, conversation.unanswered > 0, !cells.isGone {
      pen.put("+\(min(99, conversation.unanswered))", x: x, y: y, width: 3)
    }
    drawCustomer(cells, layout, y: y, &pen)
    if let x = layout.words { drawWords(cells, x: x, y: y, width: layout.wordsWidth, &pen) }
    if let gone {
      drawDeparture(gone, cells, layout, y: y, width: width, &pen)
    } else {
      drawTrailing(cells, layout, y: y, width: width, &pen)
    }
    if cells.isGone {
      pen.grid.overlay(Rect(x: 0, y: y, width: width, height: 1), pen.theme.tombstone)
    }
    if isMarked {
      pen.grid.overlay(Rect(x: 0, y: y, width: width, height: 1), pen.theme.marked)
    }
    if isSelected {
      let bar = Rect(x: 0, y: y, width: min(width, layout.whoEnd), height: 1)
      pen.grid.overlay(bar, pen.theme.selected)
      // A glyph of its own, so that bar and mark are both told where no look shows either.
      let mark = isMarked ? glyphs.markedSelection : glyphs.selection
      pen.grid.draw(mark, at: bar.origin, style: pen.theme.selectionMark)
    } else if isMarked {
      pen.put(glyphs.marked, x: 0, y: y, width: width, .title)
    }
  }

  private func drawAudience(_ conversation: Conversation, x: Int, y: Int, _ pen: inout Pen) {
    if conversation.audience == .public {
      pen.put("PUB", x: x, y: y, .public)
    } else if conversation.channel.hasTwoAudiences {
      pen.put("dm", x: x, y: y, .private)
    }
  }

  /// Name, then what makes a difference: ★ for an important customer, ✓ verified, followers.
  private func drawCustomer(_ cells: RowCells, _ layout: RowLayout, y: Int, _ pen: inout Pen) {
    var suffix = DisplayText.empty
    if cells.row.verified { suffix += " " + pen.glyphs.check }
    if let followers = cells.row.followers, followers >= settings.workspace.signals.followers {
      suffix += (cells.row.verified ? .empty : " ") + RowCells.followers(followers)
    }
    if cells.isImportant { suffix += " " + pen.glyphs.star }
    if !cells.signs.isEmpty { return drawDoubtful(cells, layout, y: y, &pen) }
    let room = layout.customerWidth - suffix.columns
    let end = pen.put(
      cells.customer, x: layout.customer, y: y, width: max(min(4, layout.customerWidth), room),
      cells.row.unread ? .new : .customer)
    if room >= 4 { pen.put(suffix, x: end, y: y, .vip) }
  }

  /// The sign, as much of the name as leaves the address its half, and the address.
  private func drawDoubtful(_ cells: RowCells, _ layout: RowLayout, y: Int, _ pen: inout Pen) {
    let width = layout.customerWidth
    var x = pen.put(pen.glyphs.doubt, x: layout.customer, y: y, width: width, .warning)
    let room = width - 1
    let half = max(room / 2, room - cells.address.columns - 1)
    x = pen.put(
      cells.customer, x: x, y: y, width: min(room, half), cells.row.unread ? .new : .customer)
    let left = layout.customer + width - x - 1
    if left >= 4 { pen.put(cells.address, x: x + 1, y: y, width: left, .warning) }
  }

  /// A window that closes soon, before the due time, or has closed while the customer waits takes
  /// the words' beginning.
  private func drawWords(_ cells: RowCells, x: Int, y: Int, width: Int, _ pen: inout Pen) {
    var start = x
    if cells.conversation.unanswered > 0, let window = windowText(cells.conversation),
      window.1 != .dim
    {
      let text = window.0 + " " + pen.glyphs.dot + " "
      start = pen.put(text, x: x, y: y, width: width, window.1)
    }
    let isOurs = cells.conversation.snippet.speaker == .us
    let role: StyleRole = isOurs ? .us : .text
    pen.put(cells.words, x: start, y: y, width: x + width - start, role)
  }

  private func drawTrailing(
    _ cells: RowCells, _ layout: RowLayout, y: Int, width: Int, _ pen: inout Pen
  ) {
    guard let x = layout.owner else { return }
    let here = hereNow(cells, pen.glyphs)
    let owner = cells.owner.isEmpty ? pen.glyphs.none : cells.owner
    if let now = layout.now {
      pen.put(owner, x: x, y: y, width: layout.trailingWidth, cells.owner.isEmpty ? .dim : .text)
      pen.put(here.text, x: now, y: y, width: RowLayout.nowWidth, here.role)
    } else if here.isShort, !cells.owner.isEmpty {
      let end = pen.put(owner, x: x, y: y, width: layout.trailingWidth - 2)
      pen.put(here.text.prefix(columns: 1), x: end + 1, y: y, here.role)
    } else if here.text.isEmpty || here.isShort {
      let text = here.text.isEmpty ? owner : here.text
      pen.put(text, x: x, y: y, width: layout.trailingWidth, here.text.isEmpty ? .text : here.role)
    } else {
      pen.put(here.text, x: x, y: y, width: layout.trailingWidth, here.role)
    }
  }

  /// What became of it, in the room of owner and presence.
  private func drawDeparture(
    _ gone: Departure, _ cells: RowCells, _ layout: RowLayout, y: Int, width: Int, _ pen: inout Pen
  ) {
    guard let x = layout.owner else { return }
    let room = width - x
    let words = gone.words.isEmpty ? cells.owner : gone.words(in: room)
    pen.put(words, x: x, y: y, width: room, gone.role)
  }

  /// What matters most about who is at it: trouble, a reply on its way, writing, a draft, viewing.
  private func hereNow(
    _ cells: RowCells, _ glyphs: Glyphs
  ) -> (text: DisplayText, role: StyleRole, isShort: Bool) {
    switch cells.row.outbox {
    case .failed: return ("failed", .error, false)
    case .unknown: return ("unknown", .error, false)
    case .stopped: return ("stopped", .warning, false)
    case .held:
      guard let leaves = cells.row.leavesAt, leaves > now else {
        let stays = deliveryProblem(cells.conversation.account) != nil
        return stays ? ("queued", .warning, false) : ("leaving", .paused, false)
      }
      return ("held " + LocalTime.short(leaves.since(now) + 999), .paused, false)
    case .queued: return ("queued", .paused, false)
    case .sending: return ("sending", .paused, false)
    case nil: break
    }
    if let approval = cells.row.approval { return hereNow(approval) }
    let present = cells.row.presence.filter { $0.isAlive(at: now) }
    if let writer = present.first(where: { $0.mode == .writing }) {
      return (glyphs.writing + " " + agentName(writer.agent), .writing, false)
    }
    if cells.row.hasDraft { return ("draft", .us, false) }
    if let other = present.max(by: { $0.mode < $1.mode }) {
      return (glyphs.viewing + " " + agentName(other.agent), .viewing, true)
    }
    return (.empty, .text, false)
  }

  /// A reply that waits, by its own clock, or what its author has to learn of it.
  private func hereNow(
    _ approval: RowApproval
  ) -> (text: DisplayText, role: StyleRole, isShort: Bool) {
    switch approval.state {
    case .rejected: return ("back", .warning, false)
    case .approved, .withdrawn: return ("edited", .new, false)
    case .requested:
      guard let left = approval.due?.since(now) else { return ("ok?", .paused, false) }
      // Seven columns: what is overdue has its sign in the place of the blank.
      if left < 0 { return ("ok?-" + LocalTime.short(-left), .breached, false) }
      let isMine = approval.author == me
      return ("ok? " + LocalTime.left(left), isMine ? .paused : .atRisk, false)
    }
  }

  func agentName(_ id: AgentID) -> DisplayText {
    DisplayText(filtering: name(of: id), as: .name, limit: 40)
  }

  func tierMark(_ tier: Tier) -> DisplayText { "T\(tier.rawValue)" }

  func tierRole(_ conversation: Conversation) -> StyleRole {
    conversation.tier == .three ? .tier3 : .text
  }

  private func letter(_ target: TargetKind) -> DisplayText {
    switch target {
    case .firstResponse: "F"
    case .nextResponse: "N"
    case .resolution: "R"
    }
  }

  func code(_ channel: Channel) -> DisplayText { DisplayText(composed: channel.code) }
}

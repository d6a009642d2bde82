import Canvas
import Inbox

/// What became of a conversation that has left the list, for the line that it leaves behind.
struct Departure {
  var mark: Countdown.Mark
  /// For the column of times: six columns at most.
  var brief: DisplayText
  /// The same in words, the longest first: whoever shows it takes what fits.
  var words: [DisplayText]
  var role = StyleRole.dim

  /// The longest that fits, else the shortest.
  func words(in columns: Int) -> DisplayText {
    words.first { $0.columns <= columns } ?? words.last ?? .empty
  }

  var whole: DisplayText { words.first ?? .empty }
}

extension DeskState {
  /// Of a row that is still in the list, too: what a reply that is on its way makes of it.
  func departure(of cells: RowCells) -> Departure {
    if let leaving = reply(onItsWayFrom: cells) { return leaving }
    guard let fate = cells.fate else {
      // Until the store has said: what this agent did to it.
      let last = acts.done.last { $0.concerns(cells.id) }?.summary ?? ""
      let said = DisplayText(filtering: last, as: .name, limit: 40)
      return Departure(mark: .gone, brief: "gone", words: said.isEmpty ? [] : [said])
    }
    let before = cells.conversation
    let after = fate.conversation
    let what = change(from: before, to: after)
    var departure = what
    if let by = cells.changed?.by, by != me.text, let agent = settings.workspace.agent(AgentID(by))
    {
      let name = DisplayText(filtering: agent.name, as: .name, limit: 24)
      departure.words.insert(what.whole + " by " + name, at: 0)
    }
    guard let sent = after.lastHumanReplyAt, sent > before.lastHumanReplyAt ?? before.openedAt
    else { return departure }
    let clock: DisplayText = "sent " + LocalTime.brief(sent, now: now, zone)
    departure.mark = .done
    departure.brief = "sent"
    departure.words = (after.status == .open ? [] : [clock + ", " + what.whole]) + [clock, "sent"]
    return departure
  }

  /// What took it out of the list, going by how it stands now.
  private func change(from before: Conversation, to after: Conversation) -> Departure {
    if after.mergedInto != nil { return Departure(mark: .gone, brief: "merged", words: ["merged"]) }
    switch after.status {
    case .resolved, .spam:
      let word = Happening.name(after.status)
      return Departure(mark: .done, brief: after.status == .spam ? "spam" : "done", words: [word])
    case .pending: return Departure(mark: .paused, brief: "pause", words: ["pending"])
    case .snoozed:
      let until = after.snoozedUntil.map { LocalTime.brief($0, now: now, zone) }
      return Departure(
        mark: .paused, brief: "later",
        words: (until.map { ["snoozed until " + $0] } ?? []) + ["snoozed"])
    case .open: break
    }
    if after.assignee != before.assignee {
      let owner = after.assignee.map { agentName($0) } ?? "nobody"
      return Departure(mark: .gone, brief: "moved", words: ["to " + owner])
    }
    if after.team != before.team, let team = after.team {
      let name = DisplayText(filtering: team.text, as: .name, limit: 24)
      return Departure(mark: .gone, brief: "moved", words: ["to team " + name, "to " + name])
    }
    return Departure(mark: .gone, brief: "gone", words: ["changed"])
  }

  /// A reply that is held, waits, failed or was stopped: it says more than the status.
  private func reply(onItsWayFrom cells: RowCells) -> Departure? {
    let row = cells.fate ?? cells.row
    guard let words = replyUnderWay(row) else { return nil }
    // As it was while the row was in the list, it may have left since.
    if cells.isGone, cells.fate == nil { return nil }
    let isTrouble = row.outbox.map { !$0.isLeaving } ?? false
    return Departure(
      mark: isTrouble ? .atRisk : .paused, brief: isTrouble ? "look" : "held", words: words,
      role: isTrouble ? .error : .dim)
  }

  /// `reply leaves in 6s`: what stands in the outbox for a conversation, the longest words first; nil
  /// if nothing does.
  func replyUnderWay(_ row: QueueRow) -> [DisplayText]? {
    switch row.outbox {
    case nil: return nil
    case .held, .queued, .sending:
      if row.outbox == .held, let at = row.leavesAt, at > now {
        let left = LocalTime.short(at.since(now) + 999)
        return ["a reply leaves in " + left, "leaves " + left]
      }
      if deliveryProblem(row.conversation.account) != nil {
        return ["a reply stays queued", "queued"]
      }
      return row.outbox == .queued
        ? ["a reply is queued", "queued"] : ["a reply is leaving", "leaving"]
    case .failed: return ["the reply was not sent", "failed"]
    case .unknown: return ["nobody knows whether the reply was sent", "unknown"]
    case .stopped: return ["the reply was stopped, its text is the draft", "stopped"]
    }
  }

  // MARK: Asking

  /// Asks how those stand that have left the list, while their lines are on the screen.
  mutating func askForFates() {
    guard conversation == nil, queue.list.hasTombstones else { return }
    for cells in visibleRows where cells.isGone && cells.isFateOld && !isAskingFate(cells.id) {
      let ticket = questions.ask(.fate(cells.id))
      emit(
        .loadConversation(
          ticket,
          ConversationRequest(conversation: cells.id, anchor: .latest, limit: 12, agent: me)))
    }
  }

  private func isAskingFate(_ id: ConversationID) -> Bool {
    questions.contains { if case .fate(id) = $0 { true } else { false } }
  }

  mutating func answer(fate id: ConversationID, _ page: ConversationPage?) {
    guard let page, page.row.id == id else { return }
    queue.list.learn(fate: page.row, of: id)
    guard let place = queue.list.index(of: id) else { return }
    let version = queue.list.rows[place].row.version
    queue.previews.keep(PreviewCells(page, version: version, settings: settings), for: id)
  }
}

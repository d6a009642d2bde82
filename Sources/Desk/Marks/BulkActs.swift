import Canvas
import Inbox

extension DeskState {
  /// Why an act cannot go to the marks, in words.
  func problemWithMarks(_ id: CommandID) -> String? {
    let count = "\(marks.count) are marked"
    switch id {
    case .reply, .savedReply:
      return "\(count): a reply goes to one conversation; Esc takes the marks away"
    case .note: return "\(count): a note goes to one conversation; + escalates all with a note"
    case .compose: return "\(count): a new conversation has nothing to do with them; Esc first"
    case .approval: return "\(count): approvals are given one by one; Esc takes the marks away"
    case .link: return "\(count): merging and linking take one; Esc takes the marks away"
    default: return bulk == nil ? nil : problemWhileUnderWay
    }
  }

  var problemWhileUnderWay: String? {
    guard let bulk else { return nil }
    let total = bulk.request.conversations.count
    return "\(bulk.reached) of \(total) × \(bulk.summary): wait, or Esc stops it"
  }

  func isBeingDone(_ id: ConversationID) -> Bool {
    bulk?.conversations.contains(id) ?? false
  }

  /// The act of a key for the marks: asks what it must know, then shows the plan.
  mutating func actOnMarks(_ id: CommandID) -> Bool {
    marks.endRange()
    switch id {
    case .tier1: askTierReason(.one)
    case .tier2: askTierReason(.two)
    case .tier3: plan(.tier(.three, reason: nil), "tier 3")
    case .take: plan(.assign(Assignment(agent: .to(me))), "→ \(name(of: me))")
    case .pending: plan(.pending, "pending")
    case .spam: plan(.spam, "spam")
    case .resolve: plan(.resolve(reason: nil), "resolved")
    case .tag: openTagPicker(.marked)
    case .assign: openAssignPicker(.marked)
    case .escalate: openEscalatePicker(.marked)
    case .priority: openPriorityPicker(.marked)
    case .snooze: openSnoozePicker(.marked)
    case .status: openStatusPicker(.marked)
    case .macro: openMacros()
    case .handOver: openHandOverPicker(.marked)
    case .incident: openIncidentPicker(.marked)
    default: return false
    }
    return true
  }

  private mutating func askTierReason(_ tier: Tier) {
    layers.append(
      .prompt(
        Prompt(
          .tierReason(tier, .marked), title: "Why tier \(tier.rawValue)?",
          hint: "Those that it lowers need the reason")))
  }

  /// One conversation at once; marks after their plan.
  mutating func perform(
    _ command: Command, at aim: ActAim, _ summary: String, opensNext: Bool = false
  ) {
    switch aim {
    case .one(let id):
      guard let row = row(of: id) else { return }
      perform(command, on: row, summary, opensNext: opensNext)
    case .marked: plan(command, summary)
    }
  }

  /// - Parameter one: For this one, wherever it is, instead of the marks.
  mutating func plan(_ command: Command, _ summary: String, one: ConversationID? = nil) {
    let request = Bulk(
      act: ids.act(), by: me, command: command,
      conversations: one.map { [$0] } ?? marks.ids.sorted(), view: one == nil ? marks.view : nil)
    notices.clearAnswer()
    let ticket = questions.ask(
      .plan(BulkUnderWay(request: request, summary: summary, isOne: one != nil)))
    gate.close(until: ticket)
    emit(.plan(ticket, request))
  }

  /// Esc while the plan is being made.
  mutating func dropPlan() -> Bool {
    let isPlan: (Questions.Purpose) -> Bool = { if case .plan = $0 { true } else { false } }
    guard questions.contains(isPlan) else { return false }
    for (ticket, purpose) in questions.open where isPlan(purpose) { gate.answered(ticket) }
    questions.drop(isPlan)
    say(.done, "Nothing was done")
    return true
  }

  /// The same for the conversations of a group, wherever they are.
  mutating func plan(
    _ command: Command, _ summary: String, group: String, _ conversations: [ConversationID],
    opening: IncidentRequest? = nil
  ) {
    var request = Bulk(act: ids.act(), by: me, command: command, conversations: conversations)
    request.opening = opening
    var planned = BulkUnderWay(request: request, summary: summary)
    planned.group = group
    notices.clearAnswer()
    let ticket = questions.ask(.plan(planned))
    gate.close(until: ticket)
    emit(.plan(ticket, planned.request))
  }

  mutating func answer(_ ticket: Ticket, planned report: BulkReport) {
    gate.answered(ticket)
    guard case .plan(let planned) = questions.answer(ticket) else { return }
    // Their lines show no mark any more: what nobody sees is not to be worked on later.
    if !planned.isOne { marks.remove(report.left) }
    let box =
      if case .macro(let macro) = planned.request.command {
        macroBox(macro, planned, report)
      } else {
        planBox(planned, report)
      }
    layers.append(.question(box))
    gate.closeUntilPainted()
  }

  /// Never more than the plan named: what becomes possible meanwhile is not done.
  mutating func start(_ planned: BulkUnderWay) {
    notices.clearAnswer()
    if planned.isOne {
      guard let row = planned.request.conversations.first.flatMap({ row(of: $0) }) else { return }
      let command = planned.request.command
      perform(command, on: row, planned.summary, opensNext: command.ends)
      return
    }
    bulk = planned
    emit(.performAll(planned.request))
  }

  mutating func bulkEnded(_ act: ActID, _ report: BulkReport, _ problem: String?) {
    guard let ended = bulk, ended.request.act == act else { return }
    bulk = nil
    record(ended, report)
    marks.remove(report.left)
    // Done with; what was refused or not reached stays marked, for what it needs comes next.
    if ended.endsMarks { marks.remove(report.done) }
    if ended.request.command.changesStatus { queue.list.bury(Set(report.done)) }
    if marks.isEmpty { marks.clear() }
    tell(ended, report, problem)
    goOn(after: ended, report)
    groupEnded(ended, report)
    refreshView()
    if let id = conversation?.id, ended.conversations.contains(id) { reloadConversation() }
  }

  private mutating func record(_ ended: BulkUnderWay, _ report: BulkReport) {
    // Nothing of an answer is a line yet: U takes it back, not u.
    if case .answerTogether = ended.request.command { return }
    guard let first = report.done.first else { return }
    let attempted = Set(report.done + report.left + report.refused.flatMap(\.conversations))
    acts.record(
      ActLedger.Act(
        id: ended.request.act, conversation: first, many: Set(report.done),
        unreached: ended.conversations.subtracting(attempted), command: ended.request.command,
        summary: ended.summary))
  }

  private mutating func tell(_ ended: BulkUnderWay, _ report: BulkReport, _ problem: String?) {
    let total = ended.request.conversations.count
    var words = ["\(report.done.count) × \(ended.summary)"]
    if report.count < total { words.append("stopped at \(report.count) of \(total)") }
    if !report.left.isEmpty { words.append("\(report.left.count) had left the list") }
    if let refused = report.refused.first {
      words.append("\(report.refusedCount) not: \(refused.refusal.inGeneral)")
    }
    words += report.restrictions.lossWords(in: settings.workspace).map { String($0.dropLast()) }
    if let problem { words.append(problem) }
    if ended.request.opening != nil, !report.done.isEmpty, let title = ended.group {
      words[0] = "“\(title)” is open, rules and surveys say nothing in it: " + words[0]
    }
    let isWhole = words.count == 1
    announce(problem != nil ? .error : isWhole ? .done : .warning, words.joined(separator: "; "))
  }
}

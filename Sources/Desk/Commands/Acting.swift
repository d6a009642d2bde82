import Canvas
import Inbox

extension DeskState {
  /// Runs an act on the target; false if the command is none.
  mutating func act(_ id: CommandID) -> Bool {
    if actsOnMarks { return actOnMarks(id) }
    guard let row = target else { return false }
    switch id {
    case .tier1: setTier(.one, of: row)
    case .tier2: setTier(.two, of: row)
    case .tier3: setTier(.three, of: row)
    case .take: take(row)
    case .pending: perform(.pending, on: row, "pending")
    case .spam: perform(.spam, on: row, "spam", opensNext: true)
    case .resolve: resolve(row)
    case .tag: openTagPicker(.one(row.id))
    case .assign: openAssignPicker(.one(row.id))
    case .escalate: openEscalatePicker(.one(row.id))
    case .priority: openPriorityPicker(.one(row.id))
    case .snooze: openSnoozePicker(.one(row.id))
    case .status: openStatusPicker(.one(row.id))
    case .link: openLinkPicker(row)
    case .macro: openMacros()
    case .handOver: openHandOverPicker(.one(row.id))
    case .incident: openIncidentPicker(.one(row.id))
    case .approval: showApproval()
    case .reply: startWriting(.reply)
    case .note: startWriting(.note)
    case .savedReply:
      startWriting(.reply)
      openSavedReplies()
    default: return false
    }
    return true
  }

  /// Hands one command over; what became of it comes back as `performed`.
  @discardableResult
  mutating func perform(
    _ command: Command, on row: QueueRow, _ summary: String, opensNext: Bool = false,
    sends: Draft.Kind? = nil
  ) -> ActID {
    let act = ids.act()
    let ref = row.conversation.ref
    // A refusal of the try before says nothing about this one.
    notices.clearAnswer()
    let goesOn = isSweeping || settings.afterResolve != .stay
    let opens = opensNext && goesOn && conversation?.id == row.id
    acts.begin(
      ActLedger.Act(
        id: act, conversation: row.id, ref: ref, command: command, summary: summary,
        opensNext: opens, sends: sends))
    if opens { gate.close(until: act) }
    emit(
      .perform(
        Request(
          act: act, by: .agent(me), conversation: ref, command: command, endsDraft: sends)))
    return act
  }

  private mutating func setTier(_ tier: Tier, of row: QueueRow) {
    guard tier < row.conversation.tier else {
      perform(.tier(tier, reason: nil), on: row, "tier \(tier.rawValue)")
      return
    }
    layers.append(
      .prompt(
        Prompt(
          .tierReason(tier, .one(row.id)), title: "Why tier \(tier.rawValue)?",
          hint: "Lowering asks for the reason")))
  }

  /// Owned by another: a second `m` confirms.
  private mutating func take(_ row: QueueRow) {
    if row.conversation.assignee == me { return say(.hint, "\(row.id) is yours already") }
    if let owner = row.conversation.assignee, attention.confirmsTaking != row.id {
      attention.confirmsTaking = row.id
      return say(.warning, "\(row.id) is \(name(of: owner))’s: m again takes it")
    }
    attention.confirmsTaking = nil
    perform(.assign(Assignment(agent: .to(me))), on: row, "→ \(name(of: me))")
  }

  /// While the customer waits, a second `e` opens the question for the reason.
  private mutating func resolve(_ row: QueueRow) {
    // An answer is on its way: resolved once it has left, and nobody is left waiting.
    if row.conversation.waitingSince != nil, row.outbox?.isLeaving ?? false {
      let act = perform(.resolve(reason: nil), on: row, "resolved after the reply", opensNext: true)
      acts.waitsForReply(act)
      return
    }
    guard let since = row.conversation.waitingSince else {
      perform(.resolve(reason: nil), on: row, "resolved", opensNext: true)
      return
    }
    guard attention.confirmsResolving == row.id else {
      attention.confirmsResolving = row.id
      let waits = LocalTime.inWords(now.since(since))
      return say(.warning, "The customer waits, \(waits): e again resolves unanswered")
    }
    attention.confirmsResolving = nil
    askResolveReason(.one(row.id))
  }

  mutating func askResolveReason(_ aim: ActAim) {
    layers.append(
      .prompt(
        Prompt(
          .resolveReason(aim), title: "Why is no answer needed?",
          hint: "The customer waits: ^S resolves unanswered, Enter never does")))
  }

  // MARK: Back again

  mutating func undo() {
    if let discarded = acts.discarded, discarded.after == acts.done.last?.id {
      return restoreDiscarded(discarded)
    }
    guard let last = acts.done.last else { return }
    takeBack(last, "undone: \(last.summary)")
  }

  mutating func redo() {
    guard let last = acts.undone.last else { return }
    takeBack(last, "again: \(last.summary)")
  }

  private mutating func takeBack(_ last: ActLedger.Act, _ summary: String) {
    let act = ids.act()
    let command = Command.undo(last.id)
    guard let ref = last.ref else {
      let bulk = Bulk(act: act, by: me, command: command, conversations: last.many.sorted())
      return start(BulkUnderWay(request: bulk, summary: summary))
    }
    notices.clearAnswer()
    acts.begin(
      ActLedger.Act(
        id: act, conversation: last.conversation, ref: ref, command: command,
        summary: summary))
    emit(
      .perform(Request(act: act, by: .agent(me), conversation: ref, command: command)))
  }

  var newestHeld: OutboxEntry? {
    figures.leaving.filter { $0.author == me && $0.state == .held && $0.leavesAt > now }
      .max { $0.createdAt < $1.createdAt }
  }

  var newestHeldID: MessageID? {
    let fresh = acts.justHeld.filter { $0.value > now }.max { $0.value < $1.value }
    return fresh?.key ?? newestHeld?.id
  }

  mutating func takeBackNewest() {
    guard let id = newestHeldID else { return }
    // An answer to many is one act: all of it that has not left comes back.
    guard let group = lastGroup, id.text.hasPrefix(group + "-") else { return emit(.takeBack(id)) }
    emit(.takeBackGroup(group))
  }

  /// What was still held of an answer to many is back.
  mutating func groupTakenBack(_ group: String, _ taken: TakenBack) {
    if lastGroup == group { lastGroup = nil }
    let prefix = group + "-"
    for id in acts.justHeld.keys where id.text.hasPrefix(prefix) { acts.justHeld[id] = nil }
    let back = Set(taken.ids)
    figures.leaving.removeAll { back.contains($0.id) }
    let stays = taken.gone > 0 ? "; \(taken.gone) have left and stay" : ""
    switch back.count {
    case 0: say(.warning, "Nothing of it is held any more: it has left")
    case 1: say(.done, "Taken back; \(taken.whereabouts)\(stays)")
    default: say(.done, "\(back.count) taken back; \(taken.whereabouts)\(stays)")
    }
    reloadConversation()
    refreshView()
    loadIncident()
    if layers.contains(where: { if case .outbox = $0 { true } else { false } }) { loadOutbox() }
  }

  // MARK: Answers

  mutating func performed(_ id: ActID, _ outcome: ActOutcome) {
    gate.answered(id)
    guard let act = acts.end(id) else { return }
    unsaved.tookNote(of: outcome)
    switch outcome {
    case .done(let version): done(act, version)
    case .begun(let id, let version):
      done(act, version)
      begun(id)
    case .submitted(let step, _, let replaces): submitted(act, step, replaces: replaces)
    case .stopped(let collision): approvalStopped(act, collision)
    case .refused(let refusal): refused(act, refusal)
    case .failed(let reason):
      if case .focus = act.command { return }
      draftReturned(act)
      say(.error, "\(spoken(act.conversation)) \(act.summary): \(reason)")
      giveBackAnswer(act)
    }
  }

  mutating func done(_ act: ActLedger.Act, _ version: Int64?) {
    let takenBack = acts.takenBack(by: act)
    acts.record(act)
    if case .focus = act.command { return }
    if case .reveal(let message) = act.command { return revealed(message, in: act.conversation) }
    noteInSweep(act, takenBack: takenBack)
    if let reply = act.command.reply, reply.holdMilliseconds > 0 {
      acts.justHeld[reply.id] = now.advanced(by: reply.holdMilliseconds)
    }
    if let version, conversation?.id == act.conversation {
      conversation?.ownActMoved(to: version, steps: act.command.guardSteps)
    }
    if case .undo = act.command { say(.done, "\(act.conversation) \(act.summary)") }
    if act.waitsForReply {
      let both = newestHeldID == nil ? "" : "; U takes both back"
      say(.done, "\(act.conversation) \(act.summary)\(both)")
    }
    if let kind = act.sends { draftLeft(kind, act, at: version) }
    refreshView()
    if conversation?.id == act.conversation { reloadConversation() }
    reloadCustomer()
    switch act.command {
    case .linkContact, .unlinkContact:
      say(.done, "\(act.conversation) \(act.summary); u takes it back")
    default: break
    }
    if act.opensNext { openNext(after: act.conversation) }
  }

  private mutating func refused(_ act: ActLedger.Act, _ refusal: Refusal) {
    draftReturned(act)
    switch (refusal, act.command) {
    case (_, .focus): return
    case (.collision(let collision), .reply(let reply)): overtaken(collision, reply, act)
    case (.windowClosed, _) where act.sends != nil && conversation?.id == act.conversation,
      (.neverWrote, .reply) where act.sends != nil && conversation?.id == act.conversation:
      showWindowClosed(refusal)
    case (.saidElsewhere(let said), _) where conversation?.id == act.conversation:
      if let reply = act.command.reply { askToSayAgain(said, reply) }
    case (.customerWaits, .resolve): askResolveReason(.one(act.conversation))
    default: say(.warning, "\(spoken(act.conversation)): \(words(of: refusal))")
    }
    giveBackAnswer(act)
    refreshView()
  }

  /// Times as this desk's clock tells them, not as the journal does.
  private func words(of refusal: Refusal) -> String {
    switch refusal {
    case .customerWaits(let since):
      let time = LocalTime.brief(since, now: now, zone).string
      return "The customer waits since \(time); resolving without an answer needs a reason."
    case .snoozeInThePast(let until):
      return "\(LocalTime.brief(until, now: now, zone).string) has passed; give a time to come."
    default: return refusal.description
    }
  }

  mutating func outboxSettled(_ id: MessageID, _ problem: String?) {
    let isFresh = acts.justHeld.removeValue(forKey: id) != nil
    if let problem { return say(.warning, problem) }
    let entry = figures.leaving.first { $0.id == id }
    if entry?.state == .held || isFresh { say(.done, "Taken back; the text is in the draft") }
    figures.leaving.removeAll { $0.id == id }
    if isFresh || entry.map({ $0.conversation == conversation?.id }) ?? false {
      reloadConversation()
    }
    refreshView()
    if layers.contains(where: { if case .outbox = $0 { true } else { false } }) { loadOutbox() }
  }
}

/// What another set of rules would have done to a conversation that was, before it is switched on.
package struct RuleReplay: Hashable, Sendable {
  /// One line on which the two sets do not agree.
  package struct Difference: Hashable, Sendable {
    package var at: Instant
    /// What only the new set does, and which rule of it.
    package var added: [Change]
    /// What only the old set does.
    package var dropped: [Change]
    /// No line: time had come.
    package var isOfTime = false
  }

  package struct Change: Hashable, Sendable {
    package var rule: String
    package var what: What
  }

  package enum What: Hashable, Sendable {
    case line(Occurrence)
    case reply(String)

    /// Whether a reader would find the same in the journal: a note bears an id that tells how many
    /// lines its rule wrote before it.
    fileprivate func isSame(as other: What) -> Bool {
      guard case .line(.note(var mine)) = self, case .line(.note(let theirs)) = other else {
        return self == other
      }
      mine.id = theirs.id
      return mine == theirs
    }
  }

  /// When each set last told what an account lets expect.
  private struct Said {
    var old: [AccountID: Instant] = [:]
    var new: [AccountID: Instant] = [:]
  }

  package var differences: [Difference]
  /// Lines looked at.
  package var lines: Int

  /// Both sets look at the conversation as it was, with what rules did to it then.
  ///
  /// - Parameters:
  ///   - until: Time passes until then after the last line; nil: none does.
  ///   - lines: All lines of the conversation with those of its contacts, in journal order.
  ///   - old: The workspace whose rules stand against those of `new`.
  package init(
    of ref: ConversationRef, lines: [Event], since: Instant, until: Instant? = nil, old: Workspace,
    new: Workspace
  ) {
    differences = []
    self.lines = 0
    var passed: [Event] = []
    var contacts: [ContactID: Contact] = [:]
    var conversation: Conversation?
    var said = Said()
    var fired = Fired()
    func silence(after last: Instant, until end: Instant, isLast: Bool) -> Silence? {
      conversation.map {
        Silence(
          conversation: $0, contact: $0.contact.flatMap { contacts[$0] }, from: last, end: end,
          isLast: isLast)
      }
    }
    let hasTimed = !old.timedRules.isEmpty || !new.timedRules.isEmpty
    for event in lines {
      if hasTimed, let last = passed.last?.at, last < event.at,
        let silence = silence(after: last, until: event.at, isLast: false)
      {
        pass(silence, since: since, old: old, new: new, &fired)
      }
      let before = conversation
      passed.append(event)
      if case .contact(let update) = event.what {
        contacts[update.contact, default: Contact(id: update.contact)].apply(update)
      }
      conversation = RuleReplay.next(before, event, ref, passed, new)
      guard let conversation, event.at >= since, event.conversation != nil else { continue }
      self.lines += 1
      let scene = RuleScene(
        event: event, before: before, conversation: conversation,
        contact: conversation.contact.flatMap { contacts[$0] }, workspace: new, now: event.at)
      compare(scene, old: old, new: new, &said)
    }
    if hasTimed, let until, let last = passed.last?.at,
      let silence = silence(after: last, until: max(last, until), isLast: true)
    {
      pass(silence, since: since, old: old, new: new, &fired)
    }
  }

  private static func next(
    _ before: Conversation?, _ event: Event, _ ref: ConversationRef, _ passed: [Event],
    _ workspace: Workspace
  ) -> Conversation? {
    guard var conversation = before, event.conversation == ref,
      !conversation.needsRefold(for: event)
    else { return Conversation.fold(ref, lines: passed, workspace: workspace).conversation }
    _ = conversation.apply(event, workspace: workspace)
    return conversation
  }

  private mutating func compare(
    _ scene: RuleScene, old: Workspace, new: Workspace, _ said: inout Said
  ) {
    var oldScene = scene
    oldScene.workspace = old
    let oldChanges = RuleReplay.changes(oldScene.run(old.rules), at: scene.now, &said.old)
    let newChanges = RuleReplay.changes(scene.run(new.rules), at: scene.now, &said.new)
    note(scene.event.at, old: oldChanges, new: newChanges)
  }

  /// Keeps in what the two sets differ.
  mutating func note(
    _ at: Instant, old oldChanges: [Change], new newChanges: [Change], isOfTime: Bool = false
  ) {
    let added = newChanges.filter { change in
      !oldChanges.contains { $0.what.isSame(as: change.what) }
    }
    let dropped = oldChanges.filter { change in
      !newChanges.contains { $0.what.isSame(as: change.what) }
    }
    guard !added.isEmpty || !dropped.isEmpty else { return }
    differences.append(
      Difference(at: at, added: added, dropped: dropped, isOfTime: isOfTime))
  }

  private static func changes(
    _ run: RuleRun, at now: Instant, _ said: inout [AccountID: Instant]
  ) -> [Change] {
    run.reports.flatMap { report in
      var changes = report.events.map { Change(rule: report.rule, what: .line($0.what)) }
      guard let reply = report.reply else { return changes }
      if case .expectation(let account, let oncePer) = reply.limit {
        if let last = said[account], oncePer.map({ now.since(last) < $0 }) ?? true {
          return changes
        }
        said[account] = now
      }
      changes.append(Change(rule: report.rule, what: .reply(reply.title)))
      return changes
    }
  }
}

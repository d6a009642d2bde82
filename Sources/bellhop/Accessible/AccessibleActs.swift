import Desk
import Inbox
import InboxStore

/// Acts on the conversation in front; every rule is the store's.
extension AccessibleSession {
  /// Does it and says so, or says why not.
  func act(_ command: Command, _ done: String) throws {
    guard let page else { return }
    let request = Request(
      act: session.freshActID(), by: .agent(me), conversation: page.row.conversation.ref,
      command: command)
    _ = try session.reaching { try store.perform(request, now: now) }
    if let row = try freshRow(page.row.id) { self.page?.row = row }
    lines.say(done)
  }

  func tag(_ page: ConversationPage, _ name: String) throws {
    var name = name
    if name.isEmpty {
      let known = Set(workspace.savedReplies.flatMap { $0.tags + $0.then.addTags })
        .subtracting(page.row.conversation.tags).sorted()
      if !known.isEmpty {
        lines.say("Known tags: \(known.prefix(20).map { Shown.name($0) }.joined(separator: ", ")).")
      }
      name = ask("Which tag? An empty line goes back:") ?? ""
    }
    guard !name.isEmpty else { return }
    let tag = String(name.drop { $0 == "#" })
    try act(.tag([tag]), "Tagged \(Shown.name(tag)).")
  }

  func untag(_ page: ConversationPage, _ name: String) throws {
    let tags = page.row.conversation.tags
    guard !tags.isEmpty else { return lines.say("It has no tags.") }
    var name = name
    if name.isEmpty {
      guard let number = try choice(tags.map { Shown.name($0) }) else { return }
      name = tags[number - 1]
    }
    try act(.untag([name]), "The tag \(Shown.name(name)) is gone.")
  }

  func tier(_ page: ConversationPage, _ text: String) throws {
    let typed =
      text.isEmpty
      ? ask("It is tier \(page.row.conversation.tier.rawValue). Which, 1, 2 or 3?") ?? "" : text
    guard let tier = Int(typed).flatMap({ Tier(rawValue: $0) }) else {
      return lines.say("There are tiers 1, 2 and 3.")
    }
    do {
      try act(.tier(tier, reason: nil), "Tier \(tier.rawValue).")
    } catch let failure as Failure
      where failure.message == Refusal.loweringTierNeedsReason.description
    {
      guard let reason = ask("Lowering needs a reason:"), !reason.isEmpty else {
        return lines.say("Nothing was changed.")
      }
      try act(.tier(tier, reason: reason), "Tier \(tier.rawValue).")
    }
  }

  func take(_ page: ConversationPage) throws {
    let conversation = try freshRow(page.row.id)?.conversation ?? page.row.conversation
    if conversation.assignee == me { return lines.say("It is yours already.") }
    if let owner = conversation.assignee {
      let name = Shown.name(workspace.agent(owner)?.name ?? owner.text)
      guard ask("It is \(name)'s. Type yes to take it:")?.lowercased() == "yes" else {
        return lines.say("Nothing was changed.")
      }
    }
    try act(.assign(Assignment(agent: .to(me))), "It is yours.")
  }

  func assign(_ page: ConversationPage, _ text: String) throws {
    var offers: [(name: String, change: Assignment)] = workspace.agents.map {
      (Shown.name($0.name), Assignment(agent: .to($0.id)))
    }
    offers += workspace.teams.map {
      ("team \(Shown.name($0.id.text))", Assignment(team: .to($0.id)))
    }
    offers.append(("nobody", Assignment(agent: .to(nil))))
    let wanted = text.lowercased()
    let matching = wanted.isEmpty ? offers : offers.filter { $0.name.lowercased().contains(wanted) }
    guard !matching.isEmpty else { return lines.say("There is nobody of that name.") }
    let number = matching.count == 1 ? 1 : try choice(matching.map(\.name))
    guard let number else { return }
    let chosen = matching[number - 1]
    try act(.assign(chosen.change), "Given to \(chosen.name).")
  }

  /// While the customer waits it asks for the reason; an empty line leaves it open.
  func resolve(_ page: ConversationPage) throws {
    let conversation = try freshRow(page.row.id)?.conversation ?? page.row.conversation
    let isLeaving = try freshRow(page.row.id)?.outbox?.isLeaving ?? false
    guard let since = conversation.waitingSince, !isLeaving else {
      return try act(
        .resolve(reason: nil), isLeaving ? "Resolved once the reply is sent." : "Resolved.")
    }
    lines.say("The customer has waited \(SpokenWords.duration(now.since(since))) for an answer.")
    guard let reason = ask("Why is none needed? An empty line leaves it open:"), !reason.isEmpty
    else { return lines.say("It stays open.") }
    try act(.resolve(reason: reason), "Resolved unanswered.")
  }

  func snooze(_ page: ConversationPage, _ text: String) throws {
    let typed =
      text.isEmpty
      ? ask("Until when? As in 30m, 2h, 3d, 16:30, tomorrow 9:00, mon 9:00:") ?? "" : text
    guard !typed.isEmpty else { return }
    guard let until = TypedTime.instant(typed, now: now, zone: workspace.zone) else {
      return lines.say("That is no time. 30m, 2h, 3d, 16:30, tomorrow 9:00 and mon 9:00 are.")
    }
    try act(.snooze(until: until), "Snoozed for \(SpokenWords.duration(until.since(now))).")
  }

  func undo() throws {
    let undone = try session.reaching {
      try store.undoLast(me, act: session.freshActID(), now: now)
    }
    try tell(undone, "taken back")
  }

  func redo() throws {
    let redone = try session.reaching {
      try store.redoLast(me, act: session.freshActID(), now: now)
    }
    try tell(redone, "done again")
  }

  private func tell(_ undone: Undone, _ what: String) throws {
    for refusal in undone.passed { lines.say(refusal.description) }
    for result in undone.results {
      let performed = try session.reaching { () throws(StoreError) in try result.get() }
      let words = undone.act.words(in: performed.ref, of: session)
      lines.say("Number \(performed.conversation.number), \(what): \(SpokenWords.plain(words)).")
    }
    if let id = page?.row.id, let row = try freshRow(id) { page?.row = row }
  }

  /// The newest reply that is still held.
  func takeBack() throws {
    let held = try session.reaching { try store.outbox(readableBy: me) }
      .filter { $0.author == me && $0.state == .held }
    guard let newest = held.max(by: { $0.createdAt < $1.createdAt }) else {
      return lines.say("No reply of yours is held.")
    }
    // An answer to many is one: all of it that has not left comes back.
    if let group = GroupAnswer.id(of: newest.id) {
      let back = try session.reaching { try store.takeBack(all: group, by: me, now: now) }
      return lines.say(back.words)
    }
    let entry = try session.reaching { try store.cancel(newest.id, now: now) }
    if page?.row.id == entry.conversation {
      page?.reply = Draft(kind: .reply, text: entry.reply.text, cursor: entry.reply.text.count)
    }
    lines.say("Number \(entry.conversation.number): taken back, the text is a draft.")
  }
}
